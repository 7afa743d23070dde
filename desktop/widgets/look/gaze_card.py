"""Card with the gaze direction."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from desktop.settings.look import LIMITS, Look
from desktop.widgets.common.button import Button
from desktop.widgets.common.card import Card, text_label
from desktop.widgets.look.gaze_pad import GazePad


class GazeCard(Card):
    """The gaze pad, and a button that centres the gaze."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.pad = GazePad((LIMITS["gaze_yaw"][1], LIMITS["gaze_pitch"][1]))
        self.centre_button = Button(self.tr("Look straight at the viewer"), "centre", "flat")
        self.pad.moved.connect(self._move)
        self.centre_button.clicked.connect(lambda: self._move(0.0, 0.0))
        head = QHBoxLayout()
        head.addWidget(text_label(self.tr("Gaze"), "title"), 1)
        head.addWidget(self.centre_button)
        self.rows.addLayout(head)
        self.rows.addWidget(self.pad)
        self.refresh()

    def refresh(self) -> None:
        """Show the current look."""
        yaw, pitch = self._look.amount("gaze_yaw"), self._look.amount("gaze_pitch")
        self.pad.show_gaze(yaw, pitch)
        self.centre_button.setEnabled(bool(yaw or pitch))

    def _move(self, yaw: float, pitch: float) -> None:
        self._look.set_amounts(gaze_yaw=yaw, gaze_pitch=pitch)
