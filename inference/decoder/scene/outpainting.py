"""Outpainting of a photo beyond its edges: mirrored and blurred background, extrapolated shoulders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from inference.portrait.framing import mirrored
from inference.types import Floats, Pixels

Array = npt.NDArray[Any]

BLURS = ((2.5, -60, 0), (7.0, -24, 32), (18.0, 12, 100))
"""(sigma, start, full strength) of the blur in crop pixels outside the photo; negative is inside."""
CLOTH_BLURS = ((2.5, -14, 6), (7.0, -2, 24), (18.0, 4, 56))
"""The same for the person."""
TEXTURE_SIGMA, MAX_TEXTURE, TEXTURE_FADE = 3.0, 16.0, 6
"""Standard deviation in crop pixels of the blur that separates texture from shape; largest contrast of the texture in
grey levels; crop pixels outside the photo over which the texture sets in."""
HALF_SHOULDERS = 1.35
"""Distance from the chin's centre to the outside of an upper arm in face heights (forehead to chin)."""
LEAST_ARM = 0.16
"""Least continuation in face heights of an arm cut by the photo's edge."""
SHOULDER_DROP = 0.5
"""Height in face heights over which the shoulder's end curves down."""
SLOPE_BASE = 0.06
"""Width in face heights over which a shoulder's slope is measured."""
STEEPEST = 6.0
GAP = 0.15
"""Gap in face heights between the body's lower end and the photo's from which there is no shoulder to continue."""
FADING = 0.03
"""Width in face heights of the photo's border in which the segmenter's body fades."""
SOFT = 0.02
"""Height above a shoulder's outline in face heights that still belongs to it; hair further up ends with the photo."""
BODY = 128
"""Matte value of the outline."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Missing area on each side in pixels."""

    left: int
    top: int
    right: int
    bottom: int


def extend_background(plate: Pixels, edges: Edges, scale: float) -> Pixels:
    """Mirrors and blurs the plate [h, w, 3] beyond its edges; `scale`: pixels per crop pixel."""
    border = edges.top, edges.bottom, edges.left, edges.right
    return soften(cv2.copyMakeBorder(plate, *border, cv2.BORDER_REFLECT), edges, scale, BLURS)


def extend_person(picture: Pixels, edges: Edges, face: Floats) -> Pixels:
    """Mirrors the image [h, w, 3] beyond its edges, without the `face` [4] (left, top, right, bottom)."""
    height, width = picture.shape[:2]
    columns = mirrored(-edges.left, width + edges.left + edges.right, width, float(face[0]), float(face[2]))
    rows = mirrored(-edges.top, height + edges.top + edges.bottom, height, float(face[1]), float(face[3]))
    return picture[rows][:, columns]


def extend_matte(matte: Pixels, edges: Edges, chin: float, face_height: float) -> Pixels:
    """Extends the matte [h, w]: shoulders continue their slope and curve down to a vertical upper arm.

    `chin`: column of the chin.
    """
    whole = cv2.copyMakeBorder(matte, edges.top, edges.bottom, 0, 0, cv2.BORDER_REPLICATE)
    whole = _with_shoulder(whole, edges.right, matte.shape[1] - chin, face_height)
    return _with_shoulder(whole[:, ::-1], edges.left, chin, face_height)[:, ::-1]


def _with_shoulder(matte: Array, count: int, reach: float, face_height: float) -> Pixels:
    """The matte, continued by `count` columns on the right; `reach`: distance of its right edge from the chin.

    The segmenter lets the body fade at the photo's edge, so that the continuation begins inside.
    """
    if count == 0:
        return matte
    rim = round(FADING * face_height)
    beyond = _shoulder(matte[:, : matte.shape[1] - rim], rim + count, reach - rim, face_height)
    own = np.maximum(matte[:, matte.shape[1] - rim :], beyond[:, :rim])
    return np.hstack([matte[:, : matte.shape[1] - rim], own, beyond[:, rim:]])


def _shoulder(matte: Array, count: int, reach: float, face_height: float) -> Pixels:
    """[h, count] continuation of the matte's right edge, which is `reach` pixels from the chin."""
    edge = matte[:, -1].copy()
    low = _lowest(edge)
    if len(edge) - low > GAP * face_height:
        return np.zeros((len(edge), count), np.uint8)
    edge[low:] = 255
    edge[: max(0, _outline(edge) - round(SOFT * face_height))] = 0
    arm = max(HALF_SHOULDERS * face_height - reach, LEAST_ARM * face_height)
    away = np.arange(1, count + 1, dtype=np.float32)
    turned = np.minimum(away / arm, 1)
    drop = _slope(matte, face_height) * away + SHOULDER_DROP * face_height * (1 - np.sqrt(1 - turned**2))
    rows = np.arange(len(edge), dtype=np.float32)[:, None] - drop[None]
    column = np.zeros_like(rows)
    profile = np.ascontiguousarray(edge[:, None])
    moved = cv2.remap(profile, column, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved * ((arm - away) / 2 + 0.5).clip(0, 1), np.uint8)


def _slope(matte: Array, face_height: float) -> float:
    """Slope of the outline towards the right edge in pixels per pixel, 0..STEEPEST."""
    base = max(1, min(round(SLOPE_BASE * face_height), matte.shape[1] - 1))
    fall = _outline(matte[:, -1]) - _outline(matte[:, -1 - base])
    return float(min(max(fall / base, 0.0), STEEPEST))


def _lowest(column: Array) -> int:
    """Last row of the body, or -len(column) without a body."""
    body = np.flatnonzero(column >= BODY)
    return int(body[-1]) if len(body) else -len(column)


def _outline(column: Array) -> int:
    """First row of the body that reaches down to the last row."""
    free = np.flatnonzero(column < BODY)
    return int(free[-1]) + 1 if len(free) else 0


def outpaint_cloth(picture: Array, edges: Edges, scale: float) -> Pixels:
    """Turns the mirrored area beyond the photo's edges into cloth in the person's image [h, w, 3].

    Shapes are blurred, so that no mirrored collar shows; texture and grain stay as sharp as in the photo.
    """
    soft = soften(picture, edges, scale, CLOTH_BLURS)
    detail = picture.astype(np.float32) - cv2.GaussianBlur(picture, (0, 0), TEXTURE_SIGMA * scale).astype(np.float32)
    height, width = picture.shape[:2]
    share = (_outside(height, width, edges) / scale / TEXTURE_FADE).clip(0, 1)
    texture = MAX_TEXTURE * np.tanh(detail / MAX_TEXTURE) * share[..., None]
    return np.asarray((soft + texture).clip(0, 255).round(), np.uint8)


def soften(picture: Array, edges: Edges, scale: float, blurs: tuple[tuple[float, int, int], ...]) -> Pixels:
    """Blurs an image [h, w, 3] beyond the photo's edges, increasingly with distance."""
    height, width = picture.shape[:2]
    outside = _outside(height, width, edges) / scale
    result: Array = picture
    for sigma, begin, end in blurs:
        share = ((outside - begin) / (end - begin)).clip(0, 1)
        if share.any():
            result = cv2.blendLinear(_blur(picture, sigma * scale), result, share, 1 - share)
    return np.asarray(result, np.uint8)


def _outside(height: int, width: int, edges: Edges) -> Floats:
    """[height, width] distance in pixels from the photo's edges that the image extends beyond; negative inside."""
    across = _beyond(width - edges.left - edges.right, edges.left, edges.right)
    down = _beyond(height - edges.top - edges.bottom, edges.top, edges.bottom)
    return np.maximum(across[None], down[:, None])


def _beyond(length: int, before: int, after: int) -> Floats:
    """[before + length + after] pixels outside 0..length, negative inside; edges without extension are ignored."""
    place = np.arange(-before, length + after, dtype=np.float32)
    first = -place if before else np.full_like(place, -np.inf)
    last = place - length + 1 if after else np.full_like(place, -np.inf)
    return np.maximum(first, last)


def _blur(picture: Array, sigma: float) -> Pixels:
    """A wide Gaussian blur, computed at a reduced size."""
    step = max(1, int(sigma / 2))
    height, width = picture.shape[:2]
    small = cv2.resize(picture, (max(1, width // step), max(1, height // step)), interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), sigma / step)
    return np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)
