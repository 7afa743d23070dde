"""Card for an output folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from desktop.system.reachable import is_folder
from desktop.widgets.common.button import Button
from desktop.widgets.common.card import Card, text_label
from desktop.widgets.common.folder_name import wrapping_name


class FolderCard(Card):
    """The folder, a button to change it and one to open it."""

    chosen = Signal(Path)

    def __init__(self, title: str, folder: Path) -> None:
        super().__init__()
        self._title = title
        self._folder = folder
        self.text = text_label("")
        self.change_button = Button(self.tr("Change…"), "folder")
        self.open_button = Button(self.tr("Open"), "open")
        self.change_button.setAccessibleName(self.tr("Change: {title}").format(title=title))
        self.open_button.setAccessibleName(self.tr("Open: {title}").format(title=title))
        self.change_button.clicked.connect(self._pick)
        self.open_button.clicked.connect(lambda: open_path(self._folder))
        row = QHBoxLayout()
        row.addWidget(self.change_button)
        row.addWidget(self.open_button)
        row.addStretch(1)
        self.rows.addWidget(text_label(title, "title"))
        self.rows.addWidget(self.text)
        self.rows.addLayout(row)
        self.refresh()

    def refresh(self) -> None:
        """Show the folder, and the button that opens it if it exists."""
        self.text.setText(wrapping_name(self._folder))
        self.text.setToolTip(str(self._folder))
        self.open_button.setVisible(is_folder(self._folder))

    def _pick(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._title, str(self._folder))
        if folder:
            self._folder = Path(folder)
            self.refresh()
            self.chosen.emit(self._folder)


def open_path(path: Path) -> bool:
    """Open a file or folder with the system's application; returns False if there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
