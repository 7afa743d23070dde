"""One of a few, side by side: for views and tabs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar


class SegmentedControl(QTabBar):
    """Parts of equal height, the chosen one raised; the arrow keys walk along them."""

    def __init__(self, name: str, titles: list[str], expanding: bool = False) -> None:
        """`name` is what a screen reader calls the whole; `expanding` fills the width there is."""
        super().__init__()
        self.setProperty("segments", True)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(expanding)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for title in titles:
            self.addTab(title)
