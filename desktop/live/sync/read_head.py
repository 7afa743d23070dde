"""Controls the read position of delayed sound inaudibly."""

from __future__ import annotations

from dataclasses import dataclass

GAIN = 0.2
"""Proportional gain in 1/s: an error disappears within about 10 s."""
INTEGRAL = GAIN**2 / 4
"""Integral gain, which compensates the drift between two sound cards; critically damped."""
NEAR = 0.005
"""Error in seconds below which the integral is updated; larger errors come from a change of the target."""
FASTEST = 0.005
"""Largest change of the playback rate: 9 cents, inaudible in a voice."""
SLEW = 0.002
"""Largest change of the correction per second; a sudden change is audible as a warble."""
JUMP = 0.12
"""Error in seconds above which the position jumps, with a crossfade from the old position."""
SILENT_JUMP = 0.004
"""The same during silence."""


@dataclass(frozen=True)
class ReadSpan:
    """Read positions of one block."""

    position: float
    step: float
    fade_from: float | None = None
    """Position to crossfade from, if the position jumps."""


class ReadHead:
    """Positions are samples of the microphone at `rate` Hz, played at `played` Hz."""

    def __init__(self, rate: int, played: int) -> None:
        self._rate = rate
        self._pace = rate / played
        self._position: float | None = None
        self._correction = 0.0
        self._drift = 0.0
        self.error = 0.0
        """Seconds between target and read position at the last block; positive if the read position was behind."""
        self.jumps = 0
        """Number of possibly audible jumps."""

    @property
    def position(self) -> float | None:
        """The next read position."""
        return self._position

    def next(self, wanted: float, count: int, silent: bool = False) -> ReadSpan:
        """Read positions of the next `count` samples to play; the target of the first is `wanted`.

        If `silent`, both positions are silent, so that a jump is inaudible and even a small error triggers one.
        """
        seconds = count * self._pace / self._rate
        self.error = (wanted - self._position) / self._rate if self._position is not None else 0.0
        if self._position is None or abs(self.error) > (SILENT_JUMP if silent else JUMP):
            return self._jump(wanted, count)
        self._steer(seconds)
        return self._advance(self._position, count)

    def is_jump_due(self, wanted: float) -> bool:
        """True if the position is far enough from `wanted` for a jump during silence."""
        return self._position is not None and abs(wanted - self._position) / self._rate > SILENT_JUMP

    def _jump(self, wanted: float, count: int) -> ReadSpan:
        before = self._position
        self.jumps += abs(self.error) > JUMP
        span = self._advance(wanted, count)
        return ReadSpan(span.position, span.step, before)

    def _advance(self, position: float, count: int) -> ReadSpan:
        step = self._pace * (1 + self._correction)
        self._position = position + step * count
        return ReadSpan(position, step)

    def _steer(self, seconds: float) -> None:
        wished = GAIN * self.error + self._drift
        if abs(self.error) < NEAR:
            self._drift += INTEGRAL * self.error * seconds
        change = min(max(wished, -FASTEST), FASTEST) - self._correction
        self._correction += min(max(change, -SLEW * seconds), SLEW * seconds)
