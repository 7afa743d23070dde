"""The preview widget."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from PySide6.QtGui import QColor

from desktop.widgets.live.preview import FADE, Preview


@pytest.mark.parametrize("size", [(800, 400), (400, 800), (512, 512)])
def test_a_square_frame_is_centred(qtbot, size: tuple[int, int]) -> None:
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


def test_a_wide_frame_keeps_its_aspect_ratio(qtbot) -> None:
    preview = Preview()
    qtbot.addWidget(preview)
    preview.resize(640, 640)
    preview.show_pixels(np.zeros((720, 1280, 3), np.uint8))
    place = preview.image_rect()
    assert (place.left(), place.top(), place.width(), place.height()) == (0, 140, 640, 360)


def test_the_preview_copies_its_pixels(qtbot) -> None:
    preview = Preview()
    qtbot.addWidget(preview)
    pixels = np.full((8, 8, 3), 50, np.uint8)
    preview.show_pixels(pixels)
    pixels[:] = 200
    assert QColor(preview.image.pixel(3, 3)).red() == 50


def test_non_contiguous_arrays_are_shown_correctly(qtbot) -> None:
    preview = Preview()
    qtbot.addWidget(preview)
    whole = np.zeros((8, 16, 3), np.uint8)
    whole[:, ::2] = 90
    preview.show_pixels(whole[:, ::2])
    assert {QColor(preview.image.pixel(x, 2)).red() for x in range(8)} == {90}


def test_qt_calls_do_not_lose_references_to_none(qtbot) -> None:
    """PySide6 6.12.0 loses a reference to None at every call on Python 3.11, until the program dies."""
    preview = Preview()
    qtbot.addWidget(preview)
    before = sys.getrefcount(None)
    for _ in range(500):
        preview.update()
    assert sys.getrefcount(None) > before - 250


def test_a_still_fades_into_the_next_and_rapid_changes_do_not(qtbot) -> None:
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
