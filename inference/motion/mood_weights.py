"""Weights of the voice's mood, written by `python -m training.head.mood`: do not edit.

Held-out people: r 0.05 arousal, 0.14 valence; targets below 0.1 are 0.
"""

from __future__ import annotations

import numpy as np

SPREAD = np.array([0.4534, 0.1446, 0.4081, 0.3130, 0.0653, 0.2297, 0.0782, 0.1969])
"""[8] standard deviation of each feature of inference/motion/mood.py."""

WEIGHTS = np.array(
    [
        [-0.0000, -0.0618],
        [-0.0000, -0.1323],
        [0.0000, 0.4563],
        [-0.0000, 0.1822],
        [-0.0000, -0.0823],
        [-0.0000, 0.0901],
        [-0.0000, -0.1289],
        [-0.0000, 0.1294],
    ]
)
"""[8, 2] from features in their standard deviations to arousal and valence."""
