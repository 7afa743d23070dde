"""Parts of a live session and their interfaces; tests replace them with fakes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from desktop.devices.faces.face_source import FaceSource
from desktop.devices.faces.face_sources import open_face_source
from desktop.devices.faces.vmc_sender import open_vmc
from desktop.devices.file_microphone import FileMicrophone
from desktop.devices.microphone import Microphone, SoundCard
from desktop.devices.silent_microphone import SilentMicrophone
from desktop.devices.speaker import SoundCardSpeaker, Speaker
from desktop.devices.video_file import VideoFile
from desktop.devices.virtual_camera import VirtualCamera
from desktop.devices.voice_cable import open_cable
from desktop.library.framed_photo import load_portrait
from desktop.options.scene import SceneOptions
from desktop.provenance import installation
from desktop.provenance.file_signer import FileSigner
from desktop.speech.engine import SpeechEngine
from desktop.speech.open_engine import open_engine
from inference import providers
from inference.audio import sound_formats
from inference.decoder.decoder import Decoder
from inference.decoder.marks import PLAIN, Marks
from inference.decoder.picture_format import RGB, PictureFormat
from inference.motion.buffer import MotionBuffer
from inference.motion.controls import Controls
from inference.motion.generator import MotionGenerator
from inference.types import AudioChunk, Floats, Framing, Motion, Pixels, Portrait
from inference.watermark.watermark import Watermark

NONE = "none"
AUTO = "auto"
"""Names that mean no device, for microphones too, and the default device, for cameras and voice outputs."""


class Generator(Protocol):
    """Interface of inference.motion.generator.MotionGenerator, which converts sound to motion."""

    controls: Controls
    """Controls of the next motion points; any thread may set them."""

    @property
    def look_ahead(self) -> int:
        """Samples of sound needed after the time of a motion point."""

    hurry: int
    """Feature frames of 10 ms by which the look-ahead is shortened."""

    def push(self, chunk: AudioChunk) -> list[Motion]:
        """All motion points that are final after this sound."""

    def foresee(self) -> Motion:
        """Prediction of the next motion point, to be replaced by the final one."""

    def reset(self) -> None:
        """Restart at sample 0."""


class Buffer(Protocol):
    """Interface of inference.motion.buffer.MotionBuffer, which interpolates motion between grid points."""

    def push(self, motion: Motion) -> None:
        """Add the next grid point."""

    def foresee(self, motion: Motion) -> None:
        """Set the prediction of the next grid point."""

    def at(self, sample: float) -> Motion:
        """Motion at a sample; idle motion where none is known."""


class Painter(Protocol):
    """Interface of inference.decoder.decoder.Decoder, which renders motion to frames."""

    @property
    def provider(self) -> str:
        """Compute device of the decoder, such as "CPU"."""

    def render(self, motion: Motion, marks: Marks = PLAIN, wanted: PictureFormat = RGB) -> Pixels:
        """A new frame [h, w, 3] RGB, or [h, w, 4] with straight alpha, with marks; called on threads in parallel."""


class Camera(Protocol):
    """Interface of desktop.devices.virtual_camera.VirtualCamera."""

    format: PictureFormat
    """What is shown without a conversion; RGB is taken too."""

    def send(self, pixels: Pixels) -> None:
        """Send a frame. Raises UserError if the camera is gone."""

    def close(self) -> None:
        """Close the camera."""


class Recording(Protocol):
    """Interface of desktop.devices.video_file.VideoFile."""

    @property
    def format(self) -> PictureFormat:
        """What is encoded without a conversion; RGB is taken too."""

    def add_frame(self, index: int, pixels: Pixels) -> None:
        """Add frame number `index` of the file."""

    def add_sound(self, start: int, samples: Floats) -> None:
        """Add sound [n, 1] at 48 kHz from sample `start` of the file."""

    def finish(self) -> None:
        """Complete the file."""

    def abandon(self) -> Path | None:
        """Stop after a failure; returns the playable file, or None."""


class MotionOutput(Protocol):
    """Interface of desktop.devices.faces.vmc_sender.VmcSender."""

    def send(self, motion: Motion, seconds: float) -> None:
        """Send a motion shown at `seconds` of the session. Raises UserError if it cannot be sent."""

    def close(self) -> None:
        """Release the network."""


def is_file(microphone: str) -> bool:
    """True if a microphone's name is a sound file, existing or not; devices have names such as "USB 2.0 Audio"."""
    return Path(microphone).is_file() or Path(microphone).suffix.lower() in sound_formats.SUFFIXES


def open_microphone(name: str | None) -> Microphone:
    """Sound file, silence or sound card as a microphone. Raises UserError if it is not available."""
    if name == NONE:
        return SilentMicrophone()
    if name and is_file(name):
        return FileMicrophone(Path(name))
    return SoundCard(name)


def open_speaker(name: str) -> Speaker:
    """The output called `name`, or the voice cable for "auto". Raises UserError if there is none."""
    return open_cable() if name == AUTO else SoundCardSpeaker(name)


def open_recording(
    path: Path, fps: int, scene: SceneOptions | None = None, signer: FileSigner | None = None
) -> Recording:
    """Video file with mono sound for a live session, signed by `signer` at its end.

    Raises UserError if it cannot be written.
    """
    scene = scene or SceneOptions()
    return VideoFile(path, fps, live=True, size=scene.size, alpha=scene.alpha, signer=signer)


@dataclass(frozen=True)
class SessionParts:
    """Constructors of a session's parts; the defaults are the real ones."""

    portrait: Callable[[Path], Portrait] = load_portrait
    generator: Callable[[int], Generator] = MotionGenerator
    buffer: Callable[[], Buffer] = MotionBuffer
    painter: Callable[[Portrait], Painter] = Decoder
    microphone: Callable[[str | None], Microphone] = open_microphone
    camera: Callable[[str, int], Camera] = VirtualCamera
    speaker: Callable[[str], Speaker] = open_speaker
    recording: Callable[[Path, int], Recording] = open_recording
    speech_engine: Callable[[str], SpeechEngine] = open_engine
    face_source: Callable[[str], FaceSource] = open_face_source
    motion_output: Callable[[str], MotionOutput] = open_vmc
    watermark: Watermark | None = None
    """Added to each frame."""
    painter_of: Callable[[SceneOptions], Callable[[Portrait], Painter]] | None = None
    """Returns `painter` for another scene of the same frame size; None if the painter does not depend on the scene."""

    def showing(self, scene: SceneOptions) -> SessionParts:
        """The same parts, with a painter for `scene`."""
        return replace(self, painter=self.painter_of(scene)) if self.painter_of else self

    @classmethod
    def real(
        cls,
        scene: SceneOptions,
        framing: Framing | None = None,
        signer: FileSigner | None = None,
        unseen: bool = False,
    ) -> SessionParts:
        """The real parts for frames of `scene`, with photos cropped as `framing` says; `signer` signs recordings.

        `unseen`: no window shows the frames, so that a graphics card can make them as the camera takes them.
        """
        planar = unseen and providers.usable() is not None
        return cls(
            portrait=partial(load_portrait, framing=framing),
            painter=scene.open_decoder,
            painter_of=lambda other: other.open_decoder,
            camera=partial(VirtualCamera, size=scene.size, planar=planar),
            recording=partial(open_recording, scene=scene, signer=signer),
            watermark=installation.watermark(),
        )
