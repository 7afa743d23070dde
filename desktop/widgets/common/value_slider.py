"""Slider with a label and its value as text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from desktop.widgets.common.card import text_label

STEPS = 100

Describe = Callable[[float], str]


class ValueSlider(QWidget):
    """Range `limits` (low, high); a double click resets to `usual`; `describe` formats the value."""

    changed = Signal(float)
    """Value set by the user."""

    def __init__(self, title: str, limits: tuple[float, float], usual: float, describe: Describe) -> None:
        super().__init__()
        self._low, self._high = limits
        self._usual = usual
        self._describe = describe
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(STEPS // 10)
        self.slider.setAccessibleName(title)
        self.slider.installEventFilter(self)
        self.value_text = QLabel()
        self.value_text.setProperty("tone", "muted")
        self.slider.valueChanged.connect(self._on_change)
        self._lay_out(title)
        self.show_value(usual)

    @property
    def value(self) -> float:
        """Current value, within the limits."""
        return self._low + (self._high - self._low) * self.slider.value() / STEPS

    def show_value(self, value: float) -> None:
        """Set the value without emitting `changed`."""
        self.slider.blockSignals(True)
        self.slider.setValue(round(STEPS * (value - self._low) / (self._high - self._low)))
        self.slider.blockSignals(False)
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the column instead of the slider; a double click resets the value."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.show_value(self._usual)
            self.changed.emit(self._usual)
            return True
        return super().eventFilter(watched, event)

    def _on_change(self) -> None:
        self._say()
        self.changed.emit(self.value)

    def _say(self) -> None:
        text = self._describe(self.value)
        self.value_text.setText(text)
        self.slider.setAccessibleDescription(text)

    def _lay_out(self, title: str) -> None:
        head = QHBoxLayout()
        head.addWidget(text_label(title, "plain"), 1)
        head.addWidget(self.value_text)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(head)
        rows.addWidget(self.slider)
