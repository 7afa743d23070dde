"""Card for voice output to the voice cable, with a check of A/V skew."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from desktop.widgets.common.button import Button
from desktop.widgets.common.card import text_label
from desktop.widgets.common.language import translated
from desktop.widgets.common.switch_card import SwitchCard


class VoiceCard(SwitchCard):
    """Switch for the voice output, and a button that checks A/V sync."""

    check_requested = Signal()

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title, text)
        self.check = Button(self.tr("Check sound and picture"), "refresh")
        self.outcome = text_label("")
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.outcome.hide()
        self.rows.addWidget(self.check)
        self.rows.addWidget(self.outcome)
        self.check.clicked.connect(self.check_requested)
        self.show_state("stopped", False)

    def show_state(self, state: str, checking: bool) -> None:
        """Enable the check only while no session runs, since it opens camera and cable itself."""
        self.check.setEnabled(state == "stopped" and not checking and self.switch.isEnabled())
        busy = state != "stopped" and not checking
        about = self.tr("Half a minute of flashes and beeps through camera and cable.")
        self.check.setToolTip(self.tr("Stop first: the check needs camera and cable for itself.") if busy else about)

    def show_checking(self) -> None:
        """Show that the check is running."""
        self.check.setEnabled(False)
        self._tell(self.tr("Flashes and beeps are on their way; this takes half a minute…"))

    def show_outcome(self, sentence: str) -> None:
        """Show the result of the check, translated."""
        self._tell(translated(sentence))

    def _tell(self, text: str) -> None:
        self.outcome.setText(text)
        self.outcome.show()
