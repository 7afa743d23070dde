"""Motions in which every portrait is evaluated."""

from __future__ import annotations

import numpy as np

from inference.face.dynamics import BLINK, DYNAMICS, from_blendshapes
from inference.types import Floats, HeadPose, Motion

JAW_OPEN, FUNNEL, PUCKER, SMILES, STRETCHES, UPPER_UPS, LOWER_DOWNS, PRESSES = (
    25, 32, 38, (44, 45), (46, 47), (48, 49), (34, 35), (36, 37)
)  # fmt: skip
"""Columns of the ARKit scores."""


def moment(
    gaze: tuple[float, float] = (0.0, 0.0), shut: float = 0.0, scores: dict[int, float] | None = None, **pose: float
) -> Motion:
    """A motion with ARKit `scores` by column, both lids `shut` 0..1, `gaze` and head `pose` in degrees."""
    row = np.zeros(52)
    for column, value in (scores or {}).items():
        row[column] = value
    dynamics: Floats = from_blendshapes(row) if scores else np.zeros(DYNAMICS, np.float32)
    dynamics[BLINK] += shut
    return Motion(0, HeadPose(**pose), gaze, dynamics)


def _both(columns: tuple[int, int], value: float) -> dict[int, float]:
    return dict.fromkeys(columns, value)


POSES: dict[str, Motion] = {
    "rest": moment(),
    "wide mouth": moment(scores={JAW_OPEN: 0.8}),
    "blink": moment(shut=1.0),
    "gaze left": moment(gaze=(-15.0, 0.0)),
    "gaze right": moment(gaze=(15.0, 0.0)),
    "gaze up": moment(gaze=(0.0, 10.0)),
    "gaze down": moment(gaze=(0.0, -10.0)),
    "yaw -15": moment(yaw=-15.0),
    "yaw +15": moment(yaw=15.0),
    "pitch -10": moment(pitch=-10.0),
    "pitch +10": moment(pitch=10.0),
    "roll -10": moment(roll=-10.0),
    "roll +10": moment(roll=10.0),
}
"""Extremes of the motion generator's output."""

MOUTHS: dict[str, Motion] = {
    "shut": moment(),
    "aa": moment(scores={JAW_OPEN: 0.8}),
    "eh": moment(scores={JAW_OPEN: 0.4, **_both(STRETCHES, 0.3)}),
    "ee": moment(scores={JAW_OPEN: 0.12, **_both(SMILES, 0.5), **_both(STRETCHES, 0.4), **_both(LOWER_DOWNS, 0.4)}),
    "oh": moment(scores={JAW_OPEN: 0.4, FUNNEL: 0.6}),
    "oo": moment(scores={JAW_OPEN: 0.1, PUCKER: 0.9}),
    "teeth": moment(scores={JAW_OPEN: 0.08, **_both(UPPER_UPS, 0.7), **_both(LOWER_DOWNS, 0.7)}),
    "smile": moment(scores=_both(SMILES, 0.8)),
}
EYES: dict[str, Motion] = {
    **{name: motion for name, motion in POSES.items() if name.startswith(("rest", "gaze"))},
    "half shut": moment(shut=0.5),
    "blink": POSES["blink"],
}
TURNS: dict[str, Motion] = {
    name: motion for name, motion in POSES.items() if name.startswith(("rest", "yaw", "pitch", "roll"))
}
