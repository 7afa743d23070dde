"""Backgrounds that a user can choose."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inference.decoder.scene.backdrop import Backdrop, out_of_focus, paint_backdrop, parse_backdrop
from inference.user_error import UserError

PLATE = np.tile(np.arange(256, dtype=np.uint8)[None, :, None], (144, 1, 3))


@pytest.mark.parametrize("text", ["photo", "blur", "transparent", "#20603a", "#FFFFFF"])
def test_keywords_and_colours_are_parsed(text: str) -> None:
    assert parse_backdrop(text) == Backdrop(text)


@pytest.mark.parametrize("text", ["beach", "#12345", "#12345g", "", "nowhere.jpg"])
def test_an_unknown_background_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(UserError, match="background"):
        parse_backdrop(text)


def test_the_photo_background_is_the_plate_and_a_colour_is_uniform() -> None:
    assert (paint_backdrop(Backdrop(), PLATE) == PLATE).all()
    assert (paint_backdrop(Backdrop("#20603a"), PLATE) == [0x20, 0x60, 0x3A]).all()


def test_blur_spreads_a_point_of_light_into_a_disc_of_equal_energy() -> None:
    night = np.zeros((360, 640, 3), np.uint8)
    night[170:176, 300:306] = 255
    disc = out_of_focus(night)
    lit = disc[..., 0] > 40
    assert 10 <= np.flatnonzero(lit.any(0)).size <= 30
    assert abs(np.flatnonzero(lit.any(0)).mean() - 302.5) < 2
    assert disc[..., 0].max() < 255
    assert disc[20:60, 20:60].max() == 0


def test_a_background_file_is_cropped_around_its_centre_to_fill_the_frame(tmp_path: Path) -> None:
    tall = np.zeros((900, 300, 3), np.uint8)
    tall[300:600] = 200
    Image.fromarray(tall).save(tmp_path / "tall.png")
    picture = paint_backdrop(parse_backdrop(str(tmp_path / "tall.png")), PLATE)
    assert picture.shape == PLATE.shape
    assert (picture[20:-20] == 200).all()


def test_a_file_that_is_no_image_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("hello")
    with pytest.raises(UserError, match=r"a\.txt"):
        paint_backdrop(parse_backdrop(str(tmp_path / "a.txt")), PLATE)
