"""Eye warp at full resolution: lids cover the eyeball without squeezing it, irises follow the gaze."""

from __future__ import annotations

import numpy as np
import pytest

from inference.decoder.eyes.lid_curves import lid_curves
from inference.decoder.eyes.warp import EyeFields, eye_fields
from inference.face.dynamics_space import dynamics_space
from inference.face.eye_shape import BROWS, FOLDS, IRIS_CENTRES, LOWER_LIDS, UPPER_LIDS, eye_shape
from inference.face.eyes import look, shut_lids
from inference.face.geometry import rotation_matrix
from inference.face.patches import EYE_SIZE, cv_matrix, eye_window
from inference.types import Floats, HeadPose

REST = dynamics_space().mean_face


def pixels(face: Floats) -> Floats:
    return np.asarray(face * 130 + (256, 230, 0), np.float32)


def seen(moved: Floats, mirrored: bool) -> tuple[EyeFields, Floats]:
    """The warp of a moved face, and the frame position of each patch pixel [h, w, 2], 0-based."""
    window = eye_window(pixels(moved), mirrored)
    x, y = np.meshgrid(np.arange(EYE_SIZE[0]), np.arange(EYE_SIZE[1]))
    matrix = cv_matrix(window)
    here = (np.stack([x, y], -1) @ matrix[:, :2].T + matrix[:, 2]).astype(np.float32)
    shapes = [eye_shape(pixels(face), mirrored) for face in (moved, REST)]
    return eye_fields(here, here, lid_curves(window, *shapes)), here


def surface(fields: EyeFields, drop: Floats) -> Floats:
    return fields.place + drop[..., None] * fields.down


def origins(moved: Floats, mirrored: bool) -> tuple[Floats, Floats]:
    """Source position of each patch pixel except the iris [h, w, 2], and its frame position."""
    fields, here = seen(moved, mirrored)
    skin = np.where(fields.below_upper < fields.above_lower, fields.upper, fields.lower)
    open_ = np.minimum(fields.below_upper, fields.above_lower) > 0
    return surface(fields, np.where(open_, fields.ball, skin)), here


def at(grid: Floats, here: Floats, point: Floats) -> Floats:
    """Source position of the patch pixel nearest to `point` [2]."""
    row, column = np.unravel_index(np.linalg.norm(here + 0.5 - point, axis=-1).argmin(), grid.shape[:2])
    return np.asarray(grid[row, column] + 0.5)


@pytest.mark.parametrize("mirrored", [False, True])
def test_an_eye_at_rest_is_not_moved(mirrored: bool) -> None:
    grid, here = origins(REST, mirrored)
    fields, _ = seen(REST, mirrored)
    assert np.abs(grid - here).max() < 0.05
    assert np.abs(fields.iris).max() < 0.05
    assert fields.lowered == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("gaze", [(15.0, 0.0), (-15.0, 0.0), (0.0, 8.0)])
def test_a_turned_iris_shows_the_photos_iris(gaze: tuple[float, float], mirrored: bool) -> None:
    moved = look(REST, gaze)
    fields, here = seen(moved, mirrored)
    centre = IRIS_CENTRES[mirrored]
    shown = at(fields.place + fields.iris, here, pixels(moved)[centre, :2])
    assert np.linalg.norm(shown - pixels(REST)[centre, :2]) < 0.8


@pytest.mark.parametrize("mirrored", [False, True])
def test_half_closed_lids_cover_the_eyeball_without_squeezing_it(mirrored: bool) -> None:
    moved = shut_lids(REST, np.array([0.5, 0.5]))
    iris = slice(IRIS_CENTRES[mirrored], IRIS_CENTRES[mirrored] + 5)
    moved[iris] = REST[iris]
    fields, here = seen(moved, mirrored)
    middle = 4
    lids = pixels(moved)[[UPPER_LIDS[mirrored][middle], LOWER_LIDS[mirrored][middle]], :2]
    between = lids.mean(0)
    for drawn in (surface(fields, fields.ball), fields.place + fields.iris):
        assert np.linalg.norm(at(drawn, here, between) - between) < 0.8
    assert 0.2 < fields.lowered < 0.8


@pytest.mark.parametrize("mirrored", [False, True])
def test_closed_lids_show_no_eyeball(mirrored: bool) -> None:
    open_, _ = seen(REST, mirrored)
    shut, _ = seen(shut_lids(REST, np.ones(2)), mirrored)
    assert np.minimum(open_.below_upper, open_.above_lower).max() > 5
    assert np.minimum(shut.below_upper, shut.above_lower).max() < 0.3


@pytest.mark.parametrize("mirrored", [False, True])
def test_closed_lids_use_the_skin_of_the_lids(mirrored: bool) -> None:
    moved = shut_lids(REST, np.ones(2))
    grid, here = origins(moved, mirrored)
    rest, shut = pixels(REST), pixels(moved)
    edge, brow = UPPER_LIDS[mirrored][4], BROWS[mirrored][2]
    for share in (0.3, 0.6, 0.9):
        skin = shut[brow, :2] + share * (shut[edge, :2] - shut[brow, :2])
        source = at(grid, here, skin)
        assert source[1] < rest[edge, 1] + 0.8
    lower = LOWER_LIDS[mirrored][4]
    assert at(grid, here, shut[lower, :2] + (0, 2))[1] > rest[lower, 1] - 0.8


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_fold_stays_while_the_lid_comes_down(mirrored: bool) -> None:
    shut = pixels(shut_lids(REST, np.ones(2)))
    grid, here = origins(shut_lids(REST, np.ones(2)), mirrored)
    fold, edge = FOLDS[mirrored][3], UPPER_LIDS[mirrored][4]
    drop = shut[edge, 1] - pixels(REST)[edge, 1]
    skin = pixels(REST)[fold, :2] - (0, 1)
    assert abs(at(grid, here, skin)[1] - skin[1]) < 0.4 * drop


@pytest.mark.parametrize("mirrored", [False, True])
def test_closed_lids_show_the_skin_from_under_the_fold(mirrored: bool) -> None:
    moved = shut_lids(REST, np.ones(2))
    fields, here = seen(moved, mirrored)
    edge, brow = (pixels(moved)[place, :2] for place in (UPPER_LIDS[mirrored][4], BROWS[mirrored][2]))
    near, far = (at(fields.lid[..., None], here, edge + share * (brow - edge)) for share in (0.2, 0.9))
    assert near > 0.95
    assert far < 0.55


@pytest.mark.parametrize("mirrored", [False, True])
def test_no_surface_ever_folds(mirrored: bool) -> None:
    """Source rows increase down every column of the patch."""
    for moved in (shut_lids(REST, np.ones(2)), shut_lids(REST, np.array([-0.3, -0.3])), look(REST, (12.0, 6.0))):
        fields, _ = seen(moved, mirrored)
        for drop in (fields.upper, fields.lower, fields.ball):
            assert np.diff(surface(fields, drop)[..., 1], axis=0).min() > -0.35


def test_the_edge_of_the_patch_matches_the_flow() -> None:
    grid, here = origins(shut_lids(REST, np.ones(2)), False)
    assert np.allclose(grid[:4], here[:4], atol=1e-3)
    assert np.allclose(grid[:, -4:], here[:, -4:], atol=1e-3)


@pytest.mark.parametrize("mirrored", [False, True])
def test_pixels_beside_the_eye_follow_the_flow(mirrored: bool) -> None:
    moved = shut_lids(REST, np.array([1.0, 1.0]))
    grid, here = origins(moved, mirrored)
    corners = pixels(moved)[[UPPER_LIDS[mirrored][0], UPPER_LIDS[mirrored][-1]], :2]
    across = (here - corners.mean(0)) @ (corners[1] - corners[0]) / ((corners[1] - corners[0]) ** 2).sum()
    assert np.abs((grid - here)[np.abs(across) > 0.87]).max() < 0.05
    assert np.abs((grid - here)[np.abs(across) < 0.4]).max() > 3


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("yaw", [-40.0, 40.0])
def test_a_turned_eye_has_no_gap_at_its_corners(yaw: float, mirrored: bool) -> None:
    turned = np.asarray(REST @ rotation_matrix(HeadPose(yaw=yaw)).T, np.float32)
    fields, here = seen(turned, mirrored)
    eye = eye_shape(pixels(turned), mirrored)
    along = (here + 0.5 - eye.axes[:, 2]) @ eye.axes[:, 0] / (eye.axes[:, 0] @ eye.axes[:, 0]) / eye.width
    beside = np.abs(along) > 0.52
    assert np.minimum(fields.below_upper, fields.above_lower)[beside].max() < 0.5  # pixels
