"""Placeholder of the empty video list."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout

from desktop.widgets.common.button import Button
from desktop.widgets.common.card import text_label


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

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 18)
        rows.setSpacing(10)
        rows.addStretch(1)
        rows.addWidget(_centred(self.tr("Drop sound files or videos here. Each becomes a video."), "title"))
        rows.addWidget(_centred(self.tr("Nothing recorded yet? Try one of the voices that come along."), "muted"))
        rows.addSpacing(4)
        rows.addLayout(_row([self.add_button, self.voice_button]))
        rows.addStretch(1)


def _centred(text: str, tone: str) -> QFrame:
    label = text_label(text, tone)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def _row(buttons: list[Button]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
