"""Fields of both eyes in the frame graph, the same as inference/decoder/eyes/warp and lid_line.

Arrays have one eye after the other along the first axis; heights lie in the eye frame.
"""

from __future__ import annotations

from dataclasses import dataclass

from inference.decoder.card.lid_inputs import CURVES, SCALARS
from inference.face.patches import EYE_SIZE
from training.frame_graph.tensor import Builder, Tensor, moved

WIDTH, HEIGHT = EYE_SIZE


@dataclass(frozen=True, slots=True)
class LidFields:
    """Images of the windows of both eyes."""

    kept: Tensor
    """[2, 6, h, w] position in the person, offsets of upper lid, lower lid, white and closed lid's skin."""
    ended: Tensor
    """[2, 5, h, w] distances below the upper lid and above the lower one, opacity, cover of the closed lid's skin and
    of the line between closed lids."""


@dataclass(frozen=True, slots=True)
class _Eyes:
    """Places [2, h, w, 1] of the windows' pixels in the eye frames, curves [2, 1, w, 1] and scalars [2, 1, 1, 1]."""

    constants: dict[str, Tensor]
    y: Tensor
    aside: Tensor
    """Distance from the middle in eye widths."""
    curves: dict[str, Tensor]
    scalars: dict[str, Tensor]

    def eased(self, value: Tensor, start: str, end: str) -> Tensor:
        """Smoothstep of a value between two constants."""
        first, last = self.constants[start], self.constants[end]
        return ((value - first) / (last - first)).smoothstep()


def lid_fields(builder: Builder, c: dict[str, Tensor], flow: Tensor, to_person: Tensor) -> LidFields:
    """Fields of both eyes; `flow` and `to_person` as of `lip_fields`.

    Inputs: "eye_windows" [2, 3, 4] maps window pixels to the crop and to the eye frame.
    """
    pixels = builder.add_input("eye_pixels", [1, HEIGHT * WIDTH, 3])
    placed = (pixels @ builder.add_input("eye_windows", [2, 3, 4])).reshape(2, HEIGHT, WIDTH, 4)
    at, x, y = placed.split(2, 1, 1)
    scalars = dict(
        zip(SCALARS, builder.add_input("eye_scalars", [2, 1, 1, len(SCALARS)]).parts(len(SCALARS)), strict=True)
    )
    lines = builder.add_input("eye_curves", [2, len(CURVES), WIDTH, 1]).parts(len(CURVES), axis=1)
    column = x * scalars["inverse_width"]
    eyes = _Eyes(c, y, column.abs(), dict(zip(CURVES, lines, strict=True)), scalars)
    share = builder.add_input("eye_share", [1, HEIGHT, WIDTH, 1]) * eyes.eased(eyes.aside, "eye_beside", "eye_corner")
    place = _place(builder, flow, at, column, share)
    place = moved(place, to_person)
    kept = place.beside(*(share * offset for offset in _offsets(eyes))).image()
    edge = builder.add_input("eye_edge", [1, HEIGHT, WIDTH, 1])
    above = (eyes.curves["lower"] - y) * scalars["unit"]
    below = (y - eyes.curves["upper"]) * scalars["unit"]
    ended = below.beside(above, edge + y * 0, share * _lid(eyes), _line(eyes) * edge).image()
    return LidFields(kept, ended)


def _place(builder: Builder, flow: Tensor, at: Tensor, column: Tensor, share: Tensor) -> Tensor:
    """[2, h, w, 2] position in the crop by head pose, with the eye's corners where the flow puts them.

    Input "eye_corners" [1, 2, 2, 2]: places of the left and right corner of both eyes in the crop.
    """
    by_flow, by_pose = flow.sample(at.reshape(1, 2 * HEIGHT, WIDTH, 2)).reshape(2, HEIGHT, WIDTH, 4).split(2, 2)
    at_flow, at_pose = flow.sample(builder.add_input("eye_corners", [1, 2, 2, 2])).split(2, 2)
    left, right = (at_flow - at_pose).reshape(2, 2, 1, 2).parts(2, axis=1)
    moved = by_pose + left + (column + 0.5).clip() * (right - left)
    return by_flow + share * (moved - by_flow)


def _offsets(eyes: _Eyes) -> list[Tensor]:
    """[2, h, w, 1] each: offsets of upper lid, lower lid, white and closed lid's skin, in the eye frame."""
    y, of = eyes.y, eyes.curves
    upper, lower = _upper_lid(eyes) - y, _lower_lid(eyes) - y
    down = y - of["shade"]
    white = of["own_shade"] - (-down).relu() + of["stretch"] * down.relu()
    white = white.most(of["own_upper"]).least(of["own_lower"]) - y
    return [upper, lower, white, of["met"] + y * 0]


def _upper_lid(eyes: _Eyes) -> Tensor:
    """[2, h, w, 1] the photo's heights of brow and upper lid."""
    y, of = eyes.y, eyes.curves
    high = ((y - of["brow"]) * of["steep"]).clip() * of["rise"]
    low = ((y - of["fold"]) * of["steeper"]).clip() * of["rest"]
    return (of["own_brow"] - (of["brow"] - y).relu() + high + low).least(of["highest"])


def _lower_lid(eyes: _Eyes) -> Tensor:
    """[2, h, w, 1] the photo's heights of lower lid and cheek."""
    c, of, under = eyes.constants, eyes.curves, eyes.y - eyes.curves["lower"]
    below = eyes.y + (of["own_lower"] - of["lower"]) * (1 - under / c["cheek"]).clip()
    below = below + of["rim"] * (1 - under / c["under_rim"]).clip()
    return below.most(of["own_lower"] + of["rim"])


def _lid(eyes: _Eyes) -> Tensor:
    """[2, h, w, 1] cover of the skin of a closed lid."""
    shown = eyes.eased(eyes.y - eyes.curves["fold"], "from_fold", "below_fold")
    return shown * eyes.eased(eyes.aside, "lid_gone", "lid_ends")


def _line(eyes: _Eyes) -> Tensor:
    """[2, h, w, 1] cover of the line between closed lids."""
    c, per_pixel = eyes.constants, eyes.scalars["per_pixel"]
    above = ((eyes.curves["upper"] - eyes.y) * per_pixel + c["line_below"]).relu()
    under = ((eyes.y - eyes.curves["lower"]) * per_pixel - c["line_below"]).relu()
    up, down, far = above / c["line_up"], under / c["line_down"], under / c["lash_reach"]
    line = c["line_strength"] * (-(up * up) - down * down).exp()
    shade = c["lash_shadow"] * (-(far * far)).exp() * (1 - (above * 1e6).clip())
    return line.most(shade) * eyes.curves["closed"] * ((0.5 - eyes.aside) / c["line_corner"]).smoothstep()
