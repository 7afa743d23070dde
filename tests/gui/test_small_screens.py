"""The window on small screens: within the free part of the screen, everything reachable, side columns folded."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QByteArray, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QComboBox, QTabBar, QWidget

from desktop.widgets.common import language
from desktop.widgets.common.screen_fit import fitted
from desktop.widgets.dialogs.about_dialog import AboutDialog
from desktop.widgets.dialogs.scrolling_dialog import ScrollingDialog
from desktop.widgets.dialogs.shortcuts_dialog import ShortcutsDialog
from desktop.widgets.gallery.camera_dialog import CameraDialog
from desktop.widgets.gallery.photo_sheet import PhotoSheet
from desktop.widgets.main_window import MainWindow
from desktop.widgets.shell.hotkeys_dialog import HotkeysDialog

BOX_FONT = sys.platform == "win32"
"""Qt's plug-in "offscreen" finds no font there: each letter is a box 12 pixels wide, wider than in any real font."""
TASK_BAR = 40
SCREENS = [
    QSize(1280, 720),
    QSize(1366, 768),
    QSize(1024, 768),
    QSize(800, 600),
    QSize(720, 1280),
    QSize(1280, 720 - TASK_BAR),
    QSize(800, 600 - TASK_BAR),
    QSize(960, 540 - TASK_BAR // 2),
]
"""Free parts in device-independent pixels; the last one is 1920x1080 at 200 %."""


@dataclass(frozen=True)
class FakeScreen:
    """What the window asks a QScreen for."""

    free: QRect

    def availableGeometry(self) -> QRect:
        return self.free

    def availableSize(self) -> QSize:
        return self.free.size()


@pytest.fixture
def on_screen(monkeypatch: pytest.MonkeyPatch) -> Callable[[QSize], QRect]:
    """Sets the size of the screen that windows and dialogs see; returns its free part."""

    def chosen(size: QSize) -> QRect:
        screen = FakeScreen(QRect(QPoint(0, 0), size))
        for kind in (MainWindow, ScrollingDialog, PhotoSheet, CameraDialog):
            monkeypatch.setattr(kind, "screen", lambda _self: screen)
        return screen.free

    return chosen


@pytest.fixture(params=language.LANGUAGES)
def any_language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    language.set_language(qapp, request.param)
    yield request.param
    language.set_language(qapp, "en")


def outside(window: QWidget) -> list[str]:
    """Visible controls that lie partly outside `window`, or inside a part that does not scroll and is too small."""
    controls = [part for kind in (QAbstractButton, QComboBox, QTabBar) for part in window.findChildren(kind)]
    return [part.accessibleName() for part in controls if part.isVisible() and not _is_reachable(part, window)]


def _is_reachable(part: QWidget, window: QWidget) -> bool:
    place, holder = part.rect(), part
    while holder is not window:
        parent = holder.parentWidget()
        place.translate(holder.pos())
        if isinstance(area := parent.parentWidget(), QAbstractScrollArea):
            sideways = area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            return sideways or BOX_FONT or (place.left() >= 0 and place.right() < parent.width())
        if not parent.rect().contains(place):
            return False
        holder = parent
    return True


@pytest.mark.parametrize("screen", SCREENS, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("newcomer", [False, True])
def test_window_lies_within_the_screen(qtbot, open_window, backend, on_screen, screen, newcomer) -> None:
    free = on_screen(screen)
    backend.settings.newcomer = newcomer
    window = open_window()
    window._screen_fit.fit()
    assert free.contains(window.frameGeometry())
    for view in (0, 1):
        window.view_switch.setCurrentIndex(view)
        for button in (window.fold.portraits, window.fold.controls):
            if button.isVisible():
                button.click()
            QApplication.processEvents()
            assert outside(window) == []
            assert free.contains(window.frameGeometry())


def test_smallest_window_shows_everything_in_all_languages(qtbot, open_window, any_language) -> None:
    window = open_window()
    window.resize(1, 1)
    for view in (0, 1):
        window.view_switch.setCurrentIndex(view)
        for button in (window.fold.portraits, window.fold.controls):
            button.click()
            for tab in (0, 1):
                window.side.tabs.setCurrentIndex(tab)
                QApplication.processEvents()
                assert window.height() <= 480
                assert window.width() <= 720
                qtbot.waitUntil(lambda: outside(window) == [])  # wrapped texts ask for their height one event later


def test_side_columns_fold_below_900_pixels(qtbot, open_window, backend) -> None:
    backend.settings.newcomer = False
    window = open_window()
    window.resize(900, 700)
    qtbot.waitUntil(lambda: window.width() == 900)
    assert window.gallery.isVisible()
    assert window.side.isVisible()
    assert not window.fold.portraits.isVisible()
    window.resize(899, 700)
    qtbot.waitUntil(window.fold.controls.isVisible)
    assert (window.gallery.isVisible(), window.side.isVisible()) == (True, False)
    window.fold.controls.setFocus()
    qtbot.keyClick(window.fold.controls, Qt.Key.Key_Space)
    assert (window.gallery.isVisible(), window.side.isVisible()) == (False, True)
    qtbot.keyClick(window.fold.controls, Qt.Key.Key_Space)
    assert (window.gallery.isVisible(), window.side.isVisible()) == (False, False)


def test_open_column_is_remembered(qtbot, open_window, backend) -> None:
    backend.settings.newcomer = False
    window = open_window()
    window.resize(800, 600)
    qtbot.waitUntil(window.fold.controls.isVisible)
    window.fold.controls.click()
    window.refill()
    assert (window.gallery.isVisible(), window.side.isVisible()) == (False, True)
    window.resize(1200, 700)
    qtbot.waitUntil(window.gallery.isVisible)
    window.resize(800, 600)
    qtbot.waitUntil(lambda: not window.gallery.isVisible())
    assert window.side.isVisible()


def test_refusal_opens_the_portraits(qtbot, open_window, backend) -> None:
    window = open_window()
    window.resize(800, 600)
    qtbot.waitUntil(window.fold.controls.isVisible)
    window.fold.controls.click()
    window.chooser.adder.refused.emit("No face.")
    assert window.gallery.refusal.isVisible()


def test_window_larger_than_the_screen_or_outside_is_brought_back(qtbot, open_window, backend, on_screen) -> None:
    before = open_window()
    before.setGeometry(1500, 900, 1800, 1100)
    backend.settings.window = bytes(before.saveGeometry().toHex().data()).decode()
    free = on_screen(QSize(1024, 728))
    window = open_window()
    window._screen_fit.fit()
    assert free.contains(window.frameGeometry())


def test_maximised_window_is_left_alone(qtbot, open_window, on_screen) -> None:
    before = open_window()
    before.showMaximized()
    geometry: QByteArray = before.saveGeometry()
    on_screen(QSize(800, 560))
    window = open_window()
    window.restoreGeometry(geometry)
    window._screen_fit.fit()
    assert window.isMaximized()


@pytest.mark.parametrize("screen", [QSize(800, 534), QSize(720, 480)])
def test_dialogs_scroll_or_shrink(qtbot, shell, on_screen, screen, any_language) -> None:
    free, window = on_screen(screen), shell.hotkey_dispatch
    camera = CameraDialog(shell._window._model)
    sheet = PhotoSheet("", "", "Add", None, True)
    for dialog in (AboutDialog(), ShortcutsDialog(), HotkeysDialog(window), sheet, camera):
        dialog.show()
        dialog._screen_fit.fit()
        assert free.contains(dialog.frameGeometry())
        assert outside(dialog) == []
        dialog.close()


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        (QRect(100, 50, 300, 200), QRect(100, 50, 300, 200)),
        (QRect(900, 700, 300, 200), QRect(700, 360, 300, 200)),
        (QRect(-50, -20, 300, 200), QRect(0, 0, 300, 200)),
        (QRect(10, 10, 1240, 762), QRect(0, 0, 1000, 560)),
    ],
)
def test_frame_is_moved_and_shrunk_only_as_needed(frame: QRect, expected: QRect) -> None:
    assert fitted(frame, QRect(0, 0, 1000, 560)) == expected
