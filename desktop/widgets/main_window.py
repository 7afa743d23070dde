"""The window: portraits on the left, a live session or videos in the middle, look, devices and files on the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.library.portrait_package import SUFFIX
from desktop.widgets import theme
from desktop.widgets.common.segmented_control import SegmentedControl
from desktop.widgets.common.side_panel import SidePanel
from desktop.widgets.common.top_bar import TopBar
from desktop.widgets.devices.device_poll import DevicePoll
from desktop.widgets.devices.devices_panel import DevicesPanel
from desktop.widgets.gallery.drop_hint import DropHint
from desktop.widgets.gallery.dropped_files import has_picture, local_files, sorted_out
from desktop.widgets.gallery.gallery import Gallery
from desktop.widgets.gallery.portrait_chooser import PortraitChooser
from desktop.widgets.live.first_steps import FirstSteps
from desktop.widgets.live.live_panel import LivePanel
from desktop.widgets.look.look_panel import LookPanel
from desktop.widgets.video.video_options import VideoOptions
from desktop.widgets.video.video_panel import VideoPanel
from desktop.window.app_model import AppModel
from inference.sentence import Sentence

LIVE_TICK = 16
"""Milliseconds between two looks at a running session: 60 a second, so that no picture waits for long."""
RESTING_TICK = 80
UNSEEN_TICK = 250
"""While the window is hidden or minimised."""
STATUS_TICK = 500
UNSEEN = Sentence("There is no virtual camera yet, so only you see this; the steps to one are on the right.")


class MainWindow(QMainWindow):
    """Puts the parts together and looks at the studio by timer."""

    packages_offered = Signal(list)
    """Files that hold a portrait with its look, dropped or handed over."""

    def __init__(self, model: AppModel) -> None:
        super().__init__()
        self._model = model
        self._state: tuple[object, ...] = ()
        self._remarked = ""
        self.setWindowTitle("Understudy")
        self.setWindowIcon(theme.app_icon())
        self.setAcceptDrops(True)
        self.top = TopBar()
        self.view_switch = SegmentedControl(self.tr("View"), ["", ""])
        self.view_switch.currentChanged.connect(self._turn)
        self.rooms = QStackedWidget()
        self._furnish()
        self._lay_out()
        self._drop_hint = DropHint(self)
        self._tick = self._timer(RESTING_TICK, self.tick)
        self._status_tick = self._timer(STATUS_TICK, self._look)

    def begin(self) -> None:
        """Fill the window; the answers that take time come in by and by."""
        (self.live.transport.start_button if self.steps.isHidden() else self.steps.listen_button).setFocus()
        self.chooser.begin()
        self.devices.look()
        self.tick()

    def refill(self) -> None:
        """Make both views anew, after the settings or the language have become others."""
        before, chooser, live, gallery = self.rooms.widget(0) or QWidget(), self.chooser, self.live, self.gallery
        chooser.retire()
        self._model.look.forget_listeners()
        self._furnish()
        if self._state[2:3] == (self._model.chosen,):
            self.live.inherit(live)
        self.gallery.inherit(gallery)
        self.rooms.insertWidget(0, self._columns())
        self.rooms.setCurrentIndex(0)
        self.rooms.removeWidget(before)
        self.live.transport.mute_button.setChecked(self._model.muted)
        self.live.transport.still_button.setChecked(self._model.still)
        self.gallery.undo_bar.show_removed(self._model.library.removed)
        self._state = ()
        self.begin()

        def clear() -> None:
            chooser.deleteLater()
            before.deleteLater()

        self._model.settle(clear)

    def take(self, files: list[Path]) -> None:
        """Take in photos, if their owners agree, portraits with their look, and sounds for videos."""
        packages = [path for path in files if _is_package(path)]
        if packages:
            self.packages_offered.emit(packages)
        sounds, photos = sorted_out([path for path in files if path not in packages], self.video.isVisible())
        if sounds:
            self.show_view(video=True)
            self.video.add(sounds)
        self.chooser.adder.offer(photos)

    def tick(self) -> None:
        """Take in what has happened and show the newest picture and level."""
        self._model.collect()
        self._follow_state()
        self._tick.setInterval(self._pace())
        self._show_newest()
        level = self._model.level()
        self.live.level.set_peak(level)
        self.devices.microphone.meter.set_peak(level)
        if not self.steps.isHidden():
            self.steps.follow(level)
        self.gallery.show_voice(self._model.chosen if self._model.state == "running" else None, level)

    def _pace(self) -> int:
        if self.isMinimized() or not self.isVisible():
            return UNSEEN_TICK
        return LIVE_TICK if self._model.state == "running" else RESTING_TICK

    def show_view(self, video: bool) -> None:
        """Turn to the view Video or Live."""
        self.view_switch.setCurrentIndex(int(video))

    def _turn(self, view: int) -> None:
        (self.video if view else self.live).hold(self.live.emotions)
        self.views.setCurrentIndex(view)
        self.side.show_view(bool(view))
        self._show_side()
        self.look.picture.setVisible(not view)
        self.video_options.look()

    def _show_newest(self) -> None:
        if self.video.isVisible():
            self.video.look()
        else:
            self.live.show_frame()

    def _follow_state(self) -> None:
        model = self._model
        now = (model.state, model.recording, model.chosen, model.on_air, model.seen)
        if now != self._state:
            self._state = now
            self.live.show_state(model.state, model.recording)
            self.look.show_state(model.state, model.recording)
            self.devices.show_state(model.state, model.recording)
            if model.seen:
                self._model.settings.newcomer = False
                self.live.bar.forget(UNSEEN)

    def _look(self) -> None:
        self.live.show_figures()
        self.devices.recording.look()

    def _record(self, on: bool) -> None:
        (self._model.record if on else self._model.stop_recording)()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hold T to talk while muted."""
        self._talk(event, True)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Muted again."""
        self._talk(event, False)

    def _talk(self, event: QKeyEvent, on: bool) -> None:
        if event.key() == Qt.Key.Key_T and not event.isAutoRepeat():
            self.talk(on)
        event.accept()

    def talk(self, on: bool) -> None:
        """While muted: speak as long as a key is held."""
        if self.live.transport.mute_button.isChecked():
            self._model.set_muted(not on)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome pictures; a link is taken too, to be told that it is not enough."""
        if has_picture(event.mimeData()) or event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._drop_hint.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The file went away again."""
        self._drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take photos, if their owner agrees, and sounds for videos."""
        self._drop_hint.hide()
        event.acceptProposedAction()
        files = local_files(event.mimeData())
        sounds, _ = sorted_out(files, self.video.isVisible())
        if sounds or any(_is_package(path) for path in files):
            self.take(files)
        else:
            self.chooser.adder.drop(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Vanish at once; the session gets its seconds to let go."""
        self._model.settings.window = bytes(self.saveGeometry().toHex().data()).decode()
        self._tick.stop()
        self._status_tick.stop()
        self.hide()
        self._model.close()
        self.chooser.adder.close()
        super().closeEvent(event)

    def _timer(self, milliseconds: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer if milliseconds < STATUS_TICK else Qt.TimerType.CoarseTimer)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        timer.start()
        return timer

    def _furnish(self) -> None:
        model = self._model
        self.gallery = Gallery()
        self.live = LivePanel(model)
        self.look = LookPanel(model)
        self.devices = DevicesPanel(model)
        self.video = VideoPanel(model)
        self.video_options = VideoOptions(model)
        self.side = SidePanel(self.look, self.devices, self.video_options, model.settings.side)
        self.steps = FirstSteps(model)
        self.chooser = PortraitChooser(model, self.gallery, self)
        self.device_poll = DevicePoll(model, self._awaits_devices, self.gallery)
        self._connect()

    def _connect(self) -> None:
        self.video_options.changed.connect(self.video.draw_still)
        self.chooser.ready.connect(self.video.set_still)
        self.chooser.refused.connect(self.video.refuse)
        self.chooser.ready.connect(self.live.set_still)
        self.look.picture.size_chosen.connect(self.live.draw_still)
        self.look.picture.background_chosen.connect(self.live.draw_still)
        self.chooser.refused.connect(self.live.refuse)
        self.chooser.note.connect(self._remark)
        self.live.transport.record_asked.connect(self._record)
        self.devices.recording.saved.connect(self.live.bar.show_note)
        self.side.turned.connect(self._remember_side)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.gallery, self.chooser.adder.paste)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self.gallery, self.chooser.undo)
        self.live.transport.start_asked.connect(self._explain_unseen)
        self.steps.left.connect(self._leave_steps)
        self.steps.add_asked.connect(self.chooser.adder.pick)
        self.gallery.chosen.connect(self.steps.choose)
        self.chooser.adder.added.connect(self.steps.choose)
        self.devices.found.connect(self.steps.show_devices)
        self.device_poll.found.connect(self.devices.show_devices)
        self.device_poll.found.connect(self.steps.show_devices)

    def _awaits_devices(self) -> bool:
        """Something is missing, and the user looks at where that is said."""
        return self.isVisible() and (self.steps.waits or self.devices.waits)

    def _remark(self, sentence: str) -> None:
        """Of the chooser, whose "" ends what it said before and nothing else."""
        self.live.bar.forget(self._remarked)
        self._remarked = sentence
        if sentence:
            self.live.bar.show_note(sentence)

    def _explain_unseen(self) -> None:
        """Without a camera going live shows the picture to nobody; lead to what to install."""
        devices = self._model.devices
        if devices and not devices.camera and not self._model.settings.voice:
            self.live.bar.show_note(UNSEEN)
            self.side.tabs.setCurrentIndex(1)
            for guide in (self.devices.camera_guide, self.steps.guide):
                guide.unfold()

    def _leave_steps(self) -> None:
        self._model.settings.newcomer = False
        self._show_side()
        self.side.tabs.setFocus()

    def _show_side(self) -> None:
        """A newcomer sees the first steps beside the live picture in place of all controls."""
        first = self._model.settings.newcomer and not self.view_switch.currentIndex()
        self.steps.setVisible(first)
        self.side.setVisible(not first)
        self.live.transport.start_button.become("large" if first else "primary")  # one thing at a time asks for it

    def _remember_side(self, tab: int) -> None:
        self._model.settings.side = tab

    def _lay_out(self) -> None:
        self.top.add_left(self.view_switch)
        self.rooms.addWidget(self._columns())
        middle = QWidget()
        rows = QVBoxLayout(middle)
        rows.setContentsMargins(20, 18, 20, 18)
        rows.setSpacing(14)
        rows.addWidget(self.top)
        rows.addWidget(self.rooms, 1)
        self.setCentralWidget(middle)
        self.setMinimumHeight(620)
        self.resize(1240, 762)
        self.restoreGeometry(QByteArray.fromHex(self._model.settings.window.encode()))

    def _columns(self) -> QWidget:
        self.views = QStackedWidget()
        self.views.addWidget(self.live)
        self.views.addWidget(self.video)
        for view, title in enumerate((self.tr("Live"), self.tr("Video"))):
            self.view_switch.setTabText(view, title)
        whole = QWidget()
        columns = QHBoxLayout(whole)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(22)
        columns.addWidget(self.gallery)
        columns.addWidget(self.views, 1)
        columns.addWidget(self.side)
        columns.addWidget(self.steps)
        self._turn(self.view_switch.currentIndex())
        return whole


def _is_package(path: Path) -> bool:
    return path.suffix.lower() == SUFFIX
