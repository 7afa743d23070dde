"""Interface between the window and the rest of the program: live session, devices, portraits."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.disclosure.disclosure import Disclosure
from desktop.hotkeys.system_keys import SystemKeys
from desktop.library.gallery_photo import GalleryPhoto
from desktop.live.session_stats import SessionStats
from desktop.live.typed_lines import TypedLines
from desktop.rendering.render_request import RenderRequest, Step
from desktop.speech.engine import Voice
from desktop.window.session_options import SessionOptions
from desktop.window.setup_guide import Guide
from desktop.window.tracking import Tracking
from desktop.window.unavailable import (
    crop_of,
    unavailable_cache,
    unavailable_hotkeys,
    unavailable_survey,
    unavailable_sync_check,
    unavailable_video,
    unavailable_voices,
)
from desktop.window.webcams import Webcams
from inference.motion.controls import Controls
from inference.sentence import Sentence
from inference.types import Frame, Framing, Pixels, Portrait

if TYPE_CHECKING:  # slow import
    from inference.portrait.photo_survey import Survey

STOP_SECONDS = 2.0


class Session(Protocol):
    """Interface of desktop.live.session.LiveSession, as far as the window uses it."""

    typed: TypedLines
    """Lines to be spoken in place of the microphone."""

    @property
    def state(self) -> str:
        """Either "stopped", "starting" or "running"."""

    @property
    def problem(self) -> str | None:
        """One sentence describing the current problem, or None."""

    @property
    def failure(self) -> str | None:
        """Why the session ended unexpectedly, or why its recording is missing or incomplete; else None."""

    def start(self) -> None:
        """Start opening all devices; `state` and `problem` report the progress."""

    def stop(self, timeout: float = STOP_SECONDS) -> None:
        """Close all devices, waiting at most `timeout` seconds."""

    def latest(self) -> Frame | None:
        """The newest frame; None before the first."""

    def level(self) -> float:
        """Peak level of the microphone, 0..1."""

    def stats(self) -> SessionStats:
        """Statistics so far."""

    def set_portrait(self, path: Path) -> None:
        """Switch to another photo."""

    def set_background(self, background: str) -> None:
        """Change the background. Raises UserError if it is invalid."""

    def set_camera(self, camera: str) -> None:
        """Select a virtual camera by name; "auto" for the default one, "none" for no camera."""

    def set_voice(self, output: str) -> None:
        """Play the delayed voice to the named output; "auto" for the voice cable, "none" for no output."""

    def set_mode(self, mode: str) -> None:
        """Set the latency mode, one of desktop.live.latency_modes.MODES."""

    def set_muted(self, muted: bool) -> None:
        """Mute the voice and close the mouth, or resume."""

    def set_still(self, still: bool) -> None:
        """Hold the head still, or resume its motion."""

    def set_controls(self, controls: Controls) -> None:
        """Set the controls of the face; changes ease in."""

    @property
    def tracking(self) -> Tracking | None:
        """The source of the user's measured face; None before the first start."""

    def set_face_source(self, name: str, mouth: str) -> None:
        """Follow this source of faces, "none" for none; `mouth` is one of desktop.live.face_follower.MOUTHS."""

    def set_motion_output(self, address: str) -> None:
        """Send the motion to HOST:PORT by the VMC protocol; "none" for nowhere."""

    def set_disclosure(self, disclosure: Disclosure) -> None:
        """Disclose this from the next frame on."""

    def set_record(self, path: Path | None) -> None:
        """Start recording to a file; None finishes the recording."""


@dataclass(frozen=True)
class Devices:
    """Devices found on this computer."""

    microphones: list[str]
    camera: bool
    """True if a virtual camera is available."""
    camera_text: str
    """Instruction with the camera's name, or one sentence saying why there is none and what to do."""
    cable: bool = False
    """True if a voice cable is available."""
    cable_text: str = ""
    """Instruction with the microphone's name, or one sentence saying why there is no cable and what to do."""
    camera_guide: Guide = ()
    """Steps for installing a virtual camera; empty if there is one."""
    cable_guide: Guide = ()
    """Steps for installing a voice cable; empty if there is one."""
    microphone_refusal: str = ""
    """One sentence if the system keeps microphones from this program, else empty."""


@dataclass(frozen=True)
class Figures:
    """Performance figures of a running session."""

    fps: float
    """Rendered frames per second."""
    wanted_fps: float
    latency: float
    """Median latency in seconds from a sound to its frame."""
    dropped: int
    """Number of frames that were due but not rendered."""
    skew: float | None = None
    """A/V skew in seconds, positive if the video is late; None without a voice output."""
    details: tuple[Sentence, ...] = ()
    """One line of technical details per stage."""
    graphics_card: str | None = None
    """Why the graphics card is not used, one sentence; None if it is, or none was asked for."""


class Register(Protocol):
    """Interface for building a portrait from a photo."""

    def __call__(self, path: Path, framing: Framing | None = None) -> Portrait:
        """The portrait with this framing, or with the stored one if None. Raises UserError if the photo is unusable."""


@dataclass(frozen=True)
class Backend:
    """Services behind the window; tests replace them with fakes."""

    open_session: Callable[[SessionOptions], Session]
    find_devices: Callable[[], Devices]
    register: Register
    read_thumbnail: Callable[[GalleryPhoto], Pixels]
    """[n, n, 3] RGB."""
    draw_still: Callable[[Portrait, str, str, Controls], Pixels] = crop_of
    """[h, w, 3] RGB of a portrait at rest, with size and background as in SessionOptions.

    Raises UserError if they are invalid.
    """
    draw_face: Callable[[Portrait, Controls], Pixels] = crop_of
    """[n, n, 3] RGB of the face with the emotion and gaze of the controls; always called on the same thread."""
    survey: Callable[[Path], Survey] = unavailable_survey
    """Raises UserError if the photo contains no usable face."""
    forget: Callable[[Path], None] = unavailable_cache
    """Delete the cached data of a photo, not the photo itself."""
    check_sync: Callable[[Callable[[float], bool]], Sentence] = unavailable_sync_check
    """Measures the A/V skew with desktop.live.sync.calibration. Raises UserError if that fails."""
    render_video: Callable[[RenderRequest], Generator[Step]] = unavailable_video
    """See desktop.rendering.video_renderer.make."""
    sound_seconds: Callable[[Path], float | None] = lambda _: None
    """See inference.audio.sound_file.sound_seconds."""
    find_outputs: Callable[[], Devices] | None = None
    """Faster version of find_devices that does not list microphones; None if there is none."""
    open_keys: Callable[[], SystemKeys] = unavailable_hotkeys
    """See desktop.hotkeys.system.open_system."""
    webcams: Webcams = field(default_factory=Webcams)
    list_voices: Callable[[], list[Voice]] = unavailable_voices
    """Voices of the system's speech engine. Raises UserError if there is none."""
    render_history: Path | None = None
    """File for the list of videos; None if the list is not stored."""
