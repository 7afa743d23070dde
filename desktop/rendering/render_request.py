"""Request for a video, and its progress."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from desktop.disclosure.disclosure import Disclosure
from desktop.speech.script import Script
from inference.decoder.scene.backdrop import parse_backdrop
from inference.motion.controls import Controls
from inference.types import Framing, Pixels

FORMATS = {"mp4": ".mp4", "mov": ".mov", "webm": ".webm", "png": ".png"}
"""File suffix of each format; "png" is an image sequence in its own folder."""
WITH_ALPHA = ("mov", "webm", "png")
"""Formats with an alpha channel."""


@dataclass(frozen=True)
class RenderRequest:
    """Video of one portrait speaking one sound file or text, or playing recorded curves."""

    photo: Path
    sound: Path | None
    """None for `speech`, and for curves without sound."""
    out: Path
    """Video file, or image sequence NAME%05d.png; a missing folder is created."""
    size: str = "512"
    """One of desktop.options.scene.SIZES."""
    background: str = "photo"
    """Background in the syntax of inference.decoder.scene.backdrop."""
    controls: Controls = field(default_factory=Controls)
    disclosure: Disclosure = field(default_factory=Disclosure)
    speech: Script | None = None
    """Text that is spoken in place of `sound`."""
    fps: int = 25
    seed: int = 0
    certificate: Path | None = None
    """PEM file to sign with; None for the program's own key."""
    framing: Framing | None = None
    """None means the framing in the photo's sidecar, if any."""
    from_curves: Path | None = None
    """Recorded face curves, played instead of the motion derived from the voice."""
    curves_fps: float = 60.0
    """Rows a second of `from_curves`, if the file does not tell."""
    identity: int | None = None
    """Number in the invisible watermark; None means this installation's."""
    curves_out: Path | None = None
    """File for the curves of the face."""

    def inputs(self) -> dict[str, Path]:
        """Files to read, by the name of their field. Raises UserError if the background is invalid."""
        background = parse_backdrop(self.background).file
        files = {"photo": self.photo, "sound": self.sound, "background": background, "from_curves": self.from_curves}
        return {name: path for name, path in files.items() if path is not None}

    def with_framing(self, framing: Framing) -> RenderRequest:
        """The request with `framing`, unless it has one."""
        return replace(self, framing=self.framing or framing)

    def outputs(self) -> dict[str, Path]:
        """Files to write, by the name of their field."""
        return {"out": self.out} | ({"curves_out": self.curves_out} if self.curves_out else {})

    def with_files(self, files: Mapping[str, Path]) -> RenderRequest:
        """The request with other files for some of `inputs`, `outputs` and the certificate."""
        return replace(
            self,
            photo=files.get("photo", self.photo),
            sound=files.get("sound", self.sound),
            background=str(files.get("background", self.background)),
            certificate=files.get("certificate", self.certificate),
            from_curves=files.get("from_curves", self.from_curves),
            out=files.get("out", self.out),
            curves_out=files.get("curves_out", self.curves_out),
        )

    def absolute(self) -> RenderRequest:
        """The request with absolute paths, for a process with another working folder."""
        files = self.inputs() | self.outputs() | ({"certificate": self.certificate} if self.certificate else {})
        return self.with_files({name: path.absolute() for name, path in files.items()})


@dataclass(frozen=True)
class Step:
    """Progress of a video."""

    done: int = 0
    """Number of frames written."""
    total: int = 0
    """Number of frames of the whole video; 0 during preparation."""
    pixels: Pixels | None = None
    """The newest frame, [h, w, 3] RGB or [h, w, 4] with straight alpha."""
    notes: tuple[str, ...] = ()
    """Remarks about photo and sound for the user."""


def video_path(folder: Path, sound: Path, kind: str, taken: Container[Path] = frozenset()) -> Path:
    """Path of the video of `sound` in `folder`, named after the sound, with a number if the path is in `taken`."""
    return next(path for path in _paths(folder, sound, kind) if path not in taken)


def free_video_path(folder: Path, sound: Path, kind: str, taken: Container[Path] = frozenset()) -> Path:
    """Path as from `video_path`, with a number also if a file or folder of that name exists."""
    return next(path for path in _paths(folder, sound, kind) if path not in taken and not result(path).exists())


def _paths(folder: Path, sound: Path, kind: str) -> Iterator[Path]:
    stem = sound.stem.replace("%", "_").strip(" .") or "Video"
    return (_path(folder, stem if number == 1 else f"{stem} {number}", kind) for number in count(1))


def result(out: Path) -> Path:
    """Result of the video `out`: the file, or the folder of its image sequence."""
    return out.parent if out.suffix == FORMATS["png"] else out


def _path(folder: Path, name: str, kind: str) -> Path:
    return folder / name / f"{name}-%05d.png" if kind == "png" else folder / f"{name}{FORMATS[kind]}"
