"""Gain for voices far below the usual recording level, so that they reach the models like usual ones."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import numpy.typing as npt

from inference.timebase import FEATURE_RATE, SAMPLE_RATE
from inference.types import Floats

FLOOR = 1e-13
"""Added to mel energies before the logarithm; about -130 dBFS, below the rounding of 16-bit samples."""
QUIET_PEAK = -10.0
"""Mean log-mel energy; a voice whose loudest frames stay below it is quiet. Ordinary speech reaches about -7."""
USUAL_PEAK = -7.5
"""Level of the loudest frames to which a quiet voice is raised."""
MOST = 14.0
"""Largest gain, natural log of energy (61 dB)."""
RISE = 1.0
"""Largest rise of the gain per frame; it falls at once."""
LEAST_VOICED = 15
"""Voiced frames after which the level of a voice is known; a knock has fewer."""
MEMORY = 10 * FEATURE_RATE
"""Voiced frames after which a louder voice is forgotten, at the latest after twice as many. A long memory keeps
a distant speaker from being raised in the pauses of a close one."""
MARGIN = 2.0
"""A frame may be voiced if it is this far above the noise floor (natural log of energy; 9 dB)."""
NOISE_RISE, NOISE_FALL = 0.5 / FEATURE_RATE, 0.2
"""Rise of the noise floor per frame, and share by which it falls to a quieter frame."""
PERIODIC = 0.7
"""Autocorrelation, relative to that of the window, above which a frame is voiced; white noise stays below 0.4."""
SHORTEST_PERIOD, LONGEST_PERIOD = SAMPLE_RATE // 400, SAMPLE_RATE // 80
FFT = 1024


class QuietVoice:
    """push(window, mel energies) -> factor 1 or more for the mel energies, once per feature frame.

    Only voiced frames above the noise floor tell the level of the voice, so noise is not raised to a voice.
    """

    def __init__(self) -> None:
        self._noise = 0.0
        self._gain = 0.0
        self._peak = self._peak_before = -math.inf
        """Highest level in this stretch of MEMORY voiced frames and in the stretch before."""
        self._voiced = 0

    def push(self, window: Floats, energies: npt.NDArray[np.float64]) -> float:
        """`window` [n] is the sound of the frame, `energies` [BINS] its mel energies."""
        level = float(np.mean(np.log(energies + FLOOR)))
        rise = level - self._noise
        self._noise += rise * NOISE_FALL if rise < 0 else min(NOISE_RISE, rise)
        if level > QUIET_PEAK or (level > self._noise + MARGIN and periodicity(window) > PERIODIC):
            self._hear(level)
        wanted = self._wanted()
        self._gain = min(wanted, self._gain + RISE)
        return math.exp(self._gain)

    def _hear(self, level: float) -> None:
        self._peak = max(self._peak, level)
        self._voiced += 1
        if self._voiced % MEMORY == 0:
            self._peak_before, self._peak = self._peak, level

    def _wanted(self) -> float:
        peak = max(self._peak, self._peak_before)
        if self._voiced < LEAST_VOICED or peak > QUIET_PEAK:
            return 0.0
        return min(USUAL_PEAK - peak, MOST)


def periodicity(window: Floats) -> float:
    """Highest normalised autocorrelation of a window [n] at periods of 80 to 400 Hz, about 1 for a steady vowel.

    The autocorrelation of the Hann-weighted window is divided by that of the weights (Boersma 1993).
    """
    weights, expected = _weights(len(window))
    sound = _autocorrelation((window - window.mean()) * weights)
    if sound[0] <= 0:
        return 0.0
    periods = slice(SHORTEST_PERIOD, min(LONGEST_PERIOD, len(window) // 2))
    return float((sound[periods] / sound[0] / expected[periods]).max())


@cache
def _weights(size: int) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Hann window and its normalised autocorrelation."""
    weights = np.hanning(size)
    expected = _autocorrelation(weights)
    return weights, expected / expected[0]


def _autocorrelation(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    spectrum = np.fft.rfft(values, FFT)
    return np.fft.irfft(spectrum.real**2 + spectrum.imag**2)
