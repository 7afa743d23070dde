"""What lips are compared with: loudness alone, and an open audio-to-viseme program.

pylipsync (MIT) is a port of uLipSync; who runs the comparison installs it, the product does not know it:

    pip install --no-deps pylipsync librosa lazy-loader soxr audioread
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inference.audio_features import BINS, HOP, AudioFeatures
from inference.timebase import SAMPLE_RATE
from training.mouth_measures import Curve, Mouth

Sound = npt.NDArray[np.float32]
Baseline = Callable[[Sound, Curve], Mouth]

CACHE = Path(__file__).with_name("out") / "baselines"

RANGE = 3.0
"""How far below the loud parts (95th percentile) the loudness mouth is shut: 3 in AudioFeatures' units, 33 dB."""

FEATURE_RATE = SAMPLE_RATE // HOP

WINDOW = 0.08
"""Seconds over which loudness is averaged."""

VISEME_RATE = 50
APERTURE = {"aa": 1.0, "oh": 0.7, "ee": 0.45, "ih": 0.3, "ou": 0.35, "silence": 0.0}
WIDTH = {"aa": 0.0, "oh": -0.6, "ee": 1.0, "ih": 0.7, "ou": -1.0, "silence": 0.0}
"""Our reading of pylipsync's vowels: open jaw in a, half in o, rounded in o and u, spread in e and i."""

VISEME_SMOOTHING = 0.08
"""Seconds over which viseme weights are averaged; uLipSync's own scenes smooth by about as much."""


def loudness(sound: Sound, times: Curve) -> Mouth:
    """Aperture and jaw follow the mean log mel energy, as the lips' network hears it; the width is unknown."""
    window = np.hanning(round(WINDOW * FEATURE_RATE) + 2)[1:-1]
    level = np.array([frame[:BINS].mean() for frame in AudioFeatures().push(sound)])
    level = np.convolve(np.pad(level, len(window) // 2, mode="edge"), window / window.sum(), "valid")[: len(level)]
    curve = np.clip((level - np.percentile(level, 95)) / RANGE + 1, 0, 1)
    aperture = np.interp(times, np.arange(len(curve)) / FEATURE_RATE, curve)
    return Mouth(aperture, np.full(len(times), np.nan), aperture)


def pylipsync(sound: Sound, times: Curve) -> Mouth:
    """Viseme weights times fixed mouth shapes."""
    weights = viseme_weights(sound)
    centres = (np.arange(len(weights)) + 0.5) / VISEME_RATE
    aperture, width = (
        np.interp(times, centres, smoothed(weights @ np.array([shape[name] for name in APERTURE])))
        for shape in (APERTURE, WIDTH)
    )
    return Mouth(aperture, width, aperture)


def viseme_weights(sound: Sound) -> Curve:
    """[n50, 6] pylipsync's weights in APERTURE's order; the program is slow, so that they are kept in CACHE."""
    path = CACHE / f"pylipsync-{hashlib.sha256(sound.tobytes()).hexdigest()[:24]}.npy"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        frames = analyzer().extract_phoneme_segments(sound, SAMPLE_RATE, fps=VISEME_RATE)
        weights = [{phoneme.name: float(phoneme.target) for phoneme in frame.phonemes} for frame in frames]
        np.save(path, np.array([[frame[name] for name in APERTURE] for frame in weights]))
    return np.load(path)


@cache
def analyzer():
    import pylipsync as program

    return program.PhonemeAnalyzer()


def smoothed(curve: Curve) -> Curve:
    window = np.ones(round(VISEME_SMOOTHING * VISEME_RATE))
    return np.convolve(curve, window / len(window), "same")


def baselines() -> dict[str, Baseline]:
    """Those that can run here; a sentence for one that cannot."""
    found: dict[str, Baseline] = {"loudness": loudness}
    try:
        analyzer()
        found["pylipsync"] = pylipsync
    except ImportError as problem:
        print(f"left out: pylipsync ({problem}); see training/motion_baselines.py for the pip command")
    return found
