"""OpenLipSync as a baseline: a small network from audio to 15 visemes at 100 Hz, run from a file that is not ours.

Features: 16 kHz scaled to an RMS of 0.08, reflected padding of 512, frames of 1024 every 160 samples under a Hann
window of 400 in their middle, power spectrum, 80 HTK mel triangles from 50 to 8000 Hz, 10 log10, floor -100 dB. The
aperture is a linear map of the visemes' probabilities, fitted on clips that do not judge.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from inference.timebase import SAMPLE_RATE
from training.evaluate.mouth_measures import Curve, Mouth

Sound = npt.NDArray[np.float32]

LEVEL, PADDING, FRAME, HOP, WINDOW, BINS = 0.08, 512, 1024, 160, 400, 80
LOWEST, HIGHEST, FLOOR = 50.0, 8000.0, 1e-10
SMOOTHED = 9
"""Frames over which the probabilities are averaged."""

MAP = np.array([
    -0.0195, -0.0472, -0.02, 0.0006, -0.0006, 0.0058, -0.0026, -0.0218, -0.0128, -0.0371, 0.0257, 0.0481, -0.0195,
    -0.0578, -0.0152,
])  # fmt: skip
BASE = 0.0168
"""Aperture in distances of the outer eye corners = visemes @ MAP + BASE."""


class OpenLipSync:
    """A mover of the table: sound [n] and times in seconds -> the mouth; its width is not known."""

    def __init__(self, path: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def __call__(self, sound: Sound, times: Curve) -> Mouth:
        logits = self._session.run(None, {"audio_features": features(sound)[None]})[0][0]
        visemes = 1 / (1 + np.exp(-logits[:, :15]))
        smooth = np.ones(SMOOTHED) / SMOOTHED
        curve = np.convolve(np.pad(visemes @ MAP + BASE, SMOOTHED // 2, mode="edge"), smooth, "valid")
        aperture = np.interp(times, np.arange(len(curve)) * HOP / SAMPLE_RATE, curve)
        return Mouth(aperture, np.full(len(times), np.nan), np.full(len(times), np.nan))


def features(sound: Sound) -> npt.NDArray[np.float32]:
    """[n, BINS] log-mel in dB."""
    level = sound * (LEVEL / (np.sqrt(np.mean(sound**2)) + 1e-9))
    padded = np.pad(level, PADDING, mode="reflect")
    window = np.zeros(FRAME)
    middle = (FRAME - WINDOW) // 2
    window[middle : middle + WINDOW] = np.hanning(WINDOW + 1)[:-1]
    frames = np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::HOP]
    power = np.abs(np.fft.rfft(frames * window)) ** 2
    return (10 * np.log10(np.maximum(power @ triangles(), FLOOR))).astype(np.float32)


def triangles() -> npt.NDArray[np.float64]:
    """[FRAME // 2 + 1, BINS] equally spaced in mel = 2595 log10(1 + f / 700)."""
    lowest, highest = (2595 * np.log10(1 + hertz / 700) for hertz in (LOWEST, HIGHEST))
    edges = 700 * (10 ** (np.linspace(lowest, highest, BINS + 2) / 2595) - 1)
    hertz = np.fft.rfftfreq(FRAME, 1 / SAMPLE_RATE)[:, None]
    rising = (hertz - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - hertz) / (edges[2:] - edges[1:-1])
    return np.clip(np.minimum(rising, falling), 0, None)
