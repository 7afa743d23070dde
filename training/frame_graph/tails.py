"""Graphs that turn the drawn frame into bytes where it was drawn: RGB(A), or the planes of a camera or encoder.

Input "drawn" [h, w, c]: colours 0..255, straight alpha last where c is 4. Output "frame" int32 [n]: four bytes each.
Marks (inference/decoder/marks.py) come in as layers of the frame's size, or of one pixel where there are none.
"""

from __future__ import annotations

import numpy as np
from onnx import ModelProto, TensorProto

from training.frame_graph.tensor import Builder, Tensor


def rgb_tail() -> ModelProto:
    """Three channels of each pixel; h * w * 3 divides by four."""
    builder = Builder()
    return _packed(_marked(builder).reshape(-1))


def rgba_tail() -> ModelProto:
    """Colours and straight alpha of each pixel, marked as DisclosureMark and Watermark do it.

    Inputs: "watermark" [h, w, 1], added to opaque pixels; "mark_opacity" [h, w, 1] and "mark_colour" [h, w, 3].
    """
    builder = Builder()
    colours, alpha = _drawn(builder).split(3, 1)
    opacity = builder.add_input("mark_opacity", ["mark_h", "mark_w", 1])
    colours = colours + builder.add_input("watermark", ["mark_h", "mark_w", 1]) * ((alpha - 254.5) * 1e6).clip()
    cover = opacity + (1 - opacity) * (alpha * (1 / 255))
    colour = builder.add_input("mark_colour", ["mark_h", "mark_w", 3])
    colours = colours + opacity / cover.most(1e-6) * (colour - colours)
    return _packed(colours.beside(cover * 255).reshape(-1))


def planes_tail(interleaved: bool) -> ModelProto:
    """4:2:0 planes (inference/decoder/picture_format.py): Y, then U and V (I420), or U and V by turns (NV12).

    Inputs: "luma" [3, 1], "chroma" [3, 2] of the RGB, "offsets" [3] of Y, U, V; the weights of the pixels that a chroma
    sample takes: "row_taps" [4] from the row above its two rows on, "column_taps" [2]. Sides are even, h * w / 4 too.
    """
    builder = Builder()
    colours = _marked(builder).clip(0, 255)
    offsets = builder.add_input("offsets", [3])
    luma = builder.add("MatMul", colours, builder.add_input("luma", [3, 1])) + offsets.channel(0)
    chroma = builder.add("MatMul", _halved(builder, colours), builder.add_input("chroma", [3, 2])) + offsets.channel(
        1, 2
    )
    chroma = chroma if interleaved else chroma.transpose(2, 0, 1)
    return _packed(builder.add("Concat", luma.reshape(-1), chroma.reshape(-1), axis=0))


def _marked(builder: Builder) -> Tensor:
    """The frame [h, w, 3] with its marks; inputs "kept" [h, w, 1], its share under them, and "added" [h, w, 3]."""
    kept, added = (builder.add_input(name, ["mark_h", "mark_w", k]) for name, k in (("kept", 1), ("added", "mark_c")))
    return _drawn(builder) * kept + added


def _drawn(builder: Builder) -> Tensor:
    return builder.add_input("drawn", ["h", "w", "c"])


def _halved(builder: Builder, colours: Tensor) -> Tensor:
    """[h / 2, w / 2, 3] weighted means."""
    columns, rows = builder.add_input("column_taps", [2]), builder.add_input("row_taps", [4])
    columns_of = (colours.every(1, first, 2) * columns.channel(first) for first in range(2))
    narrow = next(columns_of) + next(columns_of)
    even, odd = narrow.every(0, 0, 2), narrow.every(0, 1, 2)
    above = builder.add("Concat", _rows(even, 0, 1), _rows(odd, 0, -1), axis=0)
    below = builder.add("Concat", _rows(even, 1, None), _rows(odd, -1, None), axis=0)
    total = above * rows.channel(0)
    for k, part in enumerate((even, odd, below), 1):
        total = total + part * rows.channel(k)
    return total


def _rows(image: Tensor, first: int, end: int | None) -> Tensor:
    last = np.iinfo(np.int32).max if end is None else end
    return image.between(np.array([first]), np.array([last]), [0])


def _packed(values: Tensor) -> ModelProto:
    """The finished graph: `values` [n] as bytes, the first of four lowest."""
    builder = values.builder
    bytes_ = (values.clip(0, 255) + 0.5).floor().reshape(-1, 4)
    first, second, third, fourth = (bytes_.channel(k) for k in range(4))
    # An int32 is signed, and a float holds 24 bits exactly.
    high = (fourth - 256 * (fourth - 127).clip()).cast(TensorProto.INT32)
    low = (first + 256 * second + 65536 * third).cast(TensorProto.INT32)
    whole = builder.add("Add", low, builder.add("Mul", high, builder.add_constant(1 << 24, "int32")))
    return builder.finished(whole.reshape(-1), TensorProto.INT32, ["packed"])
