"""The columns of the window: portraits on the left, the views in the middle, look, devices and files on the right."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from desktop.widgets.common.fold_buttons import FoldButtons
from desktop.widgets.common.segmented_control import SegmentedControl
from desktop.widgets.common.side_panel import SidePanel
from desktop.widgets.devices.device_poll import DevicePoll
from desktop.widgets.devices.devices_panel import DevicesPanel
from desktop.widgets.gallery.gallery import Gallery
from desktop.widgets.gallery.portrait_chooser import PortraitChooser
from desktop.widgets.live.first_steps import FirstSteps
from desktop.widgets.live.live_panel import LivePanel
from desktop.widgets.look.look_panel import LookPanel
from desktop.widgets.video.video_options import VideoOptions
from desktop.widgets.video.video_panel import VideoPanel
from desktop.window.app_model import AppModel
from inference.sentence import Sentence

WIDTH, NARROW = 300, 264
"""Most and least width of the right column in pixels."""
COMFORTABLE, LEAST_CENTRE = 520, 300
"""Width of the centre in pixels at which the right column begins to give way; its least width."""
SPACING = 22
"""Pixels between columns."""
FOLD_BELOW, FOLD_LOW_BELOW, LOW = 900, 1100, 600
"""Width of the window in pixels below which the side columns fold, and that of a window lower than `LOW`.

In a low window the buttons below the preview need one row, so that the preview keeps its height.
"""
UNSEEN = Sentence("There is no virtual camera yet, so only you see this; the steps to one are on the right.")


class Columns(QWidget):
    """Creates all panels, connects them and lays them out. A change of language or profile replaces it as a whole."""

    def __init__(self, model: AppModel, view_switch: SegmentedControl, fold: FoldButtons, window: QMainWindow) -> None:
        """`view_switch` selects Live (0) or Video (1); `window` is the parent of dialogs."""
        super().__init__()
        self._model = model
        self._fold = fold
        self._view_switch = view_switch
        self._remarked = ""
        self.gallery = Gallery()
        self.live = LivePanel(model)
        self.look = LookPanel(model)
        self.devices = DevicesPanel(model)
        self.video = VideoPanel(model)
        self.video_options = VideoOptions(model)
        self.side = SidePanel(self.look, self.devices, self.video_options, model.settings.side)
        self.steps = FirstSteps(model)
        self.chooser = PortraitChooser(model, self.gallery, window)
        self.device_poll = DevicePoll(model, self._awaiting_device, self.gallery)
        self.views = QStackedWidget()
        self._connect_portraits()
        self._connect_devices()
        fold.changed.connect(self._show_side)
        fold.retranslate()
        self._lay_out()
        self.turn(view_switch.currentIndex())

    def turn(self, view: int) -> None:
        """Show Live (0) or Video (1)."""
        (self.video if view else self.live).insert_emotion_strip(self.live.emotions)
        self.views.setCurrentIndex(view)
        self.side.show_view(bool(view))
        self._show_side()
        self.look.picture.setVisible(not view)
        self.video_options.refresh()

    def fit(self, window: QSize, margins: int) -> None:
        """Fold the side columns in a narrow `window`, or share out the room between them; `margins` left and right."""
        width, fold_below = window.width(), FOLD_LOW_BELOW if window.height() < LOW else FOLD_BELOW
        self._fold.set_folded(width < max(fold_below, margins + self._unfolded_width()))
        centre = self._least_centre() if self._fold.folded else COMFORTABLE
        beside = 0 if self._fold.folded else self.gallery.width() + SPACING
        room = width - margins - SPACING - beside - centre
        for column in (self.side, self.steps):
            column.setFixedWidth(min(max(room, NARROW), WIDTH))

    @property
    def least_width(self) -> int:
        """Width in pixels that one side column and the views need."""
        return self._least_centre() + SPACING + NARROW

    def _least_centre(self) -> int:
        return max(LEAST_CENTRE, self.views.minimumSizeHint().width())

    def _unfolded_width(self) -> int:
        return self.least_width + SPACING + self.gallery.minimumWidth()

    def show_level(self, level: float) -> None:
        """Show the microphone's level, 0..1, wherever it is shown."""
        self.live.level.set_peak(level)
        self.devices.microphone.meter.set_peak(level)
        if not self.steps.isHidden():
            self.steps.show_level(level)
        self.devices.follow.refresh(self._model.live.state == "running")
        self.gallery.show_level(self._model.chosen if self._model.live.state == "running" else None, level)

    def _connect_portraits(self) -> None:
        self.video_options.changed.connect(self.video.draw_still)
        self.chooser.ready.connect(self.video.set_still)
        self.chooser.refused.connect(self.video.refuse)
        self.chooser.ready.connect(self.live.set_still)
        self.chooser.ready.connect(lambda _: self.devices.mark.refresh())
        self.chooser.ready.connect(lambda _: self.video_options.mark.refresh())
        self.look.picture.size_chosen.connect(self.live.draw_still)
        self.look.picture.background_chosen.connect(self.live.draw_still)
        self.chooser.refused.connect(self.live.refuse)
        self.chooser.note.connect(self._show_remark)
        self.steps.add_requested.connect(self.chooser.adder.pick)
        self.chooser.adder.refused.connect(self._fold.open_portraits)
        self.gallery.chosen.connect(self.steps.choose)
        self.chooser.adder.added.connect(self.steps.choose)
        self.live.typing.add_keys(self)
        QShortcut(QKeySequence("S"), self, self.live.typing.open)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.gallery, self.chooser.adder.paste)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self.gallery, self.chooser.undo)

    def _connect_devices(self) -> None:
        self.live.transport.record_requested.connect(self._record)
        self.live.transport.start_requested.connect(self._explain_unseen)
        self.devices.recording.saved.connect(self.live.bar.show_note)
        self.side.turned.connect(self._remember_side)
        self.steps.left.connect(self._leave_steps)
        self.devices.found.connect(self.steps.show_devices)
        self.device_poll.found.connect(self.devices.show_devices)
        self.device_poll.found.connect(self.steps.show_devices)

    def _record(self, on: bool) -> None:
        if on:
            self._model.recording.start()
        else:
            self._model.recording.stop()

    def _awaiting_device(self) -> bool:
        """Whether a device is missing and the panel that says so is visible."""
        return self.isVisible() and (self.steps.awaiting_device or self.devices.awaiting_device)

    def _show_remark(self, sentence: str) -> None:
        """Show a note of the portrait chooser; "" removes its last one."""
        self.live.bar.forget(self._remarked)
        self._remarked = sentence
        if sentence:
            self.live.bar.show_note(sentence)

    def _explain_unseen(self) -> None:
        """Without a camera nobody sees the live picture: say so, and unfold the guide to one."""
        devices = self._model.devices.found
        if devices and not devices.camera and not self._model.settings.voice:
            self.live.bar.show_note(UNSEEN)
            self._fold.open_controls()
            self.side.tabs.setCurrentIndex(1)
            for guide in (self.devices.camera_guide, self.steps.guide):
                guide.unfold()

    def _leave_steps(self) -> None:
        self._model.settings.newcomer = False
        self._show_side()
        self.side.tabs.setFocus()

    def _show_side(self) -> None:
        """Newcomers get the first steps in the live view instead of all controls."""
        first, shown = self._model.settings.newcomer and not self._view_switch.currentIndex(), self._fold.controls_shown
        self.gallery.setVisible(self._fold.portraits_shown)
        self.steps.setVisible(first and shown)
        self.side.setVisible(shown and not first)
        self.live.transport.start_button.set_kind("large" if first else "primary")  # one accent button at a time

    def _remember_side(self, tab: int) -> None:
        self._model.settings.side = tab

    def _lay_out(self) -> None:
        self.views.addWidget(self.live)
        self.views.addWidget(self.video)
        for view, title in enumerate((self.tr("Live"), self.tr("Video"))):
            self._view_switch.setTabText(view, title)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(SPACING)
        columns.addWidget(self.gallery)
        columns.addWidget(self.views, 1)
        columns.addWidget(self.side)
        columns.addWidget(self.steps)
