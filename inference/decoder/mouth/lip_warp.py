"""Lip warp at full resolution: each lip follows its landmarks, and the mouth's inside is hidden or uncovered.

The flow is one coarse field: it cannot separate the lips, smears the line between closed lips over an opening mouth,
and squeezes teeth into a stripe when lips close. Here each lip and the skin around it move the remaining distance to
the landmarks as a separate surface that ends at the lip's inner edge.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np

from inference.decoder.mouth.lip_curves import (
    BEHIND,
    NO_SEAM,
    SKIN,
    LipCurves,
    LipSeam,
    lip_curves,
)
from inference.decoder.mouth.window_columns import across, rows_between
from inference.face.patches import MOUTH_SIZE, feather
from inference.types import Floats

_Y = (np.arange(MOUTH_SIZE[1], dtype=np.float32) + 0.5)[:, None]
NARROW = 1e-3
"""Least distance in window pixels of two heights between which a motion is interpolated."""
WEIGHT = feather(MOUTH_SIZE)
"""[h, w] share of a lip's motion in the window, 0 at its border."""


@dataclass(frozen=True)
class LipSurfaces:
    """Both lips with the surrounding skin in a mouth window; each continues behind the other.

    The surfaces are computed where they are asked for: a graphics card computes its own from the curves.
    """

    curves: LipCurves
    flow: Callable[[], Floats]
    """Returns [h, w, 2] positions by the flow, kept at the window's edge."""

    @cached_property
    def upper(self) -> Floats:
        """[h, w, 2] photo position (0-based pixels) of the upper lip's surface at each pixel."""
        curves, offsets = self.curves, self._offsets
        heights = [curves.rim - SKIN, curves.rim, curves.edges[0], curves.middle]
        return _moved(self._by_flow, heights, [np.zeros_like(offsets[0]), *offsets[:2], offsets[1]])

    @cached_property
    def lower(self) -> Floats:
        """The same of the lower lip."""
        curves, offsets = self.curves, self._offsets
        heights = [curves.middle, curves.edges[1], curves.under, curves.under + SKIN]
        return _moved(self._by_flow, heights, [offsets[2], *offsets[2:], np.zeros_like(offsets[0])])

    @property
    def edges(self) -> tuple[Floats, Floats]:
        """As in LipCurves."""
        return self.curves.edges

    @property
    def rows(self) -> tuple[slice, slice]:
        """As in LipCurves."""
        return self.curves.rows

    @property
    def below(self) -> Floats:
        """[h, w] opacity 0..1 of the lower surface."""
        middle = (self.edges[0] + self.edges[1]) / 2
        return np.asarray(np.clip(_Y - middle + np.float32(0.5), 0, 1), np.float32)

    @cached_property
    def _by_flow(self) -> Floats:
        return self.flow()

    @cached_property
    def _offsets(self) -> list[Floats]:
        """[2, w] each: what the flow misses at each contour."""
        curves, places = self.curves, np.concatenate(self.curves.lines)
        ends = np.cumsum([len(line) for line in curves.lines])[:-1]
        missed = np.split(np.concatenate(curves.sources) - _at(self._by_flow, places), ends)
        return [
            np.asarray(share * across(line, each.T), np.float32)
            for share, line, each in zip(curves.faded, curves.lines, missed, strict=True)
        ]


def lip_surfaces(
    flow: Callable[[], Floats], window: Floats, target: Floats, own: Floats, seam: LipSeam = NO_SEAM
) -> LipSurfaces | None:
    """Lip surfaces in a mouth window; None if the mouth is open as in the photo and the flow suffices.

    `flow` as in LipSurfaces; `target`, `own`: landmarks [478, 3] of frame and photo, pixels; `seam` as in `lip_curves`.
    """
    curves = lip_curves(window, target, own, seam)
    return LipSurfaces(curves, flow) if curves else None


def _moved(by_flow: Floats, heights: list[Floats], offsets: list[Floats]) -> Floats:
    """Adds `offsets` [2, w] at `heights` [w] to `by_flow`, interpolated linearly in between and extended by BEHIND."""
    rows = rows_between(heights[0] - BEHIND, heights[-1] + BEHIND)
    added = np.broadcast_to(offsets[0][:, None], (2, *WEIGHT[rows].shape)).copy()
    for k in range(len(heights) - 1):
        added += _below(heights[k], heights[k + 1], rows) * (offsets[k + 1] - offsets[k])[:, None]
    moved = by_flow.copy()
    moved[rows] += (added * WEIGHT[rows]).transpose(1, 2, 0)
    return moved


def _below(upper: Floats, lower: Floats, rows: slice) -> Floats:
    """[rows, w] 0 above the upper and 1 below the lower of two heights [w], linear in between."""
    share = (_Y[rows] - upper) * (1 / np.maximum(lower - upper, np.float32(NARROW)))
    return np.asarray(np.minimum(np.maximum(share, 0), 1), np.float32)


def _at(values: Floats, places: Floats) -> Floats:
    """[n, 2] values [h, w, 2] of a window at places [n, 2] in its pixels."""
    x, y = (np.ascontiguousarray(places[:, axis] - np.float32(0.5)) for axis in (0, 1))
    four = np.concatenate([values, values], -1)
    found = cv2.remap(four, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(found[0, :, :2], np.float32)
