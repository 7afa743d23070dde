"""Button that opens the page of the system's settings where a problem is solved."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop.system.device_permission import settings_page
from desktop.widgets.common.button import Button


class SettingsButton(Button):
    """Hidden unless there is such a page."""

    def __init__(self) -> None:
        super().__init__("", "open")
        self.set_label(self.tr("Open the settings"), "open")
        self.page = ""
        self.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(self.page)))
        self.hide()

    def show_for(self, problem: str | None) -> None:
        """Show the button if the system's settings solve `problem`."""
        self.page = settings_page(problem)
        self.setVisible(bool(self.page))
