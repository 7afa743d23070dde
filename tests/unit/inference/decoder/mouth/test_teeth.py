"""Teeth follow their jaw: the upper row the skull, the lower one the chin."""

from __future__ import annotations

import numpy as np

from inference.decoder.mouth.teeth import CHIN, SUBNASALE, aligned_photo_window, teeth_guide, teeth_plane
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import rotation_matrix
from inference.face.landmark_maps import LIPS_INNER, LIPS_OUTER
from inference.face.patches import MOUTH_SIZE, into_window, mouth_window
from inference.types import Floats, HeadPose, Pixels


def face(pose: HeadPose | None = None) -> Floats:
    """The mean face in pixels of a 512 px picture."""
    turned = dynamics_space().mean_face @ rotation_matrix(pose or HeadPose()).T
    return np.asarray(turned * 130 + (256, 230, 0), np.float32)


def guide(points: Floats, window: Floats) -> Pixels:
    return teeth_guide(window, *teeth_plane(points))


def test_opening_the_lips_alone_moves_no_tooth() -> None:
    points = face()
    window, opened = mouth_window(points), points.copy()
    opened[LIPS_OUTER + LIPS_INNER, 1] += 9
    assert np.array_equal(guide(points, window), guide(opened, window))


def test_lower_teeth_follow_the_chin_and_upper_ones_do_not_move() -> None:
    points = face()
    window, dropped = mouth_window(points), points.copy()
    dropped[CHIN, 1] += 10
    before, after = guide(points, window), guide(dropped, window)
    assert np.array_equal(before[0], after[0])
    rows = np.arange(MOUTH_SIZE[1])
    fall = [float((jaw.sum(1) * rows).sum() / jaw.sum()) for jaw in (before[1], after[1])]
    # 130 px between the eyes' outer corners are MOUTH_SIZE pixels of the window.
    assert np.isclose(fall[1] - fall[0], 10 * MOUTH_SIZE[0] / 130, atol=0.5)


def test_the_middle_of_the_teeth_turns_with_the_head() -> None:
    turned = face(HeadPose(yaw=15))
    upper, _ = teeth_plane(turned)
    nose_base = turned[SUBNASALE, :2]
    # Teeth lie deeper than the base of the nose, so a turn to the right moves them less.
    assert upper[0, 2] < nose_base[0]
    assert upper[0, 0] < teeth_plane(face())[0][0, 0]


def test_without_motion_the_tooth_window_is_the_photo() -> None:
    points = face(HeadPose(yaw=7, pitch=-3, roll=4))
    window = mouth_window(points)
    plane = teeth_plane(points)[0]
    assert np.allclose(aligned_photo_window(window, plane, plane), window, atol=1e-3)


def test_a_moved_tooth_window_shows_teeth_at_the_moved_head() -> None:
    photo, moved = face(HeadPose(yaw=-6)), face(HeadPose(yaw=8, roll=10))
    window, planes = mouth_window(moved), [teeth_plane(points)[0] for points in (moved, photo)]
    own = aligned_photo_window(window, *planes)
    tooth = np.array([[0.05, 0.28, 1.0]])
    there, here = (tooth @ plane.T for plane in planes)
    assert np.allclose(into_window(here, own), into_window(there, window), atol=1e-2)
