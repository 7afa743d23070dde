"""The shipped glasses detector on built-in portraits with and without drawn glasses."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from inference.decoder.decoder import Decoder
from inference.decoder.eyes.worn_glasses import MIN_GLASSES_PROBABILITY
from inference.face.landmark_maps import EYE_A, EYE_B
from inference.portrait.builtins import find
from inference.portrait.glasses import FEATURES, features, glasses_probability
from inference.portrait.portrait import register
from inference.types import Pixels, Portrait


@pytest.fixture(scope="module", params=["felix", "amara"])
def bare(request: pytest.FixtureRequest) -> Portrait:
    path = find(request.param)
    assert path is not None
    return register(path)


def with_glasses(portrait: Portrait, colour: tuple[int, int, int], thick: int) -> Pixels:
    """The crop with two oval rims, a bridge and the front of the temples."""
    picture, points = portrait.crop.copy(), portrait.landmarks
    unit = float(np.linalg.norm(points[33] - points[263]))
    half = np.array([0.25, 0.19]) * unit
    bridge = []
    for eye, outer, ear in ((EYE_A, -1, points[234]), (EYE_B, 1, points[454])):
        x, y = points[eye, 0].mean(), points[eye, 1].mean() + 0.04 * unit
        cv2.ellipse(picture, (int(x), int(y)), (int(half[0]), int(half[1])), 0, 0, 360, colour, thick, cv2.LINE_AA)
        inner, start = ((int(x + side * outer * half[0]), int(y - 0.03 * unit)) for side in (-1, 1))
        cv2.line(picture, start, (int(ear[0]), int(ear[1])), colour, thick, cv2.LINE_AA)
        bridge.append(inner)
    cv2.line(picture, bridge[0], bridge[1], colour, thick, cv2.LINE_AA)
    return picture


def test_a_bare_face_has_no_glasses(bare: Portrait) -> None:
    assert glasses_probability(bare.crop, bare.landmarks) < MIN_GLASSES_PROBABILITY


@pytest.mark.parametrize(("colour", "thick"), [((25, 20, 20), 4), ((60, 40, 30), 6), ((190, 170, 120), 2)])
def test_rims_around_the_eyes_are_glasses(bare: Portrait, colour: tuple[int, int, int], thick: int) -> None:
    assert glasses_probability(with_glasses(bare, colour, thick), bare.landmarks) > MIN_GLASSES_PROBABILITY


def test_an_image_without_edges_has_no_glasses() -> None:
    flat = np.full((512, 512, 3), 128, np.uint8)
    path = find("felix")
    assert path is not None
    found = features(flat, register(path).landmarks)
    assert found.shape == (FEATURES,)
    assert not found.any()


def test_the_decoder_uses_the_result_of_the_detector(bare: Portrait, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Decoder(bare)._glasses is None
    monkeypatch.setattr("inference.decoder.decoder.glasses_probability", lambda *_: 0.9)
    assert Decoder(bare)._glasses is not None
