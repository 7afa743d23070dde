"""Guide for new users: three steps beside the preview, in place of all controls."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.widgets import theme
from desktop.widgets.common.button import Button
from desktop.widgets.common.card import Card, text_label
from desktop.widgets.common.card_column import CardColumn
from desktop.widgets.common.language import translated
from desktop.widgets.common.level_meter import LevelMeter
from desktop.widgets.devices.guide_view import GuideView
from desktop.window.app_model import AppModel
from desktop.window.backend import Devices
from inference.sentence import Sentence

HEARD = 0.03
"""Microphone peak, 0..1, that counts as speech."""
WIDTH = 300
LOOKING = Sentence("Looking for a virtual camera…")
NO_CAMERA = Sentence("Your meeting needs a virtual camera, and this computer has none yet. All else works without.")


class FirstSteps(CardColumn):
    """The steps portrait, microphone and live; each is marked when done."""

    left = Signal()
    """The user closes the guide to see all controls."""
    add_requested = Signal()

    def __init__(self, model: AppModel) -> None:
        super().__init__()
        self._model = model
        self.portrait = _Step(1, self.tr("Who speaks for you?"))
        self.microphone = _Step(2, self.tr("See yourself speak"))
        self.live = _Step(3, self.tr("Go live"))
        self.add_button = Button(self.tr("Add your photo"), "add")
        self.listen_button = Button(self.tr("Allow the microphone"), "microphone", "primary")
        self.meter = LevelMeter()
        self.live_button = Button(self.tr("Go live"), "start", "primary")
        self.guide = GuideView()
        self.leave_button = Button(self.tr("Show all controls"), "chevron-small")
        self.add_button.clicked.connect(self.add_requested)
        self.listen_button.clicked.connect(self._toggle_preview)
        self.live_button.clicked.connect(model.live.start)
        self.leave_button.clicked.connect(self.left)
        self.setFixedWidth(WIDTH)
        self._lay_out()
        self._no_microphone = False
        self.show_devices(None)
        self.show_level(0.0)

    @property
    def awaiting_device(self) -> bool:
        """Whether the visible guide reports a missing microphone or shows how to install a virtual camera."""
        return self.isVisible() and (self._no_microphone or self.guide.isVisible())

    def choose(self) -> None:
        """Mark the portrait step as done."""
        self.portrait.finish()

    def show_devices(self, devices: Devices | None) -> None:
        """Show how a meeting receives the video, or how to install a virtual camera; None while devices are unknown."""
        guide = devices.camera_guide if devices else ()
        missing = devices is not None and not devices.camera
        text = LOOKING if devices is None else devices.camera_text
        self.live.set_text(translated(NO_CAMERA if missing and guide else text))
        self.guide.show_guide(guide)
        self.live_button.set_kind("plain" if missing else "primary")
        self._no_microphone = devices is not None and not devices.microphones

    def show_level(self, level: float) -> None:
        """Update the steps from the session; `level` is the microphone peak, 0..1."""
        model = self._model
        running = model.live.state == "running"
        self.meter.set_peak(level)
        self.microphone.set_text(self._microphone_text(running))
        self._show_preview_button()
        self.live_button.setEnabled(running and not model.live.on_air)
        if running:
            self.portrait.finish()
        if running and level > HEARD:
            self.microphone.finish()
        if model.live.seen:
            self.live.finish()

    def _show_preview_button(self) -> None:
        """Update the button that starts and stops the preview."""
        model, button = self._model, self.listen_button
        stopped = model.live.state in ("stopped", "stopping")
        title, icon = self._preview_label(stopped)
        if title != button.text():
            button.set_label(title, icon)
        button.set_kind("plain" if self.microphone.done or not stopped else "primary")
        button.setVisible(stopped or not model.live.on_air)
        if self._no_microphone and stopped and button.hasFocus():
            self.add_button.setFocus()  # disabling would move the focus on and scroll the first step away
        button.setEnabled(
            not stopped or (model.live.state == "stopped" and model.chosen is not None and not self._no_microphone)
        )

    def _preview_label(self, stopped: bool) -> tuple[str, str]:
        if not stopped:
            running = self._model.live.state == "running"
            return (self.tr("Stop preview"), "stop") if running else (self.tr("Starting…"), "preview")
        if self.microphone.done:
            return self.tr("Preview"), "preview"
        return self.tr("Allow the microphone"), "microphone"

    def _toggle_preview(self) -> None:
        model = self._model
        if model.live.state == "stopped":
            model.live.preview()
        elif model.live.state == "running" and not model.live.on_air:
            model.stop()

    def _microphone_text(self, running: bool) -> str:
        if self._no_microphone:
            return self.tr(
                "No microphone was found. Connect one; Understudy looks again every few seconds. "
                "Or choose “None: I type” in the list of microphones."
            )
        if self.microphone.done and not running:
            return self.tr("The microphone is off again. Press Preview to see yourself speak once more.")
        if not running:
            return self.tr(
                "The microphone stays off until you press the button. Understudy sends nothing over the internet."
            )
        if self._model.live.seen:
            return self.tr("Say something: the bars move, and so does the face.")
        return self.tr("Say something: the bars move, and so does the face. Only you see it so far.")

    def _lay_out(self) -> None:
        self.portrait.set_text(self.tr("Pick a portrait on the left, or drop a photo of your face into this window."))
        self.portrait.add(self.add_button)
        self.microphone.add(self.listen_button)
        self.microphone.add(self.meter)
        self.live.add(self.live_button)
        self.live.add(self.guide)
        greeting = text_label(self.tr("Welcome"), "greeting")
        self.stack(greeting, self.portrait, self.microphone, self.live, self.leave_button)


class _Step(Card):
    def __init__(self, number: int, title: str) -> None:
        super().__init__()
        self._title = title
        self.done = False
        self.number = QLabel(str(number))
        self.number.setProperty("tone", "number")
        self.number.setFixedSize(24, 24)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text = text_label("")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.number)
        row.addWidget(text_label(title, "title"), 1)
        self.rows.addLayout(row)
        self.rows.addWidget(self.text)
        self.setAccessibleName(title)

    def add(self, part: QWidget) -> None:
        """Add a widget below the text."""
        self.rows.addWidget(part)

    def set_text(self, text: str) -> None:
        """Set the text of the step."""
        if text != self.text.text():
            self.text.setText(text)

    def finish(self) -> None:
        """Mark the step as done."""
        if not self.done:
            self.done = True
            self.number.setText("✓")
            theme.set_style_property(self.number, "done", True)
            self.setAccessibleName(self.tr("{step}: done").format(step=self._title))
