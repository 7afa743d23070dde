"""The head pose at which another program's user looks at the meeting; a phone stands beside or below the screen."""

from __future__ import annotations

LEARNING = 1.0
"""Seconds over which the first pose is averaged."""
RELEARNING = 30.0
"""Time constant in seconds of later changes."""
NEAR = 12.0
"""Degrees from rest within which a head counts as resting."""

Angles = tuple[float, float, float]


class RestingHead:
    """Learns the resting pose in a second, then follows a user who sits differently."""

    def __init__(self) -> None:
        self._rest: Angles = (0.0, 0.0, 0.0)
        self._seconds = 0.0
        self._last: float | None = None

    def relative(self, angles: Angles, now: float) -> Angles:
        """Degrees from rest, of a head measured at `now` seconds."""
        step = 0.0 if self._last is None else min(max(now - self._last, 0.0), LEARNING)
        if self._last is None:
            self._rest = angles
        self._last = now
        turned = self._turned(angles)
        if self._seconds < LEARNING:
            self._seconds += step
            self._approach(turned, step / self._seconds if self._seconds else 1.0)
        elif max(map(abs, turned)) < NEAR:
            self._approach(turned, step / RELEARNING)
        return self._turned(angles)

    def _turned(self, angles: Angles) -> Angles:
        yaw, pitch, roll = (angle - rest for angle, rest in zip(angles, self._rest, strict=True))
        return yaw, pitch, roll

    def _approach(self, turned: Angles, share: float) -> None:
        yaw, pitch, roll = (rest + share * angle for rest, angle in zip(self._rest, turned, strict=True))
        self._rest = yaw, pitch, roll
