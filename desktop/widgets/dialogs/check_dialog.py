"""Dialog that checks where a video or picture comes from: drop a file, or choose one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QWidget

from desktop.widgets.common.card import Card, text_label
from desktop.widgets.common.dialog_folders import Place, folder
from desktop.widgets.common.language import translated
from desktop.widgets.dialogs.scrolling_dialog import ScrollingDialog
from inference.sentence import Sentence

Check = Callable[[Path], Sequence[Sentence]]
KINDS = "*.mp4 *.mov *.webm *.mkv *.avi *.png *.jpg *.jpeg *.webp"


class RunInBackground(Protocol):
    """Interface of AppModel.run_in_background."""

    def __call__(
        self,
        work: Callable[[], Sequence[Sentence]],
        done: Callable[[Sequence[Sentence]], None],
        failed: Callable[[str], None],
    ) -> None:
        """Do `work` on another thread, then call `done` or `failed` on this one."""


class CheckDialog(ScrollingDialog):
    """Shows what `check` finds out about the newest file that was given."""

    def __init__(self, check: Check, run: RunInBackground, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check, self._run = check, run
        self._asked = 0
        self._open = True
        self.setWindowTitle(self.tr("Check a file"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.headline = text_label(self.tr("Drop a video or picture here."), "verdict")
        self.details = text_label(
            self.tr("You learn whether Understudy made it, whether it was changed since, and what cannot be known.")
        )
        card = Card()
        card.setProperty("drop", True)
        card.rows.setContentsMargins(20, 20, 20, 22)
        card.rows.setSpacing(12)
        card.rows.addWidget(self.headline)
        card.rows.addWidget(self.details)
        card.rows.addStretch(1)
        card.setMinimumHeight(150)
        self.rows.addWidget(card)
        buttons = QDialogButtonBox()
        self.choose_button = buttons.addButton(self.tr("Choose a file…"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.choose_button.clicked.connect(self._choose)
        self.add_buttons(buttons)
        self.setMinimumWidth(560)

    def take(self, path: Path) -> None:
        """Check a file; an earlier one that is still being checked is forgotten."""
        self._asked = number = self._asked + 1
        self._show(self.tr("Checking “{name}”…").format(name=path.name), "")

        def current() -> bool:
            return self._open and number == self._asked

        self._run(
            lambda: self._check(path),
            lambda found: self._show_found(path, found) if current() else None,
            lambda problem: self._show(translated(problem), "") if current() else None,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept local files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Check the first local file."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.take(files[0])

    def done(self, result: int) -> None:
        """Close; what is still being checked is not shown any more."""
        self._open = False
        super().done(result)

    def _choose(self) -> None:
        title, place = self.tr("Check a file"), folder(Place.MoviesLocation)
        name, _ = QFileDialog.getOpenFileName(self, title, place, self.tr("Videos and pictures") + f" ({KINDS})")
        if name:
            self.take(Path(name))

    def _show_found(self, path: Path, found: Sequence[Sentence]) -> None:
        headline, *details = map(translated, found)
        self._show(headline, "\n\n".join([path.name, *details]))

    def _show(self, headline: str, details: str) -> None:
        self.headline.setText(headline)
        self.details.setText(details)
        QTimer.singleShot(0, self, self.fit_content)  # once the labels have asked for their new height
