"""Layers of a frame's marks that stay on the card, as inputs of the graphs that make its bytes."""

from __future__ import annotations

import numpy as np

from inference.decoder.marks import PLAIN, Marks
from inference.graph_session import Inputs
from inference.types import Floats


def opaque_layers(marks: Marks, height: int, width: int) -> Inputs:
    """Share [h, w, 1] of the frame left under the marks, and what they add to it [h, w, 3]; one pixel if none.

    Source of both: `DisclosureMark.draw` after `Watermark.add`.
    """
    if marks == PLAIN:
        return {"kept": np.ones((1, 1, 1), np.float32), "added": np.zeros((1, 1, 1), np.float32)}
    watermark, opacity, colour = _parts(marks, height, width)
    kept = 1 - opacity
    added = watermark * kept + colour * opacity
    return {"kept": kept, "added": np.broadcast_to(added, (*added.shape[:2], 3)).copy()}


def transparent_layers(marks: Marks, height: int, width: int) -> Inputs:
    """The watermark [h, w, 1], and opacity [h, w, 1] and colour [h, w, 3] of the mark."""
    watermark, opacity, colour = _parts(marks, height, width)
    return {"watermark": watermark, "mark_opacity": opacity, "mark_colour": colour}


def _parts(marks: Marks, height: int, width: int) -> tuple[Floats, Floats, Floats]:
    """Watermark, opacity and colour of the mark; of one pixel if there are no marks."""
    if marks.mark is None and marks.watermark is None:
        height = width = 1
    watermark, opacity = (np.zeros((height, width, 1), np.float32) for _ in range(2))
    colour = np.zeros((height, width, 3), np.float32)
    if marks.watermark:
        watermark[..., 0] = marks.watermark.pattern(height, width)
    if marks.mark:
        area, colour_of, opacity_of = marks.mark.layer(height, width)
        colour[area], opacity[area] = colour_of, opacity_of
    return watermark, opacity, colour
