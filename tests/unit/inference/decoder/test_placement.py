"""Framing of head and shoulders in a wide frame."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from inference.decoder.placement import SQUARE, STEP, photo_bounds, place
from inference.face.landmark_maps import EYE_A, EYE_B, OVAL
from inference.types import Framing, Portrait

SIZES = [(1280, 720), (1920, 1080)]


def face(photo: tuple[int, int] = (2000, 3000), square: tuple[float, float, float] = (1200, 600, 512)) -> Portrait:
    """An oval 240 px high in the middle of the crop, in a photo (height, width)."""
    points = np.full((478, 3), 256, np.float32)
    turn = np.linspace(0, 2 * np.pi, len(OVAL), endpoint=False)
    points[OVAL, :2] = 256 + np.stack([80 * np.sin(turn), -120 * np.cos(turn)], 1)
    points[EYE_A, :2], points[EYE_B, :2] = (220, 236), (292, 236)
    matte = np.zeros((512, 512), np.uint8)
    matte[90:, 120:400] = 255
    picture = np.zeros((*photo, 3), np.uint8)
    plain = np.zeros((512, 512, 3), np.uint8)
    return Portrait("a", plain, points, np.zeros(52, np.float32), points, matte, plain, (), picture, square)


@pytest.mark.parametrize("size", SIZES)
def test_a_large_photo_is_placed_with_eyes_at_two_fifths_and_the_face_centred(size: tuple[int, int]) -> None:
    placement = place(face(), *size)
    eyes = placement.to_output(face().landmarks[[EYE_A[0], EYE_B[0]]]).mean(0)
    assert eyes[1] / size[1] == pytest.approx(0.40, abs=0.01)
    assert eyes[0] == pytest.approx(size[0] / 2, abs=2)
    assert 0.35 < 240 * placement.scale / size[1] < 0.45
    assert placement.side % STEP == 0


def test_the_frame_ends_at_the_lower_edge_of_the_photo() -> None:
    tight = face((520, 900), (200, 40, 512))
    placement = place(tight, 1280, 720)
    bottom = placement.to_output(np.array([[0, photo_bounds(tight)[3]]]))[0, 1]
    assert bottom >= 719
    assert placement.side > place(face(), 1280, 720).side


def test_hair_cut_by_the_photo_touches_the_frame_edge() -> None:
    cut = dataclasses.replace(face((1500, 3000), (1200, -80, 512)), matte=np.full((512, 512), 255, np.uint8))
    placement = place(cut, 1280, 720)
    assert placement.to_output(np.array([[0, photo_bounds(cut)[1]]]))[0, 1] <= 1


def test_a_face_at_the_side_of_a_photo_is_not_centred() -> None:
    aside = face(square=(0, 600, 512))
    left = place(aside, 1280, 720).to_output(aside.landmarks[OVAL]).mean(0)[0]
    assert 0.38 < left / 1280 < 0.45


def test_without_a_photo_the_crop_is_framed() -> None:
    alone = dataclasses.replace(face(), photo=None)
    placement = place(alone, 1280, 720)
    assert placement.top + placement.side >= 719
    assert place(alone, 512, 512) == SQUARE


def test_the_users_framing_applies_to_wide_frames_too() -> None:
    plain = place(face(), 1280, 720)
    near = place(dataclasses.replace(face(), framing=Framing(zoom=1.2)), 1280, 720)
    assert near.side == pytest.approx(1.2 * plain.side, abs=STEP)
    moved = place(dataclasses.replace(face(), framing=Framing(shift=(0.1, -0.1))), 1280, 720)
    assert (moved.left - plain.left, moved.top - plain.top) == pytest.approx(
        (-24 * plain.scale, 24 * plain.scale), abs=1
    )
