"""Samples of one decoded frame of sound."""

from __future__ import annotations

from dataclasses import dataclass

import av
import numpy as np
import numpy.typing as npt

from inference.types import Floats

FULL_SCALE = {"u8": 128.0, "s16": 32_768.0, "s32": 2_147_483_648.0}
"""Value of each integer sample format that stands for 1.0."""
WITHOUT_ARRAY = ("s64", "s64p")
"""Sample formats that PyAV does not turn into arrays."""
MOST_PLANES = 8
"""Channels up to which PyAV reads planar frames; of more it also reads pointers behind the last one and crashes."""
LEAST_RATE, MOST_RATE = 1000, 3_000_000
"""Sample rates in Hz of real sound; the resampler takes minutes for others, which only damaged headers tell."""


@dataclass(frozen=True)
class Decoded:
    """Samples of one decoded frame."""

    samples: Floats
    """[n, channels]; integer formats are scaled to -1..1, float formats may exceed it or hold NaN."""
    rate: int
    """Sample rate in Hz; it may change within a file."""
    names: tuple[str, ...]
    """FFmpeg's name of each channel, such as FL, FR, FC."""


def decoded(frame: av.AudioFrame) -> Decoded:
    """The samples of a frame. Raises ValueError or av.FFmpegError if its header is damaged."""
    if not LEAST_RATE <= frame.sample_rate <= MOST_RATE:
        raise ValueError(f"no sound has {frame.sample_rate} samples a second")
    names = tuple(channel.name for channel in frame.layout.channels)
    rate, count = frame.sample_rate, frame.layout.nb_channels
    if frame.format.name in WITHOUT_ARRAY or (frame.format.is_planar and count > MOST_PLANES):
        (frame,) = av.AudioResampler(format="dbl").resample(frame)
    raw = frame.to_ndarray()
    raw = raw.T if frame.format.is_planar else raw.reshape(-1, count)
    kind = frame.format.name.removesuffix("p")
    samples: npt.NDArray[np.float64] = np.asarray(raw, np.float64)
    if kind in FULL_SCALE:
        samples = (samples - 128.0 * (kind == "u8")) / FULL_SCALE[kind]
    with np.errstate(over="ignore"):  # doubles beyond the range of float32 become infinite
        return Decoded(np.ascontiguousarray(samples, np.float32), rate, names)
