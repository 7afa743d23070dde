"""Layout of the window: bar above content, closer together in a small window."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout

SMALL = QSize(900, 600)
"""A window smaller than this in either direction is small."""
MARGINS, SMALL_MARGINS = (20, 18), (12, 10)
"""Left and right, top and bottom margins in pixels; the second pair in a small window."""
SPACING, SMALL_SPACING = 14, 10


class WindowRows(QVBoxLayout):
    """Rows whose margins follow the size of the window."""

    def fit(self, size: QSize) -> int:
        """Set margins and spacing for a window of `size`; returns the width that both margins take together."""
        small = size.width() < SMALL.width() or size.height() < SMALL.height()
        across, down = SMALL_MARGINS if small else MARGINS
        self.setContentsMargins(across, down, across, down)
        self.setSpacing(SMALL_SPACING if small else SPACING)
        return 2 * across
