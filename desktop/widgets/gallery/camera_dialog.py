"""Dialog that takes a portrait photo with the webcam."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from desktop.widgets import theme
from desktop.widgets.common.announcement import announce
from desktop.widgets.common.card import text_label
from desktop.widgets.common.combo_box import ComboBox
from desktop.widgets.common.screen_fit import ScreenFit, first_size
from desktop.widgets.common.settings_button import SettingsButton
from desktop.widgets.gallery.advice_label import AdviceLabel
from desktop.widgets.gallery.camera_preview import CameraPreview
from desktop.widgets.gallery.shot_strip import ShotStrip
from desktop.window.app_model import AppModel
from desktop.window.photo_camera import CameraView, PhotoCamera
from inference.types import Pixels

POLL = 33
"""Milliseconds between two looks at the webcam's newest frame."""
COUNTDOWN = 3
SECOND = 1000


class CameraDialog(QDialog):
    """Preview with advice, countdown, and choice among the pictures taken. The webcam is on during the preview only."""

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Take a photo"))
        self._webcams = model.webcams
        self._camera: PhotoCamera | None = None
        self._left = 0
        self._shown: CameraView | None = None
        self.preview = CameraPreview()
        self.advice = AdviceLabel()
        self.strip = ShotStrip()
        self.webcam = ComboBox(self.tr("Webcam"))
        self.settings_button = SettingsButton()
        self.explanation = text_label("")
        self.buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.use_button = self._button(self.tr("Use this photo"), role.AcceptRole, self.accept)
        self.take_button = self._button(self.tr("Take the photo"), role.ActionRole, self._start_countdown)
        self.again_button = self._button(self.tr("Take again"), role.ActionRole, self._open)
        self.cancel_button = self._button(self.tr("Cancel"), role.RejectRole, self.reject)
        self._lay_out()
        self._poll = QTimer(self, interval=POLL)
        self._poll.timeout.connect(self._look)
        self._second = QTimer(self, interval=SECOND)
        self._second.timeout.connect(self._count)
        self.strip.chosen.connect(self.preview.show_picture)
        self.webcam.hide()
        self.webcam.activated.connect(self._open)
        model.run_in_background(self._webcams.names, self._list, lambda _: None)
        self._open()
        self.resize(first_size(self.sizeHint(), self.screen()))  # without the buttons that are hidden by now

    @property
    def photo(self) -> Pixels:
        """The chosen picture [h, w, 3], not mirrored; only after the dialog was accepted."""
        return self.strip.shot

    def done(self, result: int) -> None:
        """Switch the webcam off and close; pictures that were not chosen are dropped."""
        self.switch_off()
        super().done(result)

    def switch_off(self) -> None:
        """Switch the webcam off, without waiting for it."""
        self._poll.stop()
        self._second.stop()
        if self._camera:
            self._camera.close(timeout=0)

    def _open(self) -> None:
        """Show the webcam's picture, from the first one on or again."""
        self.switch_off()
        name = self.webcam.currentText() or None
        self._camera = PhotoCamera(self._webcams, name, self._camera)
        self.preview.show_message(self.tr("Opening the camera…"))
        self.preview.show_number(0)
        self.advice.say("")
        self.explanation.setText(
            self.tr("Look into the camera with your lips closed. Nothing is kept until you choose a picture.")
        )
        self._show_parts(self.take_button)
        self._shown = None
        self.take_button.setEnabled(False)
        self._poll.start()

    def _list(self, names: list[str]) -> None:
        self.webcam.addItems(names)
        self.webcam.setVisible(len(names) > 1)
        self._grow()

    def _look(self) -> None:
        camera = self._camera
        if camera is None:
            return
        if camera.problem:
            self._show_problem(camera.problem)
        elif camera.shots:
            self._show_shots(camera.shots)
        elif (view := camera.view) and view is not self._shown:
            if self._shown is None:
                self.take_button.setEnabled(True)
                self.take_button.setFocus()
            self._shown = view
            self.preview.show_frame(view.pixels, view.good)
            self.advice.advise(view.advice)

    def _start_countdown(self) -> None:
        self._left = COUNTDOWN
        self.take_button.setEnabled(False)
        self._second.start()
        self._show_number()

    def _count(self) -> None:
        self._left -= 1
        self._show_number()
        if self._left == 0 and self._camera:
            self._second.stop()
            self._camera.take()

    def _show_number(self) -> None:
        self.preview.show_number(max(0, self._left))
        if self._left > 0:
            announce(self.preview, str(self._left))

    def _show_shots(self, shots: list[Pixels]) -> None:
        self.switch_off()
        self.strip.show_shots(shots)
        self.advice.say(self.tr("The camera is off. The best picture is the first one."))
        self.explanation.setText(self.tr("This is how others see you; only the preview was mirrored."))
        self._show_parts(self.strip, self.use_button, self.again_button)
        self.again_button.setText(self.tr("Take again"))
        self.use_button.setFocus()

    def _show_problem(self, problem: str) -> None:
        self.switch_off()
        self.preview.show_message(problem)
        self.preview.show_number(0)
        self._show_parts(self.again_button)
        announce(self.preview, self.preview.accessibleDescription())
        self.again_button.setText(self.tr("Try again"))
        self.settings_button.show_for(problem)

    def _show_parts(self, *shown: QWidget) -> None:
        for part in (self.strip, self.use_button, self.take_button, self.again_button):
            part.setVisible(part in shown)
        explained = self.take_button in shown or self.strip in shown
        self.advice.setVisible(explained)
        self.explanation.setVisible(explained)
        self.settings_button.hide()
        self._grow()

    def _grow(self) -> None:
        """Make room for parts that have appeared."""
        self.resize(first_size(self.size().expandedTo(self.sizeHint()), self.screen()))

    def _button(self, title: str, role: QDialogButtonBox.ButtonRole, slot: object) -> QPushButton:
        button = self.buttons.addButton(title, role)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        for button in (self.use_button, self.take_button):
            theme.set_style_property(button, "kind", "accent")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 18)
        rows.setSpacing(12)
        rows.addWidget(self.webcam)
        rows.addWidget(self.preview, 1)
        rows.addWidget(self.strip)
        rows.addWidget(self.advice)
        rows.addWidget(self.settings_button, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.explanation)
        rows.addWidget(self.buttons)
        self._screen_fit = ScreenFit(self)
