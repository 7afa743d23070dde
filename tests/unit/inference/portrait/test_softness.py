"""Softness of a photo, measured in pixels of the frame that shows it."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from inference.portrait.softness import softness
from inference.types import Pixels, Portrait
from tests.unit.inference.synthetic_face import mean_landmarks

POINTS = mean_landmarks()


def portrait(picture: Pixels, photo: Pixels | None = None) -> Portrait:
    matte = np.full(picture.shape[:2], 255, np.uint8)
    square = (0.0, 0.0, 512.0) if photo is None else (0.0, 0.0, float(photo.shape[0]))
    scores = np.zeros(52, np.float32)
    made = Portrait("grain", picture, POINTS, scores, POINTS, matte, picture)
    return made if photo is None else replace(made, photo=photo, square=square)


def grain(size: int, sigma: float) -> Pixels:
    noise = np.random.default_rng(0).normal(128, 40, (size, size, 1)).astype(np.float32)
    blurred = cv2.GaussianBlur(noise, (0, 0), sigma) if sigma else noise[..., 0]
    return np.asarray(np.clip(blurred, 0, 255), np.uint8)[..., None].repeat(3, 2)


def test_a_blurred_photo_is_softer() -> None:
    sharp, soft = softness(portrait(grain(512, 0))), softness(portrait(grain(512, 1.5)))
    assert sharp < 0.1
    assert soft > 0.6


def test_an_enlarged_photo_is_softer_in_the_frame() -> None:
    one = portrait(grain(512, 0.7))
    assert softness(one, 2.0) > softness(one) + 0.2


def test_a_large_photo_is_measured_in_its_own_pixels() -> None:
    fine = grain(1024, 0)
    crop = cv2.resize(cv2.GaussianBlur(fine, (0, 0), 4), (512, 512))
    assert softness(portrait(crop, fine), 2.0) < softness(portrait(crop), 2.0)
