"""Where the portrait's square lies in an output picture: all of it, or a part of a wide one framed as webcams do."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from inference.face.head_crop import HAIR
from inference.face.landmark_maps import EYE_A, EYE_B, OVAL
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Portrait

EYE_LEVEL = 0.40
"""Of the picture's height."""
HIGHEST_EYES, LOWEST_EYES = 0.34, 0.48
"""Where they may come to lie so that the picture stays inside the photo."""
HEIGHT = 2.5
"""Of the picture, in face heights (forehead to chin): head and shoulders."""
LEAST_HEIGHT = 1.8
"""A photo that ends nearer to the face is continued rather than enlarged."""
ASIDE = 0.1
"""How far, in widths of the picture, the face may leave the middle for more of the photo to be seen."""
STEP = 32
"""The square's side is a multiple of it, so that the flow's cells begin at whole pixels."""

_FOREHEAD, _CHIN = 10, 152


@dataclass(frozen=True, slots=True)
class Placement:
    """The square [side, side] at (left, top) of an output picture; it may reach above and below."""

    width: int
    height: int
    left: int
    top: int
    side: int

    @property
    def scale(self) -> float:
        """Output pixels for one crop pixel."""
        return self.side / FRAME_SIZE

    @property
    def canvas(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom, in output pixels, of the smallest area that holds the picture and the square."""
        right, bottom = self.left + self.side, self.top + self.side
        return min(0, self.left), min(0, self.top), max(self.width, right), max(self.height, bottom)

    def to_output(self, points: Floats) -> Floats:
        """[n, 2] crop pixels -> output pixels."""
        return np.asarray(points[:, :2] * self.scale + [self.left, self.top], np.float32)


SQUARE = Placement(FRAME_SIZE, FRAME_SIZE, 0, 0, FRAME_SIZE)
"""The crop itself."""


def place(portrait: Portrait, width: int, height: int) -> Placement:
    """Frames head and shoulders; the picture stays inside the photo where that leaves the face a sensible size."""
    if width == height == FRAME_SIZE:
        return SQUARE
    points = portrait.landmarks[:, :2]
    face = float(np.linalg.norm(points[_FOREHEAD] - points[_CHIN]))
    eyes = float(points[EYE_A + EYE_B, 1].mean())
    left, top, right, bottom = photo_bounds(portrait)
    top = top if _cut_above(portrait, top) else -np.inf
    wish = portrait.framing
    shown = _shown_height(face, eyes - top, bottom - eyes) / wish.zoom
    side = STEP * math.ceil(height * FRAME_SIZE / shown / STEP)
    shown = height * FRAME_SIZE / side
    start = eyes - EYE_LEVEL * shown
    start = max(min(start, bottom - shown, eyes - HIGHEST_EYES * shown), eyes - LOWEST_EYES * shown)
    start = min(max(start, top), eyes - HIGHEST_EYES * shown) + wish.shift[1] * face
    middle = _middle(float(points[OVAL, 0].mean()), shown * width / height, left, right) + wish.shift[0] * face
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
    """Crop pixels from the picture's upper to its lower edge."""
    fits = min(above / HIGHEST_EYES, below / (1 - LOWEST_EYES), above + below)
    return max(min(HEIGHT * face, fits), LEAST_HEIGHT * face)


def _cut_above(portrait: Portrait, top: float) -> bool:
    """Whether hair or a hat is cut off by the photo's upper edge, crop pixel `top`."""
    row = max(round(top), 0)
    return bool((portrait.matte[row : row + 3] > HAIR).any())


def _middle(face: float, shown: float, left: float, right: float) -> float:
    """Crop pixel in the middle of the picture's width: the face, or aside where the photo ends on one side."""
    inside = min(max(face, left + shown / 2), right - shown / 2) if right - left > shown else (left + right) / 2
    return min(max(inside, face - ASIDE * shown), face + ASIDE * shown)
