"""Fields of the lips in the frame graph, the same as inference/decoder/mouth/lip_warp.

Arrays of both lips have the upper one first; those of contours are upper rim, upper edge, lower edge, lower rim.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from inference.decoder.card.lip_inputs import POINTS
from inference.face.patches import MOUTH_SIZE
from inference.timebase import FRAME_SIZE
from training.frame_graph.tensor import Builder, Tensor, moved

WIDTH, HEIGHT = MOUTH_SIZE
SPREAD = np.array([[0, 0, 0, 0], [0, 0, 1, 0], [1, 0, 0, 0], [0, 0, -1, 1], [-1, 1, 0, 0], [0, 0, 0, -1]])
"""From the motions of the contours: those at the start of either lip, then what is added on the way to its second
height, then on the way to its third one."""
LEAST = 1e-20
"""Keeps the mean of two slopes finite."""


@dataclass(frozen=True, slots=True)
class LipFields:
    """Images of the mouth window."""

    kept: Tensor
    """[1, 7, h, w] positions in the person of the upper lip, of the lower lip, distances below and above, between."""
    ended: Tensor
    """[1, 2, h, w] opacity of both lips."""


def lip_fields(builder: Builder, c: dict[str, Tensor], flow: Tensor, to_person: Tensor) -> LipFields:
    """`flow` [1, 4, 64, 64]: positions in the crop that cells show; `to_person` [2, 2]: scale, shift to the person.

    Inputs: "mouth_on_crop" [3, 2] maps window pixels to the crop; "lip_rows" [2, h, 1, 2]: each row held to those that
    a lip moves, and whether it is one of them; "lip_heights" [2, 4, w, 1]: three heights of either lip and the seam;
    "lip_edges" [2, w, 2]: heights of the inner edges, and the cosines of their slopes.
    """
    x, y = builder.add_input("mouth_x", [1, 1, WIDTH, 1]), builder.add_input("mouth_y", [1, HEIGHT, 1, 1])
    row, moves = builder.add_input("lip_rows", [2, HEIGHT, 1, 2]).parts(2)
    window = builder.add_input("mouth_on_crop", [3, 2]).parts(3, axis=0)
    at = (x * window[0] + row * window[1] + window[2]).reshape(1, 2 * HEIGHT, WIDTH, 2)
    by_flow = flow.sample(at).channel(0, 2).reshape(2, HEIGHT, WIDTH, 2)
    share = _inside(x, WIDTH, c).least(_inside(row, HEIGHT, c)).smoothstep()
    heights = builder.add_input("lip_heights", [2, 4, WIDTH, 1]).parts(4, axis=1)
    origin = by_flow + share * _added(builder, c, flow, row, heights)
    places = moved(origin, to_person).image()
    tops, slants = builder.add_input("lip_edges", [2, WIDTH, 2]).parts(2)
    (upper, lower), (steep, steep_low) = tops.parts(2, axis=0), slants.parts(2, axis=0)
    pixel = builder.add_input("mouth_pixel", [1])
    distances = ((y - upper) * pixel * steep).beside((lower - y) * pixel * steep_low)
    between = builder.add_input("lips_between", [1, 1, WIDTH, 1]) + y * 0
    fields = distances.beside(between).image()
    kept = places.reshape(1, 4, HEIGHT, WIDTH).beside(fields, axis=1)
    ended = share * moves * (row - heights[3] + 0.5).clip()
    return LipFields(kept, ended.reshape(1, 2, HEIGHT, WIDTH))


def _inside(place: Tensor, length: int, c: dict[str, Tensor]) -> Tensor:
    """Distance of pixels from the window's edge, 1 from its border on (face/patches.py: feather)."""
    return ((length / 2) - (place - length / 2).abs()) / c["mouth_border"]


def _added(builder: Builder, c: dict[str, Tensor], flow: Tensor, row: Tensor, heights: list[Tensor]) -> Tensor:
    """[2, h, w, 2] what each lip moves beyond the flow, in the crop."""
    motions = _motions(builder, flow).reshape(4, 2 * WIDTH)
    spread = builder.add_constant(SPREAD * (2 / FRAME_SIZE)) @ motions
    start, first, second = spread.reshape(6, 1, WIDTH, 2).split(2, 2, 2, axis=0)
    low, middle, high = heights[:3]

    def beyond(upper: Tensor, lower: Tensor) -> Tensor:
        return ((row - upper) / (lower - upper).most(c["lip_narrow"])).clip()

    return start + beyond(low, middle) * first + beyond(middle, high) * second


def _motions(builder: Builder, flow: Tensor) -> Tensor:
    """[4, w, 2] crop pixels that the flow misses at each contour, in all columns.

    Inputs: "lip_points" [1, 4, 13, 4]: landmarks in the crop, and the photo's pixels that they show; "lip_knots"
    [4, 1, 13]: columns of these landmarks; "lip_shares" [4, w, 1]: share of the motion in each column.
    """
    at, sources = builder.add_input("lip_points", [1, 4, POINTS, 4]).split(2, 2)
    half = FRAME_SIZE / 2
    missed = (sources - flow.sample(at).channel(0, 2) * half - (half - 0.5)).reshape(4, POINTS, 2)
    columns = builder.add_input("mouth_columns", [1, WIDTH, 1])
    curve = _curve(builder, columns, builder.add_input("lip_knots", [4, 1, POINTS]), missed)
    return curve * builder.add_input("lip_shares", [4, WIDTH, 1])


def _curve(builder: Builder, x: Tensor, knots: Tensor, values: Tensor) -> Tensor:
    """[n, w, c] monotone cubics through values [n, k, c] at knots [n, 1, k] (mouth/window_columns.py: across)."""
    starts = knots.first(2)
    widths = knots.last(2) - starts
    along = ((x - starts) / widths).clip()
    rest = 1 - along
    steps = values.last(1) - values.first(1)
    width = widths.transpose(0, 2, 1)
    slopes = steps / width
    left, right = slopes.first(1), slopes.last(1)
    both = left + right
    inner = (left * right).relu() * 2 * both / (both * both + LEAST)
    tangents = builder.add("Pad", inner, builder.add_constant([0, 1, 0, 0, 1, 0], np.int64))
    bends = along * rest
    weights = (along * along * (3 - 2 * along)).beside(bends * rest, -(bends * along))
    parts = steps.beside(width * tangents.first(1), width * tangents.last(1), axis=1)
    return values.between([0], [1], [1]) + weights @ parts
