"""The main window for screenshots: real portraits and decoder, fake devices and sessions."""

from __future__ import annotations

import argparse
import functools
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop.library.gallery_photo import builtin_photo
from desktop.library.portrait_catalogue import PortraitCatalogue
from desktop.live.session_stats import SessionStats, StageFigures
from desktop.rendering.render_request import RenderRequest, Step
from desktop.settings.profiles import Profiles
from desktop.widgets.main_window import MainWindow
from desktop.widgets.shell.window_shell import WindowShell
from desktop.window.app_model import AppModel
from desktop.window.app_storage import AppStorage
from desktop.window.backend import Backend, Devices
from desktop.window.session_options import SessionOptions
from desktop.window.system_backend import system_backend
from desktop.window.webcams import Webcams
from inference.motion.controls import Controls
from inference.motion.presets import emotions
from inference.portrait import builtins
from inference.sentence import Sentence
from inference.types import Frame, Pixels, Portrait
from tests.gui.fake_session import FakeSession
from tests.unit.desktop.hotkeys.fake_keyboard import FakeKeyboard

SETTLED_SECONDS = 1.5
"""The window counts as drawn after so long without a change."""
SETTLE_LIMIT = 20.0
"""Longest wait for that, in seconds."""
DRAW_LIMIT = 12.0
"""Longest wait for emotion thumbnails and tiles, in seconds."""
ALL_DEVICES = Devices(
    ["Built-in microphone", "USB headset"],
    True,
    Sentence("In your meeting, choose “{name}” as the camera.", name="Understudy"),
    True,
    Sentence("In your meeting, choose “{name}” as the microphone.", name="Understudy"),
)
NO_DEVICES = Devices(
    [],
    False,
    Sentence("There is no virtual camera on this computer; install OBS Studio and start its virtual camera once."),
    False,
    Sentence(
        "There is no voice cable on this computer; install the free VB-CABLE from vb-audio.com/Cable and restart."
    ),
)


class HealthySession(FakeSession):
    """30 frames a second, 0.19 s of latency."""

    def stats(self) -> SessionStats:
        frames = int(30 * time.perf_counter())
        stages = {"render": StageFigures(frames, 0, 0, 23.0)}
        return SessionStats(frames=frames, latency_p50=0.19, voice_delay=0.19, skew_p50=0.004, stages=stages)


class ScreenshotWindow:
    """Opens the window, brings it into a state and saves images of it; `folder` holds settings and photos."""

    def __init__(self, folder: Path, out: Path, options: argparse.Namespace) -> None:
        self.folder = folder
        self.out = out
        self.devices = ALL_DEVICES
        self.webcams = Webcams(lambda: ["Integrated Camera"])
        self.sessions: list[FakeSession] = []
        self.profiles = Profiles(folder / "settings.json")
        self.settings = self.profiles.settings
        self.settings.recordings = str(Path.home() / "Videos" / "Understudy")
        self.settings.newcomer = False
        self.offered = [builtin_photo(entry) for entry in builtins.portraits()]
        self.app = QApplication.instance()
        self._options = options

    def open(self) -> None:
        """Open the window and wait until all is drawn."""
        backend = replace(
            cached_backend(), open_session=self._session, find_devices=lambda: self.devices, render_video=self._render
        )
        backend = replace(backend, open_keys=lambda: FakeKeyboard({"Ctrl+Alt+Shift+R"}))
        backend = replace(backend, render_history=None, webcams=self.webcams)
        self.model = AppModel(self.settings, PortraitCatalogue(self.folder / "own", self.offered), backend)
        self.window = MainWindow(self.model)
        self.shell = WindowShell(self.window, self.model, self.profiles, AppStorage(print, print))
        self.window.show()
        self.window.begin()
        began = time.perf_counter()
        while self._is_bare() and time.perf_counter() - began < DRAW_LIMIT:
            self.work(0.2)
        self.settle()

    def work(self, seconds: float) -> None:
        """Run the event loop for `seconds`."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.app.processEvents()
            time.sleep(0.02)

    def _is_bare(self) -> bool:
        """Emotion thumbnails or gallery tiles are not drawn yet."""
        faces = self.window.live.emotions.buttons.values()
        tiles = [self.window.gallery.thumbnail(photo) for photo in self.offered]
        return any(picture is None for picture in [*tiles, *(face.picture for face in faces if self.offered)])

    def go_live(self) -> None:
        """Start a session with usual figures and a happy face."""
        self.window.live.transport.start_button.click()
        while not self.sessions:
            self.app.processEvents()
        session, portrait = self.sessions[-1], cached_backend().register(self.model.chosen.path)
        self.window.live.emotions.buttons["happy"].click()
        controls = Controls(emotion=0.8 * emotions()["happy"])
        session.frame = Frame(
            1, cached_backend().draw_still(portrait, self.settings.size, self.settings.background, controls), 0.0
        )
        session.loudness = 0.35
        self.settle()

    def settle(self, dialog: QWidget | None = None) -> None:
        """Run the event loop until the window, or its `dialog`, stops changing."""
        seen, since, began = None, time.perf_counter(), time.perf_counter()
        while time.perf_counter() - since < SETTLED_SECONDS and time.perf_counter() - began < SETTLE_LIMIT:
            self.work(0.2)
            now = (dialog or self.window).grab().toImage()
            if now != seen:
                seen, since = now, time.perf_counter()

    def save(self, name: str, *above: QWidget) -> None:
        """Save the window as NAME-LANGUAGE-THEME-SCALEx.png; dialogs in `above` are centred, menus at the top right."""
        picture = self.window.grab()
        painter = QPainter(picture)
        for widget in above:
            place = self.window.rect().center() - widget.rect().center()
            if isinstance(widget, QMenu):
                place = QPoint(self.window.width() - widget.width() - 20, 60)
            else:
                painter.fillRect(self.window.rect(), QColor(0, 0, 0, 110))
            painter.drawPixmap(place, widget.grab())
        painter.end()
        options = self._options
        look = f"{options.language}-{options.theme}-{options.scale}x"
        picture.save(str(self.out / f"{name}-{look}{options.screen and '-' + options.screen}.png"))

    def dialog(self) -> QWidget:
        """The open modal dialog."""
        found = QApplication.activeModalWidget()
        assert found is not None
        self.settle(found)
        return found

    def close(self) -> None:
        """Close the window and its app model."""
        self.model.close()
        self.window.close()

    def _render(self, request: RenderRequest) -> Iterator[Step]:
        portrait = cached_backend().register(request.photo)
        pixels = cached_backend().draw_still(portrait, request.size, request.background, request.controls)
        if request.sound.stem == "Welcome":
            request.out.parent.mkdir(exist_ok=True)
            request.out.touch()
            yield Step(600, 600, pixels)
            return
        for done in range(180, 900):
            time.sleep(0.03)
            yield Step(done, 900, pixels)

    def _session(self, options: SessionOptions) -> FakeSession:
        self.sessions.append(HealthySession(options))
        return self.sessions[-1]


@functools.cache
def cached_backend() -> Backend:
    """The system's backend with its portraits, thumbnails and faces cached across scenes."""
    system = system_backend()
    faces: dict[tuple[str, str], Pixels] = {}

    def face(portrait: Portrait, controls: Controls) -> Pixels:
        key = (portrait.name, repr(controls))
        if key not in faces:
            faces[key] = system.draw_face(portrait, controls)
        return faces[key]

    return replace(
        system,
        register=functools.cache(system.register),
        read_thumbnail=functools.cache(system.read_thumbnail),
        draw_face=face,
    )
