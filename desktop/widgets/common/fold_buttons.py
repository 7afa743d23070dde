"""Buttons of the top bar that show one side column at a time in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.widgets.common.button import Button


class FoldButtons(QObject):
    """Two checkable buttons, hidden while the window is wide enough for all columns; at most one is checked."""

    changed = Signal()
    """A column is to be shown or hidden, or the window became narrow or wide."""

    def __init__(self, controls_open: bool) -> None:
        """`controls_open`: the right column, not the left one, is open when the window first becomes narrow."""
        super().__init__()
        self.folded = False
        """Whether the side columns are folded."""
        self.portraits = Button("", "face")
        self.controls = Button("", "sliders")
        for button, other in ((self.portraits, self.controls), (self.controls, self.portraits)):
            button.setCheckable(True)
            button.hide()
            button.clicked.connect(lambda on, other=other: self._click(on, other))
        (self.controls if controls_open else self.portraits).setChecked(True)
        self.retranslate()

    @property
    def portraits_shown(self) -> bool:
        """Whether the left column is visible."""
        return not self.folded or self.portraits.isChecked()

    @property
    def controls_shown(self) -> bool:
        """Whether the right column is visible."""
        return not self.folded or self.controls.isChecked()

    def set_folded(self, on: bool) -> None:
        """Fold the columns, or show them all; what was open when last folded opens again."""
        if on != self.folded:
            self.folded = on
            self.portraits.setVisible(on)
            self.controls.setVisible(on)
            self.changed.emit()

    def open_portraits(self) -> None:
        """Show the left column."""
        self._open(self.portraits)

    def open_controls(self) -> None:
        """Show the right column."""
        self._open(self.controls)

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self.portraits.set_label(self.tr("Portraits"), "face")
        self.controls.set_label(self.tr("Controls"), "sliders")
        self.portraits.setToolTip(self.tr("Show or hide the portraits"))
        self.controls.setToolTip(self.tr("Show or hide the controls"))

    def _open(self, button: Button) -> None:
        if not button.isChecked():
            button.click()

    def _click(self, on: bool, other: Button) -> None:
        if on:
            other.setChecked(False)
        self.changed.emit()
