"""Padding of convolutions for WebGPU: the same results, with a multiple of four input channels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

onnx = pytest.importorskip("onnx")

from training.onnx_channels import GROUP, pad_channels, pad_file  # noqa: E402


def convolution(channels: int, group: int = 1) -> onnx.ModelProto:
    helper, numpy_helper, kind = onnx.helper, onnx.numpy_helper, onnx.TensorProto.FLOAT
    weights = np.random.default_rng(1).standard_normal((8, channels // group, 3)).astype(np.float32)
    node = helper.make_node("Conv", ["x", "w"], ["y"], group=group)
    graph = helper.make_graph(
        [node],
        "convolution",
        [helper.make_tensor_value_info("x", kind, [1, channels, 10])],
        [helper.make_tensor_value_info("y", kind, [1, 8, 8])],
        [numpy_helper.from_array(weights, "w")],
    )
    return helper.make_model(graph, ir_version=8, opset_imports=[helper.make_opsetid("", 17)])


def test_an_odd_number_of_channels_is_padded_and_the_result_stays(tmp_path: Path) -> None:
    path = tmp_path / "odd.onnx"
    onnx.save(convolution(9), path)
    assert pad_file(path) == 1
    padded = onnx.load(path)
    assert [node.op_type for node in padded.graph.node] == ["Pad", "Conv"]
    assert all(tensor.dims[1] % GROUP == 0 for tensor in padded.graph.initializer if tensor.name == "w")
    assert pad_file(path) == 0


@pytest.mark.parametrize(("channels", "group"), [(8, 1), (3, 1), (12, 4)])
def test_other_convolutions_stay(channels: int, group: int) -> None:
    assert pad_channels(convolution(channels, group)) == 0
