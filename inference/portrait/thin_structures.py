"""Strands of hair and thin jewellery, which the segmenter is too coarse to find.

They are detected as thin lines, darker or lighter than their surroundings, that begin at the person and mix its colour
with the background's, or hang from an ear; where the whole background is full of such lines, none are taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from inference.portrait.hair_colour import unlike_hair
from inference.types import Floats, Pixels

Mask = npt.NDArray[np.bool_]

THICKEST = 9
"""Largest thickness of a strand in pixels."""
STANDS_OUT = 14.0
"""Least difference from the surroundings in grey levels ..."""
OVER_TEXTURE = 4.0
"""... and as a multiple of the background's mean line strength."""
REACH = 72
"""Pixels from the person's outline within which strands are followed."""
QUIET = 24
"""Pixels from the person's outline beyond which the background's line strength is measured."""
ROOT = 5
"""Pixels from the person's outline within which a strand must begin."""
FAINTER = 0.35
"""Factor on the threshold for lines that close a ring."""
RING, HALF = (120, 6000), 0.5
"""Area in pixels that a ring may enclose, and the share of its rim that must be found without FAINTER."""
LEAST = 20
"""Least area in pixels; smaller components are noise."""
NEIGHBOURHOOD = 121
"""Side in pixels of the square over which the background's line strength is averaged."""
UNLIKE_HAIR, AT_EAR = 20.0, 0.8
"""Mean distance in grey levels from any mixture of person and background from which a part is no hair; share of a part
inside the area of an earring from which it may have any colour."""
FAINT_STRAND, FAINT_OVER_TEXTURE = 6.0, 3.0
"""As STANDS_OUT and OVER_TEXTURE, for strands too faint for the matte that must not stay behind on the background."""
FAINT_UNLIKE = 8.0
"""As UNLIKE_HAIR, for them."""
STRAND_REACH, STRAND_ROOT, STRAND_AREA = 48, 12, 15
"""As REACH, ROOT and LEAST for them, in pixels from the soft edge of the matte."""
SEEN = 8
"""Matte value (of 255) from which a pixel may contain the person's colour."""
STRAIGHT, ANGLES = 61, 36
"""Length in pixels from which a straight line counts as the edge of a door or a window; number of directions tested."""


def thin_parts(picture: Pixels, person: Floats, jewellery: Sequence[tuple[slice, slice]] | None = None) -> Floats:
    """[h, w] alpha 0..1 of thin parts attached to the person; `picture` [h, w, 3], `person` [h, w] 0..1.

    Parts of a colour that hair does not have are taken only inside the rectangles of `jewellery`, by default anywhere.
    """
    away = cv2.distanceTransform((person < 0.5).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5)
    lines = _lines(picture)
    least = np.maximum(STANDS_OUT, OVER_TEXTURE * _texture(lines, away > QUIET))
    found = _without_straight_lines((lines > least) & (away > 0) & (away < REACH))
    kept = found & _attached_components(found, away)
    if jewellery is not None:
        kept &= _of_hair(kept, picture, person, jewellery)
    kept |= _ring_parts(kept, (lines > FAINTER * least) & (away > 0) & (away < REACH))
    cover = (lines / (2 * least)).clip(0, 1) * cv2.dilate(kept.astype(np.float32), np.ones((3, 3)))
    return np.asarray(np.where(away > 0, cover, 0), np.float32)


def _of_hair(
    kept: Mask, picture: Pixels, person: Floats, jewellery: Sequence[tuple[slice, slice]], most: float = UNLIKE_HAIR
) -> Mask:
    """[h, w] the components of `kept` that have the colour of hair or lie mostly inside a rectangle of `jewellery`.

    `most`: see UNLIKE_HAIR.
    """
    count, pieces = cv2.connectedComponents(kept.astype(np.uint8), connectivity=8)
    if count < 2:
        return kept
    at_ears = np.zeros(kept.shape, np.float32)
    for box in jewellery:
        at_ears[box] = 1
    unlike = unlike_hair(picture, person, kept)
    area = np.maximum(np.bincount(pieces.ravel(), minlength=count), 1)
    strange, inside = (np.bincount(pieces.ravel(), values.ravel(), count) / area for values in (unlike, at_ears))
    taken = (strange < most) | (inside > AT_EAR)
    taken[0] = False
    return np.asarray(taken[pieces], np.bool_)


def loose_strands(picture: Pixels, matte: Pixels) -> Mask:
    """[h, w] strands of hair beside the person that the `matte` [h, w] lacks; `picture` [h, w, 3].

    Left on the background, they would stay there as an outline of the head when it moves.
    """
    away = cv2.distanceTransform((matte < SEEN).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5)
    lines = _lines(picture)
    least = np.maximum(FAINT_STRAND, FAINT_OVER_TEXTURE * _texture(lines, away > STRAND_REACH))
    found = _without_straight_lines((lines > least) & (away > 0) & (away < STRAND_REACH))
    found &= _attached_components(found, away, STRAND_ROOT, STRAND_REACH, STRAND_AREA)
    return _of_hair(found, picture, np.asarray(matte / 255, np.float32), (), FAINT_UNLIKE)


def _lines(picture: Pixels) -> Floats:
    """[h, w] strength of thin lines, dark or light, in grey levels (morphological top-hat and black-hat)."""
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (THICKEST, THICKEST))
    channels = picture.astype(np.float32)
    dark = cv2.morphologyEx(channels, cv2.MORPH_BLACKHAT, disc)
    light = cv2.morphologyEx(channels, cv2.MORPH_TOPHAT, disc)
    return np.asarray(np.maximum(dark, light).mean(2), np.float32)


def _texture(lines: Floats, where: Mask) -> Floats:
    """[h, w] local mean of `lines` over the area `where`; infinite if the area is empty."""
    side = NEIGHBOURHOOD, NEIGHBOURHOOD
    share = cv2.boxFilter(where.astype(np.float32), -1, side, borderType=cv2.BORDER_CONSTANT)
    total = cv2.boxFilter(lines * where, -1, side, borderType=cv2.BORDER_CONSTANT)
    far = float(lines[where].mean()) if where.any() else np.inf
    return np.asarray(np.where(share > 0.02, total / np.maximum(share, 0.02), far), np.float32)


def _without_straight_lines(found: Mask) -> Mask:
    """`found` without long straight lines."""
    mask, straight = found.astype(np.uint8), np.zeros(found.shape, np.uint8)
    middle = STRAIGHT // 2
    for angle in np.arange(ANGLES) * (np.pi / ANGLES):
        line = np.zeros((STRAIGHT, STRAIGHT), np.uint8)
        x, y = round(middle * float(np.cos(angle))), round(middle * float(np.sin(angle)))
        cv2.line(line, (middle - x, middle - y), (middle + x, middle + y), 1)
        straight |= np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, line), np.uint8)
    return np.asarray(found & (cv2.dilate(straight, np.ones((5, 5), np.uint8)) == 0), np.bool_)


def _ring_parts(kept: Mask, faint: Mask) -> Mask:
    """[h, w] the part of `faint` that closes rings mostly contained in `kept`: hoops in front of a similar colour."""
    lines = cv2.morphologyEx((kept | faint).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    count, pieces, numbers, _ = cv2.connectedComponentsWithStats(1 - lines, connectivity=4)
    _, before = cv2.connectedComponents(1 - kept.astype(np.uint8), connectivity=4)
    open_before = before == np.bincount(before[~kept]).argmax()
    enclosed = np.zeros(kept.shape, np.uint8)
    for piece in range(1, count):
        inside = pieces == piece
        if RING[0] <= numbers[piece, cv2.CC_STAT_AREA] <= RING[1] and open_before[inside].any():
            rim = cv2.dilate(inside.astype(np.uint8), np.ones((5, 5), np.uint8)) > inside
            if (rim & kept).sum() > HALF * rim.sum():
                enclosed |= rim
    return np.asarray(faint & (enclosed > 0), np.bool_)


def _attached_components(
    found: Mask, away: npt.NDArray[Any], root: int = ROOT, reach: int = REACH, least: int = LEAST
) -> Mask:
    """[h, w] the components of `found` that are large enough, begin at the person and end within reach."""
    joined = cv2.morphologyEx(found.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    count, pieces, numbers, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    near, far = np.unique(pieces[away <= root]), np.unique(pieces[away >= reach - 2])
    keep = np.isin(np.arange(count), near) & (numbers[:, cv2.CC_STAT_AREA] >= least)
    keep[np.concatenate([[0], far, pieces[0], pieces[-1], pieces[:, 0], pieces[:, -1]])] = False
    return np.asarray(keep[pieces], np.bool_)
