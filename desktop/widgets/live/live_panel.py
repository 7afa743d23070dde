"""Live view in the middle of the window: preview, transport buttons, emotion strip and status."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.widgets import theme
from desktop.widgets.common.card import text_label
from desktop.widgets.common.language import translated
from desktop.widgets.common.level_meter import LevelMeter
from desktop.widgets.live.preview import Preview
from desktop.widgets.live.problem_bar import ProblemBar
from desktop.widgets.live.session_status import StatusLine
from desktop.widgets.live.transport import Transport
from desktop.widgets.live.type_to_talk import TypeToTalk
from desktop.widgets.look.emotion_strip import EmotionStrip
from desktop.widgets.look.look_saver import LookSaver
from desktop.window.app_model import AppModel
from inference.sentence import Sentence
from inference.types import Pixels, Portrait

NO_PORTRAIT = Sentence("No portrait yet. Add a photo that shows one face from the front.")
PREPARING = Sentence("Preparing the portrait…")
MUTED = Sentence("● Muted")
STATES = {
    "stopped": Sentence("Not live"),
    "starting": Sentence("Starting"),
    "running": Sentence("● Live"),
    "stopping": Sentence("Stopping"),
}
METER = 110
"""Width of the level meter beside the state label, in pixels."""
HEARD = Sentence("● Live, voice only")
PREVIEW = Sentence("Preview: only you see this")
UNSEEN = Sentence("Only you see this")


class LivePanel(QWidget):
    """Shows the still portrait, and the session's frames while one runs."""

    def __init__(self, model: AppModel) -> None:
        super().__init__()
        self._model = model
        self._portrait: Portrait | None = None
        self._still: Pixels | None = None
        self._shown: int | None = None
        self._recording: Path | None = None
        self._recorded_since = 0.0
        self.bar = ProblemBar()
        self.state = QLabel()
        self.state.setObjectName("state")
        self.level = LevelMeter()
        self.level.setFixedWidth(METER)
        self.preview = Preview()
        self.transport = Transport()
        self.typing = TypeToTalk(model.typed, self.transport.type_button)
        self.emotions = EmotionStrip(model.look.presets())
        self.look_saver = LookSaver(model.look, self.emotions, self)
        self.status = StatusLine()
        self.transport.start_requested.connect(model.live.start)
        self.transport.preview_requested.connect(model.live.preview)
        self.transport.mute_requested.connect(self._mute)
        self.transport.still_requested.connect(model.live.set_still)
        self.transport.stop_requested.connect(model.stop)
        self.typing.refused.connect(self.bar.show_note)
        self.emotions.chosen.connect(model.look.choose)
        model.look.add_listener(self._follow_look)
        self._outdated = False
        self.preview.show_message(NO_PORTRAIT if model.chosen is None else PREPARING)
        self._lay_out()
        self.emotions.show_placeholder(None)
        self.emotions.select(model.look.chosen)

    def insert_emotion_strip(self, strip: EmotionStrip) -> None:
        """Insert the emotion strip, which the Live and Video views share."""
        self._rows.insertWidget(self._rows.indexOf(self.status), strip)
        strip.follow_after(self.typing.phrases_button)

    def reuse_still(self, panel: LivePanel) -> None:
        """Show the still of `panel`, which this panel replaces, until a new one is drawn."""
        self._still = panel._still
        if self._still is not None:
            self.preview.show_pixels(self._still)

    def set_still(self, portrait: Portrait) -> None:
        """Set the portrait shown while no session runs; draws its still and its emotion thumbnails."""
        reused = self._still if self._portrait is None else None
        self._portrait, self._still = portrait, portrait.crop if reused is None else reused
        self._show_still()
        self.draw_still()
        self._draw_thumbnails(portrait)

    def draw_still(self) -> None:
        """Draw the still with the current look, size and background; deferred in a session or while hidden."""
        portrait = self._portrait
        self._outdated = self._model.live.state == "running" or not self.isVisible()
        if portrait and not self._outdated:
            self._model.draw_still(portrait, lambda pixels: self._use_still(portrait, pixels), self._on_still_failed)

    def _use_still(self, portrait: Portrait, pixels: Pixels) -> None:
        if portrait is self._portrait:
            self._still = pixels
            self._show_still()

    def _on_still_failed(self, sentence: str) -> None:
        self.bar.show_note(sentence)
        self._show_still()

    def refuse(self, sentence: str) -> None:
        """Show why the chosen photo cannot be used: as a note during a session, else in the preview."""
        self._portrait = self._still = None
        self.emotions.show_placeholder(None)
        if self._model.live.state == "running":
            self.bar.show_note(sentence)
        else:
            self.preview.show_message(sentence)

    def show_state(self, state: str, recording: Path | None) -> None:
        """Update buttons and labels for the session state."""
        model = self._model
        theme.set_style_property(
            self.state, "state", "preview" if state == "running" and not model.live.seen else state
        )
        self.transport.show_state(state, model.chosen is not None, recording is not None, not model.live.on_air)
        self.level.setVisible(state == "running")
        if recording != self._recording:
            self._recording, self._recorded_since = recording, perf_counter()
        if self._model.chosen is None:
            self._portrait = self._still = None
            self.preview.show_message(NO_PORTRAIT)
            self.emotions.show_placeholder(None)
        elif state == "stopped":
            (self.draw_still if self._outdated else self._show_still)()
        self.show_figures()

    def show_frame(self) -> None:
        """Show the session's newest frame, if it is new and the preview is visible."""
        frame = self._model.monitor.latest() if self.preview.isVisible() else None
        if frame and frame.index != self._shown:
            show = self.preview.fade_to if self._shown is None else self.preview.show_pixels
            show(frame.pixels)
            self._shown = frame.index
        self.typing.show_progress()

    def show_figures(self) -> None:
        """Update state label, status line, problem bar and recording time."""
        self.state.setText(translated(self._state()))
        self.status.show_state(self._model.live.state, self._model.monitor.figures(), self._model.chosen is None)
        self.bar.show_problem(self._model.live.problem)
        if self._recording:
            self.transport.show_recorded(perf_counter() - self._recorded_since)

    def _state(self) -> str:
        model = self._model
        if model.live.state != "running":
            return STATES[model.live.state]
        if model.live.muted:
            return MUTED
        if model.live.seen:
            return HEARD if model.live.heard_only else STATES["running"]
        return UNSEEN if model.live.on_air else PREVIEW

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the still if it changed while the panel was hidden."""
        super().showEvent(event)
        if self._outdated:
            self.draw_still()

    def _follow_look(self) -> None:
        presets = self._model.look.presets()
        if presets != list(self.emotions.buttons):
            self.emotions.show_presets(presets)
            self._draw_thumbnails(self._portrait)
        self.emotions.select(self._model.look.chosen)
        self.draw_still()

    def _draw_thumbnails(self, portrait: Portrait | None) -> None:
        self.emotions.show_placeholder(portrait.crop if portrait else None)
        if portrait:
            self._model.drawings.draw_emotions(portrait, self.emotions.set_thumbnail)

    def _mute(self, on: bool) -> None:
        self._model.live.set_muted(on)
        self.show_figures()

    def _show_still(self) -> None:
        self._shown = None
        if self._still is not None and self._model.live.state != "running":
            self.preview.fade_to(self._still)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(text_label(self.tr("Picture"), "heading"))
        head.addStretch(1)
        head.addWidget(self.level)
        head.addSpacing(8)
        head.addWidget(self.state)
        rows = self._rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        rows.addWidget(self.bar)
        rows.addLayout(head)
        rows.addWidget(self.preview, 1)
        rows.addWidget(self.transport)
        rows.addWidget(self.typing)
        rows.addWidget(self.status)
        self.state.setAlignment(Qt.AlignmentFlag.AlignCenter)
