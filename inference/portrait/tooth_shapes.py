"""Shapes of the teeth of a drawn row: upper and lower incisors, canines and premolars."""

from __future__ import annotations

from dataclasses import dataclass

from inference.portrait.tooth_texture import GAPS


@dataclass(frozen=True, slots=True)
class ToothShapes:
    """One row from the midline outwards; lengths in inter-ocular distances."""

    gaps: tuple[float, ...]
    """Distances along the arch from the midline to the gaps between teeth."""
    crowns: tuple[float, ...]
    """Heights of the crowns."""
    steps: tuple[float, ...]
    """Heights of the edges relative to the arc."""
    rise: tuple[float, ...]
    """Rise of an edge at a tooth's sides, in heights of the crown."""
    pointed: tuple[float, ...]
    """Exponents of that rise across half a tooth; canines are pointed."""
    tones: tuple[float, ...]
    """Brightness relative to the central incisors."""
    crowded: float
    """Spread of heights and rotations relative to that of upper teeth."""


UPPER = ToothShapes(
    gaps=GAPS,
    crowns=(0.115, 0.1, 0.112, 0.095, 0.085),
    steps=(0.0, -0.008, -0.002, -0.007, -0.012),
    rise=(0.10, 0.13, 0.20, 0.12, 0.12),
    pointed=(5.0, 3.6, 1.5, 1.8, 1.8),
    tones=(1.0, 0.97, 0.91, 0.9, 0.84),
    crowded=1.0,
)
"""Crowns of 10, 9, 10, 8.5 and 7.5 mm (source: Wheeler's Dental Anatomy), the rest means of 25 smiling portraits."""

LOWER = ToothShapes(
    gaps=(0.0, 0.062, 0.129, 0.201, 0.267, 0.33),
    crowns=(0.1, 0.104, 0.116, 0.095, 0.085),
    steps=(0.0, -0.001, 0.002, -0.006, -0.012),
    rise=(0.05, 0.07, 0.17, 0.13, 0.13),
    pointed=(6.0, 4.5, 1.6, 1.8, 1.8),
    tones=(1.0, 1.0, 0.94, 0.9, 0.84),
    crowded=1.3,
)
"""Teeth 5.3, 5.7, 6.8, 7 and 7 mm wide, crowns of 9, 9.5, 11, 8.5 and 8 mm (source: Wheeler's Dental Anatomy)."""
