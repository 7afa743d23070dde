"""The matte network separates a person from the background."""

from __future__ import annotations

import numpy as np

from inference.face_model import Face, Segmenter
from inference.types import Pixels


def test_person_and_background_are_separated(face: Face, face_photo: Pixels) -> None:
    chance = Segmenter().segment(face_photo)
    assert chance.shape == (256, 256)
    nose = (face.landmarks[1, :2] / 2).astype(int)
    assert chance[nose[1] - 10 : nose[1] + 10, nose[0] - 10 : nose[0] + 10].min() > 0.9
    assert min(chance[:20, :20].mean(), chance[:20, -20:].mean()) < 0.1


def test_a_gradient_has_no_person() -> None:
    picture = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 256, 0).repeat(3, 2)
    assert Segmenter().segment(picture).mean() < 0.1
