"""Moving portraits in the gallery; the order is stored."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop.widgets.gallery.tiles import Tiles
from desktop.widgets.main_window import MainWindow
from tests.gui.photos import add, titles

NAMES = [f"Face {number}" for number in range(1, 7)]


@pytest.fixture
def window(open_window, backend) -> MainWindow:
    backend.photos = [backend.picture(name, 60) for name in NAMES]
    return open_window()


@pytest.fixture
def tiles(window: MainWindow) -> Tiles:
    return window.gallery.tiles


def order(window: MainWindow) -> str:
    return "".join(title[-1] for title in titles(window))


def middle(tiles: Tiles, row: int) -> QPoint:
    return tiles.visualItemRect(tiles.item(row)).center()


def carry(qtbot, tiles: Tiles, row: int, place: QPoint) -> None:
    """Press on a tile and drag it without releasing the button."""
    start = middle(tiles, row)
    qtbot.mousePress(tiles.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for step in (1, 2, 3):
        where = QPointF(start + (place - start) * step / 3)
        button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(tiles.viewport(), QMouseEvent(QEvent.Type.MouseMove, where, where, button, button, keys))


def drag(qtbot, tiles: Tiles, row: int, place: QPoint) -> None:
    carry(qtbot, tiles, row, place)
    qtbot.mouseRelease(tiles.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.parametrize(
    ("row", "target", "aside", "result"),
    [(4, 0, -30, "512346"), (0, 3, 30, "234156"), (1, 0, 30, "123456"), (2, 5, 30, "124563"), (5, 2, -30, "126345")],
)
def test_a_tile_is_dragged_between_two_others(qtbot, window, tiles, row, target, aside, result) -> None:
    drag(qtbot, tiles, row, middle(tiles, target) + QPoint(aside, 0))
    assert order(window) == result


def test_dragging_a_tile_does_not_change_the_chosen_portrait(qtbot, window: MainWindow, tiles: Tiles, backend) -> None:
    drag(qtbot, tiles, 3, middle(tiles, 0) - QPoint(30, 0))
    assert order(window) == "412356"
    assert window.gallery.current.title == "Face 1"
    assert backend.settings.portrait in ("", "builtin:Face 1")
    qtbot.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, pos=middle(tiles, 0))
    qtbot.waitUntil(lambda: backend.settings.portrait == "builtin:Face 4")


def test_dropping_below_the_last_tile_moves_to_the_end(qtbot, window: MainWindow, tiles: Tiles) -> None:
    drag(qtbot, tiles, 0, QPoint(60, middle(tiles, 5).y() + 100))
    assert order(window) == "234561"


def test_escape_cancels_a_drag(qtbot, window: MainWindow, tiles: Tiles) -> None:
    carry(qtbot, tiles, 3, middle(tiles, 0))
    assert tiles.tile_drag.dragging
    qtbot.keyClick(tiles, Qt.Key.Key_Escape)
    assert not tiles.tile_drag.dragging
    qtbot.mouseRelease(tiles.viewport(), Qt.MouseButton.LeftButton, pos=middle(tiles, 0))
    assert order(window) == "123456"


def test_a_few_pixels_of_movement_still_count_as_a_click(qtbot, window: MainWindow, tiles: Tiles, backend) -> None:
    drag(qtbot, tiles, 2, middle(tiles, 2) + QPoint(3, 2))
    assert order(window) == "123456"
    qtbot.waitUntil(lambda: backend.settings.portrait == "builtin:Face 3")


def test_alt_and_arrows_move_the_chosen_tile(qtbot, window: MainWindow, tiles: Tiles) -> None:
    tiles.setFocus()
    alt = Qt.KeyboardModifier.AltModifier
    for key, result in (
        (Qt.Key.Key_Right, "213456"),
        (Qt.Key.Key_Down, "234156"),
        (Qt.Key.Key_Down, "234561"),
        (Qt.Key.Key_Right, "234561"),
        (Qt.Key.Key_Up, "234156"),
        (Qt.Key.Key_Left, "231456"),
    ):
        qtbot.keyClick(tiles, key, alt)
        assert order(window) == result
    assert window.gallery.current.title == "Face 1"


def test_the_order_is_saved_and_can_be_reset(qtbot, open_window, window, tiles, backend) -> None:
    drag(qtbot, tiles, 5, middle(tiles, 0) - QPoint(30, 0))
    add(qtbot, window, backend.picture("Mine 7", 200))
    window.close()
    again = open_window()
    assert order(again) == "761234" + "5"
    first = next(action for action in again.gallery.menu().actions() if action.text() == "Order as at first")
    first.trigger()
    qtbot.waitUntil(lambda: order(again) == "7123456")


def test_the_context_menu_moves_tiles_within_the_gallery(qtbot, window: MainWindow) -> None:
    def action(name: str):
        return next(action for action in window.gallery.menu().actions() if action.text() == name)

    assert not action("Move forward").isEnabled()
    action("Move back").trigger()
    assert order(window) == "213456"
    assert action("Move forward").isEnabled()
