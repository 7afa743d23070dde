"""States of the window that the screenshots show."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from inference.portrait import builtins
from inference.sentence import Sentence
from tests.gui.fake_session import FakeTracking
from tests.gui.screenshot_dialog_scenes import DIALOG_SCENES
from tests.gui.screenshot_photo_scenes import PHOTO_SCENES
from tests.gui.screenshot_window import NO_DEVICES, ScreenshotWindow

UNPLUGGED = Sentence("The microphone “{name}” sends no sound any more; waiting for it.", name="USB headset")


def ready(screen: ScreenshotWindow) -> None:
    """The window after it opens."""
    screen.open()
    screen.save("ready")


def welcome(screen: ScreenshotWindow) -> None:
    """The first start with its three steps."""
    screen.settings.newcomer = True
    screen.open()
    screen.save("welcome")


def live(screen: ScreenshotWindow) -> None:
    """A live session in 16:9 with an emotion."""
    screen.settings.size, screen.settings.portrait = "720p", "builtin:walter"
    screen.open()
    screen.go_live()
    screen.save("live")


def typing(screen: ScreenshotWindow) -> None:
    """A typed line in a live session, and the menu of phrases."""
    screen.settings.typing, screen.settings.side, screen.settings.microphone = True, 1, "none"
    screen.settings.phrases = ["Hello, I am here and can hear you.", "Yes.", "No.", "One moment, please."]
    screen.open()
    screen.go_live()
    screen.window.live.typing.line.setText("I cannot speak today, so I type.")
    screen.window.live.typing.line.setFocus()
    screen.settle()
    screen.save("typing")
    screen.window.live.typing.fill_menu()
    screen.window.live.typing.menu.adjustSize()
    screen.save("phrases", screen.window.live.typing.menu)


def devices(screen: ScreenshotWindow) -> None:
    """The devices tab with all devices found."""
    screen.settings.side = 1
    screen.open()
    screen.go_live()
    screen.save("devices")


def follow(screen: ScreenshotWindow) -> None:
    """The devices tab while a webcam is followed, which sees one of the portraits."""
    screen.settings.side = 1
    screen.open()
    screen.window.devices.follow.switch.click()
    screen.go_live()
    seen = Image.open(builtins.portraits()[4].path).convert("RGB")
    picture = np.asarray(ImageOps.fit(seen, (160, 120), centering=(0.5, 0.3)))
    screen.sessions[-1].tracking = FakeTracking(picture)
    screen.settle()
    screen.save("follow")


def follow_program(screen: ScreenshotWindow) -> None:
    """The devices tab while another program's face is received."""
    screen.settings.side, screen.settings.follow_program = 1, "livelink"
    screen.open()
    screen.window.devices.follow.switch.click()
    screen.window.devices.follow.network.click()
    screen.go_live()
    screen.sessions[-1].tracking = sending = FakeTracking()
    screen.window.devices.avatar.switch.click()
    sending.state = Sentence(
        "Receiving {program} from {sender}.", program="Live Link Face", sender="192.168.1.20:50512"
    )
    screen.settle()
    screen.save("follow-program")


def missing(screen: ScreenshotWindow) -> None:
    """The devices tab with no device found."""
    screen.settings.side, screen.devices = 1, NO_DEVICES
    screen.open()
    screen.save("missing")


def trouble(screen: ScreenshotWindow) -> None:
    """A live session, muted, whose microphone is unplugged."""
    screen.settings.side = 1
    screen.open()
    screen.go_live()
    screen.window.live.transport.mute_button.click()
    screen.sessions[-1].problem = UNPLUGGED
    screen.settle()
    screen.save("trouble")


def empty(screen: ScreenshotWindow) -> None:
    """No portrait in the gallery."""
    screen.offered = []
    screen.open()
    screen.save("empty")


def video(screen: ScreenshotWindow) -> None:
    """The video view without a sound."""
    screen.open()
    screen.window.show_view(video=True)
    screen.settle()
    screen.save("video")


def videos(screen: ScreenshotWindow) -> None:
    """The video view with one video done, one in progress, one waiting and one failed."""
    screen.settings.portrait, screen.settings.video_folder = "builtin:nadia", str(screen.folder / "Videos")
    screen.open()
    screen.window.show_view(video=True)
    voices = itertools.cycle(voice.path for voice in builtins.voices())
    names = ("Welcome", "Chapter 1", "Chapter 2")
    screen.window.video.add([Path(shutil.copy(next(voices), screen.folder / f"{name}.wav")) for name in names])
    (screen.folder / "Chapter 3.wav").touch()
    screen.window.video.add([screen.folder / "Chapter 3.wav"])
    screen.settle()
    screen.window.video.make_button.click()
    while screen.model.videos.jobs[0].busy:
        screen.work(1.0)
    screen.work(4.0)
    folder = screen.window.video_options.folder
    folder.text.setText("~/Videos/Understudy videos")  # hides the temporary folder
    screen.save("videos")


def small(screen: ScreenshotWindow) -> None:
    """The window at its minimum size."""
    screen.open()
    screen.window.resize(screen.window.minimumSize())
    screen.settle()
    screen.save("small")


SCENES: tuple[Callable[[ScreenshotWindow], None], ...] = (
    welcome,
    ready,
    live,
    typing,
    video,
    videos,
    devices,
    follow,
    follow_program,
    missing,
    trouble,
    empty,
    small,
    *PHOTO_SCENES,
    *DIALOG_SCENES,
)
