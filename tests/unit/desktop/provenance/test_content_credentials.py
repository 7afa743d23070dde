from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

from desktop.disclosure.consent import ConsentKind
from desktop.provenance import content_credentials, signing_key
from desktop.provenance.claim import Claim, Portrayed
from desktop.provenance.signing_key import SigningKey
from inference.motion.controls import Controls
from tests.unit.desktop.provenance.conftest import video

PORTRAITS = (Portrayed("ab12", ConsentKind.AGREED),)
CLAIM = Claim(
    PORTRAITS, marked=False, reason="a play", controls=Controls(gaze=(3.0, 0.0), emotion=np.ones(52, np.float32))
)


def active(report: dict[str, Any] | None) -> dict[str, Any]:
    assert report
    return dict(report["manifests"][report["active_manifest"]])


def statement(report: dict[str, Any] | None) -> dict[str, Any]:
    found = [one["data"] for one in active(report)["assertions"] if one["label"] == content_credentials.ASSERTION]
    return dict(found[0])


@pytest.mark.parametrize("suffix", [".mp4", ".mov"])
def test_a_signed_video_says_who_made_it_and_what_of(tmp_path: Path, key: SigningKey, suffix: str) -> None:
    path = video(tmp_path / f"a{suffix}")
    content_credentials.sign_video(path, CLAIM, key)
    report = content_credentials.read(path, signing_key.pem(key.certificates[-1]))
    assert report
    assert report["validation_state"] == "Trusted"
    assert active(report)["signature_info"]["common_name"] == signing_key.OWNER
    assert statement(report)["portraits"] == [{"sha256": "ab12", "consent": "agreed"}]
    assert statement(report)["disclosure_mark"] is False
    assert statement(report)["controls"]["gaze"] == {"yaw": 3.0, "pitch": 0.0}
    assert statement(report)["controls"]["emotion"]["jawOpen"] == 1.0


def test_it_is_declared_as_generated(tmp_path: Path, key: SigningKey) -> None:
    path = video(tmp_path / "a.mp4")
    content_credentials.sign_video(path, CLAIM, key)
    actions = [one for one in active(content_credentials.read(path, ""))["assertions"] if "actions" in one["label"]]
    assert actions[0]["data"]["actions"][0]["digitalSourceType"] == content_credentials.GENERATED


def test_signing_appends_and_the_video_still_plays(tmp_path: Path, key: SigningKey) -> None:
    path = video(tmp_path / "a.mp4")
    before = path.read_bytes()
    content_credentials.sign_video(path, CLAIM, key)
    assert path.read_bytes().startswith(before)
    with av.open(str(path)) as container:
        assert len(list(container.decode(video=0))) == 20


def test_without_the_issuers_certificate_the_signature_holds_but_is_not_trusted(
    tmp_path: Path, key: SigningKey
) -> None:
    path = video(tmp_path / "a.mp4")
    content_credentials.sign_video(path, CLAIM, key)
    report = content_credentials.read(path, "")
    assert report
    assert report["validation_state"] == "Valid"


@pytest.mark.parametrize("place", [0.01, 0.3, 0.6, 0.95])
def test_one_changed_bit_is_noticed(tmp_path: Path, key: SigningKey, place: float) -> None:
    path = video(tmp_path / "a.mp4", frames=50)
    size = path.stat().st_size
    content_credentials.sign_video(path, CLAIM, key)
    content = bytearray(path.read_bytes())
    content[int(size * place)] ^= 1
    path.write_bytes(content)
    try:
        report = content_credentials.read(path, "")
    except ValueError:
        return
    assert report is None or report["validation_state"] == content_credentials.ALTERED


@pytest.mark.parametrize("suffix", [".png", ".jpg"])
def test_a_still_is_signed(tmp_path: Path, key: SigningKey, suffix: str) -> None:
    file = io.BytesIO()
    Image.new("RGB", (32, 32), (90, 40, 10)).save(file, Image.registered_extensions()[suffix])
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content_credentials.signed_still(file.getvalue(), suffix, CLAIM, key))
    assert statement(content_credentials.read(path, ""))["disclosure_mark"] is False
    with Image.open(path) as image:
        assert image.size == (32, 32)


def test_files_without_credentials_have_none(tmp_path: Path) -> None:
    assert content_credentials.read(video(tmp_path / "a.mp4"), "") is None
    (tmp_path / "a.xyz").write_text("hello")
    assert content_credentials.read(tmp_path / "a.xyz", "") is None


def test_a_file_that_is_no_video_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_text("hello, this is no video")
    with pytest.raises(ValueError, match="parsed"):
        content_credentials.read(tmp_path / "a.mp4", "")
