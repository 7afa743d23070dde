"""Dark line of lashes between closed lids, of which a photo of an open eye shows at most half."""

from __future__ import annotations

import numpy as np

from inference.decoder.eyes.lid_curves import LidCurves
from inference.decoder.flow.landmark_flow import smoothstep
from inference.face.eye_shape import EyeShape
from inference.face.patches import EYE_SIZE
from inference.types import Floats

CLOSED = (0.3, 0.8)
"""Degrees of lid closure at which the line begins and is complete."""
NEAR = (0.008, 0.03)
"""Lid distances, in distances of the outer eye corners, at which the line is complete and gone."""
BELOW = 1.6
"""Distance in window pixels of the line below the place where the lids meet: the upper lid's lashes hide it."""
LINE, SHADOW = (0.7, 1.3, 0.55), (3.0, 0.15)
"""Reach upwards and downwards in window pixels and strength of the line; reach and strength of the lashes' shadow."""
CORNERS = 0.12
"""Distance in eye widths over which the line fades at the corners."""


def lid_closure(target: EyeShape, own: EyeShape) -> float:
    """Closure 0..1 of the lids relative to the photo's eye opening."""
    now, before = (float((eye.lower[:, 1] - eye.upper[:, 1]).mean()) for eye in (target, own))
    return min(1.0, max(0.0, 1 - now / max(before, 1e-3)))


def lid_line(eye: LidCurves, shut: float) -> Floats:
    """[4, h, w] black with alpha where the lids of an eye meet in its window; `shut` as from `lid_closure`."""
    x, y = eye.places()
    above = np.maximum((eye.upper - y) / eye.pixel + BELOW, 0)
    under = np.maximum((y - eye.lower) / eye.pixel - BELOW, 0)
    line = LINE[2] * np.exp(-((above / LINE[0]) ** 2) - (under / LINE[1]) ** 2)
    shade = SHADOW[1] * np.exp(-((under / SHADOW[0]) ** 2)) * (above == 0)
    met = near(eye) * smoothstep((0.5 - np.abs(x / np.float32(eye.width))) / CORNERS)
    layer = np.zeros((4, *EYE_SIZE[::-1]), np.float32)
    layer[3] = np.maximum(line, shade) * met * line_strength(shut)
    return layer


def near(eye: LidCurves) -> Floats:
    """[1, w] 1 where the lids of an eye meet, 0 where they are apart."""
    return smoothstep((NEAR[1] - eye.lower + eye.upper) / (NEAR[1] - NEAR[0]))


def line_strength(shut: float) -> float:
    """Strength 0..1 of the line between lids closed by `shut`."""
    return float(smoothstep(np.array((shut - CLOSED[0]) / (CLOSED[1] - CLOSED[0]))))
