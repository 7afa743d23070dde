"""Bare skin in a photo, and its own lines: wrinkles and folds along their usual directions."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from inference.face.canonical_face import photo_places
from inference.portrait.fold_maps import FoldMaps
from inference.types import Floats, Pixels

DARKEST = 12.0
"""Added to the light before the logarithm, so that noise in shadows makes no lines."""
LINE, GROUND, ALONG = 1.1, 4.0, 4.0
"""Standard deviations in map pixels: of a line across, of the skin it is compared with, and of the mean along it."""
BEARINGS = 8
"""Directions in which lines are sought."""
NOISE = 0.012
"""Log light below which a line is noise."""
HAIR = 0.30
"""Log light from which a line is taken for hair or an edge."""
EDGE, BESIDE_EDGE = 0.035, 2.0
"""Slope of log light per map pixel at which a line is half the edge of a cast shadow, and the scale of the slope in map
pixels: beside a wrinkle, both sides are alike."""
UNLIKE = np.array([0.9, 0.15, 0.15])
"""Differences from the face's median in log light, red to green and green to blue (logarithms of ratios), from which a
surface is no skin."""

FLAT = 0.0015
"""Slope of the coarse log light per map pixel, 20th percentile over the face, below which a face is drawn in flat
colours: the comic has 0.0006, the smoothest of the other built-ins and 20 photos 0.0033."""


@dataclass(frozen=True, slots=True)
class OwnSkin:
    """Skin of one photo, on the canonical face."""

    lines: Floats
    """[SIDE, SIDE] log light of lines; dark ones are negative."""
    wrinkled: Floats
    """[SIDE, SIDE] the same without edges of cast shadows: the lines that deepen as skin folds."""
    bare: Floats
    """[SIDE, SIDE] 0..1: skin, neither hair nor cloth."""
    flat: bool
    """Whether the face is drawn in flat colours, on which shades of skin look out of place."""


def own_skin(picture: Pixels, landmarks: Floats, maps: FoldMaps) -> OwnSkin:
    """Lines and bare skin in an image [h, w, 3] of a face with `landmarks` [478, 3]."""
    places, border = photo_places(landmarks), cv2.BORDER_REPLICATE
    seen = cv2.remap(picture, places, None, cv2.INTER_LINEAR, borderMode=border)  # type: ignore[call-overload]
    colours = np.log(np.asarray(seen, np.float32) + np.float32(DARKEST))
    light = np.asarray(cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY), np.float32)
    found = _along(light, maps.bearing)
    clean = np.sign(found) * np.maximum(np.abs(found) - NOISE, 0)
    planes = _planes(colours)
    bare, flat = _bare(planes, maps), _is_flat(planes, maps)
    lines = np.asarray(clean * np.exp(-((found / HAIR) ** 2)) * bare * (not flat), np.float32)
    return OwnSkin(lines, lines * _beside_edges(light), bare, flat)


def _along(seen: Floats, bearing: Floats) -> Floats:
    """[SIDE, SIDE] difference between a line and its ground, in the direction that `bearing` gives to each place."""
    number = np.round(bearing / np.pi * BEARINGS).astype(int) % BEARINGS
    found = np.zeros_like(seen)
    for k in range(BEARINGS):
        response = cv2.filter2D(seen, cv2.CV_32F, _kernel(np.pi * k / BEARINGS), borderType=cv2.BORDER_REPLICATE)
        found[number == k] = response[number == k]
    return found


def _beside_edges(light: Floats) -> Floats:
    """[SIDE, SIDE] 1 where log light [SIDE, SIDE] is alike on both sides, 0 on the edge of a cast shadow."""
    slope = _slope(np.asarray(cv2.GaussianBlur(light, (0, 0), BESIDE_EDGE), np.float32))
    return np.asarray(0.5 ** ((slope / EDGE) ** 4), np.float32)


def _slope(light: npt.NDArray[np.floating]) -> Floats:
    across, down = (cv2.Sobel(light, cv2.CV_32F, *order, scale=1 / 8) for order in ((1, 0), (0, 1)))
    return np.asarray(np.hypot(across, down), np.float32)


def _kernel(angle: float) -> Floats:
    """[25, 25] filter of a line in the direction `angle`, of sum 0."""
    y, x = np.mgrid[-12:13, -12:13]
    along, across = x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)
    mean = np.exp(-0.5 * (along / ALONG) ** 2)
    line, ground = (mean * np.exp(-0.5 * (across / width) ** 2) for width in (LINE, GROUND))
    return np.asarray(line / line.sum() - ground / ground.sum(), np.float32)


def _planes(colours: Floats) -> Floats:
    """[SIDE, SIDE, 3] blurred log light, red to green and green to blue (logarithms of ratios)."""
    red, green, blue = cv2.split(cv2.GaussianBlur(colours, (0, 0), GROUND))
    return np.stack([(red + green + blue) / 3, red - green, green - blue], -1).astype(np.float32)


def _bare(planes: Floats, maps: FoldMaps) -> Floats:
    """[SIDE, SIDE] 0..1: as light and of the colour that the face's skin has in the median."""
    usual = np.median(planes[maps.skin > 0.9], axis=0)
    unlike = (((planes - usual) / UNLIKE) ** 2).sum(-1)
    return np.asarray(np.exp(-0.5 * (unlike / 2) ** 2) * maps.skin, np.float32)


def _is_flat(planes: Floats, maps: FoldMaps) -> bool:
    return float(np.percentile(_slope(planes[..., 0])[maps.skin > 0.9], 20)) < FLAT
