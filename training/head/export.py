"""Exports the trained head model to resources/models/head.onnx, checks parity with torch and registers it.

python -m training.head.export [WEIGHTS.pt] --notes "..."
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor, nn

from inference.motion.head_channels import CHANNELS
from inference.motion.head_context import FUTURE, PAST, SOUND
from inference.onnx_session import MODELS
from training.head.network import LIVELINESS, HeadNet
from training.head.train import OUT
from training.onnx_export import PARITY
from training.onnx_registry import register


class Drawing(nn.Module):
    """All steps of the flow as one graph."""

    def __init__(self, net: HeadNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, past: Tensor, sound: Tensor, noise: Tensor, liveliness: Tensor) -> Tensor:
        return self.net.draw(past, sound, noise, liveliness)


def export_head(weights: Path, notes: str, folder: Path = MODELS) -> float:
    """Export and register; the largest difference between torch and ONNX in units of each channel's spread."""
    net = HeadNet()
    net.load_state_dict(torch.load(weights))
    net.eval()
    torch.manual_seed(0)
    shapes = {
        "past": (PAST, CHANNELS),
        "sound": (PAST, SOUND),
        "noise": (FUTURE, CHANNELS),
        "liveliness": (LIVELINESS,),
    }
    example = {name: torch.randn(1, *shape) for name, shape in shapes.items()}
    example["past"] *= net.spread
    example["sound"] = example["sound"] * net.sound_spread + net.sound_mean
    example["liveliness"] += net.lively[0]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "head.onnx"
    torch.onnx.export(
        Drawing(net).eval(),
        tuple(example.values()),
        str(path),
        input_names=list(example),
        output_names=["y"],
        opset_version=18,
        dynamo=True,
        external_data=False,
        verbose=False,
    )
    worst = difference(net, path, example)
    if worst > PARITY:
        raise SystemExit(f"{path.name}: torch and ONNX differ by {worst:.1e}, more than {PARITY:.0e}.")
    register("head", path, notes, folder)
    return worst


def difference(net: HeadNet, path: Path, example: dict[str, Tensor]) -> float:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    found = session.run(None, {name: value.numpy() for name, value in example.items()})[0]
    with torch.no_grad():
        wanted = net.draw(*example.values())
    return float(np.abs((found - wanted.numpy()) / net.spread.numpy()).max())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path, nargs="?", default=OUT)
    parser.add_argument("--notes", required=True, help="how these weights were trained, in one line")
    options = parser.parse_args()
    print(f"head: largest difference from torch {export_head(options.weights, options.notes):.1e}")


if __name__ == "__main__":
    main()
