"""Eight visemes as ARKit blendshapes, for visual inspection on any face.

Lip and jaw shapes follow the visemes of the MPEG-4 standard (ISO/IEC 14496-2); the weights were tuned by eye.
"""

from __future__ import annotations

from inference.face.blendshapes import scores
from inference.face.dynamics import BLINK, from_blendshapes
from inference.types import Floats

SHAPES: dict[str, dict[str, float]] = {
    "m b p": {"mouthPressBoth": 0.3},
    "f v": {"jawOpen": 0.08, "mouthRollLower": 0.4, "mouthUpperUpBoth": 0.3},
    "s z": {"jawOpen": 0.06, "mouthStretchBoth": 0.4, "mouthLowerDownBoth": 0.35, "mouthUpperUpBoth": 0.35},
    "ee": {"jawOpen": 0.15, "mouthSmileBoth": 0.5, "mouthLowerDownBoth": 0.3},
    "eh": {"jawOpen": 0.35, "mouthLowerDownBoth": 0.3},
    "ah": {"jawOpen": 0.7, "mouthLowerDownBoth": 0.2},
    "oh": {"jawOpen": 0.45, "mouthFunnel": 0.7},
    "oo": {"jawOpen": 0.15, "mouthPucker": 0.8, "mouthFunnel": 0.3},
}
"""Blendshape weights by viseme; "Both" stands for left and right."""


def coefficients(name: str) -> Floats:
    """[D] dynamics coefficients of one of SHAPES, eyes open."""
    named = {key.replace("Both", side): value for key, value in SHAPES[name].items() for side in ("Left", "Right")}
    dynamics = from_blendshapes(scores(named))
    dynamics[BLINK] = 0
    return dynamics
