"""Turn trained lips into resources/models/lips.onnx with parity asserted, and register it.

python -m training.lips_export [WEIGHTS.pt] --notes "..."
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from inference.audio_features import FEATURES
from inference.lips import WINDOW_FRAMES
from inference.onnx_session import MODELS
from training.export import export_onnx, register
from training.lips_net import LipsNet
from training.lips_train import OUT


def export_lips(weights: Path, notes: str, folder: Path = MODELS) -> float:
    """Export and register; the largest difference between torch and ONNX."""
    net = LipsNet()
    net.load_state_dict(torch.load(weights))
    torch.manual_seed(0)
    path = folder / "lips.onnx"
    worst = export_onnx(net, torch.randn(1, WINDOW_FRAMES, FEATURES), path)
    register("lips", path, notes, folder)
    return worst


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path, nargs="?", default=OUT)
    parser.add_argument("--notes", required=True, help="how these weights were trained, in one line")
    options = parser.parse_args()
    print(f"lips: largest difference from torch {export_lips(options.weights, options.notes):.1e}")


if __name__ == "__main__":
    main()
