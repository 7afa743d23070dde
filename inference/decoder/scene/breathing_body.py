"""Breathing of the body in a wide frame outside the head's square.

The motion there is so small that the body is prerendered at breath depths at most a pixel apart and interpolated.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from inference.decoder.flow.chest import Chest
from inference.decoder.flow.flow_cells import Area
from inference.decoder.placement import Placement
from inference.motion.breathing import DEEPEST
from inference.types import Floats, Pixels

LEAST = 0.02
"""Displacement in pixels up to which a pixel counts as still."""


@dataclass(frozen=True, slots=True)
class BreathingPart:
    """A prerendered rectangle of the frame."""

    area: Area
    steps: Pixels
    """[2 n + 1, h, w, c] from exhaled to inhaled."""

    def draw(self, picture: Pixels, breath: float) -> None:
        """Draws the part into the frame [H, W, c], in place; `breath` as in Motion."""
        first, share = between_steps(breath, len(self.steps))
        cv2.addWeighted(self.steps[first], 1 - share, self.steps[first + 1], share, 0, dst=picture[self.area])


def breathing_parts(
    placement: Placement, chest: Chest, cover: Pixels, draw: Callable[[Floats, Area], Pixels]
) -> list[BreathingPart]:
    """Prerenders the moving areas beside and below the square.

    `cover` [h, w]: alpha of the person on the canvas; `draw` renders an area of the frame from canvas positions.
    """
    depths = breath_depths(chest)
    parts = []
    for area in _moving(placement, chest, cover):
        places = _places(placement, area)
        origin = chest.origin(places)
        steps = np.stack([draw(np.asarray(places + depth * origin, np.float32), area) for depth in depths])
        parts.append(BreathingPart(area, steps))
    return parts


def breath_depths(chest: Chest) -> Floats:
    """[2 n + 1] depths at which the body is prerendered, at most a pixel apart."""
    count = max(1, math.ceil(DEEPEST * chest.rise))
    return np.asarray(DEEPEST * np.arange(-count, count + 1) / count, np.float32)


def between_steps(breath: float, count: int) -> tuple[int, float]:
    """The step of `count` below a breath, and the share 0..1 of the next one in the picture."""
    place = (min(max(breath / DEEPEST, -1.0), 1.0) + 1) * (count // 2)
    first = min(int(place), count - 2)
    return first, place - first


def _moving(placement: Placement, chest: Chest, cover: Pixels) -> Iterator[Area]:
    """The smallest rectangles that contain the motion left of, right of and below the square."""
    left, right = max(placement.left, 0), min(placement.left + placement.side, placement.width)
    bottom = min(max(placement.top + placement.side, 0), placement.height)
    whole = slice(0, placement.height)
    sides = [(whole, slice(0, left)), (whole, slice(right, placement.width))]
    for area in [*sides, (slice(bottom, placement.height), slice(left, right))]:
        if area[0].start < area[0].stop and area[1].start < area[1].stop:
            yield from _tight(area, placement, chest, cover)


def _tight(area: Area, placement: Placement, chest: Chest, cover: Pixels) -> Iterator[Area]:
    places = _places(placement, area)
    (left, top), (right, bottom) = places[0, 0].astype(int), places[-1, -1].astype(int) + 1
    near = _widened(cover)[top:bottom, left:right] > 0
    moving = near & (np.abs(chest.origin(places)).max(-1) > LEAST)
    if moving.any():
        x, y, width, height = cv2.boundingRect(moving.astype(np.uint8))
        x, y = x + area[1].start, y + area[0].start
        yield slice(y, y + height), slice(x, x + width)


def _widened(cover: Pixels) -> Pixels:
    """The cover dilated by the reach of the motion."""
    return np.asarray(cv2.dilate(cover, np.ones((17, 17), np.uint8)), np.uint8)


def _places(placement: Placement, area: Area) -> Floats:
    """[h, w, 2] canvas positions of an area of the frame."""
    left, top, _, _ = placement.canvas
    y, x = np.mgrid[area].astype(np.float32)
    return np.stack([x - left, y - top], -1)
