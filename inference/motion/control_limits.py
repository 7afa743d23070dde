"""Ranges of the user's controls; beyond them the drawn face distorts."""

from __future__ import annotations

from inference.motion.controls import Controls
from inference.user_error import UserError

GAZE = (30.0, 20.0)
"""Largest gaze yaw and pitch, in degrees."""
HEAD = (25.0, 20.0, 25.0)
"""Largest head yaw, pitch and roll, in degrees."""
DISTANCE = (0.7, 1.6)
SPEED = (0.25, 2.0)
AMOUNT = (0.0, 2.0)
BLINKS = (0.0, 60.0)
"""Blinks a minute."""


def check(controls: Controls) -> None:
    """Raise UserError if a value is outside its range, or no number."""
    for name, value, (low, high) in _ranges(controls):
        if not low <= value <= high:
            raise UserError(
                "The control {name} takes {low:g} to {high:g}, not {value:g}.",
                name=name,
                low=low,
                high=high,
                value=value,
            )


def _ranges(controls: Controls) -> list[tuple[str, float, tuple[float, float]]]:
    """Name, value and range of each number."""
    emotion = () if controls.emotion is None else controls.emotion.tolist()
    blinks = BLINKS[0] if controls.blink_rate is None else controls.blink_rate
    return [
        *(("gaze", value, (-most, most)) for value, most in zip(controls.gaze, GAZE, strict=True)),
        *(("head_pose", value, (-most, most)) for value, most in zip(controls.head_pose, HEAD, strict=True)),
        *(("emotion", value, AMOUNT) for value in emotion),
        ("distance", controls.distance, DISTANCE),
        ("head_motion", controls.head_motion, AMOUNT),
        ("head_speed", controls.head_speed, SPEED),
        ("expressiveness", controls.expressiveness, AMOUNT),
        ("blink_rate", blinks, BLINKS),
    ]
