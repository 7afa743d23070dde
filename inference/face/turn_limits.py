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

ROTATION_LIMIT = 20.0
"""Limit of every rotation in degrees."""
LINEAR_SHARE = 0.75
"""Share of the limit up to which a rotation is unchanged; beyond it is compressed."""
FURTHER_LIMIT = (4.0, 20.0), (ROTATION_LIMIT, 5.0)
"""Yaw of the photo in degrees, and the limit of further yaw in the same direction (interpolated)."""
RETURN_LIMIT = (6.0, 16.0), (ROTATION_LIMIT, 6.0)
"""The same for yaw in the opposite direction."""
SCALE_LIMIT = 0.06
"""Largest reduction in size of a head that the photo's upper edge cuts, since the part above is missing."""
YAW_GAIN = 1.1
"""Gain on yaw alone: on rendered 3-D heads rotated by landmark depth, skin lies nearest to its true place at 1.1 to
1.2, hair at 1.0."""


def limited_pose(pose: HeadPose, photo: Alignment, cut: bool = False) -> HeadPose:
    """Limits a pose to what a photo in the pose `photo` can show; `cut`: the photo's upper edge cuts the head."""
    own = own_yaw(photo)
    yaw = YAW_GAIN * soft_limit(pose.yaw, yaw_limit(own, pose.yaw))
    scale = 1 - soft_limit(1 - pose.scale, SCALE_LIMIT) if cut and pose.scale < 1 else pose.scale
    return replace(pose, yaw=yaw, pitch=soft_limit(pose.pitch, ROTATION_LIMIT), scale=scale)


def own_yaw(photo: Alignment) -> float:
    """Yaw of the photo's face in degrees, positive to the right of the image."""
    ahead = photo.rotation @ np.array([0.0, 0.0, -1.0])
    return math.degrees(math.atan2(ahead[0], -ahead[2]))


def yaw_limit(own: float, turn: float) -> float:
    """Limit in degrees of yaw in the direction of `turn` for a photo with yaw `own`."""
    return float(np.interp(abs(own), *(FURTHER_LIMIT if own * turn > 0 else RETURN_LIMIT)))


def soft_limit(turn: float, end: float) -> float:
    """Compresses `turn` smoothly so that it never exceeds `end`."""
    beyond, left = max(abs(turn) - LINEAR_SHARE * end, 0.0), (1 - LINEAR_SHARE) * end
    return math.copysign(abs(turn) - beyond + left * math.tanh(beyond / left), turn)
