"""Exports the trained network that shades the mouth to resources/models/mouth_shading.onnx and registers it.

python -m training.mouth.export [WEIGHTS.pt] --notes "..."
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from inference.decoder.mouth.coarse_mouth import CELLS, CHANNELS
from inference.onnx_session import MODELS
from training.mouth.network import ShadingNet
from training.mouth.train import OUT
from training.onnx_export import export_onnx
from training.onnx_registry import register

NAME = "mouth_shading"


def export_shading(weights: Path, notes: str, folder: Path = MODELS) -> float:
    """Exports and registers; returns the largest difference between torch and ONNX."""
    net = ShadingNet()
    net.load_state_dict(torch.load(weights))
    path = folder / f"{NAME}.onnx"
    worst = export_onnx(net, torch.rand(1, CHANNELS, CELLS[1], CELLS[0]), path)
    register(NAME, path, notes, folder)
    return worst


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path, nargs="?", default=OUT)
    parser.add_argument("--notes", required=True, help="how these weights were trained, in one line")
    options = parser.parse_args()
    print(f"{NAME}: largest difference from torch {export_shading(options.weights, options.notes):.1e}")


if __name__ == "__main__":
    main()
