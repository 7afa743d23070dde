"""The decoder with the shipped weights on a built-in portrait."""

from __future__ import annotations

import numpy as np
import pytest

from inference.decoder.decoder import Decoder
from inference.face.blendshapes import COLUMN
from inference.face.dynamics import BLINK, DYNAMICS, driving_landmarks, from_blendshapes
from inference.face.landmark_maps import BROW_A, BROW_B, EYE_A, LIPS_INNER
from inference.portrait.builtins import find
from inference.portrait.portrait import register
from inference.types import HeadPose, Motion, Pixels, Portrait


@pytest.fixture(scope="module")
def portrait() -> Portrait:
    path = find("felix")
    assert path is not None
    return register(path)


@pytest.fixture(scope="module")
def decoder(portrait: Portrait) -> Decoder:
    return Decoder(portrait)


def motion(pose: HeadPose | None = None, **coefficients: float) -> Motion:
    dynamics = np.zeros(DYNAMICS, np.float32)
    dynamics[BLINK] = coefficients.get("blink", 0)
    dynamics[0] = coefficients.get("jaw", 0)
    return Motion(0.0, pose or HeadPose(), (0.0, 0.0), dynamics)


def around(picture: Pixels, points: np.ndarray, margin: int = 4) -> Pixels:
    low, high = points[:, :2].min(0).astype(int) - margin, points[:, :2].max(0).astype(int) + margin
    return picture[low[1] : high[1], low[0] : high[0]]


def test_the_rest_frame_is_the_photo(portrait: Portrait, decoder: Decoder) -> None:
    picture = decoder.render_landmarks(portrait.landmarks)
    assert picture.shape == (512, 512, 3)
    assert picture.dtype == np.uint8
    difference = np.abs(picture.astype(int) - portrait.crop).mean(2)
    assert difference.mean() < 4


def test_the_same_motion_gives_the_same_frame(decoder: Decoder) -> None:
    moving = motion(HeadPose(yaw=5), jaw=2)
    assert (decoder.render(moving) == decoder.render(moving)).all()


def test_a_turn_does_not_move_the_far_background(portrait: Portrait, decoder: Decoder) -> None:
    rest, turned = decoder.render(motion()), decoder.render(motion(HeadPose(yaw=12)))
    background = portrait.matte < 2
    background[:, 80:432] = False
    change = np.abs(rest.astype(int) - turned).mean(2)
    assert background.sum() > 5000
    assert change[background].mean() < 1
    assert change[200:300, 200:300].mean() > 5


def test_a_blink_changes_the_eyes_and_not_the_mouth(portrait: Portrait, decoder: Decoder) -> None:
    rest, blink = decoder.render(motion()), decoder.render(motion(blink=1))
    points = driving_landmarks(portrait, motion())
    eye = np.abs(around(rest, points[EYE_A]).astype(int) - around(blink, points[EYE_A]))
    mouth = np.abs(around(rest, points[LIPS_INNER]).astype(int) - around(blink, points[LIPS_INNER]))
    assert eye.mean() > 10
    assert mouth.mean() < 2


def test_an_open_mouth_is_darker_inside_than_closed_lips(portrait: Portrait, decoder: Decoder) -> None:
    """The sign that opens the jaw depends on the dynamics space; the wider mouth is taken."""
    moving = max((motion(jaw=j) for j in (-3.0, 3.0)), key=lambda m: aperture(portrait, m))
    points = driving_landmarks(portrait, moving)
    rest, opened = decoder.render(motion()), decoder.render(moving)
    assert aperture(portrait, moving) > 8
    inside = around(opened, points[LIPS_INNER], 0)
    assert inside.min() < around(rest, points[LIPS_INNER], 0).min() + 5
    assert np.abs(inside.astype(int) - around(rest, points[LIPS_INNER], 0)).mean() > 8


def test_skin_folds_between_lowered_brows_that_glasses_hold_still(
    portrait: Portrait, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inference.decoder.decoder.glasses_probability", lambda *_: 1.0)
    worn, scowl = Decoder(portrait), np.zeros(52)
    scowl[[COLUMN["browDownLeft"], COLUMN["browDownRight"]]] = 2.0
    rest = worn.locate(driving_landmarks(portrait, motion()))
    frowning = worn.locate(driving_landmarks(portrait, Motion(0, HeadPose(), (0, 0), from_blendshapes(scowl))))
    brows = [*BROW_A, *BROW_B]
    assert frowning.points[brows] == pytest.approx(rest.points[brows], abs=1.0)
    assert (frowning.skin_points - rest.skin_points)[brows, 1].max() > 5
    between = around(worn.draw(frowning), frowning.points[[9, 55, 285]])
    assert np.abs(between - around(worn.draw(rest), rest.points[[9, 55, 285]]).astype(int)).max() > 20


def aperture(portrait: Portrait, moving: Motion) -> float:
    points = driving_landmarks(portrait, moving)
    return float(np.linalg.norm(points[13, :2] - points[14, :2]))
