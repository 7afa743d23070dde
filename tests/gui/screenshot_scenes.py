"""States of the window that the screenshots show."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from desktop.disclosure.consent import Consent, ConsentKind
from desktop.provenance.claim import Claim, Portrayed
from desktop.provenance.signing_key import OWNER
from desktop.provenance.verification import SignatureFinding, SignatureState, Verification
from desktop.provenance.verification_text import sentences
from desktop.widgets.dialogs.about_dialog import AboutDialog
from desktop.widgets.dialogs.check_dialog import CheckDialog
from desktop.widgets.dialogs.shortcuts_dialog import ShortcutsDialog
from inference.portrait import builtins
from inference.sentence import Sentence
from inference.watermark.detector import Detection
from tests.gui.fake_session import FakeTracking
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


def no_mark(screen: ScreenshotWindow) -> None:
    """The question why the AI mark of a real face may be left out."""
    screen.settings.side = 1
    screen.offered[0] = replace(screen.offered[0], consent=Consent(ConsentKind.ME))
    screen.open()
    screen.window.devices.mark.switch.click()
    screen.save("no_mark", screen.dialog())


def menu(screen: ScreenshotWindow) -> None:
    """The open main menu."""
    screen.open()
    button = screen.shell.menu
    button.list.popup(button.mapToGlobal(button.rect().bottomLeft()))
    screen.settle()
    screen.save("menu", button.list)
    button.list.close()


def about(screen: ScreenshotWindow) -> None:
    """The about dialog."""
    screen.open()
    AboutDialog(screen.window).open()
    screen.save("about", screen.dialog())


def check_file(screen: ScreenshotWindow) -> None:
    """The dialog that tells where a file comes from, before and after."""
    screen.open()
    claim = Claim((Portrayed("ab12", ConsentKind.AGREED),))
    signature = SignatureFinding(SignatureState.UNALTERED, OWNER, True, "Understudy", claim.as_dict())
    mark = Detection(found=True, score=30.0, identity=1)
    found = Verification(Path("interview.mp4"), signature, mark, own_number=True, says_generated=True)
    dialog = CheckDialog(lambda _: sentences(found), lambda work, done, _: done(work()), screen.window)
    dialog.open()
    screen.save("check", screen.dialog())
    dialog.take(found.path)
    screen.save("checked", screen.dialog())


def shortcuts(screen: ScreenshotWindow) -> None:
    """The list of keyboard shortcuts."""
    screen.open()
    ShortcutsDialog(screen.window).open()
    screen.save("shortcuts", screen.dialog())


def hotkeys(screen: ScreenshotWindow) -> None:
    """The dialog of global hotkeys, one of them taken by another program."""
    screen.open()
    screen.shell.menu.hotkeys_action.trigger()
    dialog = screen.dialog()
    dialog.card.switch.click()
    screen.save("hotkeys", dialog)


def reset(screen: ScreenshotWindow) -> None:
    """The question before everything is reset."""
    screen.open()
    screen.shell.menu.reset_action.trigger()
    screen.save("reset", screen.dialog())


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
    no_mark,
    menu,
    about,
    check_file,
    shortcuts,
    hotkeys,
    reset,
)
