"""Delay line for the microphone's sound, with fractional read positions and a variable read rate."""

from __future__ import annotations

import math
from threading import Lock

import numpy as np
import numpy.typing as npt

from inference.types import Floats

Places = npt.NDArray[np.float64]

BUFFER_SECONDS = 2.0
HALF = 24
"""Half length of the interpolation filter in samples."""
PHASES = 4096
"""Fractional positions between two samples; rounding to the nearest causes an error of -85 dB at 5 kHz."""
BETA = 8.0
"""Beta of the Kaiser window: -80 dB in the stopband, passband up to 0.9 of the lower Nyquist frequency."""
SILENCE_LEVEL = 0.01
"""-40 dB: below speech, above the noise of most rooms."""
FADE_SECONDS = 0.005
"""Duration of fades at gaps; a shorter fade is audible as a click."""


class DelayLine:
    """Ring buffer between capture thread and playback thread; positions are numbers of microphone samples.

    Samples that were never written or have been overwritten read as silence; sound next to a gap fades out and in.
    """

    def __init__(self, rate: int, channels: int, cutoff: float = 1.0) -> None:
        """`cutoff` is the output's Nyquist frequency as a fraction of the microphone's, at most 1."""
        self.rate = rate
        self.channels = channels
        self._reach = math.ceil(HALF / cutoff)
        self._kernel = kernel(self._reach, cutoff)
        self._fade = round(FADE_SECONDS * rate)
        self._size = round(BUFFER_SECONDS * rate)
        self._ring = np.zeros((self._size, channels), np.float32)
        self._end = 0
        self._gain = 0.0
        self._after_gap = True
        self._lock = Lock()

    @property
    def end(self) -> int:
        """Number of the next sample to be written."""
        return self._end

    def write(self, start: int, samples: Floats) -> None:
        """Write sound [n, channels] from sample number `start`; samples that are already written are skipped."""
        with self._lock:
            skipped = max(0, self._end - start, len(samples) - self._size)
            start, samples = start + skipped, samples[skipped:]
            if not len(samples):
                return
            if start > self._end:
                self._insert_gap(start)
            self._put(start, self._fade_in(samples))

    def fade_out(self, position: float) -> None:
        """Fade the written sound from `position` into silence."""
        with self._lock:
            first = min(max(math.ceil(position) + self._reach, self._end - self._size), self._end)
            count = self._end - first
            gains = np.clip(1 - np.arange(1, count + 1, dtype=np.float32) / self._fade, 0, None)
            self._ring[np.arange(first, self._end) % self._size] *= gains[:, None]
            self._after_gap = True

    def is_silent(self, position: float, count: int) -> bool:
        """True if the `count` samples from `position` are below SILENCE_LEVEL."""
        first = math.floor(position)
        with self._lock:
            known = self._stored(first, first + count)
        return float(np.abs(known).max(initial=0.0)) < SILENCE_LEVEL

    def read(self, position: float, step: float, count: int) -> Floats:
        """[count, channels] at position, position + step, ...; silence where no sound is stored."""
        positions = position + step * np.arange(count, dtype=np.float64)
        first, last = math.floor(position) - self._reach + 1, math.floor(positions[-1]) + self._reach
        with self._lock:
            known = self._stored(first, last + 1)
            end = self._end
        out = self._between(known, positions, first)
        return np.asarray(out * self._gains(end - self._reach - positions)[:, None])

    def _between(self, known: Floats, positions: Places, first: int) -> Floats:
        whole = np.floor(positions)
        weights = self._kernel[np.rint((positions - whole) * PHASES).astype(int)]
        windows = np.lib.stride_tricks.sliding_window_view(known, 2 * self._reach, axis=0)
        chosen = windows[whole.astype(int) - self._reach + 1 - first]
        return np.asarray(np.einsum("nct,nt->nc", chosen, weights), np.float32)

    def _gains(self, left: Places) -> Floats:
        """Gains that fall to 0 where only `left` samples of sound remain, and rise no faster than the fade."""
        rising = self._gain + np.arange(1, len(left) + 1) / self._fade
        gains = np.minimum(np.clip(left / self._fade, 0, 1), rising)
        self._gain = float(gains[-1])
        return np.asarray(gains, np.float32)

    def _stored(self, first: int, end: int) -> Floats:
        """Samples [end - first, channels]; silence where the ring buffer does not hold them."""
        out = np.zeros((end - first, self.channels), np.float32)
        held = slice(max(first, self._end - self._size, 0), min(end, self._end))
        if held.start < held.stop:
            out[held.start - first : held.stop - first] = self._ring[np.arange(held.start, held.stop) % self._size]
        return out

    def _insert_gap(self, start: int) -> None:
        """Fade out the written sound and insert silence up to `start`."""
        fade = min(self._fade, self._end)
        gains = np.arange(fade, 0, -1, dtype=np.float32)[:, None] / self._fade
        self._ring[np.arange(self._end - fade, self._end) % self._size] *= gains
        missing = min(start - self._end, self._size)
        self._put(start - missing, np.zeros((missing, self.channels), np.float32))
        self._after_gap = True

    def _put(self, start: int, samples: Floats) -> None:
        self._end = start + len(samples)
        self._ring[np.arange(start, self._end) % self._size] = samples

    def _fade_in(self, samples: Floats) -> Floats:
        if not self._after_gap:
            return samples
        self._after_gap = False
        gains = np.clip(np.arange(len(samples), dtype=np.float32) / self._fade, 0, 1)
        return np.asarray(samples * gains[:, None], np.float32)


def kernel(reach: int, cutoff: float) -> Floats:
    """[PHASES + 1, 2 * reach] windowed sinc at every phase (source: Smith, Digital Audio Resampling)."""
    phases = np.arange(PHASES + 1)[:, None] / PHASES
    distance = np.arange(-reach + 1, reach + 1)[None] - phases
    window = np.i0(BETA * np.sqrt(np.clip(1 - (distance / reach) ** 2, 0, None))) / np.i0(BETA)
    weights = np.sinc(cutoff * distance) * window
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), np.float32)
