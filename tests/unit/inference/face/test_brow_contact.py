from itertools import pairwise

import numpy as np
import pytest

from inference.face.blendshapes import scores
from inference.face.brow_contact import EDGES, EYES, FREE, LIDS, OUTER_CORNERS, TOPS, raise_brows
from inference.face.dynamics import express, from_blendshapes
from inference.face.dynamics_space import dynamics_space
from inference.types import Floats


@pytest.fixture(scope="module")
def rest() -> Floats:
    return dynamics_space().mean_face


def gap(face: Floats, rest: Floats) -> Floats:
    unit = np.linalg.norm(np.diff(rest[OUTER_CORNERS], axis=0))
    return np.asarray((rest[list(LIDS), 1] - face[list(EDGES), 1]) / unit)


def lowered(rest: Floats, drop: float) -> Floats:
    face, unit = rest.copy(), np.linalg.norm(np.diff(rest[OUTER_CORNERS], axis=0))
    face[list(EDGES + TOPS), 1] += drop * unit
    return face


def test_brows_come_to_rest_above_the_lids(rest: Floats) -> None:
    heights = [gap(raise_brows(lowered(rest, drop), rest), rest) for drop in (0.1, 0.2, 0.4)]
    assert min(each.min() for each in heights) > 0
    assert all((above >= below).all() for above, below in pairwise(heights))


def test_brows_that_stay_clear_of_the_lids_move_freely(rest: Floats) -> None:
    face = lowered(rest, float(gap(rest, rest).min()) - FREE)
    assert raise_brows(face, rest) is face


def test_a_brow_keeps_its_thickness_and_eyes_stay(rest: Floats) -> None:
    face = lowered(rest, 0.2)
    raised = raise_brows(face, rest)
    edges, tops = ((face - raised)[list(points), 1] for points in (EDGES, TOPS))
    assert np.allclose(edges, tops, rtol=0.3)
    assert np.array_equal(raised[list(EYES)], face[list(EYES)])


def test_brows_near_the_lids_at_rest_stay_as_they_are(rest: Floats) -> None:
    low = lowered(rest, float(gap(rest, rest).max()) - 0.005)
    assert raise_brows(low, low) is low


@pytest.mark.parametrize("height", [0.01, -0.02])
def test_brows_near_the_lids_at_rest_fall_little_and_without_a_jump(rest: Floats, height: float) -> None:
    low = lowered(rest, float(gap(rest, rest).min()) - height)
    slightly, far = (gap(low, low) - gap(raise_brows(lowered(low, drop), low), low) for drop in (1e-4, 0.2))
    assert slightly.max() < 2e-4
    assert 0 < far.min() < abs(height)


def test_the_strongest_frown_leaves_the_eyes_visible(rest: Floats) -> None:
    frown = 2 * from_blendshapes(scores({"browDownLeft": 1.0, "browDownRight": 1.0}))
    assert gap(express(rest, frown), rest).min() > 0
