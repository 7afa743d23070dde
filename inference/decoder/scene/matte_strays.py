"""What may stay of a person's thin parts before another background: strands of hair and jewellery, but no twigs.

Before the photo's own background a twig or the edge of a chair that was taken for hair does no harm; before another one
it shows.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from inference.portrait.foreground_colour import near_colour, thick_part
from inference.types import Floats, Pixels

STRAND, STRAY = (10, 24), (2, 7)
"""Crop pixels from the person at which a strand of hair begins to fade and ends, and what is no hair."""
ALIEN, ON_CLOTHES = 36.0, 14.0
"""Mean difference in grey levels from the person's colour close by from which a thin part is no hair; and at the
shoulders, where little but clothes has an outline."""
SHOULDERS, NECK, SLOPE = -0.15, 0.45, 0.7
"""Face heights below the chin at which shoulders begin; farther than NECK beside it they lie higher by SLOPE."""
FRAME = 6
"""Crop pixels across that a straight thin part has at most."""
FAINT = 40
"""Matte value from which a pixel belongs to a thin part."""
BESIDE, INWARD, ABOVE, BELOW = 0.17, 0.13, 0.2, 0.15
"""Where jewellery is: face heights from the lobe outwards and inwards, above the ear's beginning, below the chin."""
ROOT, AT_PERSON = 0.14, 6
"""Face heights from the lobe at most to where it hangs; crop pixels from the person at which that begins."""
LONG = 0.06
"""Face heights that jewellery hangs down at least."""

_EARS = ((234, (93, 132), -1), (454, (323, 361), 1))  # upper end, on both sides of the lobe, which way is outwards
_FOREHEAD, _CHIN = 10, 152


def without_strays(person: Pixels, points: Floats, scale: float) -> Pixels:
    """The matte [h, w] of a `person` [h, w, 4] whose landmarks are `points` [478, >=2], pixels of the same picture.

    `scale`: pixels for one crop pixel.
    """
    matte = person[..., 3]
    thick = thick_part(matte >= 128, scale)
    if not thick.any():
        return matte
    away = cv2.distanceTransform((~thick).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5) / np.float32(scale)
    thin = ((matte >= FAINT) & (away > STRAY[0])).astype(np.uint8)
    _, pieces, boxes, middles = cv2.connectedComponentsWithStats(thin, connectivity=8)
    share = _fading(away, STRAND)
    most = np.where(_at_shoulders(middles, points), ON_CLOTHES, ALIEN)
    alien = (_means(_difference(person, thick), pieces) > most) | _upright(boxes, scale)
    share = np.where(alien[pieces], _fading(away, STRAY), share)
    for piece in _hanging(np.where(away < AT_PERSON, pieces, 0), boxes, points):
        share[pieces == piece] = 1
    return np.asarray(matte * share + 0.5, np.uint8)


def _fading(away: Floats, reach: tuple[int, int]) -> Floats:
    near, far = reach
    return np.asarray(((far - away) / (far - near)).clip(0, 1), np.float32)


def _difference(person: Pixels, thick: npt.NDArray[np.bool_]) -> Floats:
    """[h, w] from the colour of the person close by, in grey levels."""
    colour = np.ascontiguousarray(person[..., :3])
    return np.asarray(np.abs(colour - near_colour(colour, thick)).max(-1), np.float32)


def _upright(boxes: npt.NDArray[Any], scale: float) -> npt.NDArray[np.bool_]:
    """[n] pieces that are straight and level or upright, as edges of doors and windows are and hair is not."""
    short, long = boxes[:, 2:4].min(1), boxes[:, 2:4].max(1)
    return np.asarray((short <= FRAME * scale) & (long >= 3 * short), np.bool_)


def _at_shoulders(places: npt.NDArray[Any], points: Floats) -> npt.NDArray[np.bool_]:
    """[n] of places [n, 2]."""
    height = np.linalg.norm(points[_CHIN, :2] - points[_FOREHEAD, :2])
    beside, below = np.moveaxis((places - points[_CHIN, :2]) / height, -1, 0)
    return np.asarray(below + SLOPE * np.maximum(np.abs(beside) - NECK, 0) > SHOULDERS, np.bool_)


def _means(values: Floats, pieces: npt.NDArray[Any]) -> Floats:
    """[count] mean over each piece; 0 over what belongs to none."""
    count = np.maximum(np.bincount(pieces.ravel()), 1)
    means = np.bincount(pieces.ravel(), weights=values.ravel()) / count
    means[0] = 0
    return np.asarray(means, np.float32)


def _hanging(roots: npt.NDArray[Any], boxes: npt.NDArray[Any], points: Floats) -> list[int]:
    """The pieces that hang from an ear and stay near it; `roots` [h, w] are their pixels at the person."""
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
    """[h, w] a disc."""
    y, x = np.ogrid[: shape[0], : shape[1]]
    return np.asarray((x - middle[0]) ** 2 + (y - middle[1]) ** 2 <= reach * reach, np.bool_)
