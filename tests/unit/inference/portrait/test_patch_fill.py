"""Filling a hole with patches of its surroundings."""

from __future__ import annotations

import numpy as np
import pytest

from inference.portrait.patch_fill import inpaint
from inference.types import Floats

SIZE = 160


@pytest.fixture
def hole() -> np.ndarray:
    """[160, 160] a column in the middle."""
    wanted = np.zeros((SIZE, SIZE), bool)
    wanted[:, 60:100] = True
    return wanted


def striped(slope: float) -> Floats:
    """[160, 160, 3] one dark line on a light background."""
    rows, columns = np.mgrid[0:SIZE, 0:SIZE]
    line = np.abs(rows - 80 - slope * (columns - 80)) < 8
    return np.repeat(np.where(line, 20, 200)[..., None], 3, 2).astype(np.float32)


def guessed(picture: Floats, hole: np.ndarray) -> Floats:
    return np.where(hole[..., None], picture[~hole].mean(), picture).astype(np.float32)


@pytest.mark.parametrize("slope", [0.0, 0.3])
def test_a_line_continues_through_the_hole(hole: np.ndarray, slope: float) -> None:
    picture = striped(slope)
    filled, _ = inpaint(guessed(picture, hole), ~hole, hole)
    assert np.abs(filled - picture)[:, 60:72].mean() < 12
    assert filled[78:82, 60:64].max() < 90


@pytest.mark.parametrize("height", [50, 70])
def test_the_edge_of_a_wall_runs_straight_behind_a_head(height: int) -> None:
    rows, columns = np.mgrid[0:SIZE, 0:SIZE]
    wall = np.where(rows - height > 0.2 * (columns - 80), 40, 200)
    picture = np.repeat(wall[..., None], 3, 2).astype(np.float32)
    head = ((columns - 80) / 44) ** 2 + ((rows - 95) / 85) ** 2 < 1
    filled, _ = inpaint(guessed(picture, head), ~head, head)
    assert np.abs(filled - picture)[head].mean() < 1.5


def test_pixels_outside_the_hole_are_unchanged(hole: np.ndarray) -> None:
    picture = np.random.default_rng(0).uniform(0, 255, (SIZE, SIZE, 3)).astype(np.float32)
    wanted = hole.copy()
    wanted[:, 70:90] = False
    filled, _ = inpaint(picture, ~hole, wanted)
    assert (filled[~wanted] == picture[~wanted]).all()


def test_filled_pixels_are_copied_from_known_ones(hole: np.ndarray) -> None:
    picture = np.random.default_rng(0).uniform(0, 255, (SIZE, SIZE, 3)).astype(np.float32)
    _, places = inpaint(guessed(picture, hole), ~hole, hole)
    assert (~hole)[places[hole][:, 1], places[hole][:, 0]].all()


def test_grain_is_copied_and_not_averaged(hole: np.ndarray) -> None:
    picture = np.random.default_rng(0).normal(120, 20, (SIZE, SIZE, 3)).astype(np.float32)
    filled, _ = inpaint(guessed(picture, hole), ~hole, hole)
    assert filled[hole].std() > 8


def test_without_known_patches_the_initial_guess_is_kept() -> None:
    picture = np.full((24, 24, 3), 90, np.float32)
    nothing = np.zeros((24, 24), bool)
    filled, _ = inpaint(picture, nothing, ~nothing)
    assert (filled == picture).all()


@pytest.mark.parametrize("shape", [(37, 90), (1, 5), (9, 9)])
def test_any_image_size_is_filled(shape: tuple[int, int]) -> None:
    picture = np.random.default_rng(0).uniform(0, 255, (*shape, 4)).astype(np.float32)
    wanted = np.zeros(shape, bool)
    wanted[:, shape[1] // 2 :] = True
    filled, places = inpaint(picture, ~wanted, wanted)
    assert filled.shape == picture.shape
    assert places.shape == (*shape, 2)
