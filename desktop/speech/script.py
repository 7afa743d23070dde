"""Text to be spoken, with the times at which it begins."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av

from desktop.speech.sentences import clean_text, sentences
from desktop.system.text_file import read_text
from inference.sentence import Sentence
from inference.user_error import UserError

SUBTITLES, PLAIN = ".srt", ".txt"
SUFFIXES = (SUBTITLES, PLAIN)
MOST_BYTES = 4_000_000
MOST_LETTERS = 500_000
"""About nine hours of speech."""
LAST_START = 10 * 3600.0
"""Seconds; a subtitle that begins later is an error rather than a video of that length."""
MARKUP = re.compile(r"<[^<>]{0,200}>|\{\\[^{}]{0,200}\}")
"""Tags of SubRip, and the overrides of SSA that players understand in it."""


@dataclass(frozen=True)
class Cue:
    """A piece of text and its time."""

    text: str
    start: float = 0.0
    """Seconds from the beginning."""
    end: float | None = None
    """Seconds from the beginning; None if the text takes as long as it takes."""


@dataclass(frozen=True)
class Script:
    """What a video says, and who says it."""

    cues: tuple[Cue, ...]
    """In the order of their starts."""
    voice: str = ""
    """Name or language of a voice, "" for the default one."""
    command: str = ""
    """Command of desktop.speech.speech_command, "" for the system's engine."""


def is_script(path: Path) -> bool:
    """True if the file is to be spoken, by its suffix."""
    return path.suffix.lower() in SUFFIXES


def text_cues(text: str) -> tuple[Cue, ...]:
    """One cue of the whole text. Raises UserError if there is nothing to speak."""
    return _checked((Cue(clean_text(text)),), Sentence("The text"))


def read_cues(path: Path) -> tuple[Cue, ...]:
    """Cues of a text file, or of subtitles with their times. Raises UserError if it holds no text."""
    too_long = Sentence("{path} is too long to be spoken; divide it.", path=path)
    text = read_text(path, MOST_BYTES, too_long, Sentence("{path} is not text; save it as UTF-8.", path=path))
    if path.suffix.lower() == SUBTITLES:
        return _checked(_subtitles(text, path), str(path))
    return _checked((Cue(clean_text(text)),), str(path))


def _subtitles(text: str, path: Path) -> tuple[Cue, ...]:
    """Cues in the order of their starts, read by FFmpeg."""
    try:
        with av.open(io.BytesIO(text.encode()), format="srt", mode="r") as container:
            cues = [_cue(packet) for packet in container.demux() if packet.pts is not None]
    except (av.FFmpegError, OSError, ValueError) as error:
        raise UserError("{path} cannot be read as subtitles; save it as .srt in UTF-8.", path=path) from error
    return tuple(sorted((cue for cue in cues if sentences(cue.text)), key=lambda cue: cue.start))


def _cue(packet: Any) -> Cue:
    start = max(0.0, float(packet.pts * packet.time_base))
    text = MARKUP.sub("", bytes(packet).decode(errors="replace"))
    return Cue(clean_text(" ".join(text.split())), start, start + float((packet.duration or 0) * packet.time_base))


def _checked(cues: tuple[Cue, ...], name: str) -> tuple[Cue, ...]:
    if not any(sentences(cue.text) for cue in cues):
        raise UserError("{name} holds nothing that can be spoken.", name=name)
    if sum(len(cue.text) for cue in cues) > MOST_LETTERS or cues[-1].start > LAST_START:
        raise UserError("{name} is too long to be spoken; divide it.", name=name)
    return cues
