"""Padding of convolutions to a multiple of four input channels.

onnxruntime's WebGPU provider (1.27) computes something else for other numbers above four: it reads four channels at a
time. The added channels and weights are zeros, so that results stay the same everywhere.

python -m training.onnx_channels NAME...    pads shipped models, in place, and asserts that the CPU's results stay
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import helper, numpy_helper

from inference.onnx_session import MODELS
from training.onnx_registry import refresh

GROUP = 4
SAME = 1e-5


def pad_channels(model: onnx.ModelProto) -> int:
    """Pad all ungrouped convolutions with constant weights; returns how many were changed."""
    weights = {tensor.name: tensor for tensor in model.graph.initializer}
    nodes, changed = [], 0
    for node in model.graph.node:
        tensor = weights.get(node.input[1]) if node.op_type == "Conv" else None
        missing = -tensor.dims[1] % GROUP if tensor is not None else 0
        if tensor is not None and missing and tensor.dims[1] > GROUP and _group(node) == 1:
            nodes.append(_padding(model, node, len(tensor.dims), missing))
            values = numpy_helper.to_array(tensor)
            sides = [(0, 0), (0, missing), *[(0, 0)] * (values.ndim - 2)]
            tensor.CopyFrom(numpy_helper.from_array(np.pad(values, sides), tensor.name))
            changed += 1
        nodes.append(node)
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    return changed


def _padding(model: onnx.ModelProto, conv: onnx.NodeProto, rank: int, missing: int) -> onnx.NodeProto:
    """A node that adds channels to the input of `conv`, which then reads its output."""
    name = f"{conv.input[0]}_for_{conv.input[1]}"  # several convolutions may share an input
    pads = np.zeros(2 * rank, np.int64)
    pads[rank + 1] = missing
    model.graph.initializer.append(numpy_helper.from_array(pads, f"{name}_by"))
    node = helper.make_node("Pad", [conv.input[0], f"{name}_by"], [name], name=name)
    conv.input[0] = name
    return node


def _group(conv: onnx.NodeProto) -> int:
    return next((attribute.i for attribute in conv.attribute if attribute.name == "group"), 1)


def pad_file(path: Path) -> int:
    """Pad the model of a file, in place. SystemExit if its results on noise change by more than SAME."""
    model = onnx.load(path)
    before = _answers(model)
    changed = pad_channels(model)
    worst = max(float(np.abs(a - b).max()) for a, b in zip(before, _answers(model), strict=True))
    if worst > SAME:
        raise SystemExit(f"{path.name}: padding changes results by {worst:.1e}.")
    if changed:
        onnx.save(model, path)
    return changed


def _answers(model: onnx.ModelProto) -> list[np.ndarray]:
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    noise = np.random.default_rng(0)
    inputs = {spec.name: noise.standard_normal(spec.shape).astype(np.float32) for spec in session.get_inputs()}
    return list(session.run(None, inputs))


def main(names: list[str]) -> None:
    for name in names:
        print(f"{name}: {pad_file(MODELS / f'{name}.onnx')} convolutions padded")
        refresh(name)


if __name__ == "__main__":
    main(sys.argv[1:])
