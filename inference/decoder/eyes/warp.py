"""Eye warp at full resolution: lids slide over the eyeball, and the iris rotates under them.

The flow is too coarse for an eye: it would squeeze the iris on lid closure. Here the skin between brow and lid edge
stretches with the lid, the eyeball between the lids is uncovered or hidden without distortion, and the iris shifts over
the white. The source position of each of these surfaces is a smooth field that can be sampled at any resolution; signed
distances from the lid edges separate the surfaces. Eye frame: origin between the eye's corners, x along them to the
right of the image, y down, unit = distance of the outer eye corners.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inference.decoder.eyes.lid_curves import LINE, RIM, LidCurves
from inference.face.patches import EYE_SIZE
from inference.types import Floats

CHEEK = 0.18
"""Distance below the lower lid, in eye-frame units, over which skin moves with it."""
UNDER_RIM = 0.05
"""Distance below the lower lid, in eye-frame units, over which the skin makes up for the hidden rim."""
BESIDE, CORNER = 0.85, 0.5
"""Distance from the centre in eye widths at which the eye's own motion ends, and from which it fades."""
FROM_FOLD = (-0.1, -0.03)
"""Distances below the fold, in eye-frame units, over which the skin of the lowered lid comes out from under it."""
LID_ENDS = (0.6, 0.8)
"""Distances from the centre in eye widths over which that skin ends at the corners."""
BORDER, EASE = 4.0, 9.0
"""Border in window pixels moved by the flow alone, and the width over which the eye's own motion sets in."""


@dataclass(frozen=True, slots=True)
class EyeFields:
    """Photo position shown by each pixel [h, w] of an eye window, per surface; all fields are smooth."""

    place: Floats
    """[h, w, 2] photo position (0-based pixels) by head pose alone; by the whole flow at the window's edge."""
    upper: Floats
    """Offset from `place` for the upper lid, in pixels of the photo along the eye frame's y."""
    lower: Floats
    """The same for lower lid and cheek."""
    ball: Floats
    """The same for the white of the eye."""
    shut: Floats
    """The same for the skin of the closed lid (see lid_skin.py), which moves with the lid's edge."""
    lid: Floats
    """0..1: whether a pixel lies between the lid's fold and its edge, where a lowered lid shows that skin."""
    below_upper: Floats
    """Distance below the upper lid's edge in pixels of the photo; negative above it."""
    above_lower: Floats
    """Distance above the lower lid's edge in pixels of the photo; negative below it."""
    down: Floats
    """[2] unit vector of the eye frame's y in the photo."""
    iris: Floats
    """[2] offset in pixels of the photo, added to `place` to sample the iris."""
    lowered: float
    """Drop of the upper lid in openings of the photo's eye; negative if raised."""


def eye_fields(by_flow: Floats, by_pose: Floats, eye: LidCurves) -> EyeFields:
    """Surfaces of an eye.

    `by_flow` [h, w, 2]: positions by the flow, kept at the window's edge. `by_pose`: positions by head pose alone,
    which give the shape of the rotated eye; its corners are moved to where the flow puts them.
    """
    x, y = eye.places()
    column = x / eye.width
    share = SHARE * _ease((BESIDE - np.abs(column)) / (BESIDE - CORNER))
    left, right = _at_corners(by_flow - by_pose, eye)
    along = np.minimum(np.maximum(column + np.float32(0.5), 0), 1)[..., None]
    place = by_flow + share[..., None] * (by_pose + left + along * (right - left) - by_flow)
    upper, lower = _skin(y, eye)
    unit = np.float32(eye.unit)
    reach = share * unit
    return EyeFields(
        np.asarray(place, np.float32),
        reach * (upper - y),
        reach * (lower - y),
        reach * (_white(y, eye) - y),
        np.asarray(reach * eye.met, np.float32),
        share
        * _ease((y - eye.fold - FROM_FOLD[0]) / (FROM_FOLD[1] - FROM_FOLD[0]))
        * _ease((LID_ENDS[1] - np.abs(column)) / (LID_ENDS[1] - LID_ENDS[0])),
        (y - eye.upper) * unit,
        (eye.lower - y) * unit,
        eye.down,
        eye.iris,
        eye.lowered,
    )


def _at_corners(values: Floats, eye: LidCurves) -> Floats:
    """[2, 2] values [h, w, 2] of a window at the eye's left and right corner."""
    columns, rows = eye.corners
    return np.asarray(values[rows, columns], np.float32)


def _skin(y: Floats, eye: LidCurves) -> tuple[Floats, Floats]:
    """Photo y of brow and upper lid, and of lower lid and cheek."""
    shut, lower = eye.shut, eye.lower
    fade = np.minimum(np.maximum(1 - (y - lower) / CHEEK, 0), 1)
    below = y + (eye.own_lower - lower) * fade
    below = below + RIM * shut * np.minimum(np.maximum(1 - (y - lower) / UNDER_RIM, 0), 1)
    above = np.minimum(_above(y, eye), eye.own_upper - LINE * shut)
    return np.asarray(above, np.float32), np.asarray(np.maximum(below, eye.own_lower + RIM * shut), np.float32)


def _above(y: Floats, eye: LidCurves) -> Floats:
    """Photo y of brow, fold and lid edge, linear between them; above the brow the skin moves with it."""
    steep, rise, steeper, rest = eye.skin
    high = np.minimum((y - eye.brow) * steep, 1) * rise
    low = np.clip((y - eye.fold) * steeper, 0, 1) * rest
    return np.asarray(eye.own_brow + np.where(y < eye.brow, y - eye.brow, high + low), np.float32)


def _white(y: Floats, eye: LidCurves) -> Floats:
    """Photo y of the white, as by LidCurves.white."""
    shade, own_shade, stretch = eye.white
    down = y - shade
    return np.asarray(
        np.clip(own_shade + np.where(down < 0, 1, stretch) * down, eye.own_upper, eye.own_lower), np.float32
    )


def _easing() -> Floats:
    width, height = EYE_SIZE
    x = np.minimum(np.arange(width) + 0.5, width - np.arange(width) - 0.5)
    y = np.minimum(np.arange(height) + 0.5, height - np.arange(height) - 0.5)
    return _ease((np.minimum(x[None], y[:, None]) - BORDER) / EASE)


def _ease(value: npt.NDArray[np.floating]) -> Floats:
    t = np.minimum(np.maximum(value, 0), 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


SHARE = _easing()
"""[h, w] share of the eye's own motion in the window, 0 at its border."""
