"""Flow cells: exact positions, and no change outside the drawn bands."""

from __future__ import annotations

import numpy as np
import pytest

from inference.decoder.flow.chest import Chest
from inference.decoder.flow.flow_cells import FlowCells
from inference.decoder.flow.landmark_flow import FLOW_SIZE
from inference.decoder.placement import SQUARE, Placement
from inference.types import Pixels
from tests.unit.inference.synthetic_face import mean_landmarks

WIDE = Placement(1280, 720, 304, 48, 672)
STILL = np.zeros((FLOW_SIZE, FLOW_SIZE, 2), np.float32)


def disc(placement: Placement) -> Pixels:
    """A person shaped as a disc in the middle of the canvas."""
    left, top, right, bottom = placement.canvas
    y, x = np.mgrid[top:bottom, left:right]
    far = np.hypot(x - placement.width / 2, y - placement.height / 2)
    return np.asarray(255 * (far < 100), np.uint8)


def cells_of(placement: Placement) -> FlowCells:
    return FlowCells(placement, disc(placement), Chest(mean_landmarks(), placement))


def drawn(cells: FlowCells, placement: Placement, offset: tuple[float, float]) -> Pixels:
    """[h, w] 1 where a frame with a constant offset is drawn."""
    there = np.zeros((placement.height, placement.width), np.uint8)
    for area, _ in cells.bands(STILL + np.float32(offset)):
        there[area] = 1
    return there


@pytest.mark.parametrize("placement", [SQUARE, WIDE])
def test_the_rest_flow_maps_each_pixel_to_itself(placement: Placement) -> None:
    cells = cells_of(placement)
    left, top, _, _ = placement.canvas
    positions = cells.positions(STILL)
    for (rows, columns), on_cells in cells.bands(STILL):
        y, x = np.mgrid[rows, columns]
        assert np.abs(positions[on_cells] - np.dstack([x - left, y - top])).max() < 1e-2


@pytest.mark.parametrize("placement", [SQUARE, WIDE])
@pytest.mark.parametrize("offset", [(0.0, 0.0), (13.0, -7.0), (-40.0, 25.0)])
def test_cells_cover_the_person_before_and_after_the_motion(placement: Placement, offset: tuple[float, float]) -> None:
    cover = disc(placement)
    there = drawn(cells_of(placement), placement, offset)
    left, top, _, _ = placement.canvas
    shown = cover[-top : placement.height - top, -left : placement.width - left]
    moved = np.roll(shown, (-round(offset[1]), -round(offset[0])), (0, 1))
    assert there[shown > 0].all()
    assert there[moved > 0].all()


def test_cells_out_of_reach_of_the_person_are_skipped() -> None:
    there = drawn(cells_of(WIDE), WIDE, (5.0, 5.0))
    assert there.mean() < 0.2
    assert not there[:, :400].any()
    assert not there[:100].any()
