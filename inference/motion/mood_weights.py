"""Weights of the voice's mood, written by `python -m training.head.mood`: do not edit.

Held-out people: r 0.05 arousal, 0.14 valence; targets below 0.2 are 0.
"""

from __future__ import annotations

import numpy as np

SPREAD = np.array([0.4534, 0.1446, 0.4081, 0.3130, 0.0653, 0.2297, 0.0782, 0.1969])
"""[8] standard deviation of each feature of inference/motion/mood.py."""

WEIGHTS = np.array(
    [
        [-0.0000, -0.0000],
        [-0.0000, -0.0000],
        [0.0000, 0.0000],
        [-0.0000, 0.0000],
        [-0.0000, -0.0000],
        [-0.0000, 0.0000],
        [-0.0000, -0.0000],
        [-0.0000, 0.0000],
    ]
)
"""[8, 2] from features in their standard deviations to arousal and valence."""
