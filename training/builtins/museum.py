"""Background wall of the statue, and the tone mapping of its image."""

from __future__ import annotations

import numpy as np

from training.builtins.noise import turbulence


def hall(size: int) -> np.ndarray:
    """[size, size, 3] linear RGB of a dark, defocused museum wall with a soft pool of light."""
    y, x = np.mgrid[0:size, 0:size] / size - 0.5
    pool = np.exp(-(((x - 0.16) / 0.36) ** 2 + ((y + 0.10) / 0.42) ** 2))
    panel = 1 / (1 + np.exp((np.abs(x - 0.05) - 0.40) / 0.012))
    wall = 0.010 + 0.050 * pool + 0.006 * panel
    mottle = turbulence(np.stack([x * 5, y * 5, np.zeros_like(x)], -1), 4, 40)
    tint = np.array([0.92, 0.98, 1.08]) * (1 - 0.25 * pool[..., None]) + np.array([0.30, 0.22, 0.12]) * pool[..., None]
    return (wall * (1 + 0.12 * mottle))[..., None] * tint


def developed(linear: np.ndarray) -> np.ndarray:
    """Linear RGB tone-mapped by a filmic curve (Hable 2010) with gamma 2.2, 0..1."""

    def curve(x: np.ndarray | float) -> np.ndarray | float:
        return (x * (0.22 * x + 0.03) + 0.002) / (x * (0.22 * x + 0.30) + 0.06) - 0.002 / 0.06

    tone = curve(1.9 * linear) / curve(4.2)
    return np.clip(tone, 0, 1) ** (1 / 2.2)
