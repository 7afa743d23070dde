"""What the face model measures in front of a webcam, what is advised, and which picture is the best."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np
import pytest

from inference.face_model import FaceFinder
from inference.portrait import builtins, framing_advice
from inference.portrait.best_shot import ranked
from inference.portrait.framing_advice import advice
from inference.portrait.measured_face import measure
from inference.portrait.photo import read_photo
from inference.sentence import Sentence
from inference.types import Pixels
from tests.fake_webcam import FRONTAL, before_camera


@pytest.fixture(scope="module")
def finder() -> FaceFinder:
    return FaceFinder()


@pytest.fixture(scope="module")
def people() -> list[Pixels]:
    """A light and a dark face."""
    entries = {entry.name: entry for entry in builtins.portraits()}
    return [read_photo(entries[name].path).pixels for name in ("felix", "nadia")]


SEEN: dict[Sentence, Callable[[Pixels], Pixels]] = {
    framing_advice.GOOD: before_camera,
    framing_advice.FAR: lambda photo: before_camera(photo, 0.4),
    framing_advice.GO_LEFT: lambda photo: before_camera(photo, 0.8, -300),
    framing_advice.GO_RIGHT: lambda photo: before_camera(photo, 0.8, 300),
    framing_advice.DARK: lambda photo: before_camera(photo) // 3,
    framing_advice.NO_FACE: lambda photo: np.full_like(before_camera(photo), 128),
    framing_advice.SEVERAL: lambda photo: np.concatenate([before_camera(photo)[:, 300:980]] * 2, axis=1),
}


@pytest.mark.parametrize("told", SEEN)
def test_advice_about_what_the_webcam_sees(finder: FaceFinder, people: list[Pixels], told: Sentence) -> None:
    for person in people:
        assert advice(measure(finder, np.ascontiguousarray(SEEN[told](person)))) == told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"brightness": 90.0, "surroundings": 220.0}, framing_advice.BACKLIT),
        ({"box": np.array([0.3, 0.1, 0.7, 0.8])}, framing_advice.NEAR),
        ({"box": np.array([0.4, 0.05, 0.6, 0.5])}, framing_advice.GO_DOWN),
        ({"box": np.array([0.4, 0.55, 0.6, 0.95])}, framing_advice.GO_UP),
        ({"turn": 25.0}, framing_advice.TURNED),
        ({"pitch": 20.0}, framing_advice.CHIN_UP),
        ({"pitch": -20.0}, framing_advice.CHIN_DOWN),
        ({"roll": -15.0}, framing_advice.TILTED),
        ({"eye_opening": 0.01}, framing_advice.EYES),
        ({"mouth_opening": 0.2}, framing_advice.MOUTH),
    ],
)
def test_advice_about_a_measured_face(change: dict[str, object], told: Sentence) -> None:
    assert advice(replace(FRONTAL, **change)) == told  # type: ignore[arg-type]


def test_the_sharpest_picture_with_open_eyes_is_the_best(finder: FaceFinder, people: list[Pixels]) -> None:
    sharp = before_camera(people[0])
    pictures = [cv2.GaussianBlur(sharp, (0, 0), 3), sharp, cv2.GaussianBlur(sharp, (0, 0), 1.5)]
    assert ranked([measure(finder, picture) for picture in pictures]) == [1, 2, 0]
    blinking = replace(FRONTAL, eye_opening=0.01)
    speaking, turned = replace(FRONTAL, mouth_opening=0.12), replace(FRONTAL, turn=20.0)
    assert ranked([None, blinking, FRONTAL])[:2] == [2, 1]
    assert ranked([speaking, FRONTAL, turned])[0] == 1
