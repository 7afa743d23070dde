"""File suffixes of the pictures that `inference.portrait.photo` reads."""

from __future__ import annotations

SUFFIXES = (
    *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".heic", ".heif", ".avif"),
    *(".gif", ".bmp", ".tif", ".tiff"),
)
"""For file dialogs; a file is recognised by its content, not by its name."""
