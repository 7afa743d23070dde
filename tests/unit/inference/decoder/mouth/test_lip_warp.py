"""Lip warp at full resolution: lips end where their landmarks are, hide teeth on closing, and do not fold."""

from __future__ import annotations

import numpy as np
import pytest

from inference.decoder.mouth.lip_curves import LOWER_EDGE, LOWER_RIM, UPPER_EDGE, UPPER_RIM, changed
from inference.decoder.mouth.lip_warp import LipSurfaces, lip_surfaces
from inference.decoder.mouth.window_columns import across
from inference.face.blendshapes import scores
from inference.face.dynamics import express, from_blendshapes
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import INNER_LIP_PAIRS, Array, inner_lip_gap, rotation_matrix
from inference.face.lip_contact import shift_lips
from inference.face.patches import MOUTH_SIZE, cv_matrix, into_window, mouth_window
from inference.types import Floats, HeadPose

REST = shift_lips(dynamics_space().mean_face, inner_lip_gap(dynamics_space().mean_face))
MIDDLE = INNER_LIP_PAIRS[4]


def opened(jaw: float) -> Array:
    return express(REST, from_blendshapes(scores({"jawOpen": jaw})))


def pixels(face: Array) -> Floats:
    return np.asarray(face * 130 + (256, 180, 0), np.float32)


def surfaces(target: Array, own: Array) -> tuple[LipSurfaces | None, Floats]:
    """The lip warp under a zero flow, and the frame position of each patch pixel [h, w, 2], 0-based."""
    window = mouth_window(pixels(target))
    x, y = np.meshgrid(np.arange(MOUTH_SIZE[0]), np.arange(MOUTH_SIZE[1]))
    matrix = cv_matrix(window)
    here = (np.stack([x, y], -1) @ matrix[:, :2].T + matrix[:, 2]).astype(np.float32)
    return lip_surfaces(lambda: here, window, pixels(target), pixels(own)), here


def origins(target: Array, own: Array) -> tuple[Floats, Floats]:
    """Source position of each patch pixel on the more visible lip, and its frame position."""
    lips, here = surfaces(target, own)
    assert lips is not None
    return np.where(lips.below[..., None] > 0.5, lips.lower, lips.upper), here


def at(grid: Floats, here: Floats, point: Floats) -> Floats:
    """Source position of the patch pixel nearest to `point` [2]."""
    row, column = np.unravel_index(np.linalg.norm(here + 0.5 - point, axis=-1).argmin(), grid.shape[:2])
    return np.asarray(grid[row, column] + 0.5)


def test_a_mouth_as_in_the_photo_uses_the_flow() -> None:
    assert changed(pixels(opened(0.3)), pixels(opened(0.3))) == 0
    assert surfaces(opened(0.3), opened(0.3))[0] is None


@pytest.mark.parametrize("yaw", [-50, 45, 55])
def test_a_turned_mouth_is_open_between_its_own_lips_only(yaw: float) -> None:
    turn = rotation_matrix(HeadPose(yaw=yaw)).T
    spoken = express(REST, from_blendshapes(scores({"mouthFunnel": 0.7, "mouthPucker": 0.6, "jawOpen": 0.15})))
    lips, _ = surfaces(spoken @ turn, REST @ turn)
    assert lips is not None
    window = mouth_window(pixels(spoken @ turn))
    upper, lower = (into_window(pixels(spoken @ turn)[list(edge)], window)[:, 0] for edge in (UPPER_EDGE, LOWER_EDGE))
    columns = np.arange(MOUTH_SIZE[0]) + 0.5
    outside = (columns < max(upper.min(), lower.min()) - 1) | (columns > min(upper.max(), lower.max()) + 1)
    gap = lips.edges[1] - lips.edges[0]
    assert gap[outside].max() <= 0
    assert gap.max() > 2


def test_an_opening_mouth_uncovers_no_seam() -> None:
    """Each lip ends above or below the line between the photo's closed lips, at the height of its landmarks."""
    lips, here = surfaces(opened(0.6), REST)
    assert lips is not None
    seam = pixels(REST)[MIDDLE, 1].mean()
    (x, top), (_, floor) = pixels(opened(0.6))[MIDDLE, :2]
    assert at(lips.upper, here, np.array([x, top]))[1] < seam - 0.5
    assert at(lips.lower, here, np.array([x, floor]))[1] > seam + 0.5
    upper, lower = (edge[MOUTH_SIZE[0] // 2] for edge in lips.edges)
    wanted = into_window(pixels(opened(0.6))[MIDDLE], mouth_window(pixels(opened(0.6))))[:, 1]
    assert np.allclose([upper, lower], wanted, atol=1.0)


def test_lines_have_no_kinks_and_do_not_overshoot() -> None:
    line = np.array([[20, 0], [40, 10], [60, 10], [90, 2]], np.float32)
    heights = across(line, line[:, 1])
    assert heights[0] == 0
    assert heights[-1] == 2
    assert heights.max() < 10.001
    assert np.abs(np.diff(heights, 2)).max() < 0.2


def test_closed_lips_hide_the_mouth_interior() -> None:
    own = opened(0.3)
    lips, here = surfaces(REST, own)
    assert lips is not None
    (x, y), edges = pixels(REST)[MIDDLE, :2].mean(0), pixels(own)[MIDDLE, 1]
    places = [np.array([x, y + down]) for down in np.arange(-12, 13)]
    upper, lower = (np.array([at(lip, here, place)[1] for place in places]) for lip in (lips.upper, lips.lower))
    below = np.array([at(np.repeat(lips.below[..., None], 2, -1), here, place)[1] for place in places]) - 0.5
    assert edges[1] - edges[0] > 8
    assert upper[below < 1].max() < edges[0] + 0.5
    assert lower[below > 0].min() > edges[1] - 0.5
    assert below[0] == 0
    assert below[-1] == 1


def test_each_lip_is_where_its_landmarks_are() -> None:
    own = opened(0.3)
    grid, here = origins(REST, own)
    for point in (*UPPER_RIM[2:-2], *LOWER_RIM[2:-2]):
        place, source = pixels(REST)[point, :2], pixels(own)[point, :2]
        assert np.linalg.norm(at(grid, here, place) - source) < 1.5


@pytest.mark.parametrize("jaw", [0.1, 0.3])
def test_skin_never_folds(jaw: float) -> None:
    """Source rows increase down every column of the patch, even under a zero flow."""
    grid, _ = origins(REST, opened(jaw))
    assert np.diff(grid[..., 1], axis=0).min() > -0.35


def test_the_edge_of_the_patch_matches_the_flow() -> None:
    grid, here = origins(REST, opened(0.3))
    assert np.abs(grid - here)[[0, -1]].max() < 0.2
    assert np.abs(grid - here)[:, [0, -1]].max() < 0.2


@pytest.mark.parametrize("corner", [78, 308])
def test_closing_lips_leave_out_the_dark_corners_of_an_open_mouth(corner: int) -> None:
    lips, here = surfaces(REST, opened(0.6))
    assert lips is not None
    place, own = pixels(REST)[corner, :2], pixels(opened(0.6))[corner, 1]
    assert at(lips.upper, here, place)[1] < own - 1
    assert at(lips.lower, here, place)[1] > own + 1
