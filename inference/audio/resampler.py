"""Streaming sample rate conversion with a delay of about a millisecond.

libswresample through PyAV: 20 ms blocks of 44.1, 48 and 96 kHz come out at 16 kHz with 1 ms of lag, -97 dB of error
against a soxr reference and -92 dB of aliasing, in 0.08 ms. soxr's stream holds sound back for 20 ms (LQ) to 37 (HQ).
"""

from __future__ import annotations

import av
import numpy as np

from inference.types import Floats

LAYOUTS = {1: "mono", 2: "stereo"}


class Resampler:
    """Turns sound at `source` Hz into sound at `target` Hz piece by piece; sample 0 stays at the time of sample 0."""

    def __init__(self, source: int, target: int, channels: int = 1) -> None:
        self._source = source
        self._target = target
        self._channels = channels
        self._filter = av.AudioResampler(format="flt", layout=LAYOUTS[channels], rate=target)

    def push(self, samples: Floats) -> Floats:
        """All that is ready after `samples` [n, channels]: [m, channels]."""
        if self._source == self._target or not len(samples):
            return samples
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples).reshape(1, -1), "flt", LAYOUTS[self._channels])
        frame.sample_rate = self._source
        return self._join(self._filter.resample(frame))

    def flush(self) -> Floats:
        """The last millisecond, held back until now; nothing may be pushed afterwards."""
        return self._join([] if self._source == self._target else self._filter.resample(None))

    def _join(self, frames: list[av.AudioFrame]) -> Floats:
        return np.concatenate([np.zeros((0, self._channels), np.float32), *map(unpack, frames)])


def unpack(frame: av.AudioFrame) -> Floats:
    """Samples [n, channels] of a frame in the packed float format."""
    return frame.to_ndarray().reshape(-1, frame.layout.nb_channels).astype(np.float32, copy=False)
