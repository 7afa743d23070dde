"""Glasses keep their shape under any facial motion."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from inference.decoder.eyes.worn_glasses import WornGlasses, behind_lens
from inference.decoder.flow.head_surface import HeadSurface
from inference.decoder.flow.landmark_flow import FLOW_SIZE, centres
from inference.face.dynamics import BLINK, drive, face_of
from inference.face.eye_shape import CORNERS, eye_shape
from inference.face.geometry import similarity
from inference.face.landmark_maps import BROW_A, EYE_A, LIPS_OUTER
from inference.types import Floats
from tests.unit.inference.synthetic_face import SIZE, mean_landmarks, motion, portrait

OWN = mean_landmarks()
FACE = face_of(portrait(OWN))
RAISED = dict.fromkeys(range(20, 30), 2.0)
REST = drive(*FACE, motion())


def around_eye() -> Floats:
    """[n, 2] crop pixels of a round lens before the eye on the picture's left."""
    angle = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    middle = REST[EYE_A, :2].mean(0)
    return np.asarray(middle + 0.24 * SIZE * np.column_stack([np.cos(angle), np.sin(angle)]), np.float32)


def shown(flow: Floats, points: Floats) -> Floats:
    """[n, 2] source pixels of the flow at crop pixels."""
    at = (points * (FLOW_SIZE / 512) - 0.5).astype(np.float32)[:, None]
    return np.asarray((cv2.remap(flow, at, None, cv2.INTER_LINEAR)[:, 0] + 1) * 256, np.float32)


def bending(glasses: WornGlasses | None, **what: float) -> float:
    """Deformation of a lens in pixels."""
    pose = {name: value for name, value in what.items() if name == "yaw"}
    points = drive(*FACE, motion(coefficients=RAISED, **pose))
    points = glasses.remove_expression(points) if glasses else points
    surface = HeadSurface(REST / 256 - 1, rigid=glasses.area if glasses else None)
    turned = drive(*FACE, motion(**pose))
    lens = around_eye() + (turned[EYE_A, :2].mean(0) - REST[EYE_A, :2].mean(0))
    alone, moved = (shown(surface.flow(each / 256 - 1), lens) for each in (turned, points))
    return float(np.linalg.norm(moved - alone, axis=1).max())


@pytest.mark.parametrize("yaw", [0.0, 10.0])
def test_raised_brows_do_not_bend_the_glasses(yaw: float) -> None:
    assert bending(None, yaw=yaw) > 2.5
    assert bending(WornGlasses(REST), yaw=yaw) < 0.9


def test_brows_are_held_and_lids_and_lips_are_not() -> None:
    moving = drive(*FACE, motion(coefficients={**RAISED, BLINK.start: 1.0, 0: 2.0}))
    held = WornGlasses(REST).remove_expression(moving)
    assert np.abs(held[BROW_A] - REST[BROW_A]).max() < 0.1 * np.abs(moving[BROW_A] - REST[BROW_A]).max()
    assert held[LIPS_OUTER] == pytest.approx(moving[LIPS_OUTER], abs=0.5)
    lids = held[[159, 145], 1]
    assert lids[1] - lids[0] < 0.2 * (REST[145, 1] - REST[159, 1])
    assert held[list(CORNERS[0]), :2].mean(0) == pytest.approx(REST[list(CORNERS[0]), :2].mean(0), abs=0.2)


def test_glasses_turn_with_the_head() -> None:
    turned = drive(*FACE, motion(yaw=12.0, roll=5.0))
    held = WornGlasses(REST).remove_expression(turned)
    pose = similarity(REST.astype(np.float64), held)
    assert np.abs(held - turned).max() < 0.5
    assert np.abs(pose.rotation - np.eye(3)).max() > 0.1


def test_lids_move_skin_only_inside_the_lens() -> None:
    own = eye_shape(REST, mirrored=False)
    held = behind_lens(own)
    lid = np.interp(own.brow[:, 0], own.upper[:, 0], own.upper[:, 1])
    assert (held.brow[:, 1] > own.brow[:, 1]).all()
    assert (held.brow[:, 1] < lid).all()


def test_skin_far_from_the_eyes_is_not_held() -> None:
    area = WornGlasses(REST).area
    places = (centres(FLOW_SIZE) + 1) * 256
    far = np.linalg.norm(places - REST[[33, 263], :2].mean(0), axis=-1) > SIZE
    assert area[far].max() == 0
    assert area.max() == 1
