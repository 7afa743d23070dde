"""Rendered eyes: unchanged at rest, skin where closed, an iris that follows the gaze."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from inference.decoder.decoder import Decoder
from inference.decoder.placement import SQUARE, place
from inference.decoder.scene.backdrop import Backdrop
from inference.decoder.scene.scene import Scene
from inference.face.dynamics import BLINK, DYNAMICS
from inference.face.landmark_maps import EYE_A, EYE_B
from inference.portrait.builtins import find
from inference.portrait.portrait import register
from inference.types import Floats, HeadPose, Motion, Pixels, Portrait


@pytest.fixture(scope="module")
def portrait() -> Portrait:
    path = find("felix")
    assert path is not None
    return register(path)


def face(shut: float = 0.0, gaze: tuple[float, float] = (0.0, 0.0)) -> Motion:
    dynamics = np.zeros(DYNAMICS, np.float32)
    dynamics[BLINK] = shut
    return Motion(0, HeadPose(), gaze, dynamics)


def eyes(picture: Pixels, points: Floats) -> list[Floats]:
    """Pixels of both eye openings with a margin."""
    cut = []
    for lids in (EYE_A, EYE_B):
        (left, top), (right, bottom) = points[lids, :2].min(0).astype(int), points[lids, :2].max(0).astype(int)
        cut.append(picture[top - 2 : bottom + 3, left : right + 1].astype(np.float32))
    return cut


def test_at_rest_the_photo_shows_its_own_eyes(portrait: Portrait) -> None:
    decoder = Decoder(portrait)
    drawn = eyes(decoder.render_landmarks(portrait.landmarks), portrait.landmarks)
    for found, wanted in zip(drawn, eyes(portrait.crop, portrait.landmarks), strict=True):
        assert np.abs(found - wanted).mean() < 4


def test_closed_eyes_show_no_eyeball(portrait: Portrait) -> None:
    crop = portrait.crop.copy()
    for lids in (EYE_A, EYE_B):
        edge = portrait.landmarks[lids, :2]
        inner = edge.mean(0) + 0.8 * (edge - edge.mean(0))
        cv2.fillPoly(crop, [np.rint(inner).astype(np.int32)], (255, 0, 255))
    decoder = Decoder(replace(portrait, crop=crop, photo=None))
    open_, half, shut = (_magenta(decoder.render(face(amount))) for amount in (0.0, 0.4, 1.0))
    assert open_ > 300
    assert 0.1 * open_ < half < 0.8 * open_
    assert shut < 0.04 * open_


def _magenta(picture: Pixels) -> int:
    apart = picture.astype(int)
    return int((np.minimum(apart[..., 0], apart[..., 2]) - apart[..., 1] > 100).sum())


@pytest.mark.parametrize("yaw", [-15.0, 15.0])
def test_the_pupil_follows_the_gaze(portrait: Portrait, yaw: float) -> None:
    decoder = Decoder(portrait)
    ahead, aside = (eyes(decoder.render(face(gaze=(x, 0.0))), portrait.landmarks) for x in (0.0, yaw))
    for before, after in zip(ahead, aside, strict=True):
        assert np.sign(_dark(after) - _dark(before)) == np.sign(yaw)


def _dark(eye: Floats) -> float:
    """Mean column of the darkness."""
    darkness = np.maximum(0, eye.mean() - eye.mean(2)).sum(0)
    return float((darkness * np.arange(len(darkness))).sum() / darkness.sum())


def test_eyes_are_drawn_on_any_background_and_size(portrait: Portrait) -> None:
    cut_out = Scene(portrait, SQUARE, Backdrop("transparent"))
    wide = Scene(portrait, place(portrait, 1280, 720))
    for scene in (cut_out, wide):
        decoder = Decoder(portrait, scene)
        open_, shut = decoder.render(face()), decoder.render(face(1.0))
        assert open_.shape == shut.shape == scene.rest_frame.shape
        points = scene.placement.to_output(portrait.landmarks)
        for before, after in zip(eyes(open_, points), eyes(shut, points), strict=True):
            assert np.abs(before - after).mean() > 5
