"""How loud the room and the speaker are, followed frame by frame."""

from __future__ import annotations

from inference.timebase import SAMPLE_RATE

FRAME_RATE = SAMPLE_RATE // 160

START_SPEECH = -6.0
"""Mean log mel energy of ordinary close speech, assumed until some was heard."""

START_NOISE = -13.0
QUIETEST = -11.5
"""Speech is never taken to be quieter than this: silence must not be turned up into speech."""

SPEECH_MARGIN = 1.5
"""A frame counts as speech when it lies this much (natural log of energy; 6.5 dB) above the noise."""

MEMORY = 4.0 * FRAME_RATE
"""Speech frames over which the speech level is averaged."""

PRIOR = 0.5 * FRAME_RATE
"""Speech frames that the assumed level counts for."""

NOISE_RISE = 0.5 / FRAME_RATE
"""The noise floor climbs at most this much a frame (0.5 a second, 2 dB/s) and sinks at once towards quieter frames."""

NOISE_FALL = 0.2


class Loudness:
    """Running estimates in natural log of mean mel energy."""

    def __init__(self) -> None:
        self.speech = START_SPEECH
        self.noise = START_NOISE
        self.above_noise = 0.0
        self._heard = PRIOR

    def push(self, level: float) -> None:
        """Take one frame's mean log mel energy."""
        rise = level - self.noise
        self.noise += rise * NOISE_FALL if rise < 0 else min(NOISE_RISE, rise)
        self.above_noise = level - self.noise
        if self.above_noise > SPEECH_MARGIN:
            self._heard = min(self._heard + 1, MEMORY)
            self.speech = max(self.speech + (level - self.speech) / self._heard, QUIETEST)
