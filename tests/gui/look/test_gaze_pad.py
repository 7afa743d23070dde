"""The gaze pad by mouse, keys and screen reader."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.widgets.main_window import MainWindow
from tests.gui.look.session_controls import last_controls


def drag(pad, *places: QPoint) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        move_to(pad, place)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=places[-1])


def move_to(pad, place: QPoint) -> None:
    """Sends a move event with the button held, which QTest cannot."""
    left = Qt.MouseButton.LeftButton
    where = QPointF(place)
    event = QMouseEvent(QEvent.Type.MouseMove, where, where, left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(pad, event)


def test_dragging_sets_the_gaze(qtbot, live_window: MainWindow, backend) -> None:
    pad = live_window.look.gaze.pad
    middle = pad.rect().center()
    drag(pad, middle, QPoint(pad.width() - 40, 40), QPoint(pad.width() + 400, -400))
    qtbot.waitUntil(lambda: last_controls(backend).gaze == (30.0, 20.0))
    drag(pad, QPoint(40, middle.y()))
    qtbot.waitUntil(lambda: last_controls(backend).gaze[0] < -15)
    assert "to the left" in pad.accessibleDescription()
    QTest.mouseDClick(pad, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.waitUntil(lambda: last_controls(backend).gaze == (0.0, 0.0))


def test_both_gaze_axes_are_sliders_for_a_screen_reader(qtbot, live_window: MainWindow, backend) -> None:
    pad = live_window.look.gaze.pad
    pad.setFocus()
    assert live_window.focusWidget() is pad.across
    across, upwards = (QAccessible.queryAccessibleInterface(axis) for axis in (pad.across, pad.upwards))
    assert {across.role(), upwards.role()} == {QAccessible.Role.Slider}
    across.valueInterface().setCurrentValue(12)
    upwards.valueInterface().setCurrentValue(-7)
    qtbot.waitUntil(lambda: last_controls(backend).gaze == (12.0, -7.0))
    assert across.text(QAccessible.Text.Name) == "Look to the side, in degrees to the right"
    assert upwards.text(QAccessible.Text.Description) == "12° to the right, 7° down"
    qtbot.keyClick(pad.upwards, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: last_controls(backend).gaze == (10.0, -7.0))
    assert across.valueInterface().currentValue() == 10


def test_arrow_keys_move_the_gaze(qtbot, live_window: MainWindow, backend) -> None:
    gaze = live_window.look.gaze
    gaze.pad.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        qtbot.keyClick(gaze.pad, key)
    qtbot.waitUntil(lambda: last_controls(backend).gaze == (4.0, 2.0))
    for _ in range(30):
        qtbot.keyClick(gaze.pad, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: last_controls(backend).gaze == (4.0, -20.0))
    qtbot.mouseClick(gaze.centre_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: last_controls(backend).gaze == (0.0, 0.0))
    assert not gaze.centre_button.isEnabled()
