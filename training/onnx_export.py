"""Export of networks to resources/models: ONNX, checked against torch, with its checksum in models.toml."""

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

from inference.onnx_session import MODELS

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
