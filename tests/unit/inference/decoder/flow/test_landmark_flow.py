"""Flow of the expression apart from the head pose, and its edges."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from inference.decoder.flow import landmark_flow
from inference.decoder.flow.landmark_flow import FLOW_SIZE, centres, edge_fade, expression_flow, limit_at_top
from inference.face.dynamics_space import dynamics_space
from inference.face.landmark_maps import BROW_A, BROW_B
from inference.types import Floats


@pytest.fixture
def face() -> Floats:
    """A mean face [478, 3] in -1..1, slightly above the centre."""
    return np.asarray(dynamics_space().mean_face * 0.22 + (0, -0.1, 0), np.float32)


def test_the_rest_face_has_zero_flow(face: Floats) -> None:
    assert np.allclose(expression_flow(face, face), centres(FLOW_SIZE), atol=1e-5)


def test_a_raised_brow_moves_neither_chin_nor_background(face: Floats) -> None:
    raised = face.copy()
    above = face[:, 1] < face[33, 1] - 0.02
    raised[above, 1] -= 0.04
    shift = expression_flow(face, raised) - centres(FLOW_SIZE)
    (brow_x, brow_y), (chin_x, chin_y) = (((p[:2] + 1) / 2 * FLOW_SIZE).astype(int) for p in (raised[105], face[152]))
    assert shift[brow_y, brow_x, 1] > 0.02
    assert abs(shift[chin_y, chin_x, 1]) < 0.005
    assert np.abs(shift[[0, -1]]).max() < 1e-3


def test_corrections_bring_a_brow_down_although_the_lids_stay(face: Floats, monkeypatch: pytest.MonkeyPatch) -> None:
    lowered, brows = face.copy(), [*BROW_A, *BROW_B]
    lowered[brows, 1] += 0.03
    x, y = ((lowered[brows, :2] + 1) * (FLOW_SIZE / 2) - 0.5).astype(np.float32).T

    def share() -> float:
        """Of the motion asked for."""
        shown = cv2.remap(expression_flow(face, lowered), x, y, cv2.INTER_LINEAR).reshape(-1, 2)
        return float((lowered[brows, 1] - shown[:, 1]).mean()) / 0.03

    corrected = share()
    monkeypatch.setattr(landmark_flow, "PASSES", 0)
    assert 1 > corrected > 1.2 * share()


def test_flow_is_zero_at_the_edges_except_the_upper_one() -> None:
    free = edge_fade(FLOW_SIZE)[..., 0]
    assert free[:, 0].max() < 0.05
    assert free[:, -1].max() < 0.05
    assert free[-1].max() < 0.05
    assert free[0, FLOW_SIZE // 2] == 1


def test_a_head_cut_by_the_upper_edge_moves_only_outwards_there() -> None:
    down, up = (np.full((FLOW_SIZE, FLOW_SIZE, 2), (0.1, shift), np.float32) for shift in (-0.1, 0.1))
    assert np.abs(limit_at_top(down)[0, :, 1]).max() < 0.005
    assert (limit_at_top(down)[FLOW_SIZE // 2 :] == down[FLOW_SIZE // 2 :]).all()
    assert (limit_at_top(down)[..., 0] == down[..., 0]).all()
    assert (limit_at_top(up) == up).all()
