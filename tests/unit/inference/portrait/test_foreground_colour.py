"""Foreground colours at soft edges without the old background."""

from __future__ import annotations

import numpy as np

from inference.portrait.foreground_colour import foreground_colour
from inference.types import Floats, Pixels

HAIR, WALL = np.array([60, 40, 30]), np.array([230, 240, 250])


def mixed(cover: Floats, back: Pixels) -> Pixels:
    share = cover[:, :, None]
    return np.asarray(HAIR * share + back * (1 - share) + 0.5, np.uint8)


def soft_edge() -> tuple[Pixels, Floats, Pixels]:
    cover = np.tile(np.clip((60 - np.arange(96, dtype=np.float32)) / 24 + 0.5, 0, 1), (64, 1))
    back = np.broadcast_to(WALL, (64, 96, 3)).astype(np.uint8)
    return mixed(cover, back), cover, back


def test_a_mixed_edge_gets_the_colour_of_the_hair() -> None:
    picture, cover, back = soft_edge()
    colour = foreground_colour(picture, (cover * 255).astype(np.uint8), back)[..., :3]
    edge = (cover > 0.05) & (cover < 0.95)
    assert edge.sum() > 500
    assert np.abs(picture[edge].astype(int) - HAIR).mean() > 60
    assert np.abs(colour[edge].astype(int) - HAIR).mean() < 8


def test_another_background_shows_no_halo() -> None:
    picture, cover, back = soft_edge()
    colour = foreground_colour(picture, (cover * 255).astype(np.uint8), back)[..., :3]
    dark = np.full_like(back, 20)
    share = cover[:, :, None]
    wrong = picture * share + dark * (1 - share) - mixed(cover, dark)
    right = colour * share + dark * (1 - share) - mixed(cover, dark)
    assert np.abs(wrong).max() > 40
    assert np.abs(right).max() < 10


def test_a_highlight_in_the_hair_is_kept() -> None:
    picture, cover, back = soft_edge()
    picture = picture.copy()
    picture[30:34, 50] = np.asarray([200, 150, 90] * cover[30:34, 50:51] + WALL * (1 - cover[30:34, 50:51]), np.uint8)
    colour = foreground_colour(picture, (cover * 255).astype(np.uint8), back)[..., :3]
    assert colour[31, 50, 0] > 120
    assert colour[20, 50, 0] < 80


def test_opaque_pixels_are_unchanged() -> None:
    picture, cover, back = soft_edge()
    colour = foreground_colour(picture, (cover * 255).astype(np.uint8), back)[..., :3]
    assert (colour[cover == 1] == picture[cover == 1]).all()


def test_without_a_person_the_image_is_unchanged() -> None:
    picture, _, back = soft_edge()
    assert (foreground_colour(picture, np.zeros((64, 96), np.uint8), back)[..., :3] == picture).all()


def test_a_matte_that_includes_wall_is_reduced_and_never_raised() -> None:
    picture, cover, back = soft_edge()
    generous = np.clip(cover * 1.6 + 0.15, 0, 0.9) * (cover > 0) * (cover < 1) + (cover == 1)
    matte = (generous * 255).astype(np.uint8)
    found = foreground_colour(picture, matte, back)[..., 3]
    edge = (cover > 0.05) & (cover < 0.85)
    assert (found <= matte).all()
    assert np.abs(found[edge] / 255 - cover[edge]).mean() < np.abs(generous[edge] - cover[edge]).mean() / 3


def test_where_person_and_wall_look_alike_the_matte_is_kept() -> None:
    picture = np.full((40, 40, 3), 100, np.uint8)
    matte = np.tile(np.linspace(0, 255, 40).astype(np.uint8), (40, 1))
    found = foreground_colour(picture, matte, picture + 3)[..., 3]
    assert np.abs(found.astype(int) - matte).max() <= 3
