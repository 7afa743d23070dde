"""Placement of the crop in a frame: the crop itself, or a wide frame with a webcam's usual framing."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from inference.face.head_crop import HAIR
from inference.face.landmark_maps import EYE_A, EYE_B, OVAL
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Portrait

EYE_LEVEL = 0.40
"""Height of the eyes below the frame's upper edge, in frame heights."""
HIGHEST_EYES, LOWEST_EYES = 0.34, 0.48
"""Range of that height, used to keep the frame inside the photo."""
HEIGHT = 2.5
"""Height of the frame in face heights (forehead to chin): head and shoulders."""
LEAST_HEIGHT = 1.8
"""Least height of the frame in face heights; a photo that ends closer to the face is outpainted instead."""
ASIDE = 0.1
"""Largest horizontal offset of the face from the centre, in frame widths, used to stay inside the photo."""
STEP = 32
"""The square's side is a multiple of this, so that flow cells begin at whole pixels."""

_FOREHEAD, _CHIN = 10, 152


@dataclass(frozen=True, slots=True)
class Placement:
    """The crop's square [side, side] at (left, top) of a frame; it may extend above and below."""

    width: int
    height: int
    left: int
    top: int
    side: int

    @property
    def scale(self) -> float:
        """Output pixels per crop pixel."""
        return self.side / FRAME_SIZE

    @property
    def canvas(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom of the bounding box of frame and square, in output pixels."""
        right, bottom = self.left + self.side, self.top + self.side
        return min(0, self.left), min(0, self.top), max(self.width, right), max(self.height, bottom)

    def to_output(self, points: Floats) -> Floats:
        """Maps crop pixels [n, >=2] to output pixels [n, 2]."""
        return np.asarray(points[:, :2] * self.scale + [self.left, self.top], np.float32)


SQUARE = Placement(FRAME_SIZE, FRAME_SIZE, 0, 0, FRAME_SIZE)
"""The frame is the crop."""


def place(portrait: Portrait, width: int, height: int) -> Placement:
    """Frames head and shoulders, inside the photo as long as the face keeps a sensible size."""
    if width == height == FRAME_SIZE:
        return SQUARE
    points = portrait.landmarks[:, :2]
    face = float(np.linalg.norm(points[_FOREHEAD] - points[_CHIN]))
    eyes = float(points[EYE_A + EYE_B, 1].mean())
    left, top, right, bottom = photo_bounds(portrait)
    top = top if _cut_above(portrait, top) else -np.inf
    framing = portrait.framing
    shown = _shown_height(face, eyes - top, bottom - eyes) / framing.zoom
    side = STEP * math.ceil(height * FRAME_SIZE / shown / STEP)
    shown = height * FRAME_SIZE / side
    start = eyes - EYE_LEVEL * shown
    start = max(min(start, bottom - shown, eyes - HIGHEST_EYES * shown), eyes - LOWEST_EYES * shown)
    start = min(max(start, top), eyes - HIGHEST_EYES * shown) + framing.shift[1] * face
    middle = _middle(float(points[OVAL, 0].mean()), shown * width / height, left, right) + framing.shift[0] * face
    scale = side / FRAME_SIZE
    return Placement(width, height, round(width / 2 - middle * scale), round(-start * scale), side)


def photo_bounds(portrait: Portrait) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of the photo in crop pixels."""
    if portrait.photo is None:
        return 0.0, 0.0, float(FRAME_SIZE), float(FRAME_SIZE)
    left, top, side = portrait.square
    height, width = portrait.photo.shape[:2]
    scale = FRAME_SIZE / side
    return -left * scale, -top * scale, (width - left) * scale, (height - top) * scale


def _shown_height(face: float, above: float, below: float) -> float:
    """Height of the frame in crop pixels."""
    fits = min(above / HIGHEST_EYES, below / (1 - LOWEST_EYES), above + below)
    return max(min(HEIGHT * face, fits), LEAST_HEIGHT * face)


def _cut_above(portrait: Portrait, top: float) -> bool:
    """Whether the photo's upper edge (crop pixel `top`) cuts hair or a hat."""
    row = max(round(top), 0)
    return bool((portrait.matte[row : row + 3] > HAIR).any())


def _middle(face: float, shown: float, left: float, right: float) -> float:
    """Horizontal centre of the frame in crop pixels: the face, or beside it where the photo ends on one side."""
    inside = min(max(face, left + shown / 2), right - shown / 2) if right - left > shown else (left + right) / 2
    return min(max(inside, face - ASIDE * shown), face + ASIDE * shown)
