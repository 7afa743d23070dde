"""The window: portraits on the left, the picture in the middle, look and devices on the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.portrait_package import SUFFIX
from desktop.studio import Studio
from desktop.widgets import theme
from desktop.widgets.devices_panel import DevicesPanel
from desktop.widgets.drop_hint import DropHint
from desktop.widgets.gallery import Gallery
from desktop.widgets.inbox import has_picture
from desktop.widgets.live_panel import LivePanel
from desktop.widgets.look_panel import LookPanel
from desktop.widgets.portrait_chooser import PortraitChooser
from desktop.widgets.side_panel import SidePanel
from desktop.widgets.top_bar import TopBar

LIVE_TICK = 16
"""Milliseconds between two looks at a running session: 60 a second, so that no picture waits for long."""
RESTING_TICK = 80
UNSEEN_TICK = 250
"""While the window is hidden or minimised."""
STATUS_TICK = 500


class MainWindow(QMainWindow):
    """Puts the parts together and looks at the studio by timer."""

    packages_offered = Signal(list)
    """Files that hold a portrait with its look, dropped or handed over."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._state: tuple[object, ...] = ()
        self.setWindowTitle("Understudy")
        self.setWindowIcon(theme.app_icon())
        self.setAcceptDrops(True)
        self.top = TopBar()
        self.views = QStackedWidget()
        self._furnish()
        self._lay_out()
        self._drop_hint = DropHint(self)
        self._tick = self._timer(RESTING_TICK, self.tick)
        self._status_tick = self._timer(STATUS_TICK, self._look)

    def begin(self) -> None:
        """Fill the window; the answers that take time come in by and by."""
        self.live.transport.start_button.setFocus()
        self.chooser.begin()
        self.devices.look()
        self.tick()

    def refill(self) -> None:
        """Make the live view anew, after the settings or the language have become others."""
        before, chooser = self.views.widget(0) or QWidget(), self.chooser
        chooser.retire()
        self._studio.look.forget_listeners()
        self._furnish()
        self.views.insertWidget(0, self._live_view())
        if self.views.currentWidget() is before:
            self.views.setCurrentIndex(0)
        self.views.removeWidget(before)
        self.live.transport.mute_button.setChecked(self._studio.muted)
        self.live.transport.still_button.setChecked(self._studio.still)
        self.gallery.undo_bar.show_removed(self._studio.collection.removed)
        self._state = ()
        self.begin()

        def clear() -> None:
            chooser.deleteLater()
            before.deleteLater()

        self._studio.settle(clear)

    def take(self, files: list[Path]) -> None:
        """Take in photos, if their owners agree, and portraits with their look."""
        packages = [path for path in files if _is_package(path)]
        if packages:
            self.packages_offered.emit(packages)
        self.chooser.adder.offer([path for path in files if path not in packages])

    def tick(self) -> None:
        """Take in what has happened and show the newest picture and level."""
        self._studio.collect()
        self._follow_state()
        self._tick.setInterval(self._pace())
        self.live.show_frame()
        level = self._studio.level()
        self.live.level.set_peak(level)
        self.devices.microphone.meter.set_peak(level)
        self.gallery.show_voice(self._studio.chosen if self._studio.state == "running" else None, level)

    def _pace(self) -> int:
        if self.isMinimized() or not self.isVisible():
            return UNSEEN_TICK
        return LIVE_TICK if self._studio.state == "running" else RESTING_TICK

    def _follow_state(self) -> None:
        studio = self._studio
        now = (studio.state, studio.recording, studio.chosen)
        if now != self._state:
            self._state = now
            self.live.show_state(studio.state, studio.recording)
            self.look.show_state(studio.state, studio.recording)
            self.devices.show_state(studio.state, studio.recording)

    def _look(self) -> None:
        self.live.show_figures()
        self.devices.recording.look()

    def _record(self, on: bool) -> None:
        (self._studio.record if on else self._studio.stop_recording)()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hold T to talk while muted."""
        self._talk(event, True)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Muted again."""
        self._talk(event, False)

    def _talk(self, event: QKeyEvent, on: bool) -> None:
        muted = self.live.transport.mute_button.isChecked()
        if event.key() == Qt.Key.Key_T and muted and not event.isAutoRepeat():
            self._studio.set_muted(not on)
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome pictures; a link is taken too, to be told that it is not enough."""
        if has_picture(event.mimeData()) or event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._drop_hint.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The file went away again."""
        self._drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files, if their owner agrees."""
        self._drop_hint.hide()
        event.acceptProposedAction()
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if any(_is_package(path) for path in files):
            self.take(files)
        else:
            self.chooser.adder.drop(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Vanish at once; the session gets its seconds to let go."""
        self._studio.settings.window = bytes(self.saveGeometry().toHex().data()).decode()
        self._tick.stop()
        self._status_tick.stop()
        self.hide()
        self._studio.close()
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
        studio = self._studio
        self.gallery = Gallery()
        self.live = LivePanel(studio)
        self.look = LookPanel(studio)
        self.devices = DevicesPanel(studio)
        self.side = SidePanel(self.look, self.devices, studio.settings.side)
        self.chooser = PortraitChooser(studio, self.gallery, self)
        self._connect()

    def _connect(self) -> None:
        self.chooser.ready.connect(self.live.set_still)
        self.look.picture.size_chosen.connect(self.live.draw_still)
        self.look.picture.background_chosen.connect(self.live.draw_still)
        self.chooser.refused.connect(self.live.refuse)
        self.chooser.note.connect(self.live.bar.show_note)
        self.live.transport.record_asked.connect(self._record)
        self.side.turned.connect(self._remember_side)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.gallery, self.chooser.adder.paste)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self.gallery, self.chooser.undo)

    def _remember_side(self, tab: int) -> None:
        self._studio.settings.side = tab

    def _lay_out(self) -> None:
        self.views.addWidget(self._live_view())
        middle = QWidget()
        rows = QVBoxLayout(middle)
        rows.setContentsMargins(20, 18, 20, 18)
        rows.setSpacing(14)
        rows.addWidget(self.top)
        rows.addWidget(self.views, 1)
        self.setCentralWidget(middle)
        self.setMinimumHeight(620)
        self.resize(1240, 762)
        self.restoreGeometry(QByteArray.fromHex(self._studio.settings.window.encode()))

    def _live_view(self) -> QWidget:
        view = QWidget()
        columns = QHBoxLayout(view)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(22)
        columns.addWidget(self.gallery)
        columns.addWidget(self.live, 1)
        columns.addWidget(self.side)
        return view


def _is_package(path: Path) -> bool:
    return path.suffix.lower() == SUFFIX
