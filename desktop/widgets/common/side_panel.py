"""Side panel on the right of the window: the look, and devices or video options."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.widgets.common.segmented_control import SegmentedControl

WIDTH = 300


class SidePanel(QWidget):
    """Two tabs; the second shows devices in the Live view and video options in the Video view."""

    turned = Signal(int)
    """Index of the tab selected in the Live view."""

    def __init__(self, look: QWidget, devices: QWidget, video: QWidget, first: int = 0) -> None:
        super().__init__()
        self._video = False
        self._resting = 1
        self.tabs = SegmentedControl(self.tr("Look and devices"), [self.tr("Look"), self.tr("Devices")], expanding=True)
        self._pages = QStackedWidget()
        for page in (look, devices, video):
            self._pages.addWidget(page)
        self.tabs.currentChanged.connect(self._turn)
        self.tabs.setCurrentIndex(first)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        rows.addWidget(self.tabs)
        rows.addWidget(self._pages, 1)
        self.setFixedWidth(WIDTH)

    def show_view(self, video: bool) -> None:
        """Show the tabs of the Video view, or those of the Live view; each view keeps its last tab."""
        if video == self._video:
            return
        self._video, self._resting, before = video, self.tabs.currentIndex(), self._resting
        self.tabs.setTabText(1, self.tr("File") if video else self.tr("Devices"))
        self.tabs.setCurrentIndex(before)
        self._turn(before)

    def _turn(self, tab: int) -> None:
        self._pages.setCurrentIndex(2 if tab and self._video else tab)
        if not self._video:
            self.turned.emit(tab)
