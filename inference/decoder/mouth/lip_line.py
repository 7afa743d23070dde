"""Dark line between closed lips, which a photo of an open mouth lacks and the network does not paint."""

from __future__ import annotations

import numpy as np

from inference.decoder.flow.landmark_flow import smoothstep
from inference.decoder.mouth.lip_warp import LOWER_EDGE, UPPER_EDGE, across, opening, rows_between
from inference.face.patches import MOUTH_SIZE, into_window
from inference.types import Floats

SHUT, OPEN = 0.008, 0.03
"""Lip distances, in distances of the outer eye corners, up to which lips are closed and from which they are apart."""
LINE, SHADOW = (1.2, 0.5), (4.0, 0.15)
"""Reach in window pixels and strength of the dark line between lips, and of the upper lip's shadow on the lower."""
PAINTED = 10.0
"""Distance from the line in window pixels within which pixels may change."""
TINT = np.array([0.8, 1.0, 1.0], np.float32)[:, None, None]
"""Darkening per RGB channel: less in red, since light between the lips has passed through them."""

_Y = (np.arange(MOUTH_SIZE[1], dtype=np.float32) + 0.5)[:, None]


def draw_line(painted: Floats, seen: Floats, window: Floats, target: Floats, own: Floats) -> None:
    """Replaces closed lips in `painted` [4, h, w] by `seen` [3, h, w] and darkens the line between them, in place.

    `target`, `own`: landmarks [478, 3] of frame and photo; lips closed in the photo already have their line.
    """
    upper, lower = (into_window(target[list(edge)], window) for edge in (UPPER_EDGE, LOWER_EDGE))
    apart = smoothstep((across(upper, opening(target)) - SHUT) / (OPEN - SHUT))
    brought = smoothstep(across(upper, opening(own) - opening(target)) / OPEN) * (1 - apart)
    edges = across(upper, upper[:, 1]), across(lower, lower[:, 1])
    rows = rows_between(edges[0] - PAINTED, edges[1] + PAINTED)
    paint, light = painted[:, rows], seen[:, rows]
    paint[3] = 1 - apart * (1 - paint[3])
    paint[:3] = light + apart * (paint[:3] - light)
    if brought.any():
        paint[:3] *= 1 - TINT * (brought * _dark(*edges, rows))


def _dark(upper: Floats, lower: Floats, rows: slice) -> Floats:
    """[rows, w] share of light lost around closed lips whose edges are at two heights [w]."""
    above, under = np.maximum(upper - _Y[rows], 0), np.maximum(_Y[rows] - lower, 0)
    line = LINE[1] * np.exp(-(((above + under) / LINE[0]) ** 2))
    shadow = SHADOW[1] * np.exp(-((under / SHADOW[0]) ** 2)) * (above == 0)
    return np.asarray(np.maximum(line, shadow), np.float32)
