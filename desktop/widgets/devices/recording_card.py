"""Where recordings go, and where the last one went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from desktop.widgets.common.button import Button
from desktop.widgets.common.card import Card, words


class RecordingCard(Card):
    """The folder, a button to change it and one to open it."""

    folder_chosen = Signal(str)
    saved = Signal(str)
    """Where the recording just finished is, in a sentence."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._recording: Path | None = None
        self._finished: Path | None = None
        self.text = words("")
        self.change_button = Button(self.tr("Change…"), "folder")
        self.open_button = Button(self.tr("Open"), "open")
        self.open_button.setAccessibleName(self.tr("Open the folder for recordings"))
        self.change_button.setAccessibleName(self.tr("Change the folder for recordings"))
        self.change_button.clicked.connect(self._pick)
        self.open_button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))))
        self._lay_out()
        self.set_folder(folder)

    def show_state(self, recording: Path | None) -> None:
        """Follow the recording that runs, or None; a finished one is announced once its file is there."""
        if recording:
            self._say(self.tr("Recording to “{name}”").format(name=recording.name))
        elif self._recording:
            self._finished = self._recording
            self._say(self.tr("Finishing “{name}”…").format(name=self._finished.name))
        self._recording = recording

    def look(self) -> None:
        """See whether the finished recording is there."""
        if self._finished and self._finished.is_file():
            saved = self.tr("Saved “{name}” in {folder}")
            sentence = saved.format(name=self._finished.name, folder=short(self._finished.parent))
            self._finished = None
            self._say(sentence)
            self.saved.emit(sentence)

    def set_folder(self, folder: str) -> None:
        """Record into `folder` from now on."""
        self._folder = Path(folder)
        self._say(self.tr("Saved in {folder}").format(folder=short(self._folder)))

    def _say(self, text: str) -> None:
        self.text.setText(text)
        self.setToolTip(str(self._folder))
        self.open_button.setVisible(self._folder.is_dir())

    def _pick(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for recordings"), str(self._folder))
        if folder:
            self.set_folder(folder)
            self.folder_chosen.emit(folder)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.change_button)
        row.addWidget(self.open_button)
        row.addStretch(1)
        self.rows.addWidget(words(self.tr("Recordings"), "title"))
        self.rows.addWidget(self.text)
        self.rows.addLayout(row)


def short(folder: Path) -> str:
    """The folder as people write it: below the home folder it starts with ~."""
    home = Path.home()
    return f"~/{folder.relative_to(home).as_posix()}" if folder.is_relative_to(home) else str(folder)
