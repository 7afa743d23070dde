"""Keeps the place at which delayed sound is read where it ought to be, unheard."""

from __future__ import annotations

from dataclasses import dataclass

GAIN = 0.2
"""Correction of the pace for each second of error, 1/s: an error is gone after some 10 s."""
INTEGRAL = GAIN**2 / 4
"""Takes over the steady part, which is the drift between two sound cards; critically damped."""
NEAR = 0.005
"""Seconds of error below which the steady part is learnt; a larger one is a change of plan."""
FASTEST = 0.005
"""Largest correction of the pace: 9 cents, below what is heard of a voice."""
SLEW = 0.002
"""Change of the correction in a second: an abrupt one would be heard as a warble."""
JUMP = 0.12
"""Seconds of error that are not walked but leapt, in a fade from the old place to the new one."""
QUIET_JUMP = 0.004
"""The same where there is nothing to hear."""


@dataclass(frozen=True)
class Stretch:
    """Where to read one block."""

    position: float
    step: float
    left_from: float | None = None
    """The place to fade from, when the head leaps."""


class ReadHead:
    """Positions are samples of the microphone at `rate` Hz, played at `played` Hz."""

    def __init__(self, rate: int, played: int) -> None:
        self._rate = rate
        self._pace = rate / played
        self._position: float | None = None
        self._correction = 0.0
        self._drift = 0.0
        self.error = 0.0
        """Seconds by which the head was off at the last block; positive when it was behind."""
        self.leaps = 0
        """How often it had to leap although it may have been heard."""

    @property
    def position(self) -> float | None:
        """The place that is read next."""
        return self._position

    def next(self, wanted: float, count: int, quiet: bool = False) -> Stretch:
        """The place of the next `count` samples to play, of which the first ought to be at `wanted`.

        While it is `quiet` here and there nobody hears a leap, so a small error is reason enough.
        """
        seconds = count * self._pace / self._rate
        self.error = (wanted - self._position) / self._rate if self._position is not None else 0.0
        if self._position is None or abs(self.error) > (QUIET_JUMP if quiet else JUMP):
            return self._leap(wanted, count)
        self._steer(seconds)
        return self._advance(self._position, count)

    def off(self, wanted: float) -> bool:
        """So far from `wanted` that a leap is worth while if it is quiet."""
        return self._position is not None and abs(wanted - self._position) / self._rate > QUIET_JUMP

    def _leap(self, wanted: float, count: int) -> Stretch:
        before = self._position
        self.leaps += abs(self.error) > JUMP
        stretch = self._advance(wanted, count)
        return Stretch(stretch.position, stretch.step, before)

    def _advance(self, position: float, count: int) -> Stretch:
        step = self._pace * (1 + self._correction)
        self._position = position + step * count
        return Stretch(position, step)

    def _steer(self, seconds: float) -> None:
        wished = GAIN * self.error + self._drift
        if abs(self.error) < NEAR:
            self._drift += INTEGRAL * self.error * seconds
        change = min(max(wished, -FASTEST), FASTEST) - self._correction
        self._correction += min(max(change, -SLEW * seconds), SLEW * seconds)
