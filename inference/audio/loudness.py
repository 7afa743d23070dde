"""Running speech level and noise floor, updated per feature frame."""

from __future__ import annotations

from inference.timebase import SAMPLE_RATE

FRAME_RATE = SAMPLE_RATE // 160

START_SPEECH = -6.0
"""Initial speech level: mean log-mel energy of ordinary close speech."""

START_NOISE = -13.0
QUIETEST = -11.5
"""Lower limit of the speech level, so that silence is not amplified to speech."""

SPEECH_MARGIN = 1.5
"""A frame counts as speech if it is this far above the noise floor (natural log of energy; 6.5 dB)."""

MEMORY = 4.0 * FRAME_RATE
"""Speech frames over which the speech level is averaged."""

PRIOR = 0.5 * FRAME_RATE
"""Weight of the initial speech level in speech frames."""

NOISE_RISE = 0.5 / FRAME_RATE
"""Largest rise of the noise floor per frame (0.5 per second, 2 dB/s)."""

NOISE_FALL = 0.2


class Loudness:
    """Running estimates in natural log of mean mel energy."""

    def __init__(self) -> None:
        self.speech = START_SPEECH
        self.noise = START_NOISE
        self.above_noise = 0.0
        self._heard = PRIOR

    def push(self, level: float) -> None:
        """Updates the estimates with the mean log-mel energy of one frame."""
        rise = level - self.noise
        self.noise += rise * NOISE_FALL if rise < 0 else min(NOISE_RISE, rise)
        self.above_noise = level - self.noise
        if self.above_noise > SPEECH_MARGIN:
            self._heard = min(self._heard + 1, MEMORY)
            self.speech = max(self.speech + (level - self.speech) / self._heard, QUIETEST)
