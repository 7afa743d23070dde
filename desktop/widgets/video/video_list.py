"""The sounds that are to become films, below each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.rendering.render_queue import Film
from desktop.widgets.video.video_row import FilmRow


class FilmList(QScrollArea):
    """A row for each film; scrolls when there are many."""

    asked = Signal(str, object)
    """As of FilmRow."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[FilmRow] = []
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
        self.setAccessibleName(self.tr("Films"))

    def show_films(self, films: Sequence[Film]) -> None:
        """Bring the rows up to date."""
        for row in [row for row in self.rows if row.film not in films]:
            self._drop(row)
        known = {row.film for row in self.rows}
        for film in films:
            if film not in known:
                self._add(film)
        for row in self.rows:
            row.look()

    def reveal(self, film: Film | None) -> None:
        """Scroll until the row of `film` is seen, if it has one."""
        row = next((row for row in self.rows if row.film is film), None)
        if row:
            self.ensureWidgetVisible(row)

    def focus_last(self) -> None:
        """Let the keyboard go to the first button of the last row."""
        buttons = self.rows[-1].buttons.values() if self.rows else []
        first = next((button for button in buttons if button.isVisibleTo(self)), None)
        if first:
            first.setFocus()

    def _add(self, film: Film) -> None:
        row = FilmRow(film)
        row.asked.connect(self.asked)
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)

    def _drop(self, row: FilmRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.deleteLater()
