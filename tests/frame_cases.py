"""Motions whose frames two ways of drawing are compared on."""

from __future__ import annotations

from inference.face.blendshapes import scores
from inference.face.dynamics import BLINK, from_blendshapes
from inference.types import HeadPose, Motion

SPEAKING = {"jawOpen": 0.6, "mouthSmileLeft": 0.7, "mouthSmileRight": 0.7, "browInnerUp": 0.5}
CASES: dict[str, tuple[HeadPose, dict[str, float], float, tuple[float, float]]] = {
    "rest": (HeadPose(), {}, 0.0, (0.0, 0.0)),
    "speaking": (HeadPose(yaw=9, pitch=4, roll=6), SPEAKING, 0.0, (6.0, -4.0)),
    "blinking": (HeadPose(yaw=-12, scale=1.1), {"mouthPucker": 0.8}, 1.0, (0.0, 0.0)),
    "half": (HeadPose(pitch=-6), {"jawOpen": 0.15}, 0.5, (-8.0, 3.0)),
}
"""Head pose, ARKit scores, closure of the lids, gaze."""
TONGUES = {"speaking": (0.8, 0.0), "half": (0.3, 0.9)}
"""Tip of the tongue in some of them."""


def motion(case: str) -> Motion:
    """The motion of one of CASES, at a deep breath."""
    pose, shapes, lids, gaze = CASES[case]
    dynamics = from_blendshapes(scores(shapes))
    dynamics[BLINK] = lids
    return Motion(0.0, pose, gaze, dynamics, breath=0.8, tongue=TONGUES.get(case, (0.0, 0.0)))
