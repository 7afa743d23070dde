"""What a live session is put together from; tests put in made-up parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from desktop.devices.file_microphone import FileMicrophone
from desktop.devices.microphone import Microphone, SoundCard
from desktop.devices.recorder import Movie
from desktop.devices.speaker import SoundCardSpeaker, Speaker
from desktop.devices.virtual_camera import VirtualCamera
from desktop.devices.voice_cable import open_cable
from desktop.library.framed_photo import load_portrait
from desktop.options.scene import SceneOptions
from inference.decoder.decoder import Decoder
from inference.motion.buffer import MotionBuffer
from inference.motion.controls import Controls
from inference.motion.generator import MotionGenerator
from inference.types import AudioChunk, Floats, Framing, Motion, Pixels, Portrait

NONE = "none"
AUTO = "auto"
"""Names of no device and of the one that suggests itself, for cameras and voice outputs."""

SOUND_FILES = {".wav", ".mp3", ".m4a", ".aac", ".ogg", ".opus", ".flac", ".mp4", ".mov", ".mkv", ".webm"}


class Generator(Protocol):
    """Sound to motion, as inference.motion.generator.MotionGenerator."""

    controls: Controls
    """What the next motion points follow; may be set from any thread."""

    @property
    def look_ahead(self) -> int:
        """Samples of sound needed after the instant that a motion describes."""

    hurry: int
    """Frames of 10 ms by which points are to come sooner than their look-ahead."""

    def push(self, chunk: AudioChunk) -> list[Motion]:
        """All motion that is certain after this sound."""

    def foresee(self) -> Motion:
        """The next motion as it looks by now; it will come surer."""

    def reset(self) -> None:
        """Begin again at sample 0."""


class Buffer(Protocol):
    """Motion between grid points, as inference.motion.buffer.MotionBuffer."""

    def push(self, motion: Motion) -> None:
        """Add the next grid point."""

    def foresee(self, motion: Motion) -> None:
        """The next grid point as it may be."""

    def at(self, sample: float) -> Motion:
        """The face at a sample, an idle one where no motion is known."""


class Painter(Protocol):
    """Motion to picture, as inference.decoder.decoder.Decoder."""

    @property
    def provider(self) -> str:
        """What it runs on."""

    def render(self, motion: Motion) -> Pixels:
        """A new [h, w, 3] RGB, or [h, w, 4] with straight alpha; called on several threads at once."""


class Camera(Protocol):
    """As desktop.devices.virtual_camera.VirtualCamera."""

    def send(self, pixels: Pixels) -> None:
        """Show a picture; UserError when the camera is gone."""

    def close(self) -> None:
        """Let go of it."""


class Recording(Protocol):
    """As desktop.devices.recorder.Movie."""

    def add_frame(self, index: int, pixels: Pixels) -> None:
        """Picture number `index` of the file."""

    def add_sound(self, start: int, samples: Floats) -> None:
        """Sound [n, 1] at 48 kHz from sample `start` of the file on."""

    def finish(self) -> None:
        """Complete the file."""

    def abandon(self) -> Path | None:
        """Stop after a failure; the file that is left, if any."""


def is_file(microphone: str) -> bool:
    """Whether a microphone's name means a sound file, there or not; devices have names such as "USB 2.0 Audio"."""
    return Path(microphone).exists() or Path(microphone).suffix.lower() in SOUND_FILES


def open_microphone(name: str | None) -> Microphone:
    """A sound file played as a microphone, else the sound card's; UserError when neither is there."""
    if name and is_file(name):
        return FileMicrophone(Path(name))
    return SoundCard(name)


def open_speaker(name: str) -> Speaker:
    """The output called `name`, or the cable to the meeting for "auto"; UserError when there is none."""
    return open_cable() if name == AUTO else SoundCardSpeaker(name)


def open_recording(path: Path, fps: int, scene: SceneOptions | None = None) -> Recording:
    """A file for picture and mono sound of a live session; UserError when it cannot be written."""
    scene = scene or SceneOptions()
    return Movie(path, fps, live=True, size=scene.size, alpha=scene.alpha)


@dataclass(frozen=True)
class SessionParts:
    """The real ones unless told otherwise."""

    portrait: Callable[[Path], Portrait] = load_portrait
    generator: Callable[[int], Generator] = MotionGenerator
    buffer: Callable[[], Buffer] = MotionBuffer
    painter: Callable[[Portrait], Painter] = Decoder
    microphone: Callable[[str | None], Microphone] = open_microphone
    camera: Callable[[str, int], Camera] = VirtualCamera
    speaker: Callable[[str], Speaker] = open_speaker
    recording: Callable[[Path, int], Recording] = open_recording
    painter_of: Callable[[SceneOptions], Callable[[Portrait], Painter]] | None = None
    """`painter` for another scene of the same size; None where scenes make no difference."""

    def showing(self, scene: SceneOptions) -> SessionParts:
        """The same, but pictures are those of `scene`."""
        return replace(self, painter=self.painter_of(scene)) if self.painter_of else self

    @classmethod
    def real(cls, scene: SceneOptions, framing: Framing | None = None) -> SessionParts:
        """The real ones for pictures of that kind, of photos framed so."""
        return cls(
            portrait=partial(load_portrait, framing=framing),
            painter=scene.open_painter,
            painter_of=lambda other: other.open_painter,
            camera=partial(VirtualCamera, size=scene.size),
            recording=partial(open_recording, scene=scene),
        )
