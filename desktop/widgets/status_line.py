"""How the session is doing, in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.outside import Figures
from desktop.widgets.language import translated
from inference.sentence import Sentence

RESTING = {
    "stopped": Sentence("Ready. Press Start and speak."),
    "starting": Sentence("Getting ready…"),
    "stopping": Sentence("Stopping…"),
}
EMPTY = Sentence("Add a photo to begin.")
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
        resting = EMPTY if empty and state == "stopped" else RESTING.get(state)
        text = translated(resting) if resting else describe(figures)
        self.setToolTip(figures.details if figures and state == "running" else "")
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)


def describe(figures: Figures | None) -> str:
    """The figures of a running session."""
    if figures is None or figures.fps <= 0:
        return translated(Sentence("Waiting for the first picture…"))
    return "  ·  ".join(map(translated, _parts(figures)))


def _parts(figures: Figures) -> list[Sentence]:
    pace, behind = round(figures.fps), round(1000 * figures.latency)
    parts = [
        Sentence("1 picture a second") if pace == 1 else Sentence("{count} pictures a second", count=pace),
        Sentence("{time} ms behind your voice", time=behind),
    ]
    if figures.skew is not None:
        parts.append(_apart(figures.skew))
    parts.append(
        Sentence("{count} dropped", count=f"{figures.dropped:,}") if figures.dropped else Sentence("none dropped")
    )
    if figures.fps < TOO_SLOW * figures.wanted_fps:
        parts.append(Sentence("this computer is busy"))
    return parts


def _apart(skew: float) -> Sentence:
    milliseconds = round(1000 * skew)
    if abs(milliseconds) <= TOGETHER_MS:
        return Sentence("voice and picture together")
    if milliseconds > 0:
        return Sentence("voice {time} ms before the picture", time=milliseconds)
    return Sentence("voice {time} ms after the picture", time=-milliseconds)
