"""Nodes, inputs and constants of an ONNX graph under construction, by their names."""

from __future__ import annotations

from typing import Any

import numpy as np
from onnx import GraphProto, ModelProto, helper, numpy_helper

OPSET = 17


class Nodes:
    """Collects them; equal nodes and constants are stored once."""

    def __init__(self) -> None:
        self._nodes: list[Any] = []
        self._inputs: list[Any] = []
        self._constants: dict[str, Any] = {}
        self._known: dict[Any, str] = {}

    def declare(self, name: str, shape: list[int | str] | None, kind: int) -> None:
        """Add a graph input."""
        self._inputs.append(helper.make_tensor_value_info(name, kind, shape))

    def store(self, array: Any) -> str:
        """The name of a constant."""
        name = f"c{array.dtype.kind}_{array.shape}_{array.tobytes().hex()}"
        self._constants.setdefault(name, numpy_helper.from_array(array, name))
        return name

    def node(self, kind: str, operands: list[str], **attributes: Any) -> str:
        """The output of a node."""
        key = kind, tuple(operands), str(sorted(attributes.items()))
        if key not in self._known:
            self._known[key] = f"{kind.lower()}_{len(self._nodes)}"
            self._nodes.append(helper.make_node(kind, operands, [self._known[key]], **attributes))
        return self._known[key]

    def split(self, operand: str, sizes: list[int], axis: int) -> list[str]:
        """Parts of these sizes along an axis."""
        key = operand, tuple(sizes), axis
        if key not in self._known:
            self._known[key] = f"split_{len(self._nodes)}"
            outputs = [f"{self._known[key]}_{k}" for k in range(len(sizes))]
            counts = self.store(np.array(sizes, np.int64))
            self._nodes.append(helper.make_node("Split", [operand, counts], outputs, axis=axis))
        return [f"{self._known[key]}_{k}" for k in range(len(sizes))]

    def model(self, output: str, kind: int, shape: list[int | str] | None) -> ModelProto:
        """The finished model with one output, called "frame"."""
        nodes = [*self._nodes, helper.make_node("Identity", [output], ["frame"])]
        found = [helper.make_tensor_value_info("frame", kind, shape)]
        graph: GraphProto = helper.make_graph(nodes, "frame", self._inputs, found, list(self._constants.values()))
        return helper.make_model(
            graph, producer_name="understudy", ir_version=8, opset_imports=[helper.make_opsetid("", OPSET)]
        )
