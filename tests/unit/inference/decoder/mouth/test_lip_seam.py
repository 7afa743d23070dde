"""The dark line between closed lips, where the photo shows it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from inference.decoder.mouth.lip_curves import LOWER_EDGE, UPPER_EDGE
from inference.decoder.mouth.lip_seam import lip_seam
from inference.face.patches import eye_distance, mouth_window
from inference.types import Portrait
from tests.unit.inference.synthetic_face import mean_landmarks, portrait


def closed(below: float) -> Portrait:
    """Shut lips whose dark line lies `below` pixels of the mouth window below their landmarks."""
    points = mean_landmarks().copy()
    points[list(UPPER_EDGE)] = points[list(LOWER_EDGE)] = (points[list(UPPER_EDGE)] + points[list(LOWER_EDGE)]) / 2
    line = points[list(UPPER_EDGE), :2]
    pixel = float(np.linalg.norm(mouth_window(points)[:, 0]))
    rows, columns = np.mgrid[:512, :512].astype(np.float32) + 0.5
    away = (rows - np.interp(columns, line[:, 0], line[:, 1]) - below * pixel) / pixel
    picture = np.array([190.0, 120, 120]) - 90 * np.exp(-np.square(away / 1.5))[..., None]
    return replace(portrait(points), crop=np.clip(picture, 0, 255).astype(np.uint8))


@pytest.mark.parametrize("below", [-1.5, 1.0])
def test_the_dark_line_is_found_beside_the_landmarks(below: float) -> None:
    found = lip_seam(closed(below)).shift
    assert found[3:-3] == pytest.approx(below, abs=0.4)
    assert not found[[0, -1]].any()


def test_parted_lips_and_even_ones_have_no_seam() -> None:
    face = closed(1.0)
    parted = face.landmarks.copy()
    parted[list(LOWER_EDGE[2:-2]), 1] += 0.05 * eye_distance(parted)
    assert not lip_seam(replace(face, landmarks=parted)).shift.any()
    assert not lip_seam(replace(face, crop=np.full_like(face.crop, 140))).shift.any()


def test_a_glimpse_of_teeth_below_the_line_is_no_lip() -> None:
    face = closed(0.0)
    picture, line = face.crop.copy(), face.landmarks[list(LOWER_EDGE), :2]
    pixel = float(np.linalg.norm(mouth_window(face.landmarks)[:, 0]))
    rows, columns = np.mgrid[:512, :512].astype(np.float32) + 0.5
    away = (rows - np.interp(columns, line[:, 0], line[:, 1])) / pixel
    picture[(away > 0) & (away < 2) & (np.abs(columns - line[6, 0]) < 12)] = (170, 160, 150)
    assert lip_seam(replace(face, crop=picture)).below[6] > lip_seam(face).below[6] + 0.7
