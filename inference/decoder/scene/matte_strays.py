"""Removal of stray thin parts from the matte for replaced backgrounds; strands of hair and jewellery stay.

A twig or the edge of a chair mistaken for hair is invisible in front of the photo's background, but visible in front of
another one.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from inference.portrait.foreground_colour import near_colour, thick_part
from inference.types import Floats, Pixels

STRAND, STRAY = (10, 24), (2, 7)
"""Distances from the person in crop pixels over which a strand of hair fades out; the same for other thin parts."""
MAX_COLOUR_DIFFERENCE, ON_CLOTHES = 36.0, 14.0
"""Mean colour difference from the person nearby, in grey levels, from which a thin part is not hair; and the same at
the shoulders, where mostly clothes have an outline."""
SHOULDERS, NECK, SLOPE = -0.15, 0.45, 0.7
"""Distance below the chin in face heights at which shoulders begin; beyond NECK to the side they begin higher by SLOPE
times the distance."""
FRAME = 6
"""Largest width in crop pixels of a straight thin part."""
FAINT = 40
"""Matte value from which a pixel belongs to a thin part."""
BESIDE, INWARD, ABOVE, BELOW = 0.17, 0.13, 0.2, 0.15
"""Area of jewellery in face heights: outwards and inwards from the lobe, above the upper end of the ear, below the
chin."""
ROOT, AT_PERSON = 0.14, 6
"""Largest distance in face heights from the lobe to the root of jewellery; distance from the person in crop pixels
within which the root lies."""
LONG = 0.06
"""Least length of jewellery in face heights."""

_EARS = ((234, (93, 132), -1), (454, (323, 361), 1))  # upper end, both sides of the lobe, outward direction
_FOREHEAD, _CHIN = 10, 152


def without_strays(person: Pixels, points: Floats, scale: float) -> Pixels:
    """Matte [h, w] of a `person` [h, w, 4] with landmarks `points` [478, >=2] in pixels of the same image.

    `scale`: pixels per crop pixel.
    """
    matte = person[..., 3]
    thick = thick_part(matte >= 128, scale)
    if not thick.any():
        return matte
    away = cv2.distanceTransform((~thick).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5) / np.float32(scale)
    thin = ((matte >= FAINT) & (away > STRAY[0])).astype(np.uint8)
    _, pieces, boxes, middles = cv2.connectedComponentsWithStats(thin, connectivity=8)
    share = _fade(away, STRAND)
    most = np.where(_at_shoulders(middles, points), ON_CLOTHES, MAX_COLOUR_DIFFERENCE)
    stray = (_means(_difference(person, thick), pieces) > most) | _upright(boxes, scale)
    share = np.where(stray[pieces], _fade(away, STRAY), share)
    for piece in _earrings(np.where(away < AT_PERSON, pieces, 0), boxes, points):
        share[pieces == piece] = 1
    return np.asarray(matte * share + 0.5, np.uint8)


def _fade(away: Floats, reach: tuple[int, int]) -> Floats:
    near, far = reach
    return np.asarray(((far - away) / (far - near)).clip(0, 1), np.float32)


def _difference(person: Pixels, thick: npt.NDArray[np.bool_]) -> Floats:
    """[h, w] difference from the person's colour nearby, in grey levels."""
    colour = np.ascontiguousarray(person[..., :3])
    return np.asarray(np.abs(colour - near_colour(colour, thick)).max(-1), np.float32)


def _upright(boxes: npt.NDArray[Any], scale: float) -> npt.NDArray[np.bool_]:
    """[n] components that are straight and horizontal or vertical, like edges of doors and windows."""
    short, long = boxes[:, 2:4].min(1), boxes[:, 2:4].max(1)
    return np.asarray((short <= FRAME * scale) & (long >= 3 * short), np.bool_)


def _at_shoulders(places: npt.NDArray[Any], points: Floats) -> npt.NDArray[np.bool_]:
    """[n] whether places [n, 2] lie at the shoulders."""
    height = np.linalg.norm(points[_CHIN, :2] - points[_FOREHEAD, :2])
    beside, below = np.moveaxis((places - points[_CHIN, :2]) / height, -1, 0)
    return np.asarray(below + SLOPE * np.maximum(np.abs(beside) - NECK, 0) > SHOULDERS, np.bool_)


def _means(values: Floats, pieces: npt.NDArray[Any]) -> Floats:
    """[count] mean over each component; 0 for the background component."""
    count = np.maximum(np.bincount(pieces.ravel()), 1)
    means = np.bincount(pieces.ravel(), weights=values.ravel()) / count
    means[0] = 0
    return np.asarray(means, np.float32)


def _earrings(roots: npt.NDArray[Any], boxes: npt.NDArray[Any], points: Floats) -> list[int]:
    """Components that hang from an ear and stay near it; `roots` [h, w] are their pixels at the person."""
    height = float(np.linalg.norm(points[_CHIN, :2] - points[_FOREHEAD, :2]))
    found = []
    for ear, (upper, lower), outward in _EARS:
        lobe = points[[upper, lower], :2].mean(0)
        top, bottom = points[ear, 1] - ABOVE * height, points[_CHIN, 1] + BELOW * height
        left, right = sorted(lobe[0] + outward * height * np.array([-INWARD, BESIDE]))
        for piece in np.unique(roots[_around(lobe, ROOT * height, roots.shape)]):
            x, y, across, down, _ = boxes[piece]
            inside = left <= x and x + across <= right and top <= y and y + down <= bottom
            if piece and inside and down >= max(LONG * height, 0.8 * across):
                found.append(int(piece))
    return found


def _around(middle: Floats, reach: float, shape: tuple[int, ...]) -> npt.NDArray[np.bool_]:
    """[h, w] mask of a disc."""
    y, x = np.ogrid[: shape[0], : shape[1]]
    return np.asarray((x - middle[0]) ** 2 + (y - middle[1]) ** 2 <= reach * reach, np.bool_)
