"""Graphs that turn the drawn frame into bytes where it was drawn: RGB(A), or the planes of a camera or encoder.

Input "drawn" [h, w, c]: colours 0..255, straight alpha last where c is 4. Output "frame" int32 [n]: four bytes each.
"""

from __future__ import annotations

import numpy as np
from onnx import ModelProto, TensorProto

from training.frame_graph.tensor import Builder, Tensor


def rgb_tail() -> ModelProto:
    """All channels of each pixel; h * w * c divides by four."""
    builder = Builder()
    return _packed(_drawn(builder).reshape(-1))


def planes_tail(interleaved: bool) -> ModelProto:
    """4:2:0 planes (inference/decoder/picture_format.py): Y, then U and V (I420), or U and V by turns (NV12).

    Inputs: "luma" [3, 1], "chroma" [3, 2] of the RGB, "offsets" [3] of Y, U, V; the weights of the pixels that a chroma
    sample takes: "row_taps" [4] from the row above its two rows on, "column_taps" [2]. Sides are even, h * w / 4 too.
    """
    builder = Builder()
    colours = _drawn(builder).clip(0, 255).channel(0, 3)
    offsets = builder.add_input("offsets", [3])
    luma = builder.add("MatMul", colours, builder.add_input("luma", [3, 1])) + offsets.channel(0)
    chroma = builder.add("MatMul", _halved(builder, colours), builder.add_input("chroma", [3, 2])) + offsets.channel(
        1, 2
    )
    chroma = chroma if interleaved else chroma.transpose(2, 0, 1)
    return _packed(builder.add("Concat", luma.reshape(-1), chroma.reshape(-1), axis=0))


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
    return builder.model(whole.reshape(-1), TensorProto.INT32, ["packed"])
