"""Placeholder of the empty video list."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout

from desktop.widgets.common.button import Button
from desktop.widgets.common.card import text_label
from desktop.widgets.common.flow_layout import FlowLayout


class EmptyVideoList(QFrame):
    """Explains how to add sound files; a menu offers the built-in voices."""

    add_requested = Signal()
    voice_requested = Signal(str, Path)
    """Title and file of the chosen built-in voice."""

    def __init__(self, voices: list[tuple[str, Path]]) -> None:
        super().__init__()
        self.setObjectName("emptyVideoList")
        self.add_button = Button(self.tr("Add sound files…"), "add")
        self.add_button.clicked.connect(self.add_requested)
        self.voice_button = Button(self.tr("Try a voice"), "sound")
        self.voices = QMenu(self.voice_button)
        for title, path in voices:
            self.voices.addAction(title).triggered.connect(partial(self.voice_requested.emit, title, path))
        self.voice_button.setMenu(self.voices)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height of the wrapped texts and buttons, which a stacked layout does not ask for."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._ask_height)

    def _ask_height(self) -> None:
        self.setMinimumHeight(self._rows.totalHeightForWidth(self.width()))

    def _lay_out(self) -> None:
        rows = self._rows = QVBoxLayout(self)
        rows.setContentsMargins(10, 8, 10, 8)
        rows.setSpacing(6)
        rows.addStretch(1)
        rows.addWidget(_centred(self.tr("Drop sound files or videos here. Each becomes a video."), "title"))
        rows.addWidget(_centred(self.tr("Nothing recorded yet? Try one of the voices that come along."), "muted"))
        rows.addSpacing(8)
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.voice_button)
        rows.addLayout(buttons)
        rows.addStretch(1)


def _centred(text: str, tone: str) -> QFrame:
    label = text_label(text, tone)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
