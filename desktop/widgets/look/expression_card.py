"""Card with sliders for emotion strength, distance and head motion, liveliness presets and the mood switch."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout

from desktop.options.controls import LIVELINESS
from desktop.settings.look import LIMITS, Look, default_amount
from desktop.widgets.common.button import Button
from desktop.widgets.common.card import Card, text_label
from desktop.widgets.common.combo_box import ComboBox
from desktop.widgets.common.toggle_switch import ToggleSwitch
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
        self.liveliness = ComboBox(self.tr("Liveliness"))
        self.liveliness.setPlaceholderText(self.tr("As set below"))
        self.liveliness.setToolTip(
            self.tr("A calm call moves head and brows at 60 %, as in life at 100 %, expressive at 120 %.")
        )
        titles = {"calm": self.tr("Calm call"), "usual": self.tr("As in life"), "expressive": self.tr("Expressive")}
        for name in LIVELINESS:
            self.liveliness.addItem(titles[name], name)
        self.liveliness.activated.connect(self._set_liveliness)
        self.mood = ToggleSwitch(self.tr("Mood from the voice"))
        self.mood.setToolTip(
            self.tr("While no emotion is chosen, a bright voice lifts cheeks and the corners of the mouth a little.")
        )
        self.mood.toggled.connect(self._set_mood)
        head = QHBoxLayout()
        head.addWidget(text_label(self.tr("Expression and movement"), "title"), 1)
        head.addWidget(self.reset_button)
        self.rows.addLayout(head)
        self.rows.setSpacing(7)
        for name, amount in self.amounts.items():
            if name == "head_motion":  # the choice sets sliders below it
                self.rows.addLayout(self._liveliness_row())
            self.rows.addWidget(amount)
        self.rows.addWidget(self.mood)
        self.refresh()

    def refresh(self) -> None:
        """Show the current look."""
        for name, amount in self.amounts.items():
            amount.show_value(self._look.amount(name))
        chosen = self._look.liveliness
        self.liveliness.setCurrentIndex(self.liveliness.findData(chosen) if chosen else -1)
        with QSignalBlocker(self.mood):
            self.mood.setChecked(self._look.mood)

    def _liveliness_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(text_label(self.tr("Liveliness"), "plain"))
        row.addWidget(self.liveliness, 1)
        return row

    def _set_liveliness(self) -> None:
        self._look.set_liveliness(str(self.liveliness.currentData()))

    def _set_mood(self, on: bool) -> None:
        self._look.set_mood(on)

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
