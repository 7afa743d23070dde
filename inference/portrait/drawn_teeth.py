"""A drawn row of upper teeth, for photos with shut lips and for teeth that a photo hides.

Widths, heights and the curve of the edges are means of 25 smiling portraits (the CC0 portraits
of faker-js) and of Wheeler's Dental Anatomy; each face gets small differences by its seed.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from inference.portrait.tooth_row import ToothRow
from inference.portrait.tooth_shapes import UPPER, ToothShapes
from inference.portrait.tooth_texture import SIZE, RowFit, S, Y
from inference.types import Floats

ARC = 0.3
"""Rise of the edges to the side: y = -ARC s^2."""
DISTAL = 1.5
"""Rounding of the outer corner of an edge relative to the inner one."""
NECK_WIDTH = 0.80
"""Width of a crown at its neck relative to its widest part."""
SOFT = 0.003
"""Softness of a tooth's outline in inter-ocular distances."""
BETWEEN, BETWEEN_FROM = (0.60, 0.45, 0.39), 0.3
"""RGB between two teeth relative to a tooth, and the height in crowns from which teeth touch."""
GRAIN = (0.5, 0.9, 0.045)
"""Texture of enamel: sigmas in pixels across and along a tooth, and strength before the blur (2 % after it)."""
WET, WET_AT, WET_SIZE = 0.13, (-0.22, 0.36), (0.26, 0.17)
"""Light of a tooth's highlight relative to its tone, the highlight's place (across half a tooth, towards its neighbour
nearer the midline; up the crown) and its extent."""
TURN, STEP, WIDER = 0.08, 0.0018, 0.035
"""Spread of teeth: shading by rotation, height of the edge in inter-ocular distances, relative width."""


def usual_fit(seed: int) -> RowFit:
    """Placement of a drawn row."""
    rng = np.random.default_rng(seed)
    return RowFit(float(1 + 0.03 * rng.standard_normal()), float(0.004 * rng.standard_normal()), -ARC * S[0] ** 2)


def drawn_row(fit: RowFit, tone: Floats, wear: float, seed: int, shapes: ToothShapes = UPPER) -> ToothRow:
    """A row placed as `fit` whose central incisors have the colour `tone` [3], RGB 0..255.

    `wear` 0..1: worn teeth are flatter and yellower.
    """
    rng = np.random.default_rng(seed)
    size = SIZE[::-1]
    colours, cover = np.ones((*size, 3), np.float32) * np.array(BETWEEN, np.float32), np.zeros(size, np.float32)
    for number in range(len(shapes.crowns) - 1, -1, -1):
        for side in (-1, 1):
            one = _tooth(number, side, fit, wear, rng, shapes)
            shape = one.cover[..., None]
            colours = shape * one.light + (1 - shape) * colours
            cover = np.maximum(cover, np.maximum(one.cover, one.behind))
    grain = cv2.GaussianBlur(
        rng.standard_normal((*size, 1)).astype(np.float32), (0, 0), sigmaX=GRAIN[0], sigmaY=GRAIN[1]
    )
    colours *= 1 + GRAIN[2] * grain[..., None]
    return ToothRow(np.asarray(colours * tone, np.float32), cover, fit, shapes)


def flat_row(fit: RowFit, tone: Floats) -> ToothRow:
    """A row without gaps or shading, as comics have it."""
    colours = np.broadcast_to(tone, (*SIZE[::-1], 3)).astype(np.float32)
    return ToothRow(colours, np.clip((fit.edge - Y) / SOFT + 0.5, 0, 1).astype(np.float32), fit)


@dataclass(frozen=True, slots=True)
class _Tooth:
    cover: Floats
    """[h, w] opacity of the crown."""
    light: Floats
    """[h, w, 3] colour relative to the row's tone."""
    behind: Floats
    """[h, w] opacity of what lies between this tooth and its neighbours."""


def _tooth(number: int, side: int, fit: RowFit, wear: float, rng: np.random.Generator, shapes: ToothShapes) -> _Tooth:
    wider, step, turn, tone = rng.standard_normal(4)
    gaps, (step, turn) = shapes.gaps, (shapes.crowded * step, shapes.crowded * turn)
    near, far = (side * fit.scale * gap + fit.shift for gap in (gaps[number], gaps[number + 1]))
    half = abs(far - near) / 2 * (1 + WIDER * wider * 0.5)
    middle = (near + far) / 2
    height = shapes.crowns[number] * fit.scale
    u = side * (S - middle) / half
    edge = np.interp(middle, S[0], fit.edge) + _slope(fit.edge, middle) * (S - middle) * 0.7
    edge = edge + shapes.steps[number] * (1 - 0.6 * wear) + STEP * step
    v = (edge - Y) / height
    outer = np.where(u > 0, DISTAL, 1.0) if number < 2 else 1.0
    rise = shapes.rise[number] * (1 - 0.5 * wear) * outer * np.abs(u).clip(0, 1.2) ** shapes.pointed[number]
    width = 1.02 - (1 - NECK_WIDTH) * np.clip((v - 0.35) / 0.65, 0, 1.3) ** 1.6
    inside = np.minimum((width - np.abs(u)) * half, (v - rise) * height)
    cover = np.clip(inside / SOFT + 0.5, 0, 1)
    lean = TURN * turn * u
    across = 1 - 0.16 * np.abs(u).clip(0, 1.2) ** 2.6 - 0.05 * u.clip(-1, 1) + lean
    body = across * shapes.tones[number] * (1 + 0.025 * tone)
    edge_glass = np.exp(-(((v - rise) / 0.11) ** 2))[..., None] * (1 - wear)
    light = body[..., None] * (1 - edge_glass * np.array([0.13, 0.10, 0.07]))
    lit = np.exp(-(((u - WET_AT[0] - turn * 0.1) / WET_SIZE[0]) ** 2 + ((v - WET_AT[1]) / WET_SIZE[1]) ** 2))
    light = light + WET * lit[..., None]
    yellow = 0.05 * (number == 2) + 0.06 * wear
    light = light * (1 - yellow * np.array([0.0, 0.35, 1.0]))
    behind = np.clip((v - BETWEEN_FROM) / 0.05, 0, 1) * (np.abs(u) < 1.15)
    return _Tooth(cover.astype(np.float32), light.astype(np.float32), behind.astype(np.float32))


def _slope(edge: Floats, at: float) -> float:
    ahead, back = (float(np.interp(at + d, S[0], edge)) for d in (0.02, -0.02))
    return (ahead - back) / 0.04
