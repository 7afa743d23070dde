"""The dialog that tells where a file comes from."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from desktop.widgets.dialogs.check_dialog import CheckDialog
from desktop.widgets.main_window import MainWindow
from desktop.widgets.shell.window_shell import WindowShell
from inference.sentence import Sentence
from inference.user_error import UserError
from tests.gui.fake_backend import FakeBackend

FOUND = [Sentence("Made with Understudy, and unaltered since it was signed."), Sentence("Signature: none.")]


@pytest.fixture
def dialog(backend: FakeBackend, shell: WindowShell, window: MainWindow) -> CheckDialog:
    object.__setattr__(backend.storage, "check", _check)
    shell.menu.check_action.trigger()
    found = window.findChild(CheckDialog)
    assert found is not None
    return found


def _check(path: Path) -> list[Sentence]:
    if path.suffix != ".mp4":
        raise UserError("{path} cannot be read as a video or picture; give a file that a player opens.", path=path)
    return FOUND


def drop(dialog: CheckDialog, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, none))


def test_a_dropped_file_is_checked(dialog: CheckDialog, qtbot) -> None:
    drop(dialog, Path("talk.mp4"))
    qtbot.waitUntil(lambda: dialog.headline.text() == FOUND[0])
    assert dialog.details.text() == "talk.mp4\n\nSignature: none."
    dialog.reject()


def test_a_chosen_file_is_checked(dialog: CheckDialog, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("talk.mp4", ""))
    dialog.choose_button.click()
    qtbot.waitUntil(lambda: dialog.headline.text() == FOUND[0])
    dialog.reject()


def test_a_file_that_is_no_video_gives_one_sentence(dialog: CheckDialog, qtbot) -> None:
    drop(dialog, Path("talk.txt"))
    qtbot.waitUntil(lambda: "cannot be read as a video" in dialog.headline.text())
    assert not dialog.details.text()
    dialog.reject()


def test_closing_while_a_file_is_checked_does_no_harm(dialog: CheckDialog, window: MainWindow, qtbot) -> None:
    drop(dialog, Path("talk.mp4"))
    dialog.reject()
    qtbot.wait(100)
    assert window.isVisible()


def test_only_the_newest_file_is_shown(dialog: CheckDialog, qtbot) -> None:
    drop(dialog, Path("first.mp4"))
    drop(dialog, Path("second.mp4"))
    qtbot.waitUntil(lambda: dialog.details.text().startswith("second.mp4"))
    dialog.reject()
