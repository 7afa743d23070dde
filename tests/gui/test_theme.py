"""Contrast of the colour schemes, the style sheet and icons."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QFile
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QComboBox

from desktop.widgets import theme
from desktop.widgets.main_window import MainWindow

PAIRS = [
    ("text", "background"),
    ("text", "surface"),
    ("text", "raised"),
    ("muted", "background"),
    ("muted", "surface"),
    ("muted", "raised"),
    ("on_accent", "accent"),
    ("live", "raised"),
    ("on_warning", "warning"),
    ("text", "note"),
    ("text", "hover"),
    ("muted", "hover"),
    ("muted", "note"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("live", "surface"),
    ("live", "background"),
]
SIGNS = [
    *[(front, back) for front in ("accent", "good", "live", "edge") for back in ("background", "surface", "raised")],
    ("accent", "line"),
    ("good", "line"),
    ("live", "line"),
    ("muted", "line"),
]
"""Colours of graphics without text: focus ring, knobs, filled part of a slider track, frame of a field."""


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    parts = [channel / 255 for channel in QColor(colour).getRgb()[:3]]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(scheme: str, front: str, back: str) -> float:
    """Contrast ratio of WCAG 2."""
    table = theme.colours(scheme)
    low, high = sorted([luminance(table[front]), luminance(table[back])])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_text_has_enough_contrast(scheme: str, front: str, back: str) -> None:
    assert contrast(scheme, front, back) >= 4.5


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize(("front", "back"), SIGNS)
def test_graphics_have_enough_contrast(scheme: str, front: str, back: str) -> None:
    assert contrast(scheme, front, back) >= 3.0


def test_both_schemes_name_the_same_colours() -> None:
    assert theme.colours("dark").keys() == theme.colours("light").keys()


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_every_colour_in_the_style_sheet_is_defined(qapp, scheme: str) -> None:
    theme.apply_scheme(qapp, scheme)
    assert "@" not in qapp.styleSheet()
    assert qapp.palette().window().color() == QColor(theme.colours(scheme)["background"])


@pytest.mark.parametrize("name", ["Amélie's \u6587", "a (b) 'c'", "100 %; {x}"])
def test_the_style_sheet_works_in_a_folder_of_any_name(
    qapp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for folder in ("styles", "icons"):
        shutil.copytree(theme.RESOURCES / folder, tmp_path / name / folder)
    monkeypatch.setattr(theme, "RESOURCES", tmp_path / name)
    theme.apply_scheme(qapp, "light")
    combo = QComboBox()
    combo.ensurePolished()
    assert name not in qapp.styleSheet()
    assert combo.sizeHint().height() >= 22 + 2 * 6
    assert [QFile(link).exists() for link in re.findall(r"url\((.*?)\)", qapp.styleSheet())] == [True, True]
    monkeypatch.undo()
    theme.apply_scheme(qapp, "dark")


def test_icons_use_the_requested_colour(qapp) -> None:
    icon = theme.icon("stop", QColor("#ff0000"), QColor("#00ff00"))
    middle = [
        icon.pixmap(54, 54, mode).toImage().pixelColor(27, 27).name()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    ]
    assert middle == ["#ff0000", "#00ff00"]


def test_icons_follow_a_theme_change(qapp, window: MainWindow) -> None:
    def lightness() -> int:
        image = window.gallery.add_button.icon().pixmap(18, 18).toImage()
        shades = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
        return max(shades, key=lambda shade: shade.alpha()).lightness()

    theme.apply_scheme(qapp, "dark")
    assert lightness() > 200
    theme.apply_scheme(qapp, "light")
    assert lightness() < 60
    theme.apply_scheme(qapp, "dark")
