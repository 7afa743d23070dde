"""Heads that end at the upper edge, and heads that it cuts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from inference.face.head_crop import SOFT, closed_above, cut_off
from inference.face.landmark_maps import OVAL
from inference.types import Portrait
from tests.unit.inference.synthetic_face import mean_landmarks, portrait


def with_hair(width: float) -> Portrait:
    """Width of the hair at the upper edge, in face widths."""
    base = portrait(mean_landmarks())
    face = np.ptp(base.landmarks[OVAL, 0])
    matte = np.zeros((512, 512), np.uint8)
    matte[:, 256 - round(width * face / 2) : 256 + round(width * face / 2)] = 255
    return replace(base, matte=matte)


@pytest.mark.parametrize(("width", "cut"), [(0.0, False), (0.2, False), (0.6, True), (1.2, True)])
def test_hair_that_only_touches_the_edge_is_not_cut(width: float, cut: bool) -> None:
    assert cut_off(with_hair(width)) == cut


def test_a_complete_head_fades_out_at_the_edge() -> None:
    matte = closed_above(np.full((512, 512), 255, np.uint8))
    assert matte[0].max() == 0
    assert (matte[SOFT:] == 255).all()
    assert (np.diff(matte[: SOFT + 1, 0].astype(int)) > 0).all()


def test_the_fade_scales_with_the_image() -> None:
    matte = closed_above(np.full((64, 8), 255, np.uint8), 2.0)
    assert matte[2 * SOFT - 1].max() < 255
    assert (matte[2 * SOFT :] == 255).all()
