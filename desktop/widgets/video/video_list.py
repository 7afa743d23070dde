"""List of render jobs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.rendering.render_job import RenderJob
from desktop.widgets.video.video_row import VideoRow


class VideoList(QScrollArea):
    """Scrolling column with a VideoRow for each job."""

    action_requested = Signal(str, object)
    """See VideoRow.action_requested."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[VideoRow] = []
        column = QWidget()
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addStretch(1)
        self.setWidget(column)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Videos"))

    def show_videos(self, jobs: Sequence[RenderJob]) -> None:
        """Add, remove and update the rows to match `jobs`."""
        for row in [row for row in self.rows if row.job not in jobs]:
            self._drop(row)
        known = {row.job for row in self.rows}
        for job in jobs:
            if job not in known:
                self._add(job)
        for row in self.rows:
            row.refresh()

    def reveal(self, job: RenderJob | None) -> None:
        """Scroll to the row of `job`, if it has one."""
        row = next((row for row in self.rows if row.job is job), None)
        if row:
            self.ensureWidgetVisible(row)

    def focus_last(self) -> None:
        """Set the focus to the first visible button of the last row."""
        buttons = self.rows[-1].buttons.values() if self.rows else []
        first = next((button for button in buttons if button.isVisibleTo(self)), None)
        if first:
            first.setFocus()

    def _add(self, job: RenderJob) -> None:
        row = VideoRow(job)
        row.action_requested.connect(self.action_requested)
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)

    def _drop(self, row: VideoRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.deleteLater()
