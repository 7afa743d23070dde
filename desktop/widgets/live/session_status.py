"""Status line of the session, and a popup with its measurements."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.widgets.common.button import Button
from desktop.widgets.common.card import text_label
from desktop.widgets.common.language import translated
from desktop.window.backend import Figures
from inference.sentence import Sentence

IDLE_TEXTS = {
    "stopped": Sentence("Preview shows the portrait speak to you alone; Go live shows it to your meeting."),
    "starting": Sentence("Getting ready…"),
    "stopping": Sentence("Stopping…"),
}
EMPTY = Sentence("Add a photo to begin.")
WAITING = Sentence("Waiting for the first picture…")
SPACING = 6
LATENCY_HYSTERESIS = 0.03
"""Change of latency, in seconds, below which the status line keeps the latency it shows."""
IN_SYNC = 0.02
"""A/V skew in seconds, in either direction, that is reported as none.

ITU-R BT.1359: viewers detect sound late by 0.125 s or early by 0.045 s.
"""
UNNOTICED_SKEW = (-0.125, 0.045)
"""Range of A/V skew in seconds that viewers do not detect (ITU-R BT.1359); > 0: sound before picture."""
LATENCY_PHRASES = (
    (0.125, Sentence("a tenth of a second")),
    (0.183, Sentence("a sixth of a second")),
    (0.225, Sentence("a fifth of a second")),
    (0.29, Sentence("a quarter of a second")),
    (0.42, Sentence("a third of a second")),
    (0.75, Sentence("half a second")),
)
"""Upper limit of latency in seconds -> phrase."""


CARD_WIDTH = 420
"""Width in pixels of the sentence about the graphics card, which wraps."""


class StatusLine(QWidget):
    """Status text below the preview, with a button that opens the details."""

    def __init__(self) -> None:
        super().__init__()
        self._label = QLabel()
        self._label.setProperty("tone", "muted")
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.details_button = Button(self.tr("Details"), "info", "flat")
        self.details_button.clicked.connect(self._open)
        self.details = DetailsPopup(self)
        self._latency: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING)
        row.addStretch(1)
        row.addWidget(self._label)
        row.addWidget(self.details_button)
        row.addStretch(1)

    def text(self) -> str:
        """Text shown."""
        return self._label.text()

    def show_state(self, state: str, figures: Figures | None, empty: bool = False) -> None:
        """Show the session state; `figures` belong to a running session, `empty` means that no photo is chosen."""
        idle = EMPTY if empty and state == "stopped" else IDLE_TEXTS.get(state)
        text = translated(idle) if idle else describe(self._with_hysteresis(figures))
        if text != self.text():
            self._label.setText(text)
            self._label.setAccessibleName(text)
        known = state == "running" and figures is not None
        self.details_button.setVisible(known)
        self._fit()
        if figures and known:
            self.details.show_figures(figures)
        else:
            self.details.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the text if the line is too narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside = 0 if self.details_button.isHidden() else self.details_button.sizeHint().width() + SPACING
        room = self.width() - beside
        text_width = self._label.fontMetrics().horizontalAdvance(self.text()) + 1
        self._label.setWordWrap(text_width > room)
        self._label.setFixedWidth(max(min(text_width, room), 1))
        lines = self._label.heightForWidth(room) if text_width > room else 0
        self.setFixedHeight(max(lines, self.details_button.sizeHint().height()))

    def _with_hysteresis(self, figures: Figures | None) -> Figures | None:
        """`figures` with the latency shown before, unless it has changed by more than `LATENCY_HYSTERESIS`."""
        if figures is None or figures.fps <= 0:
            self._latency = None
            return figures
        if self._latency is None or abs(figures.latency - self._latency) > LATENCY_HYSTERESIS:
            self._latency = figures.latency
        return replace(figures, latency=self._latency)

    def _open(self) -> None:
        self.details.adjustSize()
        corner = self.details_button.mapToGlobal(QPoint(self.details_button.width(), -8))
        self.details.move(corner - QPoint(self.details.width(), self.details.height()))
        self.details.show()


class DetailsPopup(QFrame):
    """Popup with measurements; closes on the next click or Escape."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("details")
        self.main = text_label("", "plain")
        self.stages = text_label("")
        self.card = text_label("")
        for label in (self.main, self.stages):
            label.setWordWrap(False)
        self.card.setWordWrap(True)
        self.card.setFixedWidth(CARD_WIDTH)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 14, 18, 14)
        rows.setSpacing(8)
        rows.addWidget(self.main)
        rows.addWidget(self.stages)
        rows.addWidget(self.card)

    def show_figures(self, figures: Figures) -> None:
        """Update all measurements."""
        self.main.setText("\n".join(map(translated, measured(figures))))
        self.stages.setText("\n".join(map(translated, figures.details)))
        self.card.setText(translated(figures.graphics_card) if figures.graphics_card else "")
        self.card.setVisible(bool(figures.graphics_card))


def describe(figures: Figures | None) -> str:
    """Latency and A/V skew of a running session, in sentences."""
    if figures is None or figures.fps <= 0:
        return translated(WAITING)
    sentences = [Sentence("Your picture follows your voice by {time}.", time=_latency_phrase(figures.latency))]
    if figures.skew is not None:
        sentences.append(_skew_phrase(figures.skew))
    return " ".join(map(translated, sentences))


def measured(figures: Figures) -> list[Sentence]:
    """One line each for frame rate, latency, A/V skew and dropped frames."""
    lines = [
        Sentence("{count} pictures a second of {wanted}", count=round(figures.fps), wanted=round(figures.wanted_fps)),
        Sentence("{time} ms from sound to picture", time=round(1000 * figures.latency)),
    ]
    if figures.skew is not None:
        lines.append(_skew_figure(figures.skew))
    dropped = f"{figures.dropped:,}"
    lost = Sentence("{count} pictures left out", count=dropped) if figures.dropped else Sentence("No picture left out")
    return [*lines, lost]


def _latency_phrase(seconds: float) -> Sentence:
    named = next((name for most, name in LATENCY_PHRASES if seconds <= most), None)
    return named or Sentence("{count} seconds", count=f"{seconds:.1f}")


def _skew_phrase(skew: float) -> Sentence:
    if abs(skew) <= IN_SYNC:
        return Sentence("Sound and lips arrive together.")
    latest, earliest = UNNOTICED_SKEW
    if skew > 0:
        little = Sentence("The sound arrives a little before the lips.")
        return little if skew <= earliest else Sentence("The sound arrives before the lips, which is noticed.")
    little = Sentence("The sound arrives a little after the lips.")
    return little if skew >= latest else Sentence("The sound arrives after the lips, which is noticed.")


def _skew_figure(skew: float) -> Sentence:
    milliseconds = round(1000 * skew)
    if milliseconds == 0:
        return Sentence("Voice and picture to the millisecond together")
    if milliseconds > 0:
        return Sentence("Voice {time} ms before the picture", time=milliseconds)
    return Sentence("Voice {time} ms after the picture", time=-milliseconds)
