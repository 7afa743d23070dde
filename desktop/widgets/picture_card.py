"""How large the picture is, and what is seen behind the person."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QFileDialog

from desktop.widgets.card import Card, words
from desktop.widgets.choice import Choice

SIZES = {"512": "Square head", "720p": "Wide, 1280 × 720", "1080p": "Wide, 1920 × 1080"}
BACKGROUNDS = {"photo": "As in the photo", "blur": "Out of focus"}
COLOUR, FILE = "pick a colour", "pick a file"
PICTURES = "Pictures (*.jpg *.jpeg *.png *.webp *.heic *.avif)"
NEUTRAL = "#6f7f8f"
"""Shown first when a colour is picked."""


class PictureCard(Card):
    """Two lists; the second one's last entries ask for a colour or a file."""

    size_chosen = Signal(str)
    """One of SIZES."""
    background_chosen = Signal(str)
    """What inference.backdrop reads: "photo", "blur", "#RRGGBB" or a file's path."""

    def __init__(self, size: str, background: str) -> None:
        super().__init__()
        self.sizes = Choice("Size of the picture")
        self.backgrounds = Choice("Background")
        self._background = background
        for key, title in SIZES.items():
            self.sizes.addItem(title, key)
        self.sizes.setCurrentIndex(max(0, self.sizes.findData(size)))
        self._fill()
        self.sizes.activated.connect(lambda: self.size_chosen.emit(str(self.sizes.currentData())))
        self.backgrounds.activated.connect(self._choose)
        self.rows.addWidget(words("Picture", "title"))
        self.rows.addWidget(self.sizes)
        self.rows.addWidget(self.backgrounds)

    def show_state(self, state: str, recording: bool) -> None:
        """Another size or background opens the session anew, which would end a recording."""
        for choice in (self.sizes, self.backgrounds):
            choice.setEnabled(state in ("stopped", "running") and not recording)

    def _fill(self) -> None:
        self.backgrounds.clear()
        for key, title in BACKGROUNDS.items():
            self.backgrounds.addItem(title, key)
        if self._background not in BACKGROUNDS:
            self.backgrounds.addItem(_title(self._background), self._background)
        self.backgrounds.addItem("Colour…", COLOUR)
        self.backgrounds.addItem("Picture…", FILE)
        self.backgrounds.setCurrentIndex(self.backgrounds.findData(self._background))

    def _choose(self) -> None:
        chosen = str(self.backgrounds.currentData())
        picked = self._pick_colour() if chosen == COLOUR else self._pick_file() if chosen == FILE else chosen
        changed = bool(picked) and picked != self._background
        self._background = picked or self._background
        self._fill()
        if changed:
            self.background_chosen.emit(self._background)

    def _pick_colour(self) -> str:
        first = self._background if self._background.startswith("#") else NEUTRAL
        colour = QColorDialog.getColor(QColor(first), self, "Colour of the background")
        return colour.name() if colour.isValid() else ""

    def _pick_file(self) -> str:
        return QFileDialog.getOpenFileName(self, "Picture for the background", "", PICTURES)[0]


def _title(background: str) -> str:
    return f"Colour {background}" if background.startswith("#") else Path(background).name
