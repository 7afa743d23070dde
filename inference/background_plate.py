"""The picture behind the person.

Only a thin band of it is ever seen, beside a head that moves. The band is mirrored over the person's outline, so that
texture, grain and straight lines go on; deeper inside, ever coarser means of the background take over (push-pull).
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from inference.types import Floats, Pixels

Array = npt.NDArray[np.floating]

FOREGROUND = 8
"""Matte value (of 255) from which a pixel may carry the person's colour."""
REACH = 10
"""Pixels around the matte that are painted out too: hair and blurred edges mix colours."""
BAND = 64
"""Pixels over which the mirrored picture gives way to the smooth one."""
GRAIN = 1.5
"""Standard deviation in pixels of the blur that parts grain from colour."""
MOST_GRAIN = 5.0
"""Grey levels; what differs more from the blurred picture is an edge, no grain."""
STEADY = 10.0
"""Standard deviation in pixels by which the mirror's places are smoothed: at a jagged outline they swirl."""


def paint_out(picture: Pixels, matte: Pixels) -> Pixels:
    """[h, w, 3] the picture with everything under the matte [h, w] filled from the background around it."""
    known = _background(matte)
    if not known.any():
        return np.full_like(picture, 128)
    colours = picture.astype(np.float32)
    smooth = fill(colours, known)
    mirrored, inside = _mirror(known)
    grain = _sample((colours - _blur(colours, known)).clip(-MOST_GRAIN, MOST_GRAIN), mirrored)
    share = _band(known, inside)[:, :, None]
    painted = _sample(colours, mirrored) * share + (smooth + grain * inside[:, :, None]) * (1 - share)
    return np.where(known[:, :, None] > 0, picture, painted.clip(0, 255).round()).astype(np.uint8)


def fill(picture: Array, known: Array) -> Floats:
    """[h, w, 3] unknown pixels (known [h, w] = 0) taken from ever coarser means of the known ones (push-pull)."""
    if min(known.shape) <= 1 or known.all():
        return np.asarray(picture, np.float32)
    half = (known.shape[1] + 1) // 2, (known.shape[0] + 1) // 2
    weight = cv2.resize(known, half, interpolation=cv2.INTER_AREA)
    colour = cv2.resize(picture * known[:, :, None], half, interpolation=cv2.INTER_AREA)
    coarse = fill(colour / np.maximum(weight, 1e-6)[:, :, None], (weight > 0).astype(np.float32))
    size = known.shape[1], known.shape[0]
    filled = np.where(known[:, :, None] > 0, picture, cv2.resize(coarse, size, interpolation=cv2.INTER_LINEAR))
    return np.asarray(filled, np.float32)


def _background(matte: Pixels) -> Floats:
    """[h, w] 1 where the picture surely shows background."""
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * REACH + 1, 2 * REACH + 1))
    person = cv2.dilate((matte >= FOREGROUND).astype(np.uint8), disc)
    return np.asarray(person == 0, np.float32)


def _mirror(known: Floats) -> tuple[Floats, Floats]:
    """[h, w, 2] each unknown pixel's mirror image (x, y) over the nearest known one; [h, w] 1 where it is known."""
    height, width = known.shape
    here = np.stack(np.meshgrid(np.arange(width), np.arange(height)), axis=-1).astype(np.float32)
    way = cv2.GaussianBlur(_nearest(known) - here, (0, 0), STEADY)
    limit = np.array([width - 1, height - 1], np.float32)
    places = limit - np.abs(limit - np.abs(here + 2 * way))
    columns, rows = (places.round().astype(np.int32).clip(0, limit.astype(np.int32))).transpose(2, 0, 1)
    return places, known[rows, columns]


def _nearest(known: Floats) -> Floats:
    """[h, w, 2] the nearest known pixel (x, y) of each pixel."""
    _, labels = cv2.distanceTransformWithLabels(
        (known == 0).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5, labelType=cv2.DIST_LABEL_PIXEL
    )
    rows, columns = np.nonzero(known)
    place_of = np.zeros((labels.max() + 1, 2), np.float32)
    place_of[labels[rows, columns]] = np.stack([columns, rows], axis=1)
    return np.asarray(place_of[labels], np.float32)


def _sample(picture: Floats, places: Floats) -> Floats:
    found = cv2.remap(picture, places[:, :, 0], places[:, :, 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    return np.asarray(found, np.float32)


def _blur(picture: Floats, known: Floats) -> Floats:
    """The picture blurred without its unknown part."""
    weight = cv2.GaussianBlur(known, (0, 0), GRAIN)[:, :, None]
    blurred = cv2.GaussianBlur(picture * known[:, :, None], (0, 0), GRAIN)
    return np.asarray(blurred / np.maximum(weight, 1e-6), np.float32)


def _band(known: Floats, inside: Floats) -> Floats:
    """[h, w] share of the mirrored picture: 1 at the outline, 0 where it is deep or the mirror image is unknown."""
    depth = cv2.distanceTransform((known == 0).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5)
    usable = cv2.distanceTransform((inside > 0).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5)
    return np.asarray((1 - depth / BAND).clip(0, 1) * (usable / 12).clip(0, 1), np.float32)
