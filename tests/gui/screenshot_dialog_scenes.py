"""Dialogs and menus that the screenshots show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.disclosure.consent import Consent, ConsentKind
from desktop.provenance.claim import Claim, Portrayed
from desktop.provenance.signing_key import OWNER
from desktop.provenance.verification import SignatureFinding, SignatureState, Verification
from desktop.provenance.verification_text import sentences
from desktop.widgets.dialogs.about_dialog import AboutDialog
from desktop.widgets.dialogs.check_dialog import CheckDialog
from desktop.widgets.dialogs.shortcuts_dialog import ShortcutsDialog
from inference.watermark.detector import Detection
from tests.gui.screenshot_window import ScreenshotWindow


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


DIALOG_SCENES = (no_mark, menu, about, check_file, shortcuts, hotkeys, reset)
