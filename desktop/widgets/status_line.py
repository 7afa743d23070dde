"""How the session is doing, in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.outside import Figures

RESTING = {
    "stopped": "Ready. Press Start and speak.",
    "starting": "Getting ready…",
    "stopping": "Stopping…",
}
EMPTY = "Add a photo to begin."
TOGETHER_MS = 20
"""Nobody sees less: late sound is noticed from 125 ms on, early sound from 45 (ITU-R BT.1359)."""
TOO_SLOW = 0.6
"""Share of the wanted pictures below which the user is told so."""


class StatusLine(QLabel):
    """One line below the picture."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("tone", "muted")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_state(self, state: str, figures: Figures | None, empty: bool = False) -> None:
        """Say what goes on; `figures` while running."""
        text = EMPTY if empty and state == "stopped" else RESTING.get(state) or describe(figures)
        self.setToolTip(figures.details if figures and state == "running" else "")
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)


def describe(figures: Figures | None) -> str:
    """The figures of a running session."""
    if figures is None or figures.fps <= 0:
        return "Waiting for the first picture…"
    lost = {0: "none dropped", 1: "1 dropped"}.get(figures.dropped, f"{figures.dropped:,} dropped")
    pace = round(figures.fps)
    parts = [
        f"{pace} picture{'' if pace == 1 else 's'} a second",
        f"{1000 * figures.latency:.0f} ms behind your voice",
        lost,
    ]
    if figures.skew is not None:
        parts.insert(2, _apart(figures.skew))
    if figures.fps < TOO_SLOW * figures.wanted_fps:
        parts.append("this computer is busy")
    return "  ·  ".join(parts)


def _apart(skew: float) -> str:
    milliseconds = round(1000 * skew)
    if abs(milliseconds) <= TOGETHER_MS:
        return "voice and picture together"
    return f"voice {abs(milliseconds)} ms {'before' if milliseconds > 0 else 'after'} the picture"
