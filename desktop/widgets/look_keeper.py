"""Keeps the look of now under a name, and forgets it again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QInputDialog, QWidget

from desktop.look import OWN, Look
from desktop.own_looks import LONGEST_NAME
from desktop.widgets.emotion_strip import EmotionStrip


class LookKeeper(QObject):
    """Asks for names and minds what can be undone."""

    def __init__(self, look: Look, strip: EmotionStrip, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._strip = strip
        self._parent = parent
        self._undo: Callable[[], None] | None = None
        self.dialog: QInputDialog | None = None
        strip.keep_asked.connect(self._ask)
        strip.remove_asked.connect(self._remove)
        strip.undo_asked.connect(self._bring_back)

    def _ask(self) -> None:
        dialog = self.dialog = QInputDialog(self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Keep look"))
        dialog.setLabelText(self.tr("Emotion, gaze and manner of now come back under this name:"))
        dialog.setOkButtonText(self.tr("Keep"))
        dialog.setTextValue(self._free_name())
        dialog.textValueSelected.connect(self._keep)
        dialog.open()

    def _keep(self, name: str) -> None:
        if name.strip():
            self._look.keep(name)

    def _free_name(self) -> str:
        taken = {preset.removeprefix(OWN) for preset in self._look.presets()}
        names = (self.tr("Look {}").format(number) for number in range(1, len(taken) + 2))
        return next(name for name in names if name not in taken)[:LONGEST_NAME]

    def _remove(self, preset: str) -> None:
        self._undo = self._look.remove(preset)
        self._strip.offer_undo()

    def _bring_back(self) -> None:
        if self._undo:
            self._undo()
        self._undo = None
