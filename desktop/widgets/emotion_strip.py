"""Emotions to choose from, below the picture."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from desktop.widgets.face_button import SIZE, FaceButton
from desktop.widgets.language import translated
from desktop.widgets.preview import as_image
from inference.sentence import Sentence
from inference.types import Pixels

TITLES = {
    "neutral": Sentence("Neutral"),
    "happy": Sentence("Happy"),
    "sad": Sentence("Sad"),
    "angry": Sentence("Angry"),
    "surprised": Sentence("Surprised"),
    "afraid": Sentence("Afraid"),
    "disgusted": Sentence("Disgusted"),
    "contempt": Sentence("Contempt"),
}
KEYS = 9
SCROLL_BAR = 10
RING = 4
"""Room for the ring around the button that has the focus."""


class EmotionStrip(QScrollArea):
    """A row of large buttons, of which one is pressed; it scrolls sideways when the window is narrow."""

    chosen = Signal(str)
    """The emotion whose button or key the user pressed."""

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Emotions"))
        self.buttons = {name: self._button(name, number) for number, name in enumerate(names, 1)}
        self._lay_out()

    def select(self, name: str) -> None:
        """Show which one is chosen."""
        for other, button in self.buttons.items():
            button.setChecked(other == name)

    def await_faces(self, photo: Pixels | None) -> None:
        """Until the faces come, `photo` [h, w, 3] RGB stands in for them; None for no portrait at all."""
        image = None if photo is None else as_image(photo)
        for button in self.buttons.values():
            button.show_picture(image, waiting=True)
            button.setEnabled(photo is not None)

    def show_face(self, name: str, pixels: Pixels) -> None:
        """Show the portrait's own face [n, n, 3] RGB on a button."""
        self.buttons[name].show_picture(as_image(pixels))

    def _button(self, name: str, number: int) -> FaceButton:
        title = translated(TITLES.get(name) or name.capitalize())
        key = str(number) if number <= KEYS else ""
        button = FaceButton(title, key)
        button.clicked.connect(lambda: self._press(name))
        if key:
            QShortcut(QKeySequence(key), self, lambda: self._press(name))
        return button

    def _press(self, name: str) -> None:
        if self.buttons[name].isEnabled():
            self.ensureWidgetVisible(self.buttons[name], 12, 0)
            self.chosen.emit(name)

    def _lay_out(self) -> None:
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(RING, RING, RING, RING)
        row.setSpacing(5)
        row.addStretch(1)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(SIZE.height() + SCROLL_BAR + 2 * RING)
