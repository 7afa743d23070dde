"""Procedural marble: stone colour, chisel marks and carved eyebrows."""

from __future__ import annotations

import numpy as np

from training.builtins.head import CLOTH, HAIR
from training.builtins.noise import turbulence


def chisel(places: np.ndarray, part: np.ndarray) -> np.ndarray:
    """Surface height of the chisel marks in centimetres: rougher on hair and cloth than on the polished face."""
    grain = turbulence(places * 5.0, 3, 11)
    rough = np.where(part == HAIR, 0.010, np.where(part == CLOTH, 0.008, 0.003))
    pits = np.clip(turbulence(places * 2.6, 2, 31) - 0.62, 0, 1) * 0.06
    return grain * rough - pits


def brows(places: np.ndarray) -> np.ndarray:
    """Height in centimetres of eyebrows with strokes, at points [..., 3] of the unturned head."""
    x, y = np.abs(places[..., 0]), places[..., 1]
    along = (x - 1.1) / 4.4
    arch = 5.05 + 1.05 * np.sin(np.clip(along, 0, 1) * 2.3) - 0.35 * along
    body = np.exp(-(((y - arch) / (0.40 * (1.15 - 0.6 * along.clip(0, 1)))) ** 4)) * (along > 0) * (along < 1)
    body = body * np.clip(along * 6, 0, 1) * np.clip((1 - along) * 4, 0, 1)
    strokes = 0.5 + 0.5 * np.sin(21 * (x * 0.8 - (y - arch) * (0.9 - along)))
    return np.where(places[..., 2] > 4, 0.15 * body * (0.78 + 0.22 * strokes), 0)


def stone(places: np.ndarray) -> np.ndarray:
    """Linear RGB [..., 3] of marble at points [..., 3]: warm white with grey veins and clouds."""
    p = places * 0.085 + np.array([3.1, 0.4, 7.7])
    bent = p + 0.55 * np.stack([turbulence(p * 1.3, 4, s) for s in (1, 2, 3)], -1)
    vein = np.exp(-((turbulence(bent * np.array([1.0, 0.55, 1.0]), 4, 7) / 0.035) ** 2))
    thin = np.exp(-((turbulence(bent * 2.1 + 5, 4, 9) / 0.02) ** 2)) * (turbulence(p * 0.7, 2, 13) > 0)
    cloud = turbulence(p * 0.8, 3, 21)
    base = np.array([0.80, 0.775, 0.73]) * (1 + 0.05 * cloud[..., None])
    grey = np.array([0.36, 0.37, 0.39])
    mix = (0.34 * vein + 0.28 * thin)[..., None]
    return base * (1 - mix) + grey * mix
