"""Card for the folder of recordings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from desktop.system.reachable import exists, is_folder
from desktop.widgets.common.button import Button
from desktop.widgets.common.card import Card, text_label
from desktop.widgets.common.folder_name import folder_name, wrapping_name


class RecordingCard(Card):
    """The folder, a button to change it and one to open it, and the state of the last recording."""

    folder_chosen = Signal(str)
    saved = Signal(str)
    """Sentence with the location of the finished recording."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._recording: Path | None = None
        self._finished: Path | None = None
        self.text = text_label("")
        self.change_button = Button(self.tr("Change…"), "folder")
        self.open_button = Button(self.tr("Open"), "open")
        self.open_button.setAccessibleName(self.tr("Open the folder for recordings"))
        self.change_button.setAccessibleName(self.tr("Change the folder for recordings"))
        self.change_button.clicked.connect(self._pick)
        self.open_button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))))
        self._lay_out()
        self.set_folder(folder)

    def show_state(self, recording: Path | None) -> None:
        """Show the recording in progress, or None; `refresh` announces a finished one once its file exists."""
        if recording:
            self._set_text(self.tr("Recording to “{name}”").format(name=recording.name))
        elif self._recording:
            self._finished = self._recording
            self._set_text(self.tr("Finishing “{name}”…").format(name=self._finished.name))
        self._recording = recording

    def refresh(self) -> None:
        """Announce the finished recording if its file exists."""
        if self._finished and exists(self._finished):
            saved = self.tr("Saved “{name}” in {folder}")
            sentence = saved.format(name=self._finished.name, folder=folder_name(self._finished.parent))
            self._finished = None
            self._set_text(sentence)
            self.saved.emit(sentence)

    def set_folder(self, folder: str) -> None:
        """Set the folder of new recordings."""
        self._folder = Path(folder)
        self._set_text(self.tr("Saved in {folder}").format(folder=wrapping_name(self._folder)))

    def _set_text(self, text: str) -> None:
        self.text.setText(text)
        self.setToolTip(str(self._folder))
        self.open_button.setVisible(is_folder(self._folder))

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
        self.rows.addWidget(text_label(self.tr("Recordings"), "title"))
        self.rows.addWidget(self.text)
        self.rows.addLayout(row)
