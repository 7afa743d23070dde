"""Row of one render job in the video list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout

from desktop.rendering.render_job import CANCELLED, DONE, FAILED, LISTED, RENDERING, WAITING, RenderJob
from desktop.widgets import theme
from desktop.widgets.common.button import Button
from desktop.widgets.common.card import text_label
from desktop.widgets.common.durations import about, clock
from desktop.widgets.common.elided_label import ElidedLabel
from desktop.widgets.common.language import translated

ICONS = {LISTED: "sound", WAITING: "wait", RENDERING: "film", DONE: "done", FAILED: "warning", CANCELLED: "sound"}
COLOURS = {
    RENDERING: QPalette.ColorRole.Highlight,
    DONE: QPalette.ColorRole.Link,
    FAILED: QPalette.ColorRole.BrightText,
}
BUTTONS = {
    LISTED: ("remove",),
    WAITING: ("cancel",),
    RENDERING: ("cancel",),
    DONE: ("play", "folder", "again", "remove"),
    FAILED: ("again", "remove"),
    CANCELLED: ("again", "remove"),
}
"""Actions offered in each job state."""
STEPS = 1000
"""Resolution of the progress bar."""


class VideoRow(QFrame):
    """Title, length, state and the buttons of that state."""

    action_requested = Signal(str, object)
    """The action (play, folder, again, cancel or remove) and its RenderJob."""

    def __init__(self, job: RenderJob) -> None:
        super().__init__()
        self.job = job
        self._shown: object = None
        self.setProperty("row", True)
        self.icon = QLabel()
        self.title = ElidedLabel(job.title, "title")
        self.length = text_label("")
        self.text = text_label("")
        self.bar = _bar(job.title)
        self.buttons = self._make_buttons()
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Update the row from the job."""
        job = self.job
        now = (job.state, job.sentence, job.seconds, job.step.done, job.step.total, round(job.seconds_left or 0))
        if now == self._shown:
            return
        self._shown = now
        text = self._describe()
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.length.setText(clock(job.seconds) if job.seconds is not None else "")
        self.setAccessibleName(f"{job.title}: {text}" if text else job.title)
        self._show_bar()
        if job.state != self.property("state"):
            self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the icon when the palette changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown is not None:
            self._draw_icon()

    def _draw_icon(self) -> None:
        colour = QApplication.palette().color(COLOURS.get(self.job.state, QPalette.ColorRole.Dark))
        self.icon.setPixmap(theme.icon(ICONS[self.job.state], colour, colour).pixmap(theme.ICON_SIZE))

    def _show_state(self) -> None:
        theme.set_style_property(self, "state", self.job.state)
        self._draw_icon()
        wanted = BUTTONS[self.job.state]
        for name, button in self.buttons.items():
            button.setVisible(name in wanted)

    def _show_bar(self) -> None:
        step = self.job.step
        self.bar.setVisible(self.job.state == RENDERING)
        self.bar.setRange(0, STEPS if step.total else 0)
        if step.total:
            self.bar.setValue(round(STEPS * step.done / step.total))

    def _describe(self) -> str:
        job = self.job
        if job.state == WAITING:
            return self.tr("Waiting for its turn")
        if job.state == CANCELLED:
            return self.tr("Cancelled; nothing was kept")
        if job.state == RENDERING:
            return self._progress()
        if job.state == DONE and job.result:
            saved = self.tr("Saved as “{name}”.").format(name=job.result.name)
            return " ".join([saved, *map(translated, job.step.notes)])
        return translated(job.sentence)

    def _progress(self) -> str:
        step = self.job.step
        if not step.total:
            return self.tr("Getting ready…")
        if step.done == step.total:
            return self.tr("Finishing the file…")
        share = f"{100 * step.done // step.total} %"
        return share if self.job.seconds_left is None else f"{share}  ·  {about(self.job.seconds_left)}"

    def _make_buttons(self) -> dict[str, Button]:
        title = self.job.title
        buttons = {
            "play": Button(self.tr("Play"), "start"),
            "folder": Button(self.tr("Open the folder of this video"), "folder", "icon"),
            "again": Button(self.tr("Make this video again, with the portrait and look chosen now"), "refresh", "icon"),
            "cancel": Button(self.tr("Cancel this video"), "close", "icon"),
            "remove": Button(self.tr("Take this off the list; files stay where they are"), "close", "icon"),
        }
        for name, button in buttons.items():
            button.setAccessibleName(f"{button.accessibleName()}: {title}")
            button.clicked.connect(lambda _=False, name=name: self.action_requested.emit(name, self.job))
        return buttons

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.length)
        head.addStretch(1)
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addLayout(head)
        texts.addWidget(self.bar)
        texts.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
        for button in self.buttons.values():
            row.addWidget(button)


def _bar(title: str) -> QProgressBar:
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setAccessibleName(title)
    return bar
