"""The matte follows edges and covers only the person."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from inference.face.landmark_maps import OVAL
from inference.face_model import Face
from inference.portrait.matte import face_area, guided_filter, head_and_shoulders, refine_matte
from inference.types import Floats, Pixels

SIZE = 512


def disc(x: float, y: float, radius: float, size: int = SIZE) -> Floats:
    rows, columns = np.mgrid[0:size, 0:size] + 0.5
    return np.asarray((columns - x) ** 2 + (rows - y) ** 2 < radius**2, np.float32)


def halved(chance: Floats) -> Floats:
    """A coarse matte at the segmenter's size."""
    return np.asarray(cv2.resize(chance, (256, 256), interpolation=cv2.INTER_AREA), np.float32)


def oval(x: float, y: float, radius: float) -> Floats:
    """[478, 3] landmarks with a round face."""
    points = np.tile(np.array([[x, y, 0]], np.float32), (478, 1))
    angles = np.linspace(0, 2 * np.pi, len(OVAL), endpoint=False)
    points[OVAL, :2] += radius * np.stack([np.sin(angles), -np.cos(angles)], axis=1)
    return points


def picture_of(head: Floats) -> Pixels:
    return np.where(head[:, :, None] > 0, (200, 150, 120), (40, 60, 90)).astype(np.uint8)


def test_the_filter_keeps_a_constant_and_follows_the_guide() -> None:
    guide = np.zeros((64, 64), np.float32)
    guide[:, 32:] = 1
    assert guided_filter(guide, np.full((64, 64), 0.3, np.float32), 8, 1e-3) == pytest.approx(0.3, abs=1e-4)
    blurred = np.asarray(cv2.GaussianBlur(guide, (0, 0), 4), np.float32)
    sharpened = guided_filter(guide, blurred, 8, 1e-3)
    assert sharpened[:, 33].mean() - sharpened[:, 30].mean() > 0.55
    assert blurred[:, 33].mean() - blurred[:, 30].mean() < 0.4


def test_the_filter_smooths_where_the_guide_is_flat() -> None:
    noise = np.random.default_rng(0).normal(0.5, 0.2, (64, 64)).astype(np.float32)
    assert guided_filter(np.full((64, 64), 0.5, np.float32), noise, 8, 1e-3).std() < 0.02


def test_a_coarse_matte_snaps_to_the_head() -> None:
    head = disc(256, 230, 140)
    coarse = np.asarray(cv2.GaussianBlur(halved(head), (0, 0), 3), np.float32)
    matte = refine_matte(coarse, picture_of(head), oval(256, 240, 100))
    assert matte.shape == (SIZE, SIZE)
    assert matte[cv2.erode(head, np.ones((9, 9))) > 0].min() > 225
    assert matte[cv2.dilate(head, np.ones((9, 9))) == 0].max() < 30


def test_the_face_has_no_hole() -> None:
    head = disc(256, 230, 140)
    pierced = halved(head - disc(240, 220, 40))
    landmarks = oval(256, 240, 100)
    matte = refine_matte(pierced, picture_of(head), landmarks)
    assert matte[cv2.erode(face_area(landmarks, SIZE, SIZE), np.ones((9, 9))) > 0].min() > 240


def test_uncertain_holes_are_closed_and_clear_ones_kept() -> None:
    head = disc(256, 256, 220)
    chance = head - 0.6 * disc(256, 420, 25) - disc(120, 300, 25)
    small = halved(chance)
    matte = refine_matte(small, picture_of(head - disc(120, 300, 25)), oval(256, 200, 90))
    assert matte[disc(256, 420, 20) > 0].min() > 240
    assert matte[disc(120, 300, 15) > 0].max() < 15


def test_another_person_is_background() -> None:
    own, other = disc(200, 256, 120), disc(460, 256, 40)
    small = halved(own + other)
    matte = refine_matte(small, picture_of(own + other), oval(200, 256, 90))
    assert matte[disc(200, 256, 110) > 0].min() > 240
    assert matte[disc(460, 256, 35) > 0].max() == 0


def test_a_statue_gets_a_bust() -> None:
    landmarks = oval(256, 200, 90)
    matte = refine_matte(np.zeros((256, 256), np.float32), picture_of(disc(256, 200, 120)), landmarks)
    assert matte[200, 256] == 255
    assert matte[500, 256] > 240  # chest
    assert matte[110, 256] > 128  # above the forehead
    assert matte[:40, :40].max() == matte[:40, -40:].max() == 0


def test_a_bust_is_wider_at_the_shoulders_than_at_the_neck() -> None:
    bust = head_and_shoulders(oval(256, 200, 90), SIZE, SIZE) > 0.5
    head, neck, shoulders = (int(bust[row].sum()) for row in (190, 325, 480))
    assert neck < head < shoulders


def test_the_matte_of_a_real_photo_covers_the_person(face: Face, face_photo: Pixels) -> None:
    from inference.face_model import Segmenter

    matte = refine_matte(Segmenter().segment(face_photo), face_photo, face.landmarks)
    inner = cv2.erode(face_area(face.landmarks, SIZE, SIZE), np.ones((9, 9)))
    assert matte[inner > 0].min() > 240
    assert 0.2 < (matte > 127).mean() < 0.85


def test_clothes_have_a_sharp_edge_before_a_wall_of_their_colour() -> None:
    person = disc(256, 160, 110)
    person[250:331, 206:306] = person[331:, 76:436] = 1
    flat = np.full((SIZE, SIZE, 3), 90, np.uint8)
    coarse = np.asarray(cv2.GaussianBlur(halved(person), (0, 0), 3), np.float32)
    matte = refine_matte(coarse, flat, oval(256, 170, 80))
    shoulder, head = matte[320:340, 130].astype(int), matte[160, 355:380].astype(int)
    assert ((shoulder > 20) & (shoulder < 235)).sum() < 0.7 * ((head > 20) & (head < 235)).sum()
    assert abs(int(np.flatnonzero(shoulder > 127)[0]) + 320 - 331) <= 2
