"""The head's flow in the frame graph, the same as inference/decoder/flow: surface, expression, and both together.

Positions lie in -1..1 of the crop; fields are [1, h, w, c], images [1, c, h, w].
"""

from __future__ import annotations

import numpy as np
from onnx import TensorProto

from inference.decoder.flow.head_surface import STEPS
from inference.decoder.flow.landmark_flow import COARSE, FLOW_SIZE, PASSES
from training.frame_graph.tensor import Builder, Tensor

INVERSE = np.array([[0, 0, 0, 1], [0, -1, 0, 0], [0, 0, -1, 0], [1, 0, 0, 0]])
"""Order and signs of a Jacobian's a, c, b, d in its inverse d, -c, -b, a (column by column), times its determinant."""


def head_flow(builder: Builder, c: dict[str, Tensor]) -> Tensor:
    """[1, 64, 64, 4] displacements of all cells: by head pose and expression, then by head pose alone."""
    rest = builder.add_input("flow_rest", [1, FLOW_SIZE, FLOW_SIZE, 2])
    turned = _turned(builder, c, rest)
    moved = rest + _expression(builder, c).sample(rest)
    moved = moved + builder.add_input("rigid", [1, 1, FLOW_SIZE, FLOW_SIZE]).sample(turned) * (rest - moved)
    both = turned.image().sample(moved).beside(turned) - rest.beside(rest)
    faded = both * builder.add_input("flow_free", [1, FLOW_SIZE, FLOW_SIZE, 1])
    limited = faded * builder.add_input("flow_limits", [1, FLOW_SIZE, 1, 4])
    return faded.most(limited)


def cells(builder: Builder, flow: Tensor) -> Tensor:
    """[1, 6, rows, columns] what each cell of the frame shows: twice the person, at two breaths, and the skin's folds.

    Input "breaths" [6]: depths of both breaths around the scene's cells, 0 for the folds; "breath" [1]: that in them.
    """
    moved = flow.channel(0, 2) @ builder.add_input("on_layers", [2, 6])
    top = moved.between([0], [1], [1]) * builder.add_input("headroom", [1, "above", 1, 6])
    moved = builder.add("Pad", top.beside(moved, axis=1), builder.add_input("cell_margins", [8], TensorProto.INT64))
    outer, inner = (builder.add_input(name, [1, "rows", "columns", 6]) for name in ("outer_breath", "inner_breath"))
    breathed = outer * builder.add_input("breaths", [6]) + inner * builder.add_input("breath", [1])
    return (builder.add_input("cells", [1, "rows", "columns", 6]) + breathed + moved).image()


def _turned(builder: Builder, c: dict[str, Tensor], rest: Tensor) -> Tensor:
    """[1, 64, 64, 2] place of the photo that head pose moves to each cell (Newton's method)."""
    basis = builder.add_input("surface", [1, FLOW_SIZE, FLOW_SIZE, 6])
    offset = basis @ builder.add_input("head_motion", [6, 2])
    fields = offset.beside(_inverse_slopes(builder, c, offset)).image()
    found = rest - offset
    for _ in range(STEPS):
        here, back_x, back_y = fields.sample(found).split(2, 2, 2)
        missing = rest - found - here
        found = found + back_x * missing.channel(0) + back_y * missing.channel(1)
    return found


def _inverse_slopes(builder: Builder, c: dict[str, Tensor], offset: Tensor) -> Tensor:
    """[1, 64, 64, 4] inverse Jacobian of place + offset, column by column."""
    slopes = []
    for axis in (2, 1):
        before, after = (offset.between([first], [first + FLOW_SIZE - 2], [axis]) for first in (0, 2))
        margins = np.zeros((2, 4), np.int64)
        margins[:, axis] = 1
        step = (after - before) * (FLOW_SIZE / 4)
        slopes.append(builder.add("Pad", step, builder.add_constant(margins.ravel(), np.int64)))
    jacobian = slopes[0].beside(slopes[1]) + builder.add_constant([1, 0, 0, 1])
    a, across, down, d = jacobian.parts(4)
    area = (a * d - across * down).most(c["least_area"])
    return jacobian @ builder.add_constant(INVERSE) / area


def _expression(builder: Builder, c: dict[str, Tensor]) -> Tensor:
    """[1, 2, 32, 32] displacement by the motion of landmarks (Shepard's weights, corrected at the landmarks).

    Input "landmarks" [n, 4]: places in the frame, and from there to those in the photo; "followed" [1, 1, 32, 32]:
    share of the motion that each place follows.
    """
    points, offsets = builder.add_input("landmarks", ["points", 4]).split(2, 2)
    weights = _weights(builder, c, points)
    wanted, at = offsets.transpose(1, 0), points.unsqueeze(0, 1)
    asked, found = wanted, _spread(wanted, weights)
    for _ in range(PASSES):
        asked = asked + (wanted - builder.add("Squeeze", found.sampled(at), builder.add_constant([0, 2], np.int64)))
        found = _spread(asked, weights)
    return found * builder.add_input("followed", [1, 1, COARSE, COARSE])


def _spread(values: Tensor, weights: Tensor) -> Tensor:
    """[1, 2, 32, 32] values [2, n] at landmarks, spread over the grid."""
    return (values @ weights).reshape(1, 2, COARSE, COARSE)


def _weights(builder: Builder, c: dict[str, Tensor], points: Tensor) -> Tensor:
    """[n, 32 * 32] weights of landmarks [n, 2] on the grid."""
    grid = builder.add_input("grid", [COARSE])
    across, down = (each * each for each in (part - grid for part in points.parts(2)))
    far = ((down + c["softness"]).unsqueeze(2) + across.unsqueeze(1)).reshape(-1, COARSE * COARSE)
    weights = (far * far).reciprocal()
    return weights / builder.add("ReduceSum", weights, builder.add_constant([0], np.int64), keepdims=1)
