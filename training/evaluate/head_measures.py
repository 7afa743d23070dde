"""Measures of head rotation: speed, power spectrum, and correlation with the voice level."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from inference.audio.features import BINS, AudioFeatures
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import align, rotation_matrix
from inference.timebase import MOTION_RATE
from inference.types import Motion
from training.evaluate.mouth_measures import Curve, correlation

Sound = npt.NDArray[np.float32]

BANDS = ((0.0, 1.0), (1.0, 3.0), (3.0, 8.0))
"""Frequency bands in Hz; above the last, the face model's jitter exceeds real head motion."""

SEGMENT = 128
"""Frames per periodogram (5.1 s, resolution 0.2 Hz)."""

COMPARED = (0.3, 6.0)
"""Frequency range in Hz for the comparison of log spectra."""

SMOOTHING = 0.2
"""Standard deviation in seconds of the Gaussian that smooths head speed and voice level before the correlation."""

FARTHEST = 0.4
"""Maximum lag in seconds."""


def rotations_of(landmarks: npt.NDArray[np.floating]) -> Curve:
    """[n, 3, 3] head orientation of landmarks [n, 478, 3]."""
    return align(landmarks.astype(np.float64), dynamics_space().mean_face).rotation


def rotations_from(motions: list[Motion]) -> Curve:
    """[n, 3, 3] head orientation of `motions`."""
    return np.stack([rotation_matrix(motion.pose) for motion in motions])


def turns(rotations: Curve) -> Curve:
    """[n - 1] angle in degrees between consecutive orientations [n, 3, 3]."""
    steps = np.swapaxes(rotations[:-1], -1, -2) @ rotations[1:]
    return np.degrees(np.linalg.norm(rotation_vectors(steps), axis=-1))


def angles(rotations: Curve) -> Curve:
    """[n, 3] rotation vectors in degrees (about x, y, z) relative to the mean orientation."""
    u, _, vt = np.linalg.svd(rotations.mean(0))
    return np.degrees(rotation_vectors((u @ vt).T @ rotations))


def rotation_vectors(rotations: Curve) -> Curve:
    """[..., 3] rotation vectors in radians of rotations [..., 3, 3] of less than 180 degrees."""
    skew = (rotations - np.swapaxes(rotations, -1, -2)) / 2
    axis = np.stack([skew[..., 2, 1], skew[..., 0, 2], skew[..., 1, 0]], -1)
    sine = np.linalg.norm(axis, axis=-1, keepdims=True)
    cosine = (np.trace(rotations, axis1=-2, axis2=-1)[..., None] - 1) / 2
    return axis * np.where(sine > 1e-9, np.arctan2(sine, cosine) / np.maximum(sine, 1e-9), 1.0)


def spectrum(degrees: Curve) -> tuple[Curve, Curve]:
    """Frequencies [m] in Hz and power density [m] in square degrees per Hz of angles [n, 3], summed over the axes.

    Welch's method: Hann windows with 50 % overlap and linear detrending.
    """
    window = np.hanning(SEGMENT + 2)[1:-1]
    line = np.stack([np.ones(SEGMENT), np.linspace(-1, 1, SEGMENT)], 1)
    powers = []
    for start in range(0, len(degrees) - SEGMENT + 1, SEGMENT // 2):
        piece = degrees[start : start + SEGMENT]
        piece = piece - line @ np.linalg.lstsq(line, piece, rcond=None)[0]
        powers.append((np.abs(np.fft.rfft(piece * window[:, None], axis=0)) ** 2).sum(1))
    scale = 2 / (MOTION_RATE * (window**2).sum())
    return np.fft.rfftfreq(SEGMENT, 1 / MOTION_RATE), scale * np.mean(powers, 0)


def band_shares(frequencies: Curve, power: Curve) -> list[float]:
    """Share of the power in each of BANDS."""
    sums = [power[(frequencies >= low) & (frequencies < high)].sum() for low, high in BANDS]
    return [float(part / sum(sums)) for part in sums]


def log_spectral_distance(frequencies: Curve, power: Curve, other: Curve) -> float:
    """R.m.s. difference in dB of two power spectra within COMPARED."""
    kept = (frequencies >= COMPARED[0]) & (frequencies <= COMPARED[1])
    return float(np.sqrt(np.mean((10 * np.log10((power[kept] + 1e-12) / (other[kept] + 1e-12))) ** 2)))


def with_voice(rotations: Curve, sound: Sound) -> tuple[float, float]:
    """Correlation of smoothed head speed and voice level, at zero lag and at the best lag within FARTHEST."""
    speed = smooth(turns(rotations))
    level = smooth(voice_level(sound))
    count, reach = min(len(speed), len(level)), round(FARTHEST * MOTION_RATE)
    inner = slice(reach, count - reach)
    lags = {
        lag: correlation(np.roll(speed[:count], -lag)[inner], level[:count][inner]) for lag in range(-reach, reach + 1)
    }
    return lags[0], max(lags.values())


def voice_level(sound: Sound) -> Curve:
    """[n] mean log-mel energy at each motion point."""
    level = np.array([frame[:BINS].mean() for frame in AudioFeatures().push(sound)])
    return level[:: 100 // MOTION_RATE].astype(np.float64)


def smooth(curve: Curve) -> Curve:
    """[n] curve smoothed by a Gaussian of SMOOTHING seconds."""
    width = SMOOTHING * MOTION_RATE
    kernel = np.exp(-0.5 * (np.arange(-round(3 * width), round(3 * width) + 1) / width) ** 2)
    return np.convolve(np.pad(curve, len(kernel) // 2, mode="edge"), kernel / kernel.sum(), "valid")
