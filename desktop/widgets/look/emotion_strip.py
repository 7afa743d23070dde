"""Strip of emotions and saved looks below the preview."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from desktop.settings.look import OWN
from desktop.widgets.common.language import translated
from desktop.widgets.live.preview import as_image
from desktop.widgets.look.emotion_button import SIZE, EmotionButton
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
    "contempt": Sentence("Scornful"),
}
KEYS = 9
SCROLL_BAR = 10
RING = 4
"""Margin for the focus ring, in pixels."""
UNDO_TIME = 10_000
"""Milliseconds for which the removal of a look can be undone."""


class EmotionStrip(QScrollArea):
    """Row of buttons, one of them checked; scrolls horizontally in a narrow window."""

    chosen = Signal(str)
    """Preset chosen by button or key; one of `desktop.settings.look.Look.presets`."""
    save_requested = Signal()
    remove_requested = Signal(str)
    undo_requested = Signal()

    def __init__(self, presets: list[str]) -> None:
        super().__init__()
        self.buttons: dict[str, EmotionButton] = {}
        self._before: QWidget | None = None
        self.setAccessibleName(self.tr("Emotions"))
        self.keep_button = EmotionButton(self.tr("Keep look"), icon="add")
        self.keep_button.setToolTip(self.tr("Keep the look of now under a name of your own"))
        self.undo_button = EmotionButton(self.tr("Undo"), icon="reset")
        self.undo_button.setToolTip(self.tr("Bring the removed look back"))
        self._undo_time = QTimer(self, singleShot=True, interval=UNDO_TIME)
        self._lay_out()
        self._connect()
        self.show_presets(presets)

    def show_presets(self, presets: list[str]) -> None:
        """Replace the buttons with one for each of `presets`, in their order."""
        for button in self.buttons.values():
            button.deleteLater()
        self.buttons = {name: self._button(name, number) for number, name in enumerate(presets, 1)}
        for place, button in enumerate(self.buttons.values()):
            self._row.insertWidget(place, button)
        self.follow_after(self._before)

    def follow_after(self, before: QWidget | None) -> None:
        """Set the tab order: `before`, then the buttons from left to right."""
        self._before = before
        stops = [*filter(None, [before]), *self.buttons.values(), self.undo_button, self.keep_button]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def select(self, preset: str) -> None:
        """Check the button of `preset`."""
        for name, button in self.buttons.items():
            button.setChecked(name == preset)

    def show_placeholder(self, photo: Pixels | None) -> None:
        """Show `photo`, RGB `[h, w, 3]`, faintly until the thumbnails are rendered; None disables the buttons."""
        image = None if photo is None else as_image(photo)
        for button in self.buttons.values():
            button.show_picture(image, waiting=True)
            button.setEnabled(photo is not None)
        self.keep_button.setEnabled(photo is not None)

    def set_thumbnail(self, preset: str, pixels: Pixels) -> None:
        """Set the thumbnail of a button: RGB `[n, n, 3]`. Ignores a preset without a button."""
        if preset in self.buttons:
            self.buttons[preset].show_picture(as_image(pixels))

    def offer_undo(self) -> None:
        """Show the undo button for `UNDO_TIME`."""
        self.undo_button.show()
        self._undo_time.start()

    def _button(self, preset: str, number: int) -> EmotionButton:
        title = preset.removeprefix(OWN) if preset.startswith(OWN) else translated(TITLES.get(preset) or preset)
        button = EmotionButton(title, str(number) if number <= KEYS else "")
        button.setCheckable(True)
        button.clicked.connect(lambda: self._press(preset))
        if preset.startswith(OWN):
            self._make_removable(button, preset)
        return button

    def _make_removable(self, button: EmotionButton, preset: str) -> None:
        remove = QAction(self.tr("Remove"), button)
        remove.setShortcut(QKeySequence.StandardKey.Delete)
        remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        remove.triggered.connect(lambda: self.remove_requested.emit(preset))
        button.addAction(remove)
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def press_number(self, number: int) -> None:
        """Choose the preset at this place, counted from 1, if there is one."""
        presets = list(self.buttons)
        if number <= len(presets):
            self._press(presets[number - 1])

    def _press(self, preset: str) -> None:
        if self.buttons[preset].isEnabled():
            self.ensureWidgetVisible(self.buttons[preset], 12, 0)
            self.chosen.emit(preset)

    def _connect(self) -> None:
        for number in range(1, KEYS + 1):
            QShortcut(QKeySequence(str(number)), self, lambda number=number: self.press_number(number))
        self.keep_button.clicked.connect(self.save_requested)
        self.undo_button.clicked.connect(self.undo_requested)
        self.undo_button.clicked.connect(self.undo_button.hide)
        self._undo_time.timeout.connect(self.undo_button.hide)

    def _lay_out(self) -> None:
        inside, buttons = QWidget(), QWidget()
        self._row = QHBoxLayout(buttons)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self.undo_button)
        self._row.addWidget(self.keep_button)
        self.undo_button.hide()
        middle = QHBoxLayout(inside)
        middle.setContentsMargins(RING, RING, RING, RING)
        middle.addStretch(1)
        middle.addWidget(buttons)
        middle.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(SIZE.height() + SCROLL_BAR + 2 * RING)
