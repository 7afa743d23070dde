from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from desktop.devices.image_sequence import ImageSequence
from desktop.provenance import content_credentials, private_folder, signature_file
from desktop.provenance.claim import Claim
from desktop.provenance.file_signer import FileSigner
from desktop.provenance.signing_key import SigningKey
from tests.unit.desktop.provenance.conftest import video
from tests.unit.desktop.provenance.test_signing_key import as_pem


@pytest.fixture
def certificate(tmp_path: Path, key: SigningKey) -> Path:
    path = tmp_path / "mine.pem"
    path.write_text(as_pem(key.private) + key.chain)
    return path


def test_a_finished_video_is_signed(tmp_path: Path, certificate: Path) -> None:
    said: list[str] = []
    path = video(tmp_path / "a.mp4", FileSigner(Claim, said.append, certificate))
    report = content_credentials.read(path, "")
    assert report
    assert report["validation_state"] == "Valid"
    assert not said


def test_a_format_without_credentials_gets_a_signature_beside_it(tmp_path: Path, certificate: Path) -> None:
    path = video(tmp_path / "a.webm", FileSigner(Claim, pytest.fail, certificate))
    found = signature_file.read(path)
    assert found
    assert found.fits


def test_every_picture_of_a_series_is_signed(tmp_path: Path, certificate: Path) -> None:
    series = ImageSequence(tmp_path / "a-%03d.png", FileSigner(Claim, pytest.fail, certificate))
    for index in range(2):
        series.add_frame(index, np.zeros((32, 32, 3), np.uint8))
    series.finish()
    for name in ("a-000.png", "a-001.png"):
        report = content_credentials.read(tmp_path / name, "")
        assert report
        assert report["validation_state"] == "Valid"
    ImageSequence(tmp_path / "a-%03d.png").discard()  # recognises its own files


@pytest.mark.parametrize("name", ["a.mp4", "a.webm"])
def test_a_video_that_cannot_be_signed_is_kept_and_a_sentence_says_so(tmp_path: Path, name: str) -> None:
    said: list[str] = []
    path = video(tmp_path / name, FileSigner(Claim, said.append, tmp_path / "missing.pem"))
    assert path.stat().st_size > 1000
    assert len(said) == 1
    assert "is saved, but it could not be signed" in said[0]
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_series_that_cannot_be_signed_says_so_once(tmp_path: Path) -> None:
    said: list[str] = []
    series = ImageSequence(tmp_path / "a-%03d.png", FileSigner(Claim, said.append, tmp_path / "missing.pem"))
    for index in range(3):
        series.add_frame(index, np.zeros((32, 32, 3), np.uint8))
    series.finish()
    assert len(said) == 1
    assert len(list(tmp_path.glob("*.png"))) == 3


def test_without_a_certificate_the_programs_own_key_signs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_folder, "default_folder", lambda: tmp_path / "secrets")
    path = video(tmp_path / "a.mp4", FileSigner(Claim, pytest.fail))
    assert content_credentials.read(path, "")
