"""Export of networks to ONNX, checked against torch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import nn

from training.onnx_channels import pad_file

PARITY = 2e-4
"""Largest allowed absolute difference between torch and onnxruntime, on outputs of order 1."""


def export_onnx(net: nn.Module, example: torch.Tensor, path: Path) -> float:
    """Write `net` as ONNX with input "x" and output "y"; return the largest difference from torch on `example`.

    SystemExit if the difference exceeds PARITY.
    """
    net.eval()
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        net,
        (example,),
        str(path),
        input_names=["x"],
        output_names=["y"],
        opset_version=18,
        dynamo=True,
        external_data=False,
        verbose=False,
    )
    pad_file(path)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    with torch.no_grad():
        wanted = net(example).numpy()
    worst = float(np.abs(session.run(None, {"x": example.numpy()})[0] - wanted).max())
    if worst > PARITY:
        raise SystemExit(f"{path.name}: torch and ONNX differ by {worst:.1e}, more than {PARITY:.0e}.")
    return worst
