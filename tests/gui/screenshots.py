"""Pictures of every view of the window, to be looked at and for docs/.

`python -m tests.gui.screenshots FOLDER [SCENE ...] [--scale 2] [--language fr] [--theme light]`

Devices and sessions are made up, portraits are the real ones, drawn by the real decoder.
"""

from __future__ import annotations

import argparse
import functools
import itertools
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop.library.gallery_photo import GalleryPhoto
from desktop.library.portrait_catalogue import PortraitCatalogue
from desktop.live.session_stats import SessionStats, StageFigures
from desktop.rendering.render_request import RenderRequest, Step
from desktop.settings.profiles import Profiles
from desktop.widgets import theme
from desktop.widgets.common import language
from desktop.widgets.dialogs.about_dialog import AboutDialog
from desktop.widgets.dialogs.shortcuts_dialog import ShortcutsDialog
from desktop.widgets.main_window import MainWindow
from desktop.widgets.shell.window_shell import WindowShell
from desktop.window.app_model import AppModel
from desktop.window.app_storage import AppStorage
from desktop.window.backend import Backend, Devices, Wishes
from desktop.window.system_backend import system_backend
from inference.motion.controls import Controls
from inference.motion.presets import emotions
from inference.portrait import builtins
from inference.sentence import Sentence
from inference.types import Frame, Pixels, Portrait
from tests.gui.conftest import FakeSession
from tests.unit.desktop.hotkeys.keyboard import Keyboard

QUIET = 1.5
"""Seconds without a change of the window, after which all is there."""
LONGEST = 20.0
DRAWN = 12.0
"""Seconds for faces and thumbnails."""
THERE = Devices(
    ["Built-in microphone", "USB headset"],
    True,
    Sentence("In your meeting, choose “{name}” as the camera.", name="Understudy"),
    True,
    Sentence("In your meeting, choose “{name}” as the microphone.", name="Understudy"),
)
MISSING = Devices(
    [],
    False,
    Sentence("There is no virtual camera on this computer; install OBS Studio and start its virtual camera once."),
    False,
    Sentence(
        "There is no voice cable on this computer; install the free VB-CABLE from vb-audio.com/Cable and restart."
    ),
)
UNPLUGGED = Sentence("The microphone “{name}” sends no sound any more; waiting for it.", name="USB headset")


class Speaking(FakeSession):
    """Goes well: 30 pictures a second, 0.19 s after the voice."""

    def stats(self) -> SessionStats:
        frames = int(30 * time.monotonic())
        stages = {"render": StageFigures(frames, 0, 0, 23.0)}
        return SessionStats(frames=frames, latency_p50=0.19, voice_delay=0.19, skew_p50=0.004, stages=stages)


class Album:
    """The window upon real portraits and made-up devices."""

    def __init__(self, folder: Path, out: Path, options: argparse.Namespace) -> None:
        self.folder = folder
        self.out = out
        self.devices = THERE
        self.sessions: list[FakeSession] = []
        self.profiles = Profiles(folder / "settings.json")
        self.settings = self.profiles.settings
        self.settings.recordings = str(Path.home() / "Videos" / "Understudy")
        self.settings.newcomer = False
        self.offered = [
            GalleryPhoto(f"builtin:{entry.name}", entry.title, entry.path, False) for entry in builtins.portraits()
        ]
        self.app = QApplication.instance()
        self._options = options

    def open(self) -> None:
        """Open the window and wait until all is drawn."""
        backend = replace(
            real(), open_session=self._session, find_devices=lambda: self.devices, render_video=self._make
        )
        backend = replace(backend, open_keys=lambda: Keyboard({"Ctrl+Alt+Shift+R"}), render_history=None)
        self.model = AppModel(self.settings, PortraitCatalogue(self.folder / "own", self.offered), backend)
        self.window = MainWindow(self.model)
        self.shell = WindowShell(self.window, self.model, self.profiles, AppStorage(print, print))
        self.window.show()
        self.window.begin()
        began = time.monotonic()
        while self._is_bare() and time.monotonic() - began < DRAWN:
            self.work(0.2)
        self.settle()

    def work(self, seconds: float) -> None:
        """Let the window work."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.app.processEvents()
            time.sleep(0.02)

    def _is_bare(self) -> bool:
        """Pictures are still to be drawn."""
        faces = self.window.live.emotions.buttons.values()
        small = [self.window.gallery.thumbnail(photo) for photo in self.offered]
        return any(picture is None for picture in [*small, *(face.picture for face in faces if self.offered)])

    def go_live(self) -> None:
        """A session that speaks, with usual figures."""
        self.window.live.transport.start_button.click()
        while not self.sessions:
            self.app.processEvents()
        session, portrait = self.sessions[-1], real().register(self.model.chosen.path)
        self.window.live.emotions.buttons["happy"].click()
        controls = Controls(emotion=0.8 * emotions()["happy"])
        session.frame = Frame(
            1, real().draw_still(portrait, self.settings.size, self.settings.background, controls), 0.0
        )
        session.loudness = 0.35
        self.settle()

    def settle(self, dialog: QWidget | None = None) -> None:
        """Let the window work until it, or its `dialog`, looks the same for a while."""
        seen, since, began = None, time.monotonic(), time.monotonic()
        while time.monotonic() - since < QUIET and time.monotonic() - began < LONGEST:
            self.work(0.2)
            now = (dialog or self.window).grab().toImage()
            if now != seen:
                seen, since = now, time.monotonic()

    def shoot(self, name: str, *above: QWidget) -> None:
        """Keep the window as a picture, with `above` in its middle or, a menu, where it is."""
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
        picture.save(str(self.out / f"{name}-{options.language}-{options.theme}-{options.scale}x.png"))

    def dialog(self) -> QWidget:
        """The dialog that is open."""
        found = QApplication.activeModalWidget()
        assert found is not None
        self.settle(found)
        return found

    def close(self) -> None:
        """End of a scene."""
        self.model.close()
        self.window.close()

    def _make(self, order: RenderRequest) -> Iterator[Step]:
        pixels = real().draw_still(real().register(order.photo), order.size, order.background, order.controls)
        if order.sound.stem == "Welcome":
            order.out.parent.mkdir(exist_ok=True)
            order.out.touch()
            yield Step(600, 600, pixels)
            return
        for made in range(180, 900):
            time.sleep(0.03)
            yield Step(made, 900, pixels)

    def _session(self, wishes: Wishes) -> FakeSession:
        self.sessions.append(Speaking(wishes))
        return self.sessions[-1]


@functools.cache
def real() -> Backend:
    """The real world, which remembers what it has drawn."""
    world = system_backend()
    faces: dict[tuple[str, str], Pixels] = {}

    def face(portrait: Portrait, controls: Controls) -> Pixels:
        key = (portrait.name, repr(controls))
        if key not in faces:
            faces[key] = world.draw_face(portrait, controls)
        return faces[key]

    return replace(
        world,
        register=functools.cache(world.register),
        read_thumbnail=functools.cache(world.read_thumbnail),
        draw_face=face,
    )


def ready(album: Album) -> None:
    """As it opens."""
    album.open()
    album.shoot("ready")


def welcome(album: Album) -> None:
    """The first start."""
    album.settings.newcomer = True
    album.open()
    album.shoot("welcome")


def live(album: Album) -> None:
    """Speaking, wide, with an emotion."""
    album.settings.size, album.settings.portrait = "720p", "builtin:walter"
    album.open()
    album.go_live()
    album.shoot("live")


def devices(album: Album) -> None:
    """All devices found."""
    album.settings.side = 1
    album.open()
    album.go_live()
    album.shoot("devices")


def missing(album: Album) -> None:
    """No device found."""
    album.settings.side, album.devices = 1, MISSING
    album.open()
    album.shoot("missing")


def trouble(album: Album) -> None:
    """The microphone is gone while live, and muted."""
    album.settings.side = 1
    album.open()
    album.go_live()
    album.window.live.transport.mute_button.click()
    album.sessions[-1].problem = UNPLUGGED
    album.settle()
    album.shoot("trouble")


def empty(album: Album) -> None:
    """Not a single portrait."""
    album.offered = []
    album.open()
    album.shoot("empty")


def video(album: Album) -> None:
    """No sound yet."""
    album.open()
    album.window.show_view(video=True)
    album.settle()
    album.shoot("film")


def videos(album: Album) -> None:
    """A video that is done, one being made, one that waits, one that cannot be."""
    album.settings.portrait, album.settings.video_folder = "builtin:nadia", str(album.folder / "Videos")
    album.open()
    album.window.show_view(video=True)
    voices = itertools.cycle(voice.path for voice in builtins.voices())
    names = ("Welcome", "Chapter 1", "Chapter 2")
    album.window.video.add([Path(shutil.copy(next(voices), album.folder / f"{name}.wav")) for name in names])
    (album.folder / "Chapter 3.wav").touch()
    album.window.video.add([album.folder / "Chapter 3.wav"])
    album.settle()
    album.window.video.make_button.click()
    while album.model.videos.jobs[0].busy:
        album.work(1.0)
    album.work(4.0)
    album.window.video_options.folder.text.setText(
        "~/Videos/Understudy videos"
    )  # in place of one for this picture alone
    album.shoot("films")


def consent(album: Album) -> None:
    """The question before a photo is taken in."""
    album.open()
    album.window.chooser.adder.offer([Path(shutil.copy(builtins.portraits()[7].path, album.folder / "holiday.jpg"))])
    album.shoot("consent", album.dialog())


def refusal(album: Album) -> None:
    """A photo without a face."""
    album.open()
    shades = np.linspace((250, 160, 60), (30, 50, 120), 800).astype(np.uint8)
    Image.fromarray(np.repeat(shades[:, None], 1200, axis=1)).save(album.folder / "sunset.jpg")
    album.window.chooser.adder.offer([album.folder / "sunset.jpg"])
    album.shoot("refusal", album.dialog())


def menu(album: Album) -> None:
    """What is needed now and then."""
    album.open()
    button = album.shell.menu
    button.list.popup(button.mapToGlobal(button.rect().bottomLeft()))
    album.settle()
    album.shoot("menu", button.list)
    button.list.close()


def about(album: Album) -> None:
    """Who made what."""
    album.open()
    AboutDialog(album.window).open()
    album.shoot("about", album.dialog())


def shortcuts(album: Album) -> None:
    """What keys do."""
    album.open()
    ShortcutsDialog(album.window).open()
    album.shoot("shortcuts", album.dialog())


def hotkeys(album: Album) -> None:
    """Keys for other programs, one of them taken by another one."""
    album.open()
    album.shell.menu.hotkeys_action.trigger()
    dialog = album.dialog()
    dialog.card.switch.click()
    album.shoot("hotkeys", dialog)


def reset(album: Album) -> None:
    """A question before something that cannot be undone."""
    album.open()
    album.shell.menu.reset_action.trigger()
    album.shoot("reset", album.dialog())


def small(album: Album) -> None:
    """As small as the window goes."""
    album.open()
    album.window.resize(album.window.minimumSize())
    album.settle()
    album.shoot("small")


SCENES: tuple[Callable[[Album], None], ...] = (
    welcome,
    ready,
    live,
    video,
    videos,
    devices,
    missing,
    trouble,
    empty,
    small,
    consent,
    refusal,
    menu,
    about,
    shortcuts,
    hotkeys,
    reset,
)


def main() -> int:
    """Shoot the scenes asked for."""
    options = _options()
    os.environ["QT_SCALE_FACTOR"] = options.scale
    app = QApplication([])
    language.speak(app, options.language)
    theme.follow(app, options.theme)
    options.folder.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        if not options.scenes or scene.__name__ in options.scenes:
            with tempfile.TemporaryDirectory() as folder:
                album = Album(Path(folder), options.folder, options)
                scene(album)
                album.close()
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("scenes", nargs="*", metavar="SCENE", choices=[scene.__name__ for scene in SCENES] + [[]])
    parser.add_argument("--scale", default="1")
    parser.add_argument("--language", default="en", choices=language.LANGUAGES)
    parser.add_argument("--theme", default="dark", choices=theme.SCHEMES)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
