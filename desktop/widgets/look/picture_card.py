"""Card for the frame size and the background."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QFileDialog, QGridLayout

from desktop.widgets.common.card import Card, text_label
from desktop.widgets.common.combo_box import ComboBox
from desktop.widgets.common.dialog_folders import Place, folder
from desktop.widgets.common.language import translated
from desktop.widgets.theme import SHARPNESS
from inference.portrait import photo_formats
from inference.sentence import Sentence

SIZES = {
    "512": Sentence("Square, 512 × 512"),
    "720p": Sentence("Wide, 1280 × 720"),
    "1080p": Sentence("Wide, 1920 × 1080"),
}
GREEN = "#00ff00"
"""Default key colour of OBS's chroma key. The preview shows it too, since a meeting sees it."""
BACKGROUNDS = {
    "photo": Sentence("As in the photo"),
    "blur": Sentence("Out of focus"),
    GREEN: Sentence("Green, for OBS"),
}
FREED = Sentence(
    "No camera can be transparent. In OBS, add the filter “Chroma Key” to this camera, and only the portrait is left. "
    "If that wears green, pick another bright colour and take “Color Key”."
)
COLOUR, FILE = "pick a colour", "pick a file"
PICTURES = " ".join(f"*{suffix}" for suffix in photo_formats.SUFFIXES)
NEUTRAL = "#6f7f8f"
"""Initial colour of the colour dialog."""
SWATCH = 16


class PictureCard(Card):
    """Lists of sizes and backgrounds; the last two backgrounds open a colour or a file dialog."""

    size_chosen = Signal(str)
    """One of SIZES."""
    background_chosen = Signal(str)
    """Background for inference.decoder.scene.backdrop: "photo", "blur", "#RRGGBB" or a file path."""

    def __init__(self, size: str, background: str) -> None:
        super().__init__()
        self.sizes = ComboBox(self.tr("Size of the picture"))
        self.backgrounds = ComboBox(self.tr("Background"))
        self._background = background
        self.hint = text_label(translated(FREED))
        for key, title in SIZES.items():
            self.sizes.addItem(translated(title), key)
        self.sizes.setCurrentIndex(max(0, self.sizes.findData(size)))
        self._fill()
        self.sizes.activated.connect(lambda: self.size_chosen.emit(str(self.sizes.currentData())))
        self.backgrounds.activated.connect(self._choose)
        self.rows.addWidget(text_label(self.tr("Picture"), "title"))
        self.rows.addLayout(self._lines())
        self.rows.addWidget(self.hint)

    def show_state(self, state: str, recording: bool) -> None:
        """Disable the sizes during a recording: a new size restarts the session, which would end it."""
        self.sizes.setEnabled(state in ("stopped", "running") and not recording)

    def _lines(self) -> QGridLayout:
        lines = QGridLayout()
        lines.setHorizontalSpacing(12)
        lines.setVerticalSpacing(8)
        lines.setColumnStretch(1, 1)
        for row, (title, choice) in enumerate(
            [(self.tr("Size"), self.sizes), (self.tr("Background"), self.backgrounds)]
        ):
            caption = text_label(title, "plain")
            caption.setWordWrap(False)
            lines.addWidget(caption, row, 0)
            lines.addWidget(choice, row, 1)
        return lines

    def _fill(self) -> None:
        self.backgrounds.clear()
        for key, title in BACKGROUNDS.items():
            self.backgrounds.addItem(translated(title), key)
        if self._background not in BACKGROUNDS:
            self.backgrounds.addItem(_swatch(self._background), self._title(), self._background)
        self.backgrounds.addItem(self.tr("Colour…"), COLOUR)
        self.backgrounds.addItem(self.tr("Picture…"), FILE)
        self.backgrounds.setCurrentIndex(self.backgrounds.findData(self._background))
        self.hint.setVisible(self._background == GREEN)

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
        colour = QColorDialog.getColor(QColor(first), self, self.tr("Colour of the background"))
        return colour.name() if colour.isValid() else ""

    def _pick_file(self) -> str:
        kinds = self.tr("Pictures ({kinds})").format(kinds=PICTURES)
        return QFileDialog.getOpenFileName(
            self, self.tr("Picture for the background"), folder(Place.PicturesLocation), kinds
        )[0]

    def _title(self) -> str:
        colour = self.tr("Colour {name}").format(name=self._background)
        return colour if self._background.startswith("#") else Path(self._background).name


def _swatch(background: str) -> QIcon:
    """Icon filled with the colour; empty for a file."""
    if not background.startswith("#"):
        return QIcon()
    pixmap = QPixmap(SWATCH * SHARPNESS, SWATCH * SHARPNESS)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(background))
    painter.drawRoundedRect(pixmap.rect(), 3 * SHARPNESS, 3 * SHARPNESS)
    painter.end()
    pixmap.setDevicePixelRatio(SHARPNESS)
    return QIcon(pixmap)
