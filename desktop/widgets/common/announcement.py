"""Messages to screen readers about changes that are only seen."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say `text`."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
