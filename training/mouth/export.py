"""Export a checkpoint to resources/models: ONNX, checked against torch, with its checksum in models.toml.

python -m training.mouth.export CHECKPOINT.pt --notes "50 minutes on two cores, ..."
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from torch import nn

from inference.face.patches import MOUTH_SIZE
from inference.onnx_session import MODELS
from training.arguments import add_notes, command_parser
from training.mouth.deployment_form import made_up, running_form
from training.mouth.network import MOUTH_INPUTS
from training.mouth.painter import Painter

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
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    with torch.no_grad():
        wanted = net(example).numpy()
    worst = float(np.abs(session.run(None, {"x": example.numpy()})[0] - wanted).max())
    if worst > PARITY:
        raise SystemExit(f"{path.name}: torch and ONNX differ by {worst:.1e}, more than {PARITY:.0e}.")
    return worst


def register(name: str, path: Path, notes: str, folder: Path = MODELS) -> None:
    """Copy a model file into `folder` (unless it is there already) and record its entry in models.toml."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / path.name
    if path.resolve() != kept.resolve():
        shutil.copyfile(path, kept)
    listing = folder / "models.toml"
    entries: dict[str, dict[str, Any]] = tomllib.loads(listing.read_text()) if listing.exists() else {}
    entries[name] = {
        "file": kept.name,
        "sha256": hashlib.sha256(kept.read_bytes()).hexdigest(),
        **_shapes(kept),
        "training": notes,
    }
    listing.write_text("\n".join(_table(key, entries[key]) for key in sorted(entries)), encoding="utf-8")


def _shapes(path: Path) -> dict[str, dict[str, list[int | str]]]:
    if path.suffix != ".onnx":
        return {}
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return {
        "inputs": {spec.name: spec.shape for spec in session.get_inputs()},
        "outputs": {spec.name: spec.shape for spec in session.get_outputs()},
    }


def _table(name: str, entry: dict[str, Any]) -> str:
    """One TOML table; JSON strings, numbers and lists are valid TOML."""
    lines = [f"[{name}]"]
    for key, value in entry.items():
        if isinstance(value, dict):
            inner = ", ".join(f"{json.dumps(k)} = {json.dumps(v)}" for k, v in value.items())
            lines.append(f"{key} = {{ {inner} }}")
        else:
            lines.append(f"{key} = {json.dumps(value)}")
    return "\n".join(lines) + "\n"


def export_decoder(checkpoint: Path, notes: str, folder: Path = MODELS) -> float:
    """Export the mouth network of a paint checkpoint; return its largest difference from torch."""
    painter = Painter()
    painter.load_state_dict(torch.load(checkpoint)["average"])
    torch.manual_seed(0)
    net, path = painter.mouth.eval(), folder / "decoder_mouth.onnx"
    example = torch.rand(1, MOUTH_INPUTS, MOUTH_SIZE[1], MOUTH_SIZE[0])
    running = running_form(net)
    with torch.no_grad():
        changed = float((running(made_up(example)) - net(example)).abs().max())
    error = changed + export_onnx(running, made_up(example), path)
    register(path.stem, path, notes, folder)
    return error


def main() -> None:
    parser = command_parser(__doc__)
    parser.add_argument("checkpoint", type=Path)
    add_notes(parser)
    options = parser.parse_args()
    print(f"decoder_mouth: largest difference from torch {export_decoder(options.checkpoint, options.notes):.1e}")


if __name__ == "__main__":
    main()
