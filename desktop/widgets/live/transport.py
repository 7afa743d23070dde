"""Transport buttons: go live, preview, record, mute and hold still."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from desktop.widgets import theme
from desktop.widgets.common.button import Button
from desktop.widgets.common.durations import clock
from desktop.widgets.common.flow_layout import FlowLayout
from desktop.widgets.common.language import translated
from inference.sentence import Sentence

WIDTH = 130
"""Minimum width of the text buttons in pixels, so that no button moves when a label changes."""
ONE_ROW = 540
"""Width in pixels for one row of buttons of that width."""
START_LABELS = {
    "stopped": (Sentence("Go live"), "start"),
    "starting": (Sentence("Starting…"), "start"),
    "preview": (Sentence("Go live"), "start"),
    "running": (Sentence("Stop"), "stop"),
    "stopping": (Sentence("Stopping…"), "stop"),
}


class Transport(QWidget):
    """Row of buttons below the preview; several rows in a narrow window."""

    start_requested = Signal()
    """The user wants to go live."""
    preview_requested = Signal()
    stop_requested = Signal()
    record_requested = Signal(bool)
    """True starts a recording, False finishes it."""
    mute_requested = Signal(bool)
    still_requested = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.start_button = Button(self.tr("Go live"), "start", "primary")
        self.preview_button = Button(self.tr("Preview"), "preview", "large")
        self.record_button = Button(self.tr("Record"), "record", "large")
        self.mute_button = _toggle(
            self.tr("Mute: silence, and the mouth shut (M; hold T to talk meanwhile)"), "microphone", "M"
        )
        self.still_button = _toggle(self.tr("Hold still: only the mouth moves (H)"), "still", "H")
        self.type_button = Button(self.tr("Type to talk: the portrait speaks your text (S)"), "type", "icon")
        self.type_button.setCheckable(True)
        self._state = "stopped"
        self._previewing = False
        self._recording = False
        self._left: tuple[Button, QWidget | None] | None = None
        """The focused button that was disabled, and the widget that then received the focus."""
        self.start_button.clicked.connect(self._on_start)
        self.preview_button.clicked.connect(self._on_preview)
        self.record_button.clicked.connect(lambda: self.record_requested.emit(not self._recording))
        self.mute_button.clicked.connect(self.mute_requested)
        self.mute_button.toggled.connect(lambda on: self.mute_button.show_icon("mute" if on else "microphone"))
        self.mute_button.setProperty("alarming", True)
        self.still_button.clicked.connect(self.still_requested)
        self.start_button.setToolTip(self.tr("Let your meeting see the portrait speak"))
        row = FlowLayout(self)
        row.addWidget(self.start_button)
        row.addWidget(self.preview_button)
        row.addWidget(self.record_button)
        row.addWidget(_side_by_side(self.mute_button, self.still_button, self.type_button))

    def show_state(self, state: str, possible: bool, recording: bool, previewing: bool = False) -> None:
        """Update the buttons for the session state.

        `possible`: a portrait is ready to start with. `previewing`: the running session is a preview.
        """
        self._state, self._recording, self._previewing = state, recording, previewing and state == "running"
        name, icon = START_LABELS["preview" if self._previewing else state]
        theme.set_style_property(self.start_button, "live", state == "running" and not self._previewing)
        self.start_button.set_label(translated(name), icon)
        self._show_preview(state, possible)
        self._enable(self.start_button, state == "running" or (state == "stopped" and possible))
        theme.set_style_property(self.record_button, "recording", recording)
        title = self.tr("Stop recording") if recording else self.tr("Record")
        self.record_button.set_label(title, "stop" if recording else "record")
        self.record_button.setEnabled(state == "running")
        for button in (self.mute_button, self.still_button):
            button.setEnabled(state == "running")
            button.setChecked(button.isChecked() and state in ("starting", "running"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the buttons be as narrow as their labels before they wrap."""
        super().resizeEvent(event)
        self._widen()

    def show_recorded(self, seconds: float) -> None:
        """Show the length of the current recording."""
        self.record_button.setText(f"{self.record_button.accessibleName()}  {clock(seconds)}")

    def _enable(self, button: Button, on: bool) -> None:
        """Enable or disable `button`; it regains the focus if the user has not moved it meanwhile."""
        had = button.hasFocus()
        button.setEnabled(on)
        if had and not on:
            self._left = (button, QApplication.focusWidget())
        elif on and self._left and self._left[0] is button:
            if self._left[1] is QApplication.focusWidget():
                button.setFocus()
            self._left = None

    def _widen(self) -> None:
        """Set the minimum widths: the label's width, at least `WIDTH` where all buttons fit into one row.

        In several rows the buttons lose padding, so that translated labels take fewer rows.
        """
        narrow = self.width() < ONE_ROW
        for button in (self.start_button, self.preview_button, self.record_button):
            theme.set_style_property(button, "narrow", narrow)
        least = 0 if narrow else WIDTH
        for button in (self.start_button, self.preview_button):
            button.setMinimumWidth(max(least, button.sizeHint().width()))

    def _show_preview(self, state: str, possible: bool) -> None:
        title = self.tr("Stop preview") if self._previewing else self.tr("Preview")
        self.preview_button.set_label(title, "stop" if self._previewing else "preview")
        self._widen()
        self._enable(self.preview_button, self._previewing or (state == "stopped" and possible))
        self.preview_button.setVisible(self._previewing or state != "running")
        self.preview_button.setToolTip(
            "" if self._previewing else self.tr("Listen to the microphone and see the portrait speak; nobody else does")
        )

    def _on_start(self) -> None:
        live = self._state == "running" and not self._previewing
        (self.stop_requested if live else self.start_requested).emit()

    def _on_preview(self) -> None:
        (self.stop_requested if self._previewing else self.preview_requested).emit()


def _side_by_side(*buttons: Button) -> QWidget:
    """The buttons as one widget, which wraps as a whole."""
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for button in buttons:
        row.addWidget(button)
    return group


def _toggle(title: str, icon: str, key: str) -> Button:
    button = Button(title, icon, "icon")
    button.setCheckable(True)
    QShortcut(QKeySequence(key), button, button.click)  # a shortcut set on the button itself would move the focus there
    return button
