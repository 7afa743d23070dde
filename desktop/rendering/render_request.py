"""What video is to be made, and how far it is."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from inference.motion.controls import Controls
from inference.types import Framing, Pixels

FORMATS = {"mp4": ".mp4", "mov": ".mov", "webm": ".webm", "png": ".png"}
"""Ending of the files of each kind; "png" is one picture a file, in a folder of its own."""
WITH_ALPHA = ("mov", "webm", "png")
"""Kinds of file that can leave the background out."""
SOUNDS = {
    *(".wav", ".mp3", ".m4a", ".m4b", ".aac", ".ogg", ".oga", ".opus", ".flac", ".wma", ".aif", ".aiff", ".amr"),
    *(".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".3gp"),
}
"""Endings of files that most likely hold sound, videos among them."""


@dataclass(frozen=True)
class RenderRequest:
    """One portrait speaks one sound file."""

    photo: Path
    sound: Path
    out: Path
    """A video, or pictures NAME%05d.png; its folder is made when it is missing."""
    size: str = "512"
    """One of desktop.options.scene.SIZES."""
    background: str = "photo"
    """What is behind the person, as inference.decoder.scene.backdrop reads it."""
    controls: Controls = field(default_factory=Controls)
    marked: bool = True
    fps: int = 25
    seed: int = 0
    framing: Framing | None = None
    """None for what was asked for in the window, if anything."""


@dataclass(frozen=True)
class Step:
    """How far a video is."""

    done: int = 0
    """Pictures written."""
    total: int = 0
    """Pictures of the whole video; 0 while it is prepared."""
    pixels: Pixels | None = None
    """The newest picture, [h, w, 3] RGB or [h, w, 4] with straight alpha."""
    notes: tuple[str, ...] = ()
    """Sentences to know about photo and sound."""


def video_path(folder: Path, sound: Path, kind: str, taken: Set[Path] = frozenset()) -> Path:
    """Where the video of `sound` goes in `folder`: named after it, with a number when the name is among `taken`."""
    stem = sound.stem.replace("%", "_").strip(" .") or "Video"
    names = (stem if number == 1 else f"{stem} {number}" for number in count(1))
    return next(path for name in names if (path := _path(folder, name, kind)) not in taken)


def free_video_path(folder: Path, sound: Path, kind: str, taken: Set[Path] = frozenset()) -> Path:
    """As film_path, where no file or folder of that name is either."""
    used = set(taken)
    while result(path := video_path(folder, sound, kind, used)).exists():
        used.add(path)
    return path


def result(out: Path) -> Path:
    """What there is to open once the video `out` is made: the file, or the folder of its pictures."""
    return out.parent if out.suffix == FORMATS["png"] else out


def _path(folder: Path, name: str, kind: str) -> Path:
    return folder / name / f"{name}-%05d.png" if kind == "png" else folder / f"{name}{FORMATS[kind]}"
