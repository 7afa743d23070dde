"""Which faces are refused, and which ones are used with a remark."""

from __future__ import annotations

import math

import numpy as np
import pytest

from inference.face.dynamics_space import dynamics_space
from inference.face.eyes import shut_lids
from inference.face.geometry import INNER_LIP_PAIRS, align
from inference.face_model import Face
from inference.portrait.photo import Photo
from inference.portrait.suitability import (
    BLINK,
    BLINKS,
    JAW_OPEN,
    LARGEST_TURN,
    LASHES,
    SHUT,
    TURNED,
    WIDE_OPEN,
    check,
    eye_opening,
    is_cut,
    remarks,
    turn_of,
)
from inference.types import Floats, Pixels
from inference.user_error import UserError

CALM = np.zeros(52, np.float32)


def turned_head(face: Face, degrees: float) -> Face:
    """The landmarks of a head that looks further to the side."""
    angle, centre = math.radians(degrees), face.landmarks.mean(axis=0)
    turn = np.array([[math.cos(angle), 0, -math.sin(angle)], [0, 1, 0], [math.sin(angle), 0, math.cos(angle)]])
    return Face(((face.landmarks - centre) @ turn + centre).astype(np.float32), face.presence)


def turned_to(face: Face, degrees: float) -> Face:
    """The head turned until its yaw measures `degrees`."""
    return min((turned_head(face, turn) for turn in range(90)), key=lambda f: abs(turn_of(f.landmarks) - degrees))


def with_lids(face: Face, shut: float) -> Floats:
    """Landmarks with both lids closed by this share."""
    pose = align(face.landmarks, dynamics_space().mean_face)
    return np.asarray(pose.to_image(shut_lids(pose.to_face(face.landmarks), np.array([shut, shut]))), np.float32)


@pytest.fixture
def photo(face_photo: Pixels) -> Photo:
    return Photo(face_photo)


def test_face_size_is_measured_in_pixels_of_the_file(face: Face, face_photo: Pixels) -> None:
    small = face.scaled(60 / face.height)
    check(small, "a.jpg", Photo(face_photo, scale=0.5))
    with pytest.raises(UserError, match="only 60 pixels"):
        check(small, "a.jpg", Photo(face_photo))


@pytest.mark.parametrize("degrees", [-75.0, 75.0])
def test_a_profile_is_refused_with_its_angle(face: Face, photo: Photo, degrees: float) -> None:
    with pytest.raises(UserError, match=r"turned \d\d degrees to the side and at most 55"):
        check(turned_head(face, degrees), "a.jpg", photo)


def test_the_measured_turn_grows_with_the_real_one(face: Face) -> None:
    assert turn_of(face.landmarks) < 15
    assert 25 < turn_of(turned_head(face, 30).landmarks) + turn_of(turned_head(face, -30).landmarks) < 80


@pytest.mark.parametrize("degrees", [TURNED + 2, 45, LARGEST_TURN - 2])
def test_a_turned_face_is_used_with_a_remark_on_its_movement(face: Face, photo: Photo, degrees: float) -> None:
    turned = turned_to(face, degrees)
    check(turned, "a.jpg", photo)
    (remark,) = remarks(turned.landmarks, CALM)
    assert f"{round(turn_of(turned.landmarks))} degrees" in remark
    assert "moves only a little" in remark


def test_a_plain_face_has_no_remark(face: Face) -> None:
    assert remarks(face.landmarks, CALM) == ()
    assert remarks(turned_to(face, TURNED - 5).landmarks, CALM) == ()


def test_shut_and_narrow_eyes_have_a_remark(face: Face) -> None:
    assert "are shut" in remarks(with_lids(face, 0.95), CALM)[0]
    assert "nearly shut" in remarks(with_lids(face, 0.55), CALM)[0]
    assert remarks(with_lids(face, 0.1), CALM) == ()


def test_eyes_with_thick_lashes_are_shut_if_the_face_model_reads_a_blink(face: Face) -> None:
    between = next(p for p in (with_lids(face, s / 50) for s in range(50)) if SHUT < eye_opening(p) < LASHES)
    blink = CALM.copy()
    blink[BLINKS] = BLINK + 0.1
    assert "are shut" in remarks(between, blink)[0]
    assert "nearly shut" in remarks(between, CALM)[0]
    assert remarks(with_lids(face, 0.1), blink) == ()


def test_lips_drawn_wide_apart_have_a_remark_whatever_the_jaw_scores(face: Face) -> None:
    screaming = face.landmarks.copy()
    screaming[INNER_LIP_PAIRS[:, 1], 1] += 0.4 * np.linalg.norm(screaming[33, :2] - screaming[263, :2])
    assert "mouth is wide open" in remarks(screaming, CALM)[0]


def test_a_wide_open_mouth_has_a_remark(face: Face) -> None:
    scores = CALM.copy()
    scores[JAW_OPEN] = WIDE_OPEN + 0.1
    assert "mouth is wide open" in remarks(face.landmarks, scores)[0]
    scores[JAW_OPEN] = WIDE_OPEN - 0.1
    assert remarks(face.landmarks, scores) == ()


def test_an_edge_through_eyes_or_mouth_cuts_the_face(face: Face) -> None:
    left, top, right, bottom = face.box
    chin, eye = float(face.landmarks[17, 1]), float(face.landmarks[145, 1])
    assert not is_cut(face.landmarks, (round(bottom), round(right)))
    assert is_cut(face.landmarks, (round(chin) - 3, 1000))
    assert not is_cut(face.landmarks, (round(chin) + 9, 1000))
    assert is_cut(face.landmarks - np.float32([0, eye, 0]), (1000, 1000))
    assert is_cut(face.landmarks - np.float32([(left + right) / 2, 0, 0]), (1000, 1000))
    assert top < eye < chin
