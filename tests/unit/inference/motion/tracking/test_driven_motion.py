from dataclasses import replace

import numpy as np

from inference.face.blendshapes import scores
from inference.face.dynamics import BLINK, DYNAMICS, LOWER, UPPER, from_blendshapes
from inference.motion.tracking.driven_motion import ROLL_LIMIT, SHIFT_LIMIT, SIZE_LIMIT, driven
from inference.motion.tracking.tracked_face import TrackedFace
from inference.types import HeadPose, HeldMotion, Motion

GENERATED = Motion(7.0, HeadPose(yaw=-4.0), (3.0, -2.0), np.full(DYNAMICS, 0.2, np.float32))


def face(**values: float) -> TrackedFace:
    return TrackedFace(0.0, scores(values), HeadPose(yaw=10.0, pitch=5.0), (-3.0, 1.0))


def test_whole_share_shows_head_eyes_and_lids_of_the_face_and_lips_of_the_voice() -> None:
    motion = driven(GENERATED, face(eyeBlinkLeft=1.0, eyeBlinkRight=1.0, jawOpen=1.0), 1.0)
    assert motion.pose == HeadPose(yaw=10.0, pitch=5.0)
    assert motion.gaze == (-3.0, 1.0)
    np.testing.assert_allclose(motion.dynamics[BLINK], 1.0, atol=0.05)
    np.testing.assert_array_equal(motion.dynamics[LOWER], GENERATED.dynamics[LOWER])


def test_no_share_leaves_the_generated_motion() -> None:
    motion = driven(GENERATED, face(browInnerUp=1.0), 0.0)
    assert motion.pose == GENERATED.pose
    assert motion.gaze == GENERATED.gaze
    np.testing.assert_array_equal(motion.dynamics, GENERATED.dynamics)


def test_controls_stay_added() -> None:
    emotion = from_blendshapes(scores({"browInnerUp": 0.5}))
    held = HeldMotion(HeadPose(yaw=6.0, scale=0.5), (2.0, 0.0), emotion)
    motion = driven(replace(GENERATED, held=held), face(), 1.0)
    assert motion.pose == HeadPose(yaw=16.0, pitch=5.0, scale=0.5)
    assert motion.gaze == (-1.0, 1.0)
    np.testing.assert_allclose(motion.dynamics[UPPER], emotion[UPPER], atol=1e-6)


def test_mouth_of_the_face_replaces_the_voice_by_its_share() -> None:
    open_mouth = from_blendshapes(scores({"jawOpen": 0.6}))[LOWER]
    whole = driven(GENERATED, replace(face(jawOpen=0.6), mouth=1.0), 1.0)
    half = driven(GENERATED, replace(face(jawOpen=0.6), mouth=0.5), 1.0)
    np.testing.assert_allclose(whole.dynamics[LOWER], open_mouth, atol=1e-5)
    np.testing.assert_allclose(half.dynamics[LOWER], 0.5 * open_mouth + 0.1, atol=1e-5)


def test_smile_is_added_to_the_lips_of_the_voice() -> None:
    smiling = driven(GENERATED, replace(face(mouthSmileLeft=0.7, mouthSmileRight=0.7), smile=1.0), 1.0)
    plain = driven(GENERATED, face(mouthSmileLeft=0.7, mouthSmileRight=0.7), 1.0)
    added = from_blendshapes(scores({"mouthSmileLeft": 0.7, "mouthSmileRight": 0.7}))[LOWER]
    assert float((smiling.dynamics[LOWER] - plain.dynamics[LOWER]) @ added) > 0.5 * float(added @ added)


def test_face_without_scores_moves_the_head_alone() -> None:
    motion = driven(GENERATED, TrackedFace(0.0, pose=HeadPose(roll=3.0)), 1.0)
    assert motion.pose == HeadPose(roll=3.0)
    assert motion.gaze == GENERATED.gaze
    np.testing.assert_array_equal(motion.dynamics, GENERATED.dynamics)


def test_head_that_moves_far_stays_within_what_a_photo_can_show() -> None:
    far = TrackedFace(0.0, pose=HeadPose(roll=60.0, tx=2.0, ty=-2.0, scale=3.0))
    pose = driven(GENERATED, far, 1.0).pose
    assert pose.roll <= ROLL_LIMIT
    assert pose.tx <= SHIFT_LIMIT
    assert pose.ty >= -SHIFT_LIMIT
    assert np.log(pose.scale) <= SIZE_LIMIT + 1e-9
