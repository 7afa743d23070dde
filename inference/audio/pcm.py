"""Blocks of PCM samples of any sample rate and format, converted to the models' 16 kHz mono."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from inference.audio.channels import MonoMix
from inference.audio.resampler import Resampler
from inference.timebase import SAMPLE_RATE
from inference.types import Floats
from inference.user_error import UserError

Pcm = npt.NDArray[np.int16] | Floats
"""[n] or [n, channels] samples: int16, or float32 in -1..1."""

RATES = (8_000, 192_000)
"""Lowest and highest accepted sample rate in Hz."""
FULL_SCALE = np.float32(1 / 32768)


class PcmConverter:
    """push(block) -> 16 kHz mono; any chunking gives the same samples. The delay is about 1 ms, none at 16 kHz."""

    def __init__(self, rate: int) -> None:
        """`rate` is the blocks' sample rate in Hz. Raises UserError if it is out of range."""
        if not RATES[0] <= rate <= RATES[1]:
            low, high = RATES
            raise UserError(
                "Sound of {rate} Hz is not accepted; give {low} to {high} Hz.", rate=rate, low=low, high=high
            )
        self.rate = rate
        self._mix = MonoMix(rate)
        self._resampler = Resampler(rate, SAMPLE_RATE)

    def push(self, pcm: Pcm) -> Floats:
        """Samples [m] at 16 kHz, -1..1, that are complete by now. Raises UserError for another type or shape."""
        return self._resampler.push(self._mix.push(as_floats(pcm))[:, None])[:, 0]

    def flush(self) -> Floats:
        """The remaining samples [m]; nothing may be pushed afterwards."""
        return self._resampler.flush()[:, 0]


def as_floats(pcm: Pcm) -> Floats:
    """[n, channels] in -1..1; what is no number becomes silence. Raises UserError for another type or shape."""
    if not isinstance(pcm, np.ndarray) or not _is_sound(pcm):
        raise UserError(
            "Sound is int16 or float32 samples [n] or [n, channels], not {kind} {shape}.",
            kind=getattr(pcm, "dtype", type(pcm).__name__),
            shape=list(getattr(pcm, "shape", ())),
        )
    samples: Floats = (pcm if pcm.ndim == 2 else pcm[:, None]).astype(np.float32)
    if pcm.dtype == np.int16:
        return samples * FULL_SCALE
    return np.clip(np.nan_to_num(samples, posinf=0.0, neginf=0.0), -1.0, 1.0)


def _is_sound(pcm: Pcm) -> bool:
    return pcm.dtype in (np.int16, np.float32) and pcm.ndim in (1, 2) and all(pcm.shape[1:])
