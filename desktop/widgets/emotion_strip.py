"""Emotions to choose from, below the picture."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class EmotionStrip(QWidget):
    """A row of large buttons."""
