"""The column on the right: how the person looks, and the devices."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.widgets.segments import Segments

WIDTH = 300


class SidePanel(QWidget):
    """Two tabs, one column each."""

    turned = Signal(int)
    """Number of the tab that the user turned to."""

    def __init__(self, look: QWidget, devices: QWidget, first: int = 0) -> None:
        super().__init__()
        self.tabs = Segments(self.tr("Look and devices"), [self.tr("Look"), self.tr("Devices")], expanding=True)
        self._pages = QStackedWidget()
        for page in (look, devices):
            self._pages.addWidget(page)
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self.tabs.setCurrentIndex(first)
        self.tabs.currentChanged.connect(self.turned)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        rows.addWidget(self.tabs)
        rows.addWidget(self._pages, 1)
        self.setFixedWidth(WIDTH)
