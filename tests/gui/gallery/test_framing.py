"""Adjusting how a photo is framed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.widgets.gallery.photo_sheet import PhotoSheet
from desktop.widgets.main_window import MainWindow
from inference.portrait.framing import ZOOMS
from inference.types import AUTOMATIC
from tests.gui.photos import add, titles


@pytest.fixture
def sheet(qtbot, window: MainWindow, backend) -> PhotoSheet:
    """The sheet of the user's own photo, opened with the Enter key."""
    add(qtbot, window, backend.picture("Mine", 200))
    qtbot.keyClick(window.gallery.tiles, Qt.Key.Key_Return)
    sheet = window.chooser.framer.dialog
    qtbot.waitUntil(sheet.add_button.isEnabled)
    return sheet


def drag(qtbot, sheet: PhotoSheet, right: int, down: int) -> None:
    view = sheet.editor.view
    start = view.rect().center()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for step in (1, 2, 3):
        place = start + QPoint(right * step // 3, down * step // 3)
        _move(view, place)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(right, down))


def _move(view, place: QPoint) -> None:
    button = Qt.MouseButton.LeftButton
    where = QPointF(place)
    event = QMouseEvent(QEvent.Type.MouseMove, where, where, button, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)


def save(qtbot, sheet: PhotoSheet) -> None:
    qtbot.mouseClick(sheet.add_button, Qt.MouseButton.LeftButton)


def test_framing_an_existing_photo_asks_for_no_consent(sheet: PhotoSheet) -> None:
    assert not sheet.choice.isVisible()
    assert sheet.framing == AUTOMATIC
    assert not sheet.editor.reset_button.isEnabled()


def test_dragging_moves_the_crop_but_not_off_the_face(qtbot, sheet: PhotoSheet) -> None:
    square = sheet.editor.view._square
    drag(qtbot, sheet, 9, 0)
    assert sheet.editor.view._square.left > square.left
    drag(qtbot, sheet, 600, 600)
    far = sheet.editor.view._square
    assert far.left <= 150
    drag(qtbot, sheet, -12, 0)
    assert sheet.editor.view._square.left < far.left


def test_slider_wheel_and_keys_zoom_within_limits(qtbot, sheet: PhotoSheet) -> None:
    editor = sheet.editor
    editor.zoom.setValue(editor.zoom.maximum())
    assert sheet.framing.zoom == pytest.approx(ZOOMS[1], abs=1e-3)
    wheel = QWheelEvent(
        QPointF(9, 9),
        QPointF(9, 9),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor.view, wheel)
    assert sheet.framing.zoom < ZOOMS[1] - 0.02
    qtbot.keyClicks(editor.view, "+++++++++++++++++++++")
    assert sheet.framing.zoom == pytest.approx(ZOOMS[1], abs=1e-3)
    qtbot.keyClick(editor.view, Qt.Key.Key_Left)
    assert sheet.framing.shift[0] < 0
    qtbot.mouseClick(editor.reset_button, Qt.MouseButton.LeftButton)
    assert sheet.framing == AUTOMATIC


def test_a_saved_framing_shows_at_once_and_is_stored(qtbot, sheet: PhotoSheet, window, open_window, backend) -> None:
    sheet.editor.zoom.setValue(sheet.editor.zoom.maximum())
    wanted = sheet.framing
    save(qtbot, sheet)
    qtbot.waitUntil(lambda: backend.framings[-1] == wanted)
    assert window.gallery.current.framing == wanted
    window.close()
    again = open_window()
    assert titles(again) == ["Mine", "Rosa", "Otto"]
    assert again.gallery.current.framing == wanted
    assert backend.framings[-1] == wanted


def portraits(backend) -> list[object]:
    """Photos that the session was told to show."""
    return [value for name, value in backend.session.calls if name == "portrait"]


def test_a_new_framing_reaches_the_running_session(qtbot, live_window: MainWindow, backend) -> None:
    add(qtbot, live_window, backend.picture("Mine", 200))
    qtbot.waitUntil(lambda: portraits(backend) == ["Mine"])
    qtbot.mouseClick(live_window.gallery.frame_button, Qt.MouseButton.LeftButton)
    sheet = live_window.chooser.framer.dialog
    qtbot.waitUntil(sheet.add_button.isEnabled)
    sheet.editor.zoom.setValue(0)
    save(qtbot, sheet)
    qtbot.waitUntil(lambda: portraits(backend) == ["Mine", "Mine"])


def test_cancelling_changes_nothing(qtbot, sheet: PhotoSheet, window: MainWindow) -> None:
    sheet.editor.zoom.setValue(0)
    qtbot.mouseClick(sheet.cancel_button, Qt.MouseButton.LeftButton)
    assert window.gallery.current.framing == AUTOMATIC


def test_the_keyboard_chooses_the_next_face(qtbot, window: MainWindow, backend) -> None:
    backend.faces = 3
    add(qtbot, window, backend.picture("Mine", 200))
    qtbot.keyClick(window.gallery.tiles, Qt.Key.Key_Return)
    sheet = window.chooser.framer.dialog
    qtbot.waitUntil(sheet.add_button.isEnabled)
    faces = []
    for _ in range(3):
        qtbot.keyClick(sheet.editor.next_button, Qt.Key.Key_Space)
        faces.append(sheet.framing.face)
    assert len(set(faces)) == 3


def test_a_missing_photo_file_is_reported(qtbot, window: MainWindow, backend) -> None:
    add(qtbot, window, backend.picture("Mine", 200))
    backend.refusal = "There is no file Mine.png; check its name."
    qtbot.keyClick(window.gallery.tiles, Qt.Key.Key_Return)
    sheet = window.chooser.framer.dialog
    qtbot.waitUntil(lambda: sheet.busy.label.text() == backend.refusal)
    assert not sheet.another_button.isVisible()
    sheet.reject()


def test_a_built_in_portrait_is_framed_and_reset(qtbot, open_window, window: MainWindow, backend) -> None:
    qtbot.mouseClick(window.gallery.frame_button, Qt.MouseButton.LeftButton)
    sheet = window.chooser.framer.dialog
    qtbot.waitUntil(sheet.add_button.isEnabled)
    sheet.editor.zoom.setValue(0)
    save(qtbot, sheet)
    qtbot.waitUntil(lambda: window.gallery.current.framing.zoom == pytest.approx(ZOOMS[0], abs=1e-4))
    qtbot.waitUntil(lambda: backend.framings[-1] == window.gallery.current.framing)
    window.close()
    again = open_window()
    assert again.gallery.current.framing.zoom == pytest.approx(ZOOMS[0], abs=1e-4)
    qtbot.keyClick(again.gallery.tiles, Qt.Key.Key_Return)
    sheet = again.chooser.framer.dialog
    qtbot.waitUntil(sheet.add_button.isEnabled)
    qtbot.mouseClick(sheet.editor.reset_button, Qt.MouseButton.LeftButton)
    save(qtbot, sheet)
    qtbot.waitUntil(lambda: again.gallery.current.framing == AUTOMATIC)
    assert not list((backend.folder / "own" / ".builtins").iterdir())
