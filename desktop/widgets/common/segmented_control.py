"""Segmented control for views and tabs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar


class SegmentedControl(QTabBar):
    """Tab bar drawn as segments, the selected one raised; arrow keys change the selection."""

    def __init__(self, name: str, titles: list[str], expanding: bool = False) -> None:
        """`name` is the accessible name; `expanding` fills the available width."""
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
