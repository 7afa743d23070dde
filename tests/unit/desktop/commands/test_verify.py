from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.provenance import private_folder
from desktop.provenance.claim import Claim
from desktop.provenance.file_signer import FileSigner
from main import main
from tests.unit.desktop.provenance.conftest import video


@pytest.fixture(autouse=True)
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_folder, "default_folder", lambda: tmp_path / "secrets")


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    return video(tmp_path / "a.mp4", FileSigner(Claim, pytest.fail))


def test_an_unaltered_file_succeeds(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(signed)]) == 0
    assert "unaltered since it was signed" in capsys.readouterr().out


def test_the_worst_of_several_files_is_the_status(signed: Path, tmp_path: Path) -> None:
    altered = tmp_path / "b.mp4"
    content = bytearray(signed.read_bytes())
    content[5000] ^= 1
    altered.write_bytes(content)
    assert main(["verify", str(signed), str(altered)]) == 3


def test_an_unreadable_file_does_not_stop_the_others(
    signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.mp4").write_text("no video")
    assert main(["verify", "--json", str(tmp_path / "b.mp4"), str(tmp_path / "c.mp4"), str(signed)]) == 2
    out, errors = capsys.readouterr()
    assert [entry["verdict"] for entry in json.loads(out)] == ["unaltered"]
    assert "b.mp4 cannot be read as a video or picture" in errors
    assert "c.mp4" in errors


def test_no_file_is_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify"]) == 2
    assert "Give the videos or pictures to check" in capsys.readouterr().err


def test_the_number_can_be_reset(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--reset-number"]) == 0
    assert "from now on" in capsys.readouterr().err
