"""The system's accent colour in the theme."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from desktop.widgets import theme
from desktop.widgets.tint import TINTED, luminance, tinted

CHOICES = ("#e81123", "#ffb900", "#10893e", "#0078d4", "#8764b8", "#767676")
"""Accents that Windows offers: red, yellow, green, blue, purple, grey."""


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("accent", CHOICES)
def test_the_hue_follows_and_the_contrast_stays(scheme: str, accent: str) -> None:
    own = theme.colours(scheme)
    table = tinted(own, accent)
    for name in TINTED:
        colour = QColor(table[name])
        assert luminance(colour) == pytest.approx(luminance(QColor(own[name])), abs=0.012)
        if QColor(accent).hslSaturationF() > 0.05:
            assert abs(colour.hslHue() - QColor(accent).hslHue()) <= 4
        else:
            assert colour.hslSaturationF() < 0.05
    assert {name for name in own if own[name] != table[name]} <= set(TINTED)


def test_without_an_accent_the_theme_keeps_its_own() -> None:
    assert tinted(theme.colours("dark"), "") == theme.colours("dark")


def test_another_accent_is_followed_when_the_window_comes_back(qapp, monkeypatch) -> None:
    chosen = ["#e81123"]
    monkeypatch.setattr(theme, "accent_colour", lambda: chosen[0])
    sheet = qapp.styleSheet()
    try:
        theme.apply_scheme(qapp, "dark")
        red = qapp.palette().highlight().color()
        chosen[0] = "#10893e"
        theme._follow_accent(qapp)
        green = qapp.palette().highlight().color()
        assert red.red() > red.green()
        assert green.green() > green.red()
        assert green.name() in qapp.styleSheet()
    finally:
        monkeypatch.undo()
        theme.apply_scheme(qapp, "dark")
        qapp.setStyleSheet(sheet)
