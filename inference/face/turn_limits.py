"""Soft limits on head rotation and distance, so that no unseen part of the head comes into view.

A photo with a turned head soon shows the far eye at the outline if the turn continues. Turned back, the far cheek would
show its unseen side: the eye stretches, brow and temple protrude.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from inference.face.geometry import Alignment
from inference.types import HeadPose

FARTHEST = 20.0
"""Limit of every rotation in degrees."""
FREE = 0.75
"""Share of the limit up to which a rotation is unchanged; beyond it is compressed."""
ON = (4.0, 20.0), (FARTHEST, 5.0)
"""Yaw of the photo in degrees, and the limit of further yaw in the same direction (interpolated)."""
BACK = (6.0, 16.0), (FARTHEST, 6.0)
"""The same for yaw in the opposite direction."""
LEAN = 0.06
"""Largest reduction in size of a head that the photo's upper edge cuts, since the part above is missing."""
YAW_GAIN = 1.1
"""Gain on yaw alone: on rendered 3-D heads rotated by landmark depth, skin lies nearest to its true place at 1.1 to
1.2, hair at 1.0."""


def within_reach(pose: HeadPose, photo: Alignment, cut: bool = False) -> HeadPose:
    """Limits a pose to what a photo in the pose `photo` can show; `cut`: the photo's upper edge cuts the head."""
    own = own_yaw(photo)
    yaw = YAW_GAIN * held(pose.yaw, room(own, pose.yaw))
    scale = 1 - held(1 - pose.scale, LEAN) if cut and pose.scale < 1 else pose.scale
    return replace(pose, yaw=yaw, pitch=held(pose.pitch, FARTHEST), scale=scale)


def own_yaw(photo: Alignment) -> float:
    """Yaw of the photo's face in degrees, positive to the right of the image."""
    ahead = photo.rotation @ np.array([0.0, 0.0, -1.0])
    return math.degrees(math.atan2(ahead[0], -ahead[2]))


def room(own: float, turn: float) -> float:
    """Limit in degrees of yaw in the direction of `turn` for a photo with yaw `own`."""
    return float(np.interp(abs(own), *(ON if own * turn > 0 else BACK)))


def held(turn: float, end: float) -> float:
    """Compresses `turn` smoothly so that it never exceeds `end`."""
    beyond, left = max(abs(turn) - FREE * end, 0.0), (1 - FREE) * end
    return math.copysign(abs(turn) - beyond + left * math.tanh(beyond / left), turn)
