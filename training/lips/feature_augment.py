"""Random changes of log-mel features: other voices, microphones, rooms and noise, drawn anew for every stretch."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.signal import lfilter

from inference.audio.features import BINS, SCALE

Features = npt.NDArray[np.float32]

WARP, SHIFT = 0.10, 2.5
"""Greatest stretch of the mel axis (another vocal tract) and its greatest shift in bins (another pitch)."""

EQUALISER, TILT, GAIN = 0.25, 0.3, 0.15
"""Standard deviations (tilt: greatest value) in the features' unit, 11 dB."""

KNOTS = 8
FLOORS = (-3.4, -0.5)
"""Levels of added noise against the speech: 37 to 5 dB below."""

UNSEEN = -4.0
"""What is taken off outside the band of a narrow-band microphone."""

LOWEST_CUT, HIGHEST_CUT = 10, 52
"""Mel bins of about 330 Hz and 2.9 kHz: a telephone's band is not cut further."""


def vary(features: Features, rng: np.random.Generator) -> Features:
    """[n, FEATURES] changed at random."""
    out = features.copy()
    if rng.random() < 0.4:
        out[:, :BINS] = warped(out[:, :BINS], rng)
    if rng.random() < 0.2:
        out[:, :BINS] = reverberant(out[:, :BINS], rng)
    out[:, :BINS] += microphone(rng)
    if rng.random() < 0.4:
        out = with_floor(out, rng)
    if rng.random() < 0.2:
        first = rng.integers(0, BINS - 10)
        out[:, first : first + rng.integers(2, 10)] = out[:, :BINS].mean()
    if rng.random() < 0.15:
        first = rng.integers(0, len(out) - 12)
        out[first : first + rng.integers(2, 8)] = out[first]
    return out


def warped(mel: Features, rng: np.random.Generator) -> Features:
    """[n, BINS] along a stretched and shifted mel axis."""
    places = np.arange(BINS) * (1 + rng.uniform(-WARP, WARP)) + rng.uniform(-SHIFT, SHIFT)
    places = np.clip(places, 0, BINS - 1)
    low = places.astype(int)
    share = (places - low).astype(np.float32)
    first = mel[:, low]
    return np.asarray(first + (mel[:, np.minimum(low + 1, BINS - 1)] - first) * share, np.float32)


def microphone(rng: np.random.Generator) -> Features:
    """[BINS] a smooth equaliser with a tilt, sometimes a narrow band, and a gain."""
    bins = np.arange(BINS)
    curve = np.interp(bins, np.linspace(0, BINS - 1, KNOTS), rng.normal(0, EQUALISER, KNOTS))
    curve = curve + rng.uniform(-TILT, TILT) * (bins / BINS - 0.5) * 2 + rng.normal(0, GAIN)
    if rng.random() < 0.15:
        curve = curve + UNSEEN * (bins < rng.uniform(0, LOWEST_CUT)) + UNSEEN * (bins > rng.uniform(HIGHEST_CUT, BINS))
    return curve.astype(np.float32)


def reverberant(mel: Features, rng: np.random.Generator) -> Features:
    """[n, BINS] with an exponential tail of energy: time constants of 50 to 250 ms."""
    keep = np.exp(-1 / rng.uniform(5, 25))
    power = np.exp(mel / SCALE)
    tail = lfilter([1 - keep], [1, -keep], power, axis=0)
    return np.asarray(np.log(power + rng.uniform(0.05, 0.6) * tail) * SCALE, np.float32)


def with_floor(features: Features, rng: np.random.Generator) -> Features:
    """[n, FEATURES] over steady noise of a random colour; the level above the noise falls with it."""
    mel, above = features[:, :BINS], features[:, BINS]
    colour = np.interp(np.arange(BINS), np.linspace(0, BINS - 1, 5), rng.normal(0, 0.35, 5))
    floor = rng.uniform(*FLOORS) + colour + rng.normal(0, 0.12, mel.shape)
    level = mel.mean(1)
    noisy = np.logaddexp(mel / SCALE, floor / SCALE) * SCALE
    room = np.maximum(level - above, floor.mean())
    return np.concatenate([noisy, np.maximum(noisy.mean(1) - room, 0)[:, None]], 1).astype(np.float32)
