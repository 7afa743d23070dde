"""Tensors of an ONNX graph under construction, with the operators that all providers share."""

from __future__ import annotations

from typing import Any

import numpy as np
from onnx import ModelProto, TensorProto

from training.frame_graph.nodes import Nodes
from training.frame_graph.value import Value

MOST_PARTS = 7
"""Outputs of one node: WebGPU promises eight buffers in a shader."""


class Builder(Nodes):
    """Nodes on tensors."""

    def add_input(self, name: str, shape: list[int | str] | None, kind: int = TensorProto.FLOAT) -> Tensor:
        """A graph input; names stand for dimensions that are known later, None for any shape."""
        self.declare(name, shape, kind)
        return Tensor(self, name)

    def add_constant(self, value: Any, kind: Any = np.float32) -> Tensor:
        """A constant; arithmetic with numbers is put off (see Tensor)."""
        array = np.asarray(value, kind)
        if array.dtype == np.float32 and not array.ndim:
            return Tensor(self, "", 0.0, float(value))
        return Tensor(self, self.store(array))

    def add(self, kind: str, *operands: Tensor | None, **attributes: Any) -> Tensor:
        """A node with one output."""
        names = [operand.name if operand else "" for operand in operands]
        return Tensor(self, self.node(kind, names, **attributes))

    def finished(self, output: Tensor, kind: int, shape: list[int | str] | None) -> ModelProto:
        """The model with one output, called "frame"."""
        return self.model(output.name, kind, shape)


class Tensor(Value):
    """A value of the graph: parts, shapes and samples of it."""

    def channel(self, first: int, count: int = 1) -> Tensor:
        """[..., count] channels of the last axis from `first` on."""
        return self.between(_whole([first]), _whole([first + count]), [-1])

    def between(self, starts: Any, ends: Any, axes: list[int]) -> Tensor:
        """Slice; `starts` and `ends` are int64 tensors or arrays."""
        b = self.builder
        first, last = (part if isinstance(part, Tensor) else b.add_constant(part, np.int64) for part in (starts, ends))
        return self._shaped("Slice", first, last, b.add_constant(axes, np.int64))

    def every(self, axis: int, first: int, step: int) -> Tensor:
        """Each `step`-th slice of an axis, from `first` on."""
        b = self.builder
        ends = b.add_constant([np.iinfo(np.int32).max], np.int64)
        starts, axes, steps = (b.add_constant([value], np.int64) for value in (first, axis, step))
        return self._shaped("Slice", starts, ends, axes, steps)

    def split(self, *sizes: int, axis: int = -1) -> list[Tensor]:
        """Parts of these sizes along an axis."""
        if len(sizes) <= MOST_PARTS:
            names = self.builder.split(self._source, list(sizes), axis)
            return [self._of(name, self._scale, self._shift) for name in names]
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
        return self._shaped("Unsqueeze", self.builder.add_constant(axes, np.int64))

    def __matmul__(self, other: Tensor) -> Tensor:
        return self.builder.add("MatMul", self, other)

    def transpose(self, *order: int) -> Tensor:
        return self._shaped("Transpose", perm=list(order))

    def reshape(self, *shape: int) -> Tensor:
        return self._shaped("Reshape", self.builder.add_constant(shape, np.int64))

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

    def _shaped(self, kind: str, *operands: Tensor, **attributes: Any) -> Tensor:
        """A node that moves values about and computes nothing."""
        found = self.builder.add(kind, self._of(self._source), *operands, **attributes)
        return self._of(found._source, self._scale, self._shift)


def moved(positions: Tensor, scale: Tensor, axis: int = 0) -> Tensor:
    """Positions in another image; `scale` [..., 2]: factors and shifts of x, y along an axis."""
    factors, shifts = scale.parts(2, axis)
    return positions * factors + shifts


def _whole(values: list[int]) -> Any:
    return np.array(values, np.int64)
