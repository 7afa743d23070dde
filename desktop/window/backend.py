"""What the window needs of the world behind it: a live session, devices, portraits."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.hotkeys.system_keys import SystemKeys
from desktop.library.gallery_photo import GalleryPhoto
from desktop.live.session_stats import SessionStats
from desktop.rendering.render_request import RenderRequest, Step
from desktop.window.setup_guide import Guide
from inference.motion.controls import Controls
from inference.sentence import Sentence
from inference.types import Frame, Framing, Pixels, Portrait
from inference.user_error import UserError

if TYPE_CHECKING:  # it takes its time
    from inference.portrait.photo_survey import Survey

STOP_SECONDS = 2.0


class Session(Protocol):
    """What the window needs of desktop.live.session.LiveSession."""

    @property
    def state(self) -> str:
        """stopped, starting or running."""

    @property
    def problem(self) -> str | None:
        """One sentence about what is wrong now."""

    @property
    def failure(self) -> str | None:
        """Why the session ended by itself, or why its recording is not there or not whole."""

    def start(self) -> None:
        """Begin to open all; state and problem tell how it goes."""

    def stop(self, timeout: float = STOP_SECONDS) -> None:
        """Close all, waiting at most `timeout` seconds."""

    def latest(self) -> Frame | None:
        """The newest picture."""

    def level(self) -> float:
        """Peak of the microphone, 0..1."""

    def stats(self) -> SessionStats:
        """Counts so far."""

    def set_portrait(self, path: Path) -> None:
        """Let another photo speak."""

    def set_background(self, background: str) -> None:
        """Show something else behind the person; UserError when it is no background."""

    def set_camera(self, camera: str) -> None:
        """A name, "auto" for any, "none" for none."""

    def set_voice(self, output: str) -> None:
        """The delayed voice to a named output, "auto" for the cable, "none" for none."""

    def set_mode(self, mode: str) -> None:
        """Trade delay for exact lips: one of desktop.live.latency_modes.MODES."""

    def set_muted(self, muted: bool) -> None:
        """Silence the voice and shut the mouth."""

    def set_still(self, still: bool) -> None:
        """Hold the head still."""

    def set_controls(self, controls: Controls) -> None:
        """Steer the face from now on; changes ease in."""

    def set_mark(self, mark: bool) -> None:
        """Mark the pictures as made by a computer or not."""

    def set_record(self, path: Path | None) -> None:
        """Begin a recording, or finish it."""


@dataclass(frozen=True)
class Wishes:
    """What a session is to be opened with."""

    portrait: Path
    microphone: str | None
    camera: str
    mark: bool
    voice: str = "none"
    mode: str = "best-lips"
    muted: bool = False
    still: bool = False
    size: str = "512"
    """One of desktop.options.scene.SIZES."""
    background: str = "photo"
    """What is behind the person, as inference.decoder.scene.backdrop reads it."""
    fps: int = 40
    """Pictures a second."""
    controls: Controls = field(default_factory=Controls)
    """What the face does besides what the voice does."""


@dataclass(frozen=True)
class Devices:
    """What was found on this machine."""

    microphones: list[str]
    camera: bool
    """A virtual camera can be opened."""
    camera_text: str
    """Its name, or one sentence on why there is none and what to do."""
    cable: bool = False
    """A voice can be handed to the meeting."""
    cable_text: str = ""
    """The microphone to choose in the meeting, or one sentence on why there is none and what to do."""
    camera_guide: Guide = ()
    """Steps to a virtual camera, when there is none."""
    cable_guide: Guide = ()
    """Steps to a voice cable, when there is none."""


@dataclass(frozen=True)
class Figures:
    """How a running session does."""

    fps: float
    """Pictures made in a second."""
    wanted_fps: float
    latency: float
    """Seconds from the sound to its picture, the usual one."""
    dropped: int
    """Pictures that were due and not made."""
    skew: float | None = None
    """Seconds by which the picture comes after its voice; None without a voice output."""
    details: tuple[Sentence, ...] = ()
    """A line for each stage, for those who want to know."""


def check_nothing(_wait: Callable[[float], bool]) -> Sentence:
    """For a world without camera and cable."""
    raise UserError("Sound and picture cannot be checked here.")


def crop_of(portrait: Portrait, *_: object) -> Pixels:
    """The portrait's square, whatever else is wished for."""
    return portrait.crop


class Register(Protocol):
    """Builds portraits."""

    def __call__(self, path: Path, framing: Framing | None = None) -> Portrait:
        """Framed so, or as was asked for earlier; UserError when the photo is no portrait."""


def survey_nothing(path: Path) -> Survey:
    """For a world without photos."""
    raise UserError("No face was found in {name}; use a photo that shows one face from the front.", name=path.name)


def forget_nothing(_path: Path) -> None:
    """For a world that keeps nothing of photos."""


def no_video(_order: RenderRequest) -> Generator[Step]:
    """A video without a picture."""
    yield from ()


def no_keys() -> SystemKeys:
    """For a world without keyboard."""
    raise UserError("This system lets no program hear keys meant for another one.")


@dataclass(frozen=True)
class Backend:
    """The world behind the window, replaced by a made-up one in tests."""

    open_session: Callable[[Wishes], Session]
    find_devices: Callable[[], Devices]
    register: Register
    read_thumbnail: Callable[[GalleryPhoto], Pixels]
    """[n, n, 3] RGB."""
    draw_still: Callable[[Portrait, str, str, Controls], Pixels] = crop_of
    """[h, w, 3] RGB of a portrait at rest in a size before a background, as in Wishes; UserError without such."""
    draw_face: Callable[[Portrait, Controls], Pixels] = crop_of
    """[n, n, 3] RGB of its face with that emotion and gaze; asked for on a thread that does nothing else."""
    survey: Callable[[Path], Survey] = survey_nothing
    """UserError when the photo has no face that can serve."""
    forget: Callable[[Path], None] = forget_nothing
    """Delete what is kept of a photo besides the photo."""
    check_sync: Callable[[Callable[[float], bool]], Sentence] = check_nothing
    """The A/V skew as desktop.live.sync.calibration measures it; UserError when it cannot."""
    render_video: Callable[[RenderRequest], Generator[Step]] = no_video
    """As desktop.rendering.render_job.make."""
    sound_seconds: Callable[[Path], float | None] = lambda _: None
    """As inference.audio.sound_file.sound_seconds."""
    find_outlets: Callable[[], Devices] | None = None
    """As find_devices without the microphones, which takes little time; None to find all."""
    open_keys: Callable[[], SystemKeys] = no_keys
    """As desktop.hotkeys.system.open_system."""
    render_history: Path | None = None
    """File for the list of videos; None to forget it."""
