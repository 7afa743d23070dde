"""Card for the file format of videos."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop.rendering.render_request import WITH_ALPHA
from desktop.widgets.common.card import Card, text_label
from desktop.widgets.common.combo_box import ComboBox
from desktop.widgets.common.language import translated
from desktop.widgets.common.toggle_switch import ToggleSwitch
from inference.sentence import Sentence

TITLES = {
    "mp4": Sentence("Video (MP4)"),
    "mov": Sentence("For video editors (MOV)"),
    "webm": Sentence("For web pages and OBS (WebM)"),
    "png": Sentence("Single pictures (PNG)"),
}
TEXTS = {
    "mp4": Sentence("Plays everywhere. Its background cannot be transparent."),
    "mov": Sentence("Large ProRes 4444 files of the best quality."),
    "webm": Sentence("Small VP9 files. They take longest to make."),
    "png": Sentence("A folder with one file for each picture, without sound."),
}


class FormatCard(Card):
    """Format list with an explanation, and a switch for a transparent background."""

    chosen = Signal(str)
    """One of desktop.rendering.render_request.FORMATS."""
    transparent_chosen = Signal(bool)

    def __init__(self, kind: str, transparent: bool) -> None:
        super().__init__()
        self.kinds = ComboBox(self.tr("Kind of file"))
        for key, title in TITLES.items():
            self.kinds.addItem(translated(title), key)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(kind)))
        self.text = text_label("")
        self.transparent = ToggleSwitch(self.tr("Transparent background"))
        self.transparent.setChecked(transparent)
        self.kinds.activated.connect(self._choose)
        self.transparent.clicked.connect(self.transparent_chosen)
        self.rows.addWidget(text_label(self.tr("Kind of file"), "title"))
        self.rows.addWidget(self.kinds)
        self.rows.addWidget(self.text)
        self.rows.addWidget(self.transparent)
        self._explain()

    def _choose(self) -> None:
        self._explain()
        self.chosen.emit(str(self.kinds.currentData()))

    def _explain(self) -> None:
        kind = str(self.kinds.currentData())
        self.text.setText(translated(TEXTS[kind]))
        self.kinds.setAccessibleDescription(self.text.text())
        self.transparent.setVisible(kind in WITH_ALPHA)
