"""Strands and earrings are added to the matte; background lines are not."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from inference.portrait.thin_structures import loose_strands, thin_parts
from inference.types import Floats, Pixels


@pytest.fixture
def person() -> Floats:
    canvas = np.zeros((512, 512), np.float32)
    cv2.circle(canvas, (256, 256), 120, 1.0, -1)
    return canvas


@pytest.fixture
def picture(person: Floats) -> Pixels:
    """A dark head before a light wall."""
    return np.where(person[:, :, None] > 0.5, (60, 50, 40), (180, 185, 190)).astype(np.uint8)


def drawn(picture: Pixels, colour: tuple[int, int, int], thickness: int = 2) -> tuple[Pixels, Pixels]:
    """The image with a hoop at the person's left, and the mask of the hoop."""
    cv2.ellipse(picture, (122, 330), (14, 32), 0, 0, 360, colour, thickness, cv2.LINE_AA)
    cv2.line(picture, (122, 298), (150, 280), colour, thickness, cv2.LINE_AA)
    where = np.zeros(picture.shape[:2], np.uint8)
    cv2.ellipse(where, (122, 330), (14, 32), 0, 0, 360, 255, 1)
    return picture, where


@pytest.mark.parametrize("colour", [(240, 200, 90), (30, 20, 20)])
def test_a_hoop_earring_is_added_to_the_matte(picture: Pixels, person: Floats, colour: tuple[int, int, int]) -> None:
    image, where = drawn(picture, colour)
    cover = thin_parts(image, person)
    assert (cover[where > 0] > 0.5).mean() > 0.9
    assert cover[330, 122] == 0  # the wall inside the hoop


def test_a_faint_hoop_is_closed_and_an_open_hook_is_not(picture: Pixels, person: Floats) -> None:
    image, where = drawn(picture.copy(), (30, 20, 20))
    end = slice(352, 366)
    faint = picture.copy()
    faint[end] = np.where(image[end] != picture[end], picture[end] - 11, picture[end])
    image[end] = faint[end]
    hook = image.copy()
    hook[end] = picture[end]
    closed, opened = (thin_parts(each, person)[end][where[end] > 0] for each in (image, hook))
    assert (closed > 0.1).mean() > 0.7
    assert (opened > 0.1).mean() < 0.4


def test_a_line_apart_from_the_person_is_background(picture: Pixels, person: Floats) -> None:
    cv2.line(picture, (70, 180), (110, 180), (20, 20, 20), 2)
    assert thin_parts(picture, person).max() == 0


def test_a_line_that_reaches_the_image_edge_is_background(picture: Pixels, person: Floats) -> None:
    cv2.line(picture, (0, 256), (140, 256), (20, 20, 20), 2)
    assert thin_parts(picture, person).max() == 0


def test_a_line_from_the_hair_to_the_upper_edge_is_background(picture: Pixels, person: Floats) -> None:
    cv2.line(picture, (256, 60), (256, 140), (20, 20, 20), 2)
    person[:60] = 0
    assert thin_parts(picture[88:], person[88:]).max() == 0


def test_a_straight_edge_beside_the_head_is_background(picture: Pixels, person: Floats) -> None:
    cv2.line(picture, (134, 190), (134, 320), (20, 20, 20), 3)
    assert thin_parts(picture, person).max() == 0


def test_foliage_is_background(picture: Pixels, person: Floats) -> None:
    rng = np.random.default_rng(0)
    leaves = rng.integers(0, 255, picture.shape, dtype=np.uint8)
    image, _ = drawn(np.where(person[:, :, None] > 0.5, picture, leaves).astype(np.uint8), (30, 20, 20))
    assert thin_parts(image, person).mean() < 0.01


def test_an_image_filled_by_the_person_has_no_strands(picture: Pixels) -> None:
    assert thin_parts(picture, np.ones((512, 512), np.float32)).max() == 0


def test_thin_parts_that_are_no_mixture_of_hair_and_wall_are_taken_only_at_the_ears(
    picture: Pixels, person: Floats
) -> None:
    cv2.line(picture, (380, 256), (420, 230), (60, 50, 40), 2, cv2.LINE_AA)  # a strand of hair
    cv2.line(picture, (340, 340), (380, 360), (40, 200, 60), 2, cv2.LINE_AA)  # the edge of a green chair
    golden, hoop = drawn(picture, (240, 200, 90))
    ears = [(slice(280, 372), slice(98, 170))]
    cover, elsewhere = thin_parts(golden, person, ears), thin_parts(golden, person, [])
    assert cover[225:250, 390:430].max() > 0.5
    assert cover[345:365, 350:385].max() == 0
    assert (cover[hoop > 0] > 0.5).mean() > 0.9
    assert elsewhere[hoop > 0].max() == 0


def hair(picture: Pixels, colour: tuple[int, int, int] = (160, 165, 170)) -> Pixels:
    """The image with a faint curved strand to the right of the head."""
    cv2.ellipse(picture, (372, 256), (30, 60), 0, -100, 100, colour, 1, cv2.LINE_AA)
    return picture


def test_a_faint_strand_beside_the_head_must_not_stay_on_the_background(picture: Pixels, person: Floats) -> None:
    found = loose_strands(hair(picture.copy()), (person * 255).astype(np.uint8))
    drawn_on = (hair(picture.copy()) != picture).any(2) & (person == 0)
    assert found[drawn_on].mean() > 0.6
    assert not loose_strands(picture, (person * 255).astype(np.uint8)).any()


def test_lines_that_lead_away_from_the_head_and_foliage_stay(picture: Pixels, person: Floats) -> None:
    matte = (person * 255).astype(np.uint8)
    shelf = picture.copy()
    cv2.polylines(shelf, [np.array([[380, 250], [400, 262], [470, 240], [500, 256]])], False, (90, 90, 90), 2)
    assert not loose_strands(shelf, matte).any()
    leaves = np.random.default_rng(0).integers(0, 255, picture.shape, dtype=np.uint8)
    assert loose_strands(np.where(person[..., None] > 0, picture, leaves).astype(np.uint8), matte).mean() < 0.01
