from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QPushButton, QVBoxLayout, QWidget
from shiboken6 import delete

from desktop.widgets.common.focus_ring import MARGIN, FocusRing


@pytest.fixture
def ring(qapp) -> Iterator[FocusRing]:
    ring = FocusRing(qapp)
    yield ring
    ring.close()


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    rows = QVBoxLayout(window)
    for child in (QPushButton("one"), QPushButton("two"), QListWidget()):
        rows.addWidget(child)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_a_key_press_shows_the_focus_ring(qtbot, ring: FocusRing, window: QWidget) -> None:
    one, two = window.findChildren(QPushButton)
    one.setFocus()
    assert not ring.frame.isVisible()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    assert two.hasFocus()
    assert ring.frame.widget() is two
    assert ring.frame.isVisible()
    assert ring.frame.geometry() == two.geometry().adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)


def test_a_mouse_click_shows_no_focus_ring(qtbot, ring: FocusRing, window: QWidget) -> None:
    one, two = window.findChildren(QPushButton)
    one.setFocus()
    QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton, pos=two.mapTo(window, QPoint(5, 5)))
    assert two.hasFocus()
    assert not ring.frame.isVisible()
    QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton, pos=two.mapTo(window, QPoint(5, 5)))


def test_focus_moved_by_a_click_shows_no_ring(qtbot, ring: FocusRing, window: QWidget) -> None:
    one, two = window.findChildren(QPushButton)
    one.setFocus()
    two.clicked.connect(two.hide)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=two.mapTo(window, QPoint(5, 5)))
    assert not two.hasFocus()
    assert not ring.frame.isVisible()


def test_a_focused_page_shows_no_ring(ring: FocusRing, window: QWidget) -> None:
    one = window.findChildren(QPushButton)[0]
    one.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    assert ring.frame.isVisible()
    window.setFocus()
    assert window.hasFocus()
    assert not ring.frame.isVisible()


def test_lists_draw_their_own_ring(ring: FocusRing, window: QWidget) -> None:
    window.findChildren(QPushButton)[0].setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    window.findChild(QListWidget).setFocus(Qt.FocusReason.TabFocusReason)
    assert not ring.frame.isVisible()


def test_the_ring_survives_the_dialog_it_was_shown_in(qtbot, ring: FocusRing, window: QWidget) -> None:
    dialog = QDialog(window)
    button = QPushButton("in the dialog", dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    button.setFocus()
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Tab)
    button.clearFocus()
    button.setFocus()
    assert ring.frame.window() is dialog
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    two = window.findChildren(QPushButton)[1]
    two.setFocus()
    assert ring.frame.widget() is two


class PopUp(QListWidget):
    """The list of a drop-down box, whose native window Qt has already deleted."""

    def window(self) -> PopUp:
        return self

    def windowHandle(self) -> QWindow:
        handle = QWindow()
        delete(handle)
        return handle


def test_the_deleted_window_of_a_drop_down_list_is_ignored(qtbot, ring: FocusRing) -> None:
    popup = PopUp()
    qtbot.addWidget(popup)
    ring._on_focus_changed(None, popup)
    assert not ring.frame.isVisible()
