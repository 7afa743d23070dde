"""What is seen: colours, meter, preview."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from PySide6.QtGui import QColor, QIcon

from desktop.widgets import theme
from desktop.widgets.common.level_meter import BARS, LevelMeter, lit
from desktop.widgets.live.preview import FADE, Preview
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
"""What says without words: ring of the focus, knobs, filled part of a track, frame of a field."""


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
def test_words_can_be_read(scheme: str, front: str, back: str) -> None:
    assert contrast(scheme, front, back) >= 4.5


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize(("front", "back"), SIGNS)
def test_signs_can_be_told_apart(scheme: str, front: str, back: str) -> None:
    assert contrast(scheme, front, back) >= 3.0


def test_both_schemes_name_the_same_colours() -> None:
    assert theme.colours("dark").keys() == theme.colours("light").keys()


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_every_colour_of_the_style_sheet_is_known(qapp, scheme: str) -> None:
    theme.dress(qapp, scheme)
    assert "@" not in qapp.styleSheet()
    assert qapp.palette().window().color() == QColor(theme.colours(scheme)["background"])


def test_icons_take_the_colour_asked_for(qapp) -> None:
    icon = theme.icon("stop", QColor("#ff0000"), QColor("#00ff00"))
    middle = [
        icon.pixmap(54, 54, mode).toImage().pixelColor(27, 27).name()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    ]
    assert middle == ["#ff0000", "#00ff00"]


@pytest.mark.parametrize(
    ("peak", "bars"),
    [(0.0, 0), (-1.0, 0), (float("nan"), 0), (0.001, 0), (10**-1.25, BARS // 2), (1.0, BARS), (7.0, BARS)],
)
def test_bars_rise_with_decibels(peak: float, bars: int) -> None:
    assert lit(peak) == bars


@pytest.mark.parametrize(("peak", "word"), [(0.0, "silent"), (0.01, "quiet"), (0.3, "good"), (1.0, "too loud")])
def test_the_meter_speaks_in_words(qtbot, peak: float, word: str) -> None:
    meter = LevelMeter()
    qtbot.addWidget(meter)
    meter.set_peak(peak)
    assert meter.accessibleDescription() == word


@pytest.mark.parametrize("size", [(800, 400), (400, 800), (512, 512)])
def test_the_picture_stays_square_and_in_the_middle(qtbot, size: tuple[int, int]) -> None:
    preview = Preview()
    qtbot.addWidget(preview)
    preview.resize(*size)
    pixels = np.zeros((512, 512, 3), np.uint8)
    pixels[:, 256:] = (250, 10, 20)
    preview.show_pixels(pixels)
    seen = preview.grab().toImage()
    width, height = size
    scale = seen.devicePixelRatio()
    side = min(size)

    def colour(x: float, y: float) -> tuple[int, ...]:
        return seen.pixelColor(int(x * scale), int(y * scale)).getRgb()[:3]

    assert colour(width / 2 - side / 4, height / 2) == (0, 0, 0)
    assert colour(width / 2 + side / 4, height / 2) == (250, 10, 20)
    assert colour(width / 2 + side / 2 - 4, height / 2) == (250, 10, 20)


def test_a_wide_picture_keeps_its_proportions(qtbot) -> None:
    preview = Preview()
    qtbot.addWidget(preview)
    preview.resize(640, 640)
    preview.show_pixels(np.zeros((720, 1280, 3), np.uint8))
    place = preview.place()
    assert (place.left(), place.top(), place.width(), place.height()) == (0, 140, 640, 360)


def test_the_preview_keeps_its_own_copy(qtbot) -> None:
    preview = Preview()
    qtbot.addWidget(preview)
    pixels = np.full((8, 8, 3), 50, np.uint8)
    preview.show_pixels(pixels)
    pixels[:] = 200
    assert QColor(preview.image.pixel(3, 3)).red() == 50


def test_pictures_that_are_views_are_shown_right(qtbot) -> None:
    preview = Preview()
    qtbot.addWidget(preview)
    whole = np.zeros((8, 16, 3), np.uint8)
    whole[:, ::2] = 90
    preview.show_pixels(whole[:, ::2])
    assert {QColor(preview.image.pixel(x, 2)).red() for x in range(8)} == {90}


def test_calls_into_qt_give_none_back_whole(qtbot) -> None:
    """PySide6 6.12.0 loses a reference to None at every call on Python 3.11, until the program dies."""
    preview = Preview()
    qtbot.addWidget(preview)
    before = sys.getrefcount(None)
    for _ in range(500):
        preview.update()
    assert sys.getrefcount(None) > before - 250


def test_icons_follow_the_colours_while_the_window_is_open(qapp, window: MainWindow) -> None:
    def lightness() -> int:
        image = window.gallery.add_button.icon().pixmap(18, 18).toImage()
        shades = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
        return max(shades, key=lambda shade: shade.alpha()).lightness()

    theme.dress(qapp, "dark")
    assert lightness() > 200
    theme.dress(qapp, "light")
    assert lightness() < 60
    theme.dress(qapp, "dark")


def test_a_picture_at_rest_fades_into_the_next_and_many_in_a_row_do_not(qtbot) -> None:
    preview = Preview()
    qtbot.addWidget(preview)
    preview.resize(200, 200)
    preview.show()
    black, white = np.zeros((8, 8, 3), np.uint8), np.full((8, 8, 3), 255, np.uint8)

    def grey() -> int:
        return preview.grab().toImage().pixelColor(100, 100).red()

    preview.show_pixels(black)
    preview.fade_to(white)
    assert grey() < 255
    qtbot.waitUntil(lambda: grey() == 255)
    qtbot.wait(FADE)
    preview.fade_to(black)
    preview.fade_to(white)
    preview.fade_to(black)
    qtbot.waitUntil(lambda: grey() == 0)
