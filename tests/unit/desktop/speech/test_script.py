"""Text files and subtitles."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.speech.script import Cue, read_cues, text_cues
from inference.user_error import UserError

SUBTITLES = """1
00:00:01,000 --> 00:00:02,500
<i>Olá</i>, você!
{\\an8}Second line.

2
00:00:00,250 --> 00:00:00,750
First.

3
00:00:03,000 --> 00:00:04,000
♪
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_subtitles_keep_their_times(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "talk.SRT"
    file.write_bytes(SUBTITLES.replace("♪", "..." if encoding == "cp1252" else "♪").encode(encoding))
    assert read_cues(file) == (Cue("First.", 0.25, 0.75), Cue("Olá, você! Second line.", 1.0, 2.5))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_text_file_is_one_cue(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "talk.txt"
    file.write_bytes("Olá.\r\nVocê?\r\n".encode(encoding))
    assert read_cues(file) == (Cue("Olá.\nVocê?"),)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b" \n...", "holds nothing that can be spoken"),
        ("a.txt", b"a\0\0b\xff\x81", "is not text"),
        ("a.srt", b"no subtitles", "holds nothing|cannot be read as subtitles"),
        ("a.srt", b"1\n90:00:00,000 --> 90:00:01,000\nLate.\n", "is too long"),
        ("a.txt", b"long " * 900_000, "is too long"),
    ],
)
def test_what_cannot_be_spoken_is_refused(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError, match=message):
        read_cues(tmp_path / name)


def test_a_missing_file_and_an_empty_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read_cues(tmp_path / "missing.txt")
    with pytest.raises(UserError, match="The text holds nothing"):
        text_cues(" ?! ")
