"""Join trained lips to one network, calibrate it, and write its ONNX file into resources/models, parity asserted.

python -m training.lips.export WEIGHTS.pt [WEIGHTS.pt ...] [--data DATA] --notes "..."

Calibrated on the people that training kept out with --validate (batches.VALIDATION), or, without those, on all.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from inference.audio.features import FEATURES
from inference.onnx_session import MODELS
from training.lips.batches import VALIDATION, read_data
from training.lips.calibrate import calibrate
from training.lips.data import OUT as DATA
from training.lips.network import LipsEnsemble, load_net
from training.onnx_export import export_onnx
from training.onnx_registry import register


def export_lips(weights: list[Path], data: Path, notes: str, folder: Path = MODELS) -> float:
    """Export and register; the largest difference between torch and ONNX."""
    net = joined(weights)
    people = [clip for clip in read_data(data) if clip.kind == "real"]
    # An average of guesses moves less for people whom the network never heard, and users are such people.
    calibrate(net, [clip for clip in people if clip.name in VALIDATION] or people)
    torch.manual_seed(0)
    path = folder / f"{net.model.name}.onnx"
    worst = export_onnx(net, torch.randn(1, net.model.window, FEATURES), path)
    register(net.model.name, path, notes, folder)
    return worst


def joined(weights: list[Path]) -> LipsEnsemble:
    """The networks of some weight files as one, ready to be asked."""
    return LipsEnsemble([load_net(path) for path in weights]).eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path, nargs="+")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--notes", required=True, help="how these weights were trained, in one line")
    options = parser.parse_args()
    worst = export_lips(options.weights, options.data, options.notes)
    print(f"lips: largest difference from torch {worst:.1e}")


if __name__ == "__main__":
    main()
