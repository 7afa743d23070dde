"""Saves the current look under a name, and removes saved looks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.settings.look import OWN, Look
from desktop.settings.saved_looks import LONGEST_NAME
from desktop.widgets.dialogs.name_dialog import NameDialog
from desktop.widgets.look.emotion_strip import EmotionStrip


class LookSaver(QObject):
    """Opens the name dialog and undoes the last removal."""

    def __init__(self, look: Look, strip: EmotionStrip, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._strip = strip
        self._parent = parent
        self._undo: Callable[[], None] | None = None
        self.dialog: NameDialog | None = None
        strip.save_requested.connect(self._ask)
        strip.remove_requested.connect(self._remove)
        strip.undo_requested.connect(self._bring_back)

    def _ask(self) -> None:
        about = self.tr("Emotion, gaze and manner as they are now get a button of their own.")
        self.dialog = NameDialog(
            self.tr("Keep look"), self.tr("Keep"), self._free_name(), self._look.keep, self._parent, about, LONGEST_NAME
        )
        self.dialog.open()

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
