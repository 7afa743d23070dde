"""Card with microphone list and level meter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.widgets.common.button import Button
from desktop.widgets.common.card import Card, text_label
from desktop.widgets.common.combo_box import ComboBox
from desktop.widgets.common.language import translated
from desktop.widgets.common.level_meter import LevelMeter
from desktop.widgets.common.settings_button import SettingsButton
from inference.sentence import Sentence

HINTS = {
    "stopped": Sentence("Your level shows here in the preview and while live."),
    "starting": Sentence("Getting ready…"),
    "running": Sentence("Speak: the bars should move."),
    "stopping": Sentence("Stopping…"),
}
NONE = "none"
"""Data of the entry for those who type instead of talking, as desktop.live.session_parts reads it."""
TYPED = Sentence("Only what you type is heard: press S and write.")
MISSING = Sentence("Connect a microphone; it is noticed within seconds.")


class MicrophoneCard(Card):
    """List with the system default first, a button to search again and a level meter."""

    chosen = Signal(str)
    """Name of the chosen microphone, "" for the system default."""
    rescan_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = ComboBox(self.tr("Microphone"))
        self.rescan = Button(self.tr("Look again for microphones and cameras"), "refresh", "icon")
        self.meter = LevelMeter()
        self.hint = text_label(translated(HINTS["stopped"]))
        self.permission = SettingsButton()
        self.list.activated.connect(self._choose)
        self.rescan.clicked.connect(self.rescan_requested)
        self._found: list[str] | None = None
        self._refusal = ""
        self._state = "stopped"
        self._lay_out()
        self.show_names([], "")

    @property
    def name(self) -> str:
        """Name of the chosen microphone, "" for the system default."""
        return str(self.list.currentData() or "")

    @property
    def names(self) -> list[str] | None:
        """Names of the microphones found; None until the search has finished."""
        return self._found

    @property
    def refused(self) -> bool:
        """Whether the system keeps microphones from this program."""
        return bool(self._refusal)

    def show_names(self, names: list[str], chosen: str, known: bool = False) -> None:
        """Fill the list; with `known`, `names` is a search result and a missing `chosen` is marked as not connected."""
        self._found = names if known else None
        self.list.clear()
        self.list.addItem(self.tr("No microphone found") if self._found == [] else self.tr("System default"), "")
        for name in names:
            self.list.addItem(name, name)
        self.list.addItem(self.tr("None: I type"), NONE)
        if chosen and chosen not in (*names, NONE):
            gone = self.tr("{name} (not connected)").format(name=chosen)
            self.list.addItem(gone if known else chosen, chosen)
        self.list.setCurrentIndex(max(0, self.list.findData(chosen)))
        self.show_state("stopped")

    def show_state(self, state: str, recording: bool = False) -> None:
        """Update list, button and hint for the session state."""
        self.list.setEnabled(state in ("stopped", "running") and not recording)
        self.rescan.setEnabled(state == "stopped")
        self._state = state
        self._refresh_hint()

    def show_refusal(self, sentence: str) -> None:
        """Say that the system keeps microphones from this program, "" if it does not, with a button to its settings."""
        self._refusal = sentence
        self.permission.show_for(sentence)
        self._refresh_hint()

    def _choose(self) -> None:
        self._refresh_hint()
        self.chosen.emit(self.name)

    def _refresh_hint(self) -> None:
        if self.name == NONE:
            self.hint.setText(translated(TYPED))
            return
        missing = self._state == "stopped" and self._found == []
        self.hint.setText(translated(self._refusal or (MISSING if missing else HINTS[self._state])))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.list, 1)
        row.addWidget(self.rescan)
        self.rows.addWidget(text_label(self.tr("Microphone"), "title"))
        self.rows.addLayout(row)
        self.rows.addWidget(self.meter)
        self.rows.addWidget(self.hint)
        self.rows.addWidget(self.permission)
