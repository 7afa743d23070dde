"""Streaming log-mel spectrum at 100 Hz, normalised to the running speech level.

Frame k is centred on sample k * HOP and needs REACH samples after its centre. The stream is preceded by silence.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache

import numpy as np
import numpy.typing as npt

from inference.audio.loudness import START_SPEECH, Loudness
from inference.audio.quiet_voice import QuietVoice
from inference.timebase import SAMPLE_RATE
from inference.types import Floats

HOP = SAMPLE_RATE // 100
WINDOW = SAMPLE_RATE // 40
REACH = WINDOW // 2
FFT = 512
BINS = 80
LOWEST, HIGHEST = 60.0, 7_600.0

FEATURES = BINS + 1
"""Values per frame: BINS log-mel energies relative to the running speech level, then the level above the noise
floor."""

FLOOR = 1e-7
"""Added to mel energies; about -70 dBFS, the noise of microphones."""

SCALE = 1 / 2.5
"""Scales log energies (natural log) to about one standard deviation."""


class AudioFeatures:
    """push(samples) -> frames; any chunking gives bit-identical frames."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Clears all state; the next sample pushed is sample 0 of a new stream, preceded by silence."""
        self._pending = np.zeros(REACH, np.float32)
        self._loudness = Loudness()
        self._quiet_voice = QuietVoice()

    def push(self, samples: Floats) -> list[Floats]:
        """New frames, each float32 [FEATURES]. Non-finite samples count as 0; others are clipped to -1..1."""
        clean = np.clip(np.nan_to_num(samples, posinf=0.0, neginf=0.0), -1.0, 1.0).astype(np.float32)
        self._pending = np.concatenate([self._pending, clean])
        return list(self._frames())

    def _frames(self) -> Iterator[Floats]:
        # One frame at a time: matrix products of other sizes round differently and would depend on the chunking.
        ready = max(0, (len(self._pending) - WINDOW) // HOP + 1)
        for k in range(ready):
            window = self._pending[k * HOP : k * HOP + WINDOW]
            energies = mel_energies(window)
            yield self._feature(_log(energies * self._quiet_voice.push(window, energies)))
        self._pending = self._pending[ready * HOP :]

    def _feature(self, energies: Floats) -> Floats:
        self._loudness.push(float(np.mean(energies)))
        normal = (energies - self._loudness.speech) * SCALE
        return np.append(normal, np.float32(self._loudness.above_noise * SCALE)).astype(np.float32)


def log_mel(window: Floats) -> Floats:
    """[BINS] natural log of the mel energies of WINDOW samples."""
    return _log(mel_energies(window))


def mel_energies(window: Floats) -> npt.NDArray[np.float64]:
    """[BINS] mel energies of WINDOW samples."""
    spectrum = np.fft.rfft(window * _hann(), FFT)
    power = (spectrum.real**2 + spectrum.imag**2) / FFT
    return np.asarray(power @ mel_filters(), np.float64)


def _log(energies: npt.NDArray[np.float64]) -> Floats:
    return np.asarray(np.log(energies + FLOOR), np.float32)


@cache
def _hann() -> npt.NDArray[np.float64]:
    return np.hanning(WINDOW + 1)[:-1]


@cache
def mel_filters() -> npt.NDArray[np.float64]:
    """[FFT // 2 + 1, BINS] triangular filters, equally spaced in mel = 2595 log10(1 + f / 700) (O'Shaughnessy 1987)."""
    lowest, highest = (2595 * math.log10(1 + f / 700) for f in (LOWEST, HIGHEST))
    edges = 700 * (10 ** (np.linspace(lowest, highest, BINS + 2) / 2595) - 1)
    frequencies = np.fft.rfftfreq(FFT, 1 / SAMPLE_RATE)[:, None]
    rising = (frequencies - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - frequencies) / (edges[2:] - edges[1:-1])
    return np.asarray(np.clip(np.minimum(rising, falling), 0, None), np.float64)


def silent_feature() -> Floats:
    """[FEATURES] of digital silence at the start of a stream."""
    normal = np.full(BINS, (np.log(FLOOR) - START_SPEECH) * SCALE, np.float32)
    return np.append(normal, np.float32(0.0))
