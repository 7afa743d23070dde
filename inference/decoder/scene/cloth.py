"""Cloth of shoulders beyond the photo's left and right edges.

A mirrored photo shows folds and weave as a mirrored pair that meets in a V. Here the colours of the photo's edge go on
sideways, ever softer, and carry texture that is shifted, not mirrored.
"""

from __future__ import annotations

import cv2
import numpy as np

from inference.decoder.scene.outpainting import TEXTURE_SIGMA, Array, Edges
from inference.types import Floats, Pixels

EDGE = 5.0
"""Width in crop pixels of the edge whose mean colour goes on."""
SOFTER = ((1.5, 0, 4, EDGE), (5.0, 3, 18, 8.0), (14.0, 10, 50, 50.0))
"""(sigma, start, full strength, width of the edge) in crop pixels of the blur along the edge, by distance from it."""
TAKE_OVER = 7.0
"""Crop pixels from the edge over which the mirrored photo is replaced."""
OTHER_LIGHT, OTHER_HUE = 110.0, 13.0
"""Differences from the edge in light and in colour, in grey levels, from which texture is not the same cloth's."""
MAX_TEXTURE = 60.0
"""Largest contrast of the texture in grey levels: a coarse knit's, or white figures on blue."""
PERIOD = 70.0
"""Crop pixels after which the texture repeats."""


def continue_cloth(picture: Pixels, matte: Array, edges: Edges, scale: float) -> Pixels:
    """Replaces the mirrored columns beside the photo in the person's image [h, w, 3]; `matte` [h, w] is its alpha."""
    result, cover = picture.copy(), matte.astype(np.float32) * np.float32(1 / 255)
    width = picture.shape[1]
    if edges.right:
        inside = np.s_[:, edges.left : width - edges.right]
        result[:, width - edges.right :] = _beyond(picture, cover, inside, edges.right, scale)
    if edges.left:
        inside = np.s_[:, edges.left : width - edges.right]
        flipped = _beyond(picture[:, ::-1], cover[:, ::-1], _flipped(inside, width), edges.left, scale)
        result[:, : edges.left] = flipped[:, ::-1]
    return result


def _flipped(inside: tuple[slice, slice], width: int) -> tuple[slice, slice]:
    rows, columns = inside
    return rows, slice(width - columns.stop, width - columns.start)


def _beyond(picture: Array, cover: Floats, inside: tuple[slice, slice], count: int, scale: float) -> Pixels:
    """[h, count, 3] cloth to the right of the photo, which is the part `inside` of the picture."""
    photo, body = np.ascontiguousarray(picture[inside]), np.ascontiguousarray(cover[inside])
    away = np.arange(count, dtype=np.float32) / scale
    cloth = _edge_colours(photo, body, away, scale) + _texture(photo, body, count, scale)
    mirrored = picture[:, inside[1].stop : inside[1].stop + count].astype(np.float32)
    share = (away / TAKE_OVER).clip(0, 1)[None, :, None]
    return np.asarray((mirrored + share * (cloth - mirrored)).clip(0, 255).round(), np.uint8)


def _edge_colours(photo: Pixels, body: Floats, away: Floats, scale: float) -> Floats:
    """[h, count, 3] colours of the body along the photo's right edge, blurred by distance [count]."""
    near = _mean_of_columns(photo, body, EDGE * scale)
    result = np.repeat(near[..., :3] / near[..., 3:], len(away), 1)
    for sigma, begin, end, width in SOFTER:
        lines = _mean_of_columns(photo, body, width * scale)
        blurred = cv2.GaussianBlur(lines, (1, 0), sigmaX=0.1, sigmaY=sigma * scale, borderType=cv2.BORDER_REPLICATE)
        share = ((away - begin) / (end - begin)).clip(0, 1)[None, :, None]
        result += share * (blurred[..., :3] / blurred[..., 3:] - result)
    return np.asarray(result, np.float32)


def _mean_of_columns(photo: Pixels, body: Floats, width: float) -> Floats:
    """[h, 1, 4] mean of the photo's last columns, weighted by the body, and its weight."""
    last = max(1, min(round(width), photo.shape[1]))
    weight = body[:, -last:, None] + np.float32(1e-3)
    mean = np.concatenate([photo[:, -last:] * weight, weight], 2).mean(1, keepdims=True)
    return np.asarray(mean, np.float32)


def _texture(photo: Pixels, body: Floats, count: int, scale: float) -> Floats:
    """[h, count, 3] texture of the photo's last PERIOD crop pixels, repeated."""
    period = max(1, min(round(PERIOD * scale), photo.shape[1]))
    strip = photo[:, -period:].astype(np.float32)
    coarse = cv2.GaussianBlur(strip, (0, 0), TEXTURE_SIGMA * scale)
    edge = _mean_of_columns(photo, body, EDGE * scale)
    away = coarse - edge[..., :3] / edge[..., 3:]
    grey = away.mean(-1, keepdims=True)
    unlike = (grey[..., 0] / OTHER_LIGHT) ** 2 + (((away - grey) / OTHER_HUE) ** 2).sum(-1)
    reach = 2 * round(2 * TEXTURE_SIGMA * scale) + 1
    same = cv2.erode(np.exp(-unlike), np.ones((reach, reach), np.uint8)) * (body[:, -period:] > 0.9)
    fine = MAX_TEXTURE * np.tanh((strip - coarse) / MAX_TEXTURE) * same[..., None]
    return np.asarray(fine[:, np.arange(count) % period], np.float32)
