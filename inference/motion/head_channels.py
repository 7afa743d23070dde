"""Channels and knot spacing of the head model."""

from __future__ import annotations

POINTS_PER_KNOT = 2
"""Motion points per knot of the curves: 80 ms."""

HEAD = slice(0, 6)
"""Yaw, pitch, roll (degrees), tx, ty (inter-ocular distances), log scale."""
GAZE = slice(6, 8)
"""Direction of the eyes in the world, yaw and pitch in degrees."""
BROWS = slice(8, 18)
"""The ten upper-face coefficients of the dynamics space."""
SMILE = 18
"""Slow ARKit smile score of both mouth corners, from usual; shown by expression.py."""
CHANNELS = 19
