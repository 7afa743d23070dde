"""Card with sliders for emotion strength, distance and head motion."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from desktop.settings.look import LIMITS, Look, default_amount
from desktop.widgets.common.button import Button
from desktop.widgets.common.card import Card, text_label
from desktop.widgets.common.value_slider import ValueSlider


class ExpressionCard(Card):
    """One slider per amount, and a button that resets the whole look."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.reset_button = Button(self.tr("Put the whole look back to normal"), "reset", "flat")
        self.reset_button.clicked.connect(look.reset)
        self.amounts = {
            "strength": self._amount("strength", self.tr("Emotion strength")),
            "distance": self._amount("distance", self.tr("Distance")),
            "head_motion": self._amount("head_motion", self.tr("Head motion")),
            "head_speed": self._amount("head_speed", self.tr("Head speed")),
            "expressiveness": self._amount("expressiveness", self.tr("Expressiveness")),
        }
        head = QHBoxLayout()
        head.addWidget(text_label(self.tr("Expression and movement"), "title"), 1)
        head.addWidget(self.reset_button)
        self.rows.addLayout(head)
        self.rows.setSpacing(7)
        for amount in self.amounts.values():
            self.rows.addWidget(amount)
        self.refresh()

    def refresh(self) -> None:
        """Show the current look."""
        for name, amount in self.amounts.items():
            amount.show_value(self._look.amount(name))

    def _amount(self, name: str, title: str) -> ValueSlider:
        amount = ValueSlider(
            title, LIMITS[name], default_amount(name), self._distance_text if name == "distance" else _percent
        )
        amount.changed.connect(partial(self._set, name))
        return amount

    def _set(self, name: str, value: float) -> None:
        self._look.set_amounts(**{name: value})

    def _distance_text(self, distance: float) -> str:
        if abs(distance - 1) < 0.02:
            return self.tr("as in the photo")
        nearer = self.tr("{} % nearer").format(round(100 * (1 / distance - 1)))
        return nearer if distance < 1 else self.tr("{} % farther").format(round(100 * (distance - 1)))


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"
