"""Arithmetic on values of an ONNX graph under construction, with as few nodes as it takes.

WebGPU (onnxruntime 1.27) has no Min, Max and Round, and its Pow fails for some shapes: those are composed of others.
"""

from __future__ import annotations

from typing import Any, Self

import numpy as np


class Value:
    """A value of the graph, source * scale + shift; operators broadcast as numpy's do.

    Scale and shift are put off until a node needs the value, and often cancel or become part of another node. Without
    a source it is the number `shift`.
    """

    def __init__(self, builder: Any, source: str, scale: float = 1.0, shift: float = 0.0) -> None:
        self.builder, self._source, self._scale, self._shift = builder, source, scale, shift

    @property
    def name(self) -> str:
        """Name of the computed value."""
        b = self.builder
        if not self._source:
            return b.store(np.asarray(self._shift, np.float32))
        if self._scale == 1:
            return self._moved().name if self._shift else self._source
        if self._scale == -1:
            return b.add("Sub", self._number(self._shift), self._of(self._source)).name
        scaled = b.add("Mul", self._of(self._source), self._number(self._scale))
        return b.add("Add", scaled, self._number(self._shift)).name if self._shift else scaled.name

    def __add__(self, other: Self | float) -> Self:
        one, two = self, self._other(other)
        if not one._source:
            one, two = two, one
        if not two._source:
            return self._of(one._source, one._scale, one._shift + two._shift)
        if not one._source:
            return self._of("", 0.0, one._shift + two._shift)
        kind = "Sub" if one._scale == -two._scale else "Add"
        share = 1.0 if abs(one._scale) == abs(two._scale) else two._scale / one._scale
        added = self.builder.add(kind, self._of(one._source), self._of(two._source, share))
        return self._of(added._source, one._scale, one._shift + two._shift)

    def __sub__(self, other: Self | float) -> Self:
        return self + -self._other(other)

    def __mul__(self, other: Self | float) -> Self:
        one, two = self, self._other(other)
        if not one._source:
            one, two = two, one
        if not two._source:
            return self._of(one._source, one._scale * two._shift, one._shift * two._shift)
        product = self.builder.add("Mul", one._moved(), two._moved())
        return self._of(product._source, one._scale * two._scale)

    def __truediv__(self, other: Self | float) -> Self:
        two = self._other(other)
        if not two._source:
            return self * (1 / two._shift)
        if not self._source:
            return two.reciprocal() * self._shift
        quotient = self.builder.add("Div", self._moved(), two._moved())
        return self._of(quotient._source, self._scale / two._scale)

    def __radd__(self, other: float) -> Self:
        return self + other

    def __rmul__(self, other: float) -> Self:
        return self * other

    def __rsub__(self, other: float) -> Self:
        return -self + other

    def __neg__(self) -> Self:
        return self * -1.0

    def abs(self) -> Self:
        return self._alone("Abs", self._moved()) * abs(self._scale)

    def exp(self) -> Self:
        return self._alone("Exp")

    def sqrt(self) -> Self:
        return self._alone("Sqrt")

    def floor(self) -> Self:
        return self._alone("Floor")

    def reciprocal(self) -> Self:
        return self._alone("Reciprocal")

    def relu(self) -> Self:
        size = abs(self._scale)
        return self._alone("Relu", self._of(self._source, self._scale / size, self._shift / size)) * size

    def power(self, exponent: Self) -> Self:
        """Powers of positive values."""
        return (self._alone("Log") * exponent).exp()

    def least(self, other: Self | float) -> Self:
        """Minimum of both."""
        two = self._other(other)
        if not two._source:
            return self.builder.add("Clip", self, None, two)
        return self.builder.add("Where", self.builder.add("Less", self, two), self, two)

    def most(self, other: Self | float) -> Self:
        """Maximum of both."""
        two = self._other(other)
        if not two._source:
            return self.builder.add("Clip", self, two)
        return self.builder.add("Where", self.builder.add("Less", self, two), two, self)

    def clip(self, low: float = 0.0, high: float = 1.0) -> Self:
        b = self.builder
        if (low, high) == (0, 1):
            return b.add("HardSigmoid", self._of(self._source), alpha=self._scale, beta=self._shift)
        return b.add("Clip", self, self._number(low), self._number(high))

    def smoothstep(self) -> Self:
        t = self.clip()
        return t * t * (3 - 2 * t)

    def _other(self, value: Self | float) -> Self:
        return value if isinstance(value, Value) else self.builder.add_constant(value)

    def _moved(self) -> Self:
        """The value without its scale: source + shift / scale."""
        source = self._of(self._source)
        if not self._shift:
            return source
        return self.builder.add("Add", source, self._number(self._shift / self._scale))

    def _alone(self, kind: str, operand: Self | None = None) -> Self:
        return self.builder.add(kind, operand or self)

    def _of(self, source: str, scale: float = 1.0, shift: float = 0.0) -> Self:
        return type(self)(self.builder, source, scale, shift)

    def _number(self, value: float) -> Self:
        """A number as a stored constant."""
        return self._of(self.builder.store(np.asarray(value, np.float32)))
