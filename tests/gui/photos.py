"""User actions on photos: drag, drop, consent, add."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent

from desktop.disclosure.consent import ConsentKind
from desktop.widgets.main_window import MainWindow


def titles(window: MainWindow) -> list[str]:
    tiles = window.gallery.tiles
    return [tiles.item(row).text() for row in range(tiles.count())]


def grey(window: MainWindow) -> int:
    image = window.live.preview.image
    return QColor(image.pixel(9, 9)).red() if image else -1


def drop_data(window: MainWindow, data: QMimeData) -> bool:
    """Drag `data` over the window and drop it; False if the window refuses the drag."""
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(50, 50), action, data, buttons, keys)
    entering.ignore()
    window.dragEnterEvent(entering)
    if entering.isAccepted():
        window.dropEvent(QDropEvent(QPointF(50, 50), action, data, buttons, keys))
    return entering.isAccepted()


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    assert drop_data(window, data)


def tick(qtbot, dialog) -> None:
    assert not dialog.add_button.isEnabled()
    button = dialog.choice.buttons[ConsentKind.AGREED]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))


def agree(qtbot, window: MainWindow) -> None:
    """Say whose face it is and press the add button."""
    dialog = window.chooser.adder.dialog
    tick(qtbot, dialog)
    qtbot.waitUntil(dialog.add_button.isEnabled)
    qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)


def add(qtbot, window: MainWindow, path: Path) -> None:
    """Drop a photo, consent, and wait until it is chosen."""
    before = titles(window)
    drop(window, path)
    agree(qtbot, window)
    qtbot.waitUntil(lambda: len(titles(window)) == len(before) + 1 and window.gallery.current.own)


def press_with_control(qtbot, window: MainWindow, key: Qt.Key) -> None:
    """Press a shortcut with Ctrl in the active window."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
