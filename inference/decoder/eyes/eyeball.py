"""The eyeball behind a photo's lids: the white without its iris, and the iris whole.

The photo shows both in part. The white is continued smoothly under iris and lids; what the upper lid hides of the iris
is taken from the lower half or, where that fails, from the mean of what is seen as far from the centre. The catchlight
is taken off the iris, because a lamp stays where it is while the eye turns.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from inference.decoder.colour_range import LUMINANCE
from inference.decoder.flow.flow_sampling import sample
from inference.face.eye_shape import EyeShape
from inference.types import Floats, Pixels

MARGIN = (0.75, 0.6)
"""Half width and height of the patch around the eye, in widths of the eye."""
LIMBUS = (0.98, 1.12)
"""Where the iris eases into the white, in its radii."""
WHITE_FROM = 1.18
"""Radii of the iris from which the photo shows the white alone."""
RINGS = 24
"""Of the iris, from its centre to its edge."""
HIGHLIGHT = 45.0
"""Luminance, 0..255, by which a catchlight is brighter than the iris at its distance from the centre."""
LEAST_WHITE = 12
"""Pixels of white from which the photo is believed."""
WIDEST = 64.0
"""Pixels over which the white is continued."""


@dataclass(frozen=True, slots=True)
class Eyeball:
    """Patches of the photo around one eye."""

    corner: tuple[int, int]
    """Of the photo, in whole pixels: where the patches begin."""
    white: Pixels
    """[h, w, 3] without iris."""
    iris: Pixels
    """[h, w, 4] whole, without catchlight; the last is its cover."""
    catchlight: Pixels
    """[h, w, 3] to be added."""


def eyeball(picture: Pixels, eye: EyeShape) -> Eyeball:
    """What `picture` [h, w, 3] shows of `eye`, whose axes lead into it."""
    corner, patch = _patch(picture, eye)
    view = _View.of(patch, corner, eye)
    light = _catchlight(view)
    iris = _whole_iris(view, light)
    cover = np.clip((LIMBUS[1] - view.far) / (LIMBUS[1] - LIMBUS[0]), 0, 1)
    lamp = light[..., None] * np.maximum(view.patch - view.rings, 0)
    return Eyeball(corner, _bytes(_white(view)), np.dstack([_bytes(iris), _bytes(255 * cover)]), _bytes(lamp))


@dataclass(frozen=True, slots=True)
class _View:
    """A patch of the photo and where in the eye its pixels lie."""

    patch: Floats
    """[h, w, 3] 0..255"""
    seen: Floats
    """[h, w] 0..1: between the lids."""
    far: Floats
    """[h, w] distance from the iris's centre, in its radii."""
    rings: Floats
    """[h, w, 3] what is seen of the iris in the median as far from the centre."""
    across: Floats
    """[h, w, 2] the pixel of the patch on the iris's other side, above for below."""

    @classmethod
    def of(cls, patch: Pixels, corner: tuple[int, int], eye: EyeShape) -> _View:
        x, y = _in_eye(patch.shape[:2], corner, eye.axes)
        pixel = 1 / float(np.linalg.norm(eye.axes[:, 0]))
        column = x / eye.width
        top, bottom = (np.interp(column, line[:, 0], line[:, 1]) for line in (eye.upper, eye.lower))
        inside = np.minimum(np.minimum(y - top, bottom - y), (0.5 - np.abs(column)) * eye.width) / pixel
        seen = np.asarray(np.clip(inside - 0.5, 0, 1), np.float32)
        far = np.hypot(x - eye.iris[0], y - eye.iris[1]).astype(np.float32) / max(eye.radius, pixel)
        pixels = patch.astype(np.float32)
        mirrored = np.stack([x, 2 * eye.iris[1] - y], -1) @ eye.axes[:, :2].T + eye.axes[:, 2] - corner - 0.5
        return cls(pixels, seen, far, _rings(pixels, seen, far), np.asarray(mirrored, np.float32))


def _patch(picture: Pixels, eye: EyeShape) -> tuple[tuple[int, int], Pixels]:
    """Whole pixels around the eye, and where they begin; the picture's border is repeated beyond it."""
    half = np.abs(eye.axes[:, :2] * eye.width) @ np.array(MARGIN)
    left, top = (int(v) for v in np.floor(eye.axes[:, 2] - half))
    width, height = (int(v) for v in np.ceil(2 * half) + 1)
    shift = np.array([[1, 0, left], [0, 1, top]], np.float32)
    flags = cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP
    patch = cv2.warpAffine(picture, shift, (width, height), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return (left, top), np.asarray(patch, np.uint8)


def _in_eye(size: tuple[int, int], corner: tuple[int, int], axes: Floats) -> tuple[Floats, Floats]:
    """X and y [h, w] of the patch's pixels in the eye frame."""
    rows, columns = np.mgrid[: size[0], : size[1]]
    place = np.stack([columns, rows], -1) + 0.5 + np.array(corner) - axes[:, 2]
    local = place @ axes[:, :2] / float(axes[:, 0] @ axes[:, 0])
    return np.asarray(local[..., 0], np.float32), np.asarray(local[..., 1], np.float32)


def _rings(patch: Floats, seen: Floats, far: Floats) -> Floats:
    """[h, w, 3] the median colour of what is seen of the iris as far from its centre."""
    edge = LIMBUS[1]
    ring = np.minimum(far / edge * RINGS, RINGS - 1).astype(int)
    shown = (seen > 0.5) & (far < edge)
    known = [k for k in range(RINGS) if (shown & (ring == k)).any()]
    if not known:
        return patch
    colours = np.array([np.median(patch[shown & (ring == k)], axis=0) for k in known])
    place = far / edge * RINGS - 0.5
    return np.stack([np.interp(place, known, colours[:, i]) for i in range(3)], -1).astype(np.float32)


def _catchlight(view: _View) -> Floats:
    """[h, w] 0..1 where a lamp is mirrored on the iris."""
    brighter = (view.patch - view.rings) @ LUMINANCE
    lit = ((brighter > HIGHLIGHT) & (view.seen > 0.5) & (view.far < 0.9)).astype(np.float32)
    return np.asarray(np.clip(2 * cv2.GaussianBlur(lit, (0, 0), 1.0), 0, 1), np.float32)


def _whole_iris(view: _View, light: Floats) -> Floats:
    """[h, w, 3] the iris as if no lid hid any of it."""
    trusted = np.dstack([view.patch, view.seen * (1 - light)])
    other = sample(trusted, view.across)
    share = other[..., 3:]
    guessed = share * other[..., :3] + (1 - share) * view.rings
    kept = cv2.GaussianBlur(trusted[..., 3], (0, 0), 0.8)[..., None] * trusted[..., 3:]
    return np.asarray(kept * view.patch + (1 - kept) * guessed, np.float32)


def _white(view: _View) -> Floats:
    """[h, w, 3] the white, continued under iris and lids."""
    known = view.seen * (view.far > WHITE_FROM)
    if known.sum() < LEAST_WHITE:
        known = view.seen * (view.far > LIMBUS[0])
    if known.sum() < 1:
        return view.patch
    filled, sure = view.patch * known[..., None], known.copy()
    width = 1.0
    while width <= WIDEST:
        weight = cv2.GaussianBlur(known, (0, 0), width)[..., None]
        mean = cv2.GaussianBlur(view.patch * known[..., None], (0, 0), width) / np.maximum(weight, 1e-6)
        share = (1 - sure)[..., None] * np.clip(weight / 0.2, 0, 1)
        filled, sure = filled + share * mean, sure + share[..., 0]
        width *= 2
    return np.asarray(filled / np.maximum(sure, 1e-6)[..., None], np.float32)


def _bytes(values: Floats) -> Pixels:
    return np.asarray(np.clip(values + 0.5, 0, 255), np.uint8)
