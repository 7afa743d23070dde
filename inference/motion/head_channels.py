"""What the generative model moves, and how often."""

from __future__ import annotations

POINTS_PER_KNOT = 2
"""Motion points between two knots of its curves: 80 ms."""

HEAD = slice(0, 6)
"""Yaw, pitch, roll (degrees), tx, ty (inter-ocular distances), log scale."""
GAZE = slice(6, 8)
"""Direction of the eyes in the world, yaw and pitch in degrees."""
BROWS = slice(8, 18)
"""The ten upper-face coefficients of the dynamics space."""
SMILE = 18
"""ARKit score of both corners of the mouth: learnt as part of what goes together, not shown."""
CHANNELS = 19
