"""The line between closed lids: dark just below where they meet, absent while the eye is open."""

from __future__ import annotations

import numpy as np
import pytest

from inference.decoder.eyes.lid_curves import lid_curves
from inference.decoder.eyes.lid_line import BELOW, lid_closure, lid_line
from inference.face.dynamics_space import dynamics_space
from inference.face.eye_shape import eye_shape
from inference.face.eyes import shut_lids
from inference.face.geometry import LID_PAIRS, Array
from inference.face.patches import EYE_SIZE, eye_window, into_window
from inference.types import Floats

REST = dynamics_space().mean_face


def pixels(face: Array) -> Floats:
    return np.asarray(face * 130 + (256, 230, 0), np.float32)


def line(face: Array, side: int) -> Floats:
    """[h, w] darkness of the line."""
    points = pixels(face)
    eye, own = (eye_shape(each, bool(side)) for each in (points, pixels(REST)))
    return lid_line(lid_curves(eye_window(points, bool(side)), eye, own), lid_closure(eye, own))[3]


@pytest.mark.parametrize("side", [0, 1])
def test_an_open_eye_has_no_line(side: int) -> None:
    assert line(REST, side).max() == 0
    assert line(shut_lids(REST, np.array([-0.3, -0.3])), side).max() == 0


@pytest.mark.parametrize("side", [0, 1])
def test_closed_lids_have_a_line_just_below_where_they_meet(side: int) -> None:
    shut = shut_lids(REST, np.ones(2))
    dark, points = line(shut, side), pixels(shut)
    x, y = into_window(points[LID_PAIRS[side, 3]], eye_window(points, bool(side))).mean(0)
    assert dark[int(y + BELOW), int(x)] > 0.3
    assert dark[int(y) - 6, int(x)] < 0.02
    assert dark[:, [0, EYE_SIZE[0] - 1]].max() == 0


@pytest.mark.parametrize("side", [0, 1])
def test_the_line_grows_as_the_lids_close(side: int) -> None:
    strength = [line(shut_lids(REST, np.full(2, share)), side).max() for share in (0.2, 0.6, 0.9)]
    assert strength[0] == 0
    assert strength[0] < strength[1] < strength[2]
