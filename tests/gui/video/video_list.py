"""Dropping sounds on the window and reading the video list."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from desktop.widgets.main_window import MainWindow
from desktop.widgets.video.video_row import VideoRow


def drop(window: MainWindow, *names: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/sounds/{name}") for name in names])
    window.dropEvent(
        QDropEvent(
            QPointF(100, 100),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def rows(window: MainWindow) -> list[VideoRow]:
    return window.video.list.rows


def shown(row: VideoRow) -> set[str]:
    return {name for name, button in row.buttons.items() if button.isVisibleTo(row)}
