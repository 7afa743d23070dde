"""Registration of models in resources/models/models.toml, with checksum and shapes."""

from __future__ import annotations

import hashlib
import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import onnxruntime

from inference.onnx_session import MODELS


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


def refresh(name: str, folder: Path = MODELS) -> None:
    """Record the checksum of a changed model file; its notes stay."""
    entry = tomllib.loads((folder / "models.toml").read_text(encoding="utf-8"))[name]
    register(name, folder / entry["file"], entry["training"], folder)


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
