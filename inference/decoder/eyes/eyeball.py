"""Eyeball layers of a photo: the white without the iris, the complete iris, and the catchlight.

The photo shows white and iris in part. The white is inpainted smoothly under iris and lids; the part of the iris under
the upper lid is mirrored from the lower half or, where that is hidden too, set to the median at the same distance from
the centre. The catchlight is separated from the iris, because a reflection does not turn with the eye.
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
"""Half width and height of the patch around the eye, in eye widths."""
LIMBUS = (0.98, 1.12)
"""Distances from the centre, in iris radii, between which the iris fades to the white."""
WHITE_FROM = 1.18
"""Distance from the centre, in iris radii, from which the photo shows the white alone."""
RINGS = 24
"""Number of rings from the iris's centre to its edge."""
HIGHLIGHT = 45.0
"""Luminance difference, 0..255, from the ring's median from which a pixel is a catchlight."""
LEAST_WHITE = 12
"""Least number of white pixels beyond WHITE_FROM; with fewer, all beyond LIMBUS[0] are used."""
SHADED, LIT = 0.7, 0.95
"""Luminance relative to that of most of the white, between which the white counts as shaded by a lid, and inpaints
nothing."""
MAX_SIGMA = 64.0
"""Largest sigma in pixels of the blurs that inpaint the white."""


@dataclass(frozen=True, slots=True)
class Eyeball:
    """Layers of one eye, as patches of the photo."""

    corner: tuple[int, int]
    """Upper left corner of the patches in whole pixels of the photo."""
    white: Pixels
    """[h, w, 3] white without the iris."""
    iris: Pixels
    """[h, w, 4] complete iris without catchlight; the last channel is its alpha."""
    catchlight: Pixels
    """[h, w, 3] added on top."""


def eyeball(picture: Pixels, eye: EyeShape) -> Eyeball:
    """Extracts the layers of `eye` from the image [h, w, 3], whose pixels `eye.axes` maps to."""
    corner, patch = patch_around(picture, eye, MARGIN)
    view = _View.of(patch, corner, eye)
    light = _catchlight(view)
    iris = _whole_iris(view, light)
    cover = np.clip((LIMBUS[1] - view.radius) / (LIMBUS[1] - LIMBUS[0]), 0, 1)
    catchlight = light[..., None] * np.maximum(view.patch - view.rings, 0)
    return Eyeball(corner, _bytes(_white(view)), np.dstack([_bytes(iris), _bytes(255 * cover)]), _bytes(catchlight))


@dataclass(frozen=True, slots=True)
class _View:
    """A patch of the photo, with the position of its pixels in the eye."""

    patch: Floats
    """[h, w, 3] 0..255"""
    seen: Floats
    """[h, w] 0..1: visible between the lids."""
    radius: Floats
    """[h, w] distance from the iris's centre in iris radii."""
    rings: Floats
    """[h, w, 3] median colour of the visible iris at the same distance from the centre."""
    mirrored: Floats
    """[h, w, 2] position in the patch of the vertically mirrored pixel of the iris."""

    @classmethod
    def of(cls, patch: Pixels, corner: tuple[int, int], eye: EyeShape) -> _View:
        x, y = in_eye(patch.shape[:2], corner, eye.axes)
        pixel = 1 / float(np.linalg.norm(eye.axes[:, 0]))
        column = x / eye.width
        top, bottom = (np.interp(column, line[:, 0], line[:, 1]) for line in (eye.upper, eye.lower))
        inside = np.minimum(np.minimum(y - top, bottom - y), (0.5 - np.abs(column)) * eye.width) / pixel
        seen = np.asarray(np.clip(inside - 0.5, 0, 1), np.float32)
        radius = np.hypot(x - eye.iris[0], y - eye.iris[1]).astype(np.float32) / max(eye.radius, pixel)
        pixels = patch.astype(np.float32)
        mirrored = np.stack([x, 2 * eye.iris[1] - y], -1) @ eye.axes[:, :2].T + eye.axes[:, 2] - corner - 0.5
        return cls(pixels, seen, radius, _rings(pixels, seen, radius), np.asarray(mirrored, np.float32))


def patch_around(picture: Pixels, eye: EyeShape, margin: tuple[float, float]) -> tuple[tuple[int, int], Pixels]:
    """Upper left corner and pixels of the patch around the eye; the image's border is repeated.

    `margin`: half width and half height in widths of the eye.
    """
    half = np.abs(eye.axes[:, :2] * eye.width) @ np.array(margin)
    left, top = (int(v) for v in np.floor(eye.axes[:, 2] - half))
    width, height = (int(v) for v in np.ceil(2 * half) + 1)
    shift = np.array([[1, 0, left], [0, 1, top]], np.float32)
    flags = cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP
    patch = cv2.warpAffine(picture, shift, (width, height), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return (left, top), np.asarray(patch, np.uint8)


def in_eye(size: tuple[int, int], corner: tuple[int, int], axes: Floats) -> tuple[Floats, Floats]:
    """Eye-frame coordinates x and y [h, w] of the patch's pixels."""
    rows, columns = np.mgrid[: size[0], : size[1]]
    place = np.stack([columns, rows], -1) + 0.5 + np.array(corner) - axes[:, 2]
    local = place @ axes[:, :2] / float(axes[:, 0] @ axes[:, 0])
    return np.asarray(local[..., 0], np.float32), np.asarray(local[..., 1], np.float32)


def _rings(patch: Floats, seen: Floats, radius: Floats) -> Floats:
    """[h, w, 3] median colour of the visible iris at the same distance from its centre; the patch if none is seen."""
    edge = LIMBUS[1]
    ring = np.minimum(radius / edge * RINGS, RINGS - 1).astype(int)
    shown = (seen > 0.5) & (radius < edge)
    known = [k for k in range(RINGS) if (shown & (ring == k)).any()]
    if not known:
        return patch
    colours = np.array([np.median(patch[shown & (ring == k)], axis=0) for k in known])
    place = radius / edge * RINGS - 0.5
    return np.stack([np.interp(place, known, colours[:, i]) for i in range(3)], -1).astype(np.float32)


def _catchlight(view: _View) -> Floats:
    """[h, w] 0..1 mask of the catchlight on the iris."""
    brighter = (view.patch - view.rings) @ LUMINANCE
    lit = ((brighter > HIGHLIGHT) & (view.seen > 0.5) & (view.radius < 0.9)).astype(np.float32)
    return np.asarray(np.clip(2 * cv2.GaussianBlur(lit, (0, 0), 1.0), 0, 1), np.float32)


def _whole_iris(view: _View, light: Floats) -> Floats:
    """[h, w, 3] the iris with the part under the lids reconstructed."""
    trusted = np.dstack([view.patch, view.seen * (1 - light)])
    other = sample(trusted, view.mirrored)
    share = other[..., 3:]
    guessed = share * other[..., :3] + (1 - share) * view.rings
    kept = cv2.GaussianBlur(trusted[..., 3], (0, 0), 0.8)[..., None] * trusted[..., 3:]
    return np.asarray(kept * view.patch + (1 - kept) * guessed, np.float32)


def _white(view: _View) -> Floats:
    """[h, w, 3] the white, inpainted under iris and lids."""
    known = view.seen * (view.radius > WHITE_FROM)
    if known.sum() < LEAST_WHITE:
        known = view.seen * (view.radius > LIMBUS[0])
    if known.sum() < 1:
        return view.patch
    filled, sure, lit = view.patch * known[..., None], known.copy(), _unshaded(view.patch, known)
    width = 1.0
    while width <= MAX_SIGMA:
        weight = cv2.GaussianBlur(lit, (0, 0), width)[..., None]
        mean = cv2.GaussianBlur(view.patch * lit[..., None], (0, 0), width) / np.maximum(weight, 1e-6)
        share = (1 - sure)[..., None] * np.clip(weight / 0.2, 0, 1)
        filled, sure = filled + share * mean, sure + share[..., 0]
        width *= 2
    return np.asarray(filled / np.maximum(sure, 1e-6)[..., None], np.float32)


def _unshaded(patch: Floats, known: Floats) -> Floats:
    """[h, w] 0..1 weight of the `known` white, without the shade of lids and lashes."""
    light = patch @ LUMINANCE
    usual = np.percentile(light[known > 0.5], 60) if (known > 0.5).any() else 1.0
    return np.asarray(known * np.clip((light / max(float(usual), 1.0) - SHADED) / (LIT - SHADED), 0.02, 1), np.float32)


def _bytes(values: Floats) -> Pixels:
    return np.asarray(np.clip(values + 0.5, 0, 255), np.uint8)
