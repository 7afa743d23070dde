from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest

from desktop.provenance import content_credentials, embeddable_manifest
from desktop.provenance.claim import Claim
from desktop.provenance.embeddable_manifest import Box, boxes
from desktop.provenance.signing_key import SigningKey
from tests.unit.desktop.provenance.conftest import video


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content


def test_boxes_are_found_with_both_kinds_of_size() -> None:
    large = struct.pack(">I4sQ", 1, b"mdat", 16 + 5) + b"abcde"
    file = io.BytesIO(box(b"ftyp", b"mp42") + large + struct.pack(">I4s", 0, b"free") + b"rest")
    assert list(boxes(file)) == [
        Box(b"ftyp", 8, 4, False),
        Box(b"mdat", 28, 5, True),
        Box(b"free", 41, 4, False),
    ]


@pytest.mark.parametrize("content", [b"\x00\x00", struct.pack(">I4s", 99, b"mdat"), struct.pack(">I4s", 4, b"mdat")])
def test_a_file_that_is_cut_off_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="cut off"):
        list(boxes(io.BytesIO(box(b"ftyp", b"mp42") + content)))


def test_a_video_of_many_blocks_is_checked_to_its_last_byte(
    tmp_path: Path, key: SigningKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embeddable_manifest, "BLOCK", 4096)
    path = video(tmp_path / "a.mp4", frames=50)
    with path.open("rb") as file:
        media = next(found for found in boxes(file) if found.kind == b"mdat")
    assert media.length > 3 * embeddable_manifest.BLOCK
    content_credentials.sign_video(path, Claim(), key)
    report = content_credentials.read(path, "")
    assert report
    assert report["validation_state"] == "Valid"
    content = bytearray(path.read_bytes())
    content[media.start + media.length - 1] ^= 1
    path.write_bytes(content)
    report = content_credentials.read(path, "")
    assert report
    assert report["validation_state"] == content_credentials.ALTERED


def test_a_damaged_video_is_not_signed_and_stays(tmp_path: Path, key: SigningKey) -> None:
    path = video(tmp_path / "a.mp4")
    content = path.read_bytes()[:-100]
    path.write_bytes(content)
    with pytest.raises(ValueError, match="cut off"):
        content_credentials.sign_video(path, Claim(), key)
    assert path.read_bytes() == content
