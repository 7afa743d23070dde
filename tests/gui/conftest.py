"""A window upon a made-up world: no device, no model, no screen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from desktop.library import photo_settings
from desktop.library.gallery_photo import GalleryPhoto
from desktop.library.portrait_catalogue import PortraitCatalogue, beside_builtin
from desktop.live.session_stats import SessionStats, StageFigures
from desktop.settings.profiles import Profiles
from desktop.settings.settings import Settings
from desktop.window.app_model import AppModel
from desktop.window.app_storage import AppStorage
from desktop.window.backend import Backend, Devices, Wishes
from inference.motion.controls import Controls
from inference.sentence import Sentence
from inference.types import Floats, Frame, Framing, Pixels, Portrait
from inference.user_error import UserError
from tests.unit.desktop.hotkeys.keyboard import Keyboard
from tests.unit.desktop.rendering.made_up_videos import Maker

if TYPE_CHECKING:
    from inference.portrait.photo_survey import Survey

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from desktop.widgets import theme
from desktop.widgets.main_window import MainWindow
from desktop.widgets.shell.window_shell import WindowShell

BUILTINS = ("Rosa", "Otto")


class FakeSession:
    """Behaves like LiveSession as far as the window can see; `orders` lists what it was told."""

    def __init__(self, wishes: Wishes) -> None:
        self.wishes = wishes
        self.state = "stopped"
        self.problem: str | None = None
        self.failure: str | None = None
        self.frame: Frame | None = None
        self.loudness = 0.0
        self.figures = SessionStats()
        self.orders: list[tuple[str, object]] = []

    def start(self) -> None:
        self.state = "running"

    def stop(self, timeout: float = 2.0) -> None:
        self.state = "stopped"

    def latest(self) -> Frame | None:
        return self.frame

    def level(self) -> float:
        return self.loudness

    def stats(self) -> SessionStats:
        return self.figures

    def set_portrait(self, path: Path) -> None:
        self.orders.append(("portrait", path.stem))

    def set_background(self, background: str) -> None:
        self.orders.append(("background", background))

    def set_controls(self, controls: Controls) -> None:
        self.orders.append(("controls", controls))

    def set_camera(self, camera: str) -> None:
        self.orders.append(("camera", camera))

    def set_voice(self, output: str) -> None:
        self.orders.append(("voice", output))

    def set_mode(self, mode: str) -> None:
        self.orders.append(("mode", mode))

    def set_muted(self, muted: bool) -> None:
        self.orders.append(("muted", muted))

    def set_still(self, still: bool) -> None:
        self.orders.append(("still", still))

    def set_mark(self, mark: bool) -> None:
        self.orders.append(("mark", mark))

    def set_record(self, path: Path | None) -> None:
        self.orders.append(("record", path))
        if path:
            path.touch()

    def show(self, index: int, colour: int) -> None:
        """Bring out a picture of one grey."""
        self.frame = Frame(index, np.full((512, 512, 3), colour, np.uint8), 0.0)

    def count(self, frames: int, latency: float, dropped: int) -> None:
        """Bring out these figures."""
        stages = {"render": StageFigures(frames, 0, dropped, 10.0)}
        self.figures = SessionStats(frames=frames, latency_p50=latency, stages=stages)


class World:
    """What the window meets; tests change it before or while the window runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.devices = Devices(
            ["Desk microphone", "Headset"], True, "In your meeting, choose “Loop”.", True, "Choose “Cable”."
        )
        self.sessions: list[FakeSession] = []
        self.refusal: str | None = None
        self.start_failure: str | None = None
        self.stills: list[Controls] = []
        self.notes: tuple[str, ...] = ()
        self.faces = 1
        self.too_small = ""
        self.framings: list[Framing] = []
        self.checked = "Together."
        self.forgotten: list[str] = []
        self.videos = Maker()
        self.keyboard = Keyboard()
        self.settings = Settings(recordings=str(folder / "videos"), video_folder=str(folder / "films"))
        self.storage = AppStorage(lambda out, _: out.touch(), self.erase)
        self.photos = [self.picture(name, 60 + 60 * row) for row, name in enumerate(BUILTINS)]

    @property
    def session(self) -> FakeSession:
        """The session opened last."""
        return self.sessions[-1]

    def picture(self, name: str, colour: int) -> Path:
        """A picture file of one grey."""
        path = self.folder / f"{name}.png"
        Image.new("RGB", (64, 64), (colour, colour, colour)).save(path)
        return path

    def model(self) -> AppModel:
        """A studio in this world."""
        builtins = [GalleryPhoto(f"builtin:{path.stem}", path.stem, path, False) for path in self.photos]
        backend = Backend(
            self.open_session,
            lambda: self.devices,
            self.register,
            self.thumbnail,
            self.still,
            self.face,
            self.survey,
            self.forget,
            lambda _wait: Sentence(self.checked),
            render_video=self.videos.make,
            sound_seconds=seconds,
            open_keys=lambda: self.keyboard,
            render_history=self.folder / "films.json",
        )
        return AppModel(self.settings, PortraitCatalogue(self.folder / "own", builtins), backend)

    def erase(self) -> None:
        shutil.rmtree(self.folder / "own", ignore_errors=True)

    def open_session(self, wishes: Wishes) -> FakeSession:
        if self.start_failure:
            raise UserError(self.start_failure)
        self.sessions.append(FakeSession(wishes))
        return self.session

    def register(self, path: Path, framing: Framing | None = None) -> Portrait:
        kept = beside_builtin(path, self.folder / "own") if path in self.photos else path
        self.framings.append(photo_settings.read(kept).framing if framing is None else framing)
        if self.refusal:
            raise UserError(self.refusal)
        grey = Image.open(path).resize((512, 512))
        points: Floats = np.zeros((478, 3), np.float32)
        pixels: Pixels = np.asarray(grey)
        return Portrait(path.stem, pixels, points, points[:52, 0], points, pixels[..., 0], pixels, self.notes)

    def survey(self, path: Path) -> Survey:
        """A wide photo with as many faces as `faces`, the largest on the left; the last one may be `too_small`."""
        from inference.portrait.photo_survey import FoundFace, Survey

        if self.refusal:
            raise UserError(self.refusal)
        pixels = np.asarray(Image.open(path).resize((800, 400)))
        boxes = [np.array([150 + 250 * n, 120, 270 + 250 * n, 270 - 20 * n], np.float32) for n in range(self.faces)]
        refusals = [""] * (self.faces - 1) + [self.too_small]
        return Survey(pixels, tuple(FoundFace(box, why) for box, why in zip(boxes, refusals, strict=True)))

    def forget(self, path: Path) -> None:
        self.forgotten.append(path.name)

    def still(self, portrait: Portrait, size: str, background: str, controls: Controls) -> Pixels:
        self.stills.append(controls)
        if background == "gone.jpg":
            raise UserError("There is no background gone.jpg.")
        return portrait.crop if size == "512" else np.repeat(portrait.crop, 2, axis=1)

    def face(self, portrait: Portrait, controls: Controls) -> Pixels:
        """As grey as the portrait, a little lighter for each shape in use."""
        shapes = 0 if controls.emotion is None else np.count_nonzero(controls.emotion)
        return portrait.crop[:8, :8] + np.uint8(shapes)

    def thumbnail(self, photo: GalleryPhoto) -> Pixels:
        return np.asarray(Image.open(photo.path).resize((8, 8)))


def seconds(sound: Path) -> float | None:
    """Every sound lasts four seconds, but for those called broken."""
    if sound.stem == "broken":
        raise UserError(f"{sound.name} cannot be read as sound.")
    return 4.0


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A world with two built-in portraits, two microphones and a virtual camera."""
    return World(tmp_path)


@pytest.fixture
def open_window(qtbot, qapp, world: World) -> Callable[[], MainWindow]:
    """Opens the window and waits until it has settled."""
    theme.dress(qapp, "dark")

    def opened() -> MainWindow:
        window = MainWindow(world.model())
        qtbot.addWidget(window)
        window.show()
        window.begin()
        qtbot.waitUntil(lambda: window.live.preview.image is not None or not world.photos)
        qtbot.waitUntil(lambda: window.devices.microphone.list.count() > 1 or not world.devices.microphones)
        return window

    return opened


@pytest.fixture
def window(open_window: Callable[[], MainWindow]) -> MainWindow:
    """The window upon the world as it is."""
    return open_window()


@pytest.fixture
def live_window(qtbot, window: MainWindow) -> MainWindow:
    """The window with a running session."""
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "● Live")
    return window


@pytest.fixture
def shell(open_window: Callable[[], MainWindow], world: World) -> WindowShell:
    """Menu, profiles and the rest around a window."""
    profiles = Profiles(world.folder / "config" / "settings.json")
    profiles.settings.recordings = world.settings.recordings
    profiles.settings.video_folder = world.settings.video_folder
    world.settings = profiles.settings
    window = open_window()
    shell = WindowShell(window, window._model, profiles, world.storage)
    shell.begin([])
    return shell
