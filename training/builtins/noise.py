"""Value noise and turbulence in three dimensions."""

from __future__ import annotations

import numpy as np


def value_noise(p: np.ndarray, seed: int) -> np.ndarray:
    """Smooth noise -1..1 at points [..., 3], on a lattice of spacing 1."""
    cell = np.floor(p).astype(np.int64)
    t = p - cell
    t = t * t * t * (t * (6 * t - 15) + 10)
    total = np.zeros(p.shape[:-1])
    for corner in range(8):
        bit = np.array([corner & 1, corner >> 1 & 1, corner >> 2 & 1])
        weight = np.where(bit, t, 1 - t).prod(-1)
        total += weight * _hash(cell + bit, seed)
    return total


def turbulence(p: np.ndarray, octaves: int, seed: int) -> np.ndarray:
    """Sum of noise octaves, each with half the amplitude and twice the frequency; about -1..1."""
    return sum(value_noise(p * 2.0**k + 17.3 * k, seed + k) / 2**k for k in range(octaves)) / 1.6


def _hash(cell: np.ndarray, seed: int) -> np.ndarray:
    """Hashed pseudo-random number -1..1 for each integer lattice point [..., 3]."""
    x, y, z = (cell[..., k] for k in range(3))
    h = (x * 374761393 + y * 668265263 + z * 2147483647 + seed * 144269504) & 0xFFFFFFFF
    h = ((h ^ (h >> 13)) * 1274126177) & 0xFFFFFFFF
    h = ((h ^ (h >> 16)) * 2246822519) & 0xFFFFFFFF
    return ((h ^ (h >> 15)) & 0xFFFFFF) / 0x7FFFFF - 1.0
