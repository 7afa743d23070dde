"""Arithmetic on tensors of an ONNX graph under construction, with the operators that all providers share.

WebGPU (onnxruntime 1.27) has no Min, Max and Round, and its Pow fails for some shapes: those are composed of others.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from onnx import GraphProto, ModelProto, TensorProto, helper, numpy_helper

OPSET = 17
MOST_PARTS = 7
"""Outputs of one node: WebGPU promises eight buffers in a shader."""


class Builder:
    """Collects nodes, inputs and constants."""

    def __init__(self) -> None:
        self._nodes: list[Any] = []
        self._inputs: list[Any] = []
        self._constants: dict[str, Any] = {}

    def add_input(self, name: str, shape: list[int | str] | None, kind: int = TensorProto.FLOAT) -> Tensor:
        """A graph input; names stand for dimensions that are known later, None for any shape."""
        self._inputs.append(helper.make_tensor_value_info(name, kind, shape))
        return Tensor(self, name)

    def add_constant(self, value: Any, kind: Any = np.float32) -> Tensor:
        """A constant; equal ones are stored once."""
        array = np.asarray(value, kind)
        name = f"c{array.dtype.kind}_{array.shape}_{array.tobytes().hex()}"
        self._constants.setdefault(name, numpy_helper.from_array(array, name))
        return Tensor(self, name)

    def add(self, kind: str, *operands: Tensor | None, **attributes: Any) -> Tensor:
        """A node with one output."""
        name = f"{kind.lower()}_{len(self._nodes)}"
        names = [operand.name if operand else "" for operand in operands]
        self._nodes.append(helper.make_node(kind, names, [name], **attributes))
        return Tensor(self, name)

    def split(self, operand: Tensor, sizes: list[int], axis: int) -> list[Tensor]:
        """Parts of these sizes along an axis."""
        names = [f"split_{len(self._nodes)}_{k}" for k in range(len(sizes))]
        operands = [operand.name, self.add_constant(sizes, np.int64).name]
        self._nodes.append(helper.make_node("Split", operands, names, axis=axis))
        return [Tensor(self, name) for name in names]

    def model(self, output: Tensor, kind: int, shape: list[int | str] | None) -> ModelProto:
        """The finished model with one output, called "frame"."""
        self._nodes.append(helper.make_node("Identity", [output.name], ["frame"]))
        found = [helper.make_tensor_value_info("frame", kind, shape)]
        graph: GraphProto = helper.make_graph(self._nodes, "frame", self._inputs, found, list(self._constants.values()))
        return helper.make_model(
            graph, producer_name="understudy", ir_version=8, opset_imports=[helper.make_opsetid("", OPSET)]
        )


class Tensor:
    """A value of the graph; operators broadcast as numpy's do."""

    def __init__(self, builder: Builder, name: str) -> None:
        self.builder, self.name = builder, name

    def __add__(self, other: Tensor | float) -> Tensor:
        return self._with("Add", other)

    def __sub__(self, other: Tensor | float) -> Tensor:
        return self._with("Sub", other)

    def __mul__(self, other: Tensor | float) -> Tensor:
        return self._with("Mul", other)

    def __truediv__(self, other: Tensor | float) -> Tensor:
        return self._with("Div", other)

    def __radd__(self, other: float) -> Tensor:
        return self + other

    def __rmul__(self, other: float) -> Tensor:
        return self * other

    def __rsub__(self, other: float) -> Tensor:
        return self.builder.add_constant(other) - self

    def __neg__(self) -> Tensor:
        return self._alone("Neg")

    def abs(self) -> Tensor:
        return self._alone("Abs")

    def exp(self) -> Tensor:
        return self._alone("Exp")

    def sqrt(self) -> Tensor:
        return self._alone("Sqrt")

    def floor(self) -> Tensor:
        return self._alone("Floor")

    def relu(self) -> Tensor:
        return self._alone("Relu")

    def power(self, exponent: Tensor) -> Tensor:
        """Powers of positive values."""
        return (self._alone("Log") * exponent).exp()

    def reciprocal(self) -> Tensor:
        return self._alone("Reciprocal")

    def least(self, other: Tensor) -> Tensor:
        """Minimum of both."""
        return self - (self - other).relu()

    def most(self, other: Tensor | float) -> Tensor:
        """Maximum of both."""
        return (self - other).relu() + other

    def clip(self, low: float = 0.0, high: float = 1.0) -> Tensor:
        return self.builder.add("Clip", self, self.builder.add_constant(low), self.builder.add_constant(high))

    def smoothstep(self) -> Tensor:
        t = self.clip()
        return t * t * (3 - 2 * t)

    def channel(self, first: int, count: int = 1) -> Tensor:
        """[..., count] channels of the last axis from `first` on."""
        return self.between(_whole([first]), _whole([first + count]), [-1])

    def between(self, starts: Any, ends: Any, axes: list[int]) -> Tensor:
        """Slice; `starts` and `ends` are int64 tensors or arrays."""
        b = self.builder
        first, last = (part if isinstance(part, Tensor) else b.add_constant(part, np.int64) for part in (starts, ends))
        return b.add("Slice", self, first, last, b.add_constant(axes, np.int64))

    def every(self, axis: int, first: int, step: int) -> Tensor:
        """Each `step`-th slice of an axis, from `first` on."""
        b = self.builder
        ends = b.add_constant([np.iinfo(np.int32).max], np.int64)
        starts, axes, steps = (b.add_constant([value], np.int64) for value in (first, axis, step))
        return b.add("Slice", self, starts, ends, axes, steps)

    def split(self, *sizes: int, axis: int = -1) -> list[Tensor]:
        """Parts of these sizes along an axis."""
        if len(sizes) <= MOST_PARTS:
            return self.builder.split(self, list(sizes), axis)
        groups = [sizes[k : k + MOST_PARTS] for k in range(0, len(sizes), MOST_PARTS)]
        wholes = self.split(*map(sum, groups), axis=axis)
        return [part for whole, group in zip(wholes, groups, strict=True) for part in whole.split(*group, axis=axis)]

    def parts(self, count: int, axis: int = -1) -> list[Tensor]:
        """`count` parts of size 1 along an axis."""
        return self.split(*[1] * count, axis=axis)

    def first(self, axis: int) -> Tensor:
        """All but the last along an axis."""
        return self.between(_whole([0]), _whole([-1]), [axis])

    def last(self, axis: int) -> Tensor:
        """All but the first along an axis."""
        return self.between(_whole([1]), _whole([np.iinfo(np.int64).max]), [axis])

    def beside(self, *others: Tensor, axis: int = -1) -> Tensor:
        """Joins other tensors to this one along an axis."""
        return self.builder.add("Concat", self, *others, axis=axis)

    def unsqueeze(self, *axes: int) -> Tensor:
        return self.builder.add("Unsqueeze", self, self.builder.add_constant(axes, np.int64))

    def __matmul__(self, other: Tensor) -> Tensor:
        return self._with("MatMul", other)

    def transpose(self, *order: int) -> Tensor:
        return self.builder.add("Transpose", self, perm=list(order))

    def reshape(self, *shape: int) -> Tensor:
        return self.builder.add("Reshape", self, self.builder.add_constant(shape, np.int64))

    def image(self) -> Tensor:
        """[n, c, h, w], as `sample` takes them, of values [n, h, w, c]."""
        return self.transpose(0, 3, 1, 2)

    def sample(self, at: Tensor, padding: str = "border") -> Tensor:
        """[1, h, w, c] values of this image [1, c, H, W] at positions [1, h, w, 2], -1..1 from edge to edge."""
        return self.sampled(at, padding).transpose(0, 2, 3, 1)

    def sampled(self, at: Tensor, padding: str = "border") -> Tensor:
        """[1, c, h, w] the same as an image."""
        return self.builder.add("GridSample", self, at, mode="bilinear", padding_mode=padding, align_corners=0)

    def cast(self, kind: int) -> Tensor:
        return self.builder.add("Cast", self, to=kind)

    def _with(self, kind: str, other: Tensor | float) -> Tensor:
        operand = other if isinstance(other, Tensor) else self.builder.add_constant(other)
        return self.builder.add(kind, self, operand)

    def _alone(self, kind: str) -> Tensor:
        return self.builder.add(kind, self)


def moved(positions: Tensor, scale: Tensor) -> Tensor:
    """Positions in another image; `scale` [2, 2]: factors and shifts of x, y."""
    return positions * scale.between([0], [1], [0]) + scale.between([1], [2], [0])


def _whole(values: list[int]) -> Any:
    return np.array(values, np.int64)
