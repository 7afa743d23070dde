"""How far the head of a photo can be turned and lean back: what the photo does not show cannot come into view.

A photo that is itself turned soon brings the far eye to the outline when it goes on. On the way back the far cheek
would have to show its other side: the eye is stretched, brow and temple stick out.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from inference.face.geometry import Alignment
from inference.types import HeadPose

FARTHEST = 20.0
"""Degrees at which every turn ends."""
FREE = 0.75
"""Part of a turn's room that is taken unchanged; from there on it slows down."""
ON = (4.0, 20.0), (FARTHEST, 5.0)
"""Degrees by which a photo is turned, and the room that is left to turn further the same way."""
BACK = (6.0, 16.0), (FARTHEST, 6.0)
"""The same for turning back."""
LEAN = 0.06
"""Part of its size that a head loses at most when the photo's upper edge cuts it: what is above would be missing."""
YAW_GAIN = 1.1
"""Turned by the landmarks' depth, skin of rendered 3-D heads comes nearest to its true place at 1.1 to 1.2 and hair
at 1.0. For yaw alone."""


def within_reach(pose: HeadPose, photo: Alignment, cut: bool = False) -> HeadPose:
    """The pose as far as a photo in the pose `photo` can take it; `cut` says that its upper edge cuts the head."""
    own = own_yaw(photo)
    yaw = YAW_GAIN * held(pose.yaw, room(own, pose.yaw))
    scale = 1 - held(1 - pose.scale, LEAN) if cut and pose.scale < 1 else pose.scale
    return replace(pose, yaw=yaw, pitch=held(pose.pitch, FARTHEST), scale=scale)


def own_yaw(photo: Alignment) -> float:
    """Degrees by which the photo's face is turned to the picture's right."""
    ahead = photo.rotation @ np.array([0.0, 0.0, -1.0])
    return math.degrees(math.atan2(ahead[0], -ahead[2]))


def room(own: float, turn: float) -> float:
    """Degrees that a photo turned by `own` degrees leaves in the direction of `turn`."""
    return float(np.interp(abs(own), *(ON if own * turn > 0 else BACK)))


def held(turn: float, end: float) -> float:
    """A turn in degrees that slows down and comes to nothing more at `end`."""
    beyond, left = max(abs(turn) - FREE * end, 0.0), (1 - FREE) * end
    return math.copysign(abs(turn) - beyond + left * math.tanh(beyond / left), turn)
