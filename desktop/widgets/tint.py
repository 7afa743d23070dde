"""The theme's accent in another hue, at the same luminance, so that every contrast stays as it is."""

from __future__ import annotations

from PySide6.QtGui import QColor

TINTED = ("accent", "accent_hover", "accent_pressed", "note")
STEPS = 20
"""Halvings of the interval of lightness."""


def tinted(table: dict[str, str], accent: str) -> dict[str, str]:
    """`table` with the hue of `accent`, "" for the theme's own."""
    if not accent:
        return table
    return table | {name: with_hue(table[name], QColor(accent)) for name in TINTED}


def with_hue(colour: str, accent: QColor) -> str:
    """A colour with the hue of `accent`, at most its saturation, and the luminance of `colour`."""
    own = QColor(colour)
    hue, saturation = max(0.0, accent.hslHueF()), min(accent.hslSaturationF(), own.hslSaturationF())
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        dark = luminance(QColor.fromHslF(hue, saturation, middle)) < luminance(own)
        low, high = (middle, high) if dark else (low, middle)
    return QColor.fromHslF(hue, saturation, high).name()


def luminance(colour: QColor) -> float:
    """Relative luminance of WCAG 2."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
