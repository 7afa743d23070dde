"""Centre of the Video view: preview, list of sounds, and the button that renders them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.rendering.render_job import RENDERING, RenderJob
from desktop.system.reachable import exists, is_folder
from desktop.widgets import theme
from desktop.widgets.common.button import Button
from desktop.widgets.common.dialog_folders import Place, folder
from desktop.widgets.common.elided_label import ElidedLabel
from desktop.widgets.common.flow_layout import FlowLayout
from desktop.widgets.common.folder_card import open_path
from desktop.widgets.common.language import translated
from desktop.widgets.dialogs import message_dialog
from desktop.widgets.live.preview import Preview
from desktop.widgets.look.emotion_strip import EmotionStrip
from desktop.widgets.video.batch_status import BatchStatus, progress_text, result_text
from desktop.widgets.video.empty_video_list import EmptyVideoList
from desktop.widgets.video.paused_bar import PausedBar
from desktop.widgets.video.video_list import VideoList
from desktop.window.app_model import AppModel
from inference.audio import sound_formats
from inference.types import Pixels, Portrait


class VideoPanel(QWidget):
    """Shows the still portrait as videos show it, and the newest frame while one is rendered."""

    def __init__(self, model: AppModel) -> None:
        super().__init__()
        self._model = model
        self._batch = model.videos
        self._portrait: Portrait | None = None
        self._still: Pixels | None = None
        self._shown: Pixels | None = None
        self._rendering: RenderJob | None = None
        self.bar = PausedBar()
        self.state = QLabel()
        self.preview = Preview()
        self.list = VideoList()
        self.start = EmptyVideoList([(translated(voice.title), voice.path) for voice in self._batch.voices])
        self.add_button = Button(self.tr("Add sound files…"), "add")
        self.make_button = Button(self.tr("Make video"), "film", "primary")
        self.cancel_button = Button(self.tr("Cancel all"), "close", "large")
        self.status = BatchStatus()
        self._connect()
        self._lay_out()

    def insert_emotion_strip(self, strip: EmotionStrip) -> None:
        """Insert the emotion strip, which the Live and Video views share."""
        self._rows.insertWidget(self._rows.indexOf(self._pages), strip)
        strip.follow_after(self.bar.close_button)

    def set_still(self, portrait: Portrait) -> None:
        """Set the portrait of new videos and draw its still."""
        self._portrait, self._still = portrait, portrait.crop
        self.draw_still()

    def draw_still(self) -> None:
        """Draw the still with the options for videos; skipped while the panel is hidden."""
        portrait = self._portrait
        if portrait and self.isVisible():
            self._model.draw_video_still(portrait, lambda pixels: self._use_still(portrait, pixels), self.bar.show_note)

    def refuse(self, sentence: str) -> None:
        """Show why the chosen photo cannot be used."""
        self._portrait = self._still = self._shown = None
        self.preview.show_message(sentence)

    def add(self, sounds: list[Path]) -> None:
        """Add sound files to the list; shows a note if none of them is new."""
        jobs = self._batch.add(sounds)
        if not jobs and sounds:
            self.bar.show_note(self.tr("There was no new sound in what you added."))
        self._added(jobs)

    def refresh(self) -> None:
        """Refresh rows, buttons, status and preview."""
        jobs = self._batch
        self.list.show_videos(jobs.jobs)
        self._pages.setCurrentIndex(1 if jobs.jobs else 0)
        self.add_button.setVisible(bool(jobs.jobs))
        self._refresh_buttons()
        self.status.setText(result_text(jobs))
        self.status.setVisible(bool(jobs.jobs))
        self.bar.show_paused(jobs.paused and bool(jobs.busy))
        self._show_picture()

    def _refresh_buttons(self) -> None:
        jobs = self._batch
        ready, busy = len(jobs.ready), bool(jobs.busy)
        title = self.tr("Make {count} videos").format(count=ready) if ready > 1 else self.tr("Make video")
        if title != self.make_button.text():
            self.make_button.set_label(title, "film")
        self._turn_keyboard(busy)
        self.make_button.setEnabled(bool(ready) and self._model.chosen is not None)
        self.make_button.setVisible(bool(jobs.jobs))
        self.cancel_button.setVisible(busy)
        state, text = progress_text(jobs)
        self.state.setText(text)
        self.state.setVisible(bool(text))
        theme.set_style_property(self.state, "state", state)

    def _turn_keyboard(self, busy: bool) -> None:
        """Move the focus from Make to Cancel when rendering starts, and to the last row when it ends."""
        if self.make_button.hasFocus() and busy:
            self.cancel_button.show()
            self.cancel_button.setFocus()
        elif self.cancel_button.hasFocus() and not busy:
            self.list.focus_last()

    def _show_picture(self) -> None:
        rendering = next((job for job in self._batch.busy if job.state == RENDERING), None)
        if rendering is not self._rendering:
            self._rendering = rendering
            self.list.reveal(rendering)
        pixels = rendering.step.pixels if rendering and rendering.step.pixels is not None else self._still
        if pixels is not None and pixels is not self._shown:
            self._shown = pixels
            (self.preview.fade_to if pixels is self._still else self.preview.show_pixels)(pixels)

    def _use_still(self, portrait: Portrait, pixels: Pixels) -> None:
        if portrait is self._portrait:
            self._still = pixels

    def _pick(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in sorted(sound_formats.SUFFIXES))
        filters = self.tr("Sound files and videos ({kinds})").format(kinds=kinds) + ";;" + self.tr("All files (*)")
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Add sound files"), folder(Place.MusicLocation), filters)
        self.add([Path(name) for name in names])

    def _add_voice(self, title: str, path: Path) -> None:
        self._added([self._batch.add_sound(path, title)])

    def _added(self, jobs: list[RenderJob]) -> None:
        self.refresh()
        if jobs:
            self.list.reveal(jobs[-1])
            self.make_button.setFocus()

    def _on_action_requested(self, action: str, job: RenderJob) -> None:
        if action in ("play", "folder"):
            self._open(job, action)
            return
        {"again": self._batch.render_one, "cancel": self._batch.cancel, "remove": self._batch.remove}[action](job)
        self.refresh()

    def _open(self, job: RenderJob, action: str) -> None:
        result = job.result
        if result is None or not exists(result):
            gone = self.tr("This video is no longer where it was made; make it again or take it off the list.")
            message_dialog.tell(self, self.tr("The video is gone"), gone)
        elif not open_path(result if action == "play" or is_folder(result) else result.parent):
            lost = self.tr("No program on this computer opens it. The video is {path}").format(path=result)
            message_dialog.tell(self, self.tr("The video cannot be shown"), lost)

    def _make(self) -> None:
        self._batch.render_all()
        self.refresh()

    def _cancel_all(self) -> None:
        self._batch.cancel_all()
        self.refresh()

    def _render_while_live(self) -> None:
        self._batch.render_while_live = True

    def showEvent(self, event: QShowEvent) -> None:
        """Redraw the still and refresh, since changes are not drawn while hidden."""
        super().showEvent(event)
        self.draw_still()
        self.refresh()

    def _connect(self) -> None:
        self.start.add_requested.connect(self._pick)
        self.start.voice_requested.connect(self._add_voice)
        self.add_button.clicked.connect(self._pick)
        self.make_button.clicked.connect(self._make)
        self.cancel_button.clicked.connect(self._cancel_all)
        self._model.look.add_listener(self.draw_still)
        self.list.action_requested.connect(self._on_action_requested)
        self.bar.continue_requested.connect(self._render_while_live)

    def _lay_out(self) -> None:
        self.state.setObjectName("state")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start)
        self._pages.addWidget(self.list)
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(self.tr("What the video shows"), "heading"))
        head.addStretch(1)
        head.addWidget(self.state)
        foot = FlowLayout()
        foot.addWidget(self.add_button)
        foot.addWidget(self.status)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.make_button)
        rows = self._rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        rows.addWidget(self.bar)
        rows.addLayout(head)
        rows.addWidget(self.preview, 3)
        rows.addWidget(self._pages, 2)
        rows.addLayout(foot)
        self.state.setAlignment(Qt.AlignmentFlag.AlignCenter)
