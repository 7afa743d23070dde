"""The main window: switches between Live and Video, refreshes the panels by timer and takes dropped files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from desktop.library.portrait_package import is_package
from desktop.widgets import theme
from desktop.widgets.columns import UNSEEN, Columns
from desktop.widgets.common.fold_buttons import FoldButtons
from desktop.widgets.common.screen_fit import ScreenFit, first_size
from desktop.widgets.common.segmented_control import SegmentedControl
from desktop.widgets.common.started_timer import started_timer
from desktop.widgets.common.top_bar import TopBar
from desktop.widgets.common.window_rows import WindowRows
from desktop.widgets.gallery.drop_hint import DropHint
from desktop.widgets.gallery.dropped_files import has_picture, local_files, split_by_kind
from desktop.widgets.live.push_to_talk import PushToTalk
from desktop.window.app_model import AppModel

LIVE_TICK = 16
"""Milliseconds between refreshes while live: 60 a second, so that no frame waits for long."""
IDLE_TICK = 80
HIDDEN_TICK = 250
"""While the window is hidden or minimised."""
STATUS_TICK = 500
SIZE = QSize(1240, 762)
"""Size in pixels at the first start, on a screen with room for it."""
LEAST_HEIGHT = 480


class MainWindow(QMainWindow):
    """Owns the columns and polls the app model."""

    packages_offered = Signal(list)
    """Portrait packages (list[Path]) that were dropped or handed over."""

    def __init__(self, model: AppModel) -> None:
        super().__init__()
        self._model = model
        self._state: tuple[object, ...] = ()
        self._push_to_talk = PushToTalk(self.talk)
        self.setWindowTitle("Understudy")
        self.setWindowIcon(theme.app_icon())
        self.setAcceptDrops(True)
        self.top = TopBar()
        self.view_switch = SegmentedControl(self.tr("View"), ["", ""])
        self.view_switch.currentChanged.connect(self._turn)
        self.fold = FoldButtons(controls_open=model.settings.newcomer)
        self.pages = QStackedWidget()
        self._rows = WindowRows()
        self._use(Columns(model, self.view_switch, self.fold, self))
        self._lay_out()
        self._screen_fit = ScreenFit(self)
        self._drop_hint = DropHint(self)
        self._tick = started_timer(self, IDLE_TICK, self.tick)
        self._status_tick = started_timer(self, STATUS_TICK, self._refresh_status)

    def begin(self) -> None:
        """Fill the panels; what takes time follows in the background."""
        (self.live.transport.start_button if self.steps.isHidden() else self.steps.listen_button).setFocus()
        self.chooser.begin()
        self.devices.search_devices()
        self.tick()

    def refill(self) -> None:
        """Replace the columns after settings or language changed; what is drawn already is kept."""
        old = self.columns
        old.chooser.shut_down()
        self._model.look.clear_listeners()
        new = Columns(self._model, self.view_switch, self.fold, self)
        if self._state[2:3] == (self._model.chosen,):
            new.live.reuse_still(old.live)
        new.gallery.reuse_thumbnails(old.gallery)
        self._use(new)
        self.pages.removeWidget(old)
        self._fit_columns()
        self.live.transport.mute_button.setChecked(self._model.live.muted)
        self.live.transport.still_button.setChecked(self._model.live.still)
        self.gallery.undo_bar.show_removed(self._model.library.removed)
        self._state = ()
        self.begin()

        def clear() -> None:
            old.chooser.deleteLater()
            old.deleteLater()

        self._model.when_idle(clear)

    def take(self, files: list[Path]) -> None:
        """Accept photos (after consent), portrait packages, and sound files for videos."""
        packages = [path for path in files if is_package(path)]
        if packages:
            self.packages_offered.emit(packages)
        sounds, photos = split_by_kind([path for path in files if path not in packages], self.video.isVisible())
        if sounds:
            self.show_view(video=True)
            self.video.add(sounds)
        self.chooser.adder.offer(photos)

    def tick(self) -> None:
        """Collect outcomes, and show the newest frame and level."""
        self._model.collect()
        self._follow_state()
        self._tick.setInterval(self._interval())
        if self.video.isVisible():
            self.video.refresh()
        else:
            self.live.show_frame()
        self.columns.show_level(self._model.monitor.level())

    def show_view(self, video: bool) -> None:
        """Turn to the view Video or Live."""
        self.view_switch.setCurrentIndex(int(video))

    def talk(self, on: bool) -> None:
        """Let the voice through while a key is held, if it is muted."""
        if self.live.transport.mute_button.isChecked():
            self._model.live.set_muted(not on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hold T to talk while muted."""
        self._push_to_talk.handle(event, True)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Release T to be muted again."""
        self._push_to_talk.handle(event, False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept pictures and URLs; a URL that is no file is refused in words after the drop."""
        if has_picture(event.mimeData()) or event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._drop_hint.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Remove the hint."""
        self._drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take dropped files, or a picture dragged from another program."""
        self._drop_hint.hide()
        event.acceptProposedAction()
        files = local_files(event.mimeData())
        sounds, _ = split_by_kind(files, self.video.isVisible())
        if sounds or any(is_package(path) for path in files):
            self.take(files)
        else:
            self.chooser.adder.drop(event.mimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the side columns in a narrow window."""
        super().resizeEvent(event)
        self._fit_columns()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide at once, then close the session within its time limit."""
        self._model.settings.window = bytes(self.saveGeometry().toHex().data()).decode()
        self._tick.stop()
        self._status_tick.stop()
        self.hide()
        self._model.close()
        self.chooser.adder.close()
        super().closeEvent(event)

    def _turn(self, view: int) -> None:
        self.columns.turn(view)

    def _use(self, columns: Columns) -> None:
        """Show `columns`, and offer its panels as attributes."""
        self.columns = columns
        self.gallery, self.live, self.video = columns.gallery, columns.live, columns.video
        self.look, self.devices, self.video_options = columns.look, columns.devices, columns.video_options
        self.side, self.steps, self.chooser = columns.side, columns.steps, columns.chooser
        self.device_poll = columns.device_poll
        self.pages.insertWidget(0, columns)
        self.pages.setCurrentIndex(0)

    def _interval(self) -> int:
        if self.isMinimized() or not self.isVisible():
            return HIDDEN_TICK
        return LIVE_TICK if self._model.live.state == "running" else IDLE_TICK

    def _follow_state(self) -> None:
        live, recording = self._model.live, self._model.recording.path
        now = (live.state, recording, self._model.chosen, live.on_air, live.seen)
        if now == self._state:
            return
        self._state = now
        for panel in (self.live, self.look, self.devices):
            panel.show_state(live.state, recording)
        if live.seen:
            self._model.settings.newcomer = False
            self.live.bar.forget(UNSEEN)

    def _refresh_status(self) -> None:
        self.live.show_figures()
        self.devices.recording.refresh()

    def _fit_columns(self) -> None:
        margins = self._rows.fit(self.size())
        self.columns.fit(self.size(), margins)
        least = max(self.columns.least_width, self.top.minimumSizeHint().width())
        self.setMinimumSize(least + margins, LEAST_HEIGHT)

    def _lay_out(self) -> None:
        self.top.add_left(self.fold.portraits)
        self.top.add_left(self.view_switch)
        self.top.add_right(self.fold.controls)
        content = QWidget()
        content.setLayout(self._rows)
        self._rows.addWidget(self.top)
        self._rows.addWidget(self.pages, 1)
        self.setCentralWidget(content)
        self.resize(first_size(SIZE, self.screen()))
        self._fit_columns()  # lowers the minimum width, which would widen the window that is restored
        self.restoreGeometry(QByteArray.fromHex(self._model.settings.window.encode()))
