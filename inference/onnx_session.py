"""ONNX models from resources/models, on CUDA when it really works and on the CPU otherwise."""

from __future__ import annotations

import hashlib
import os
import time
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read at import: else it keeps an identity of this device and reports use

import onnxruntime as ort

from inference.sentence import Sentence
from inference.user_error import UserError

MODELS = Path(__file__).resolve().parent.parent / "resources" / "models"
REPAIR = Sentence("Install Understudy again to restore it.")


class OnnxSession:
    """One loaded and warmed model."""

    def __init__(self, name: str, session: ort.InferenceSession) -> None:
        self.name = name
        self._session = session
        self._outputs = [output.name for output in session.get_outputs()]

    @property
    def provider(self) -> str:
        """Where the model really runs: "CUDA" or "CPU"."""
        return "CUDA" if self._session.get_providers()[0].startswith("CUDA") else "CPU"

    def run(self, **inputs: np.ndarray[Any, Any]) -> list[np.ndarray[Any, Any]]:
        """All outputs in the model's order, for inputs given by name."""
        return list(self._session.run(self._outputs, inputs))

    def warm_up(self) -> float:
        """Run once on zeros; seconds it took."""
        started = time.perf_counter()
        self.run(**{spec.name: _zeros(spec) for spec in self._session.get_inputs()})
        return time.perf_counter() - started


def model_path(name: str, folder: Path | None = None) -> Path:
    """File of the model `name` after its checksum was compared; UserError when it is missing or altered."""
    folder = folder or MODELS
    entry = _registry(folder).get(name)
    if entry is None:
        raise UserError(
            "The model '{name}' is not listed in {file}. {repair}",
            name=name,
            file=folder / "models.toml",
            repair=REPAIR,
        )
    path = folder / str(entry["file"])
    if not path.is_file():
        raise UserError("The model file {path} is missing. {repair}", path=path, repair=REPAIR)
    if _sha256(path, path.stat().st_mtime_ns) != entry["sha256"]:
        raise UserError("The model file {path} is damaged (its checksum is wrong). {repair}", path=path, repair=REPAIR)
    return path


def open_session(name: str, threads: int = 1) -> OnnxSession:
    """The model `name`, loaded and warm, with `threads` CPU threads; UserError when its file is missing or altered."""
    path = model_path(name)
    if "CUDAExecutionProvider" in ort.get_available_providers():
        session = _try_cuda(name, path)
        if session is not None:
            return session
    return _open(name, path, ["CPUExecutionProvider"], threads)


def model_names() -> list[str]:
    """Names of all models in models.toml."""
    return sorted(_registry(MODELS))


def _try_cuda(name: str, path: Path) -> OnnxSession | None:
    """A CUDA session that ran, or None: a listed provider may still lack its driver or libraries."""
    try:
        session = _open(name, path, ["CUDAExecutionProvider", "CPUExecutionProvider"], 1)
    except Exception:  # noqa: BLE001 - onnxruntime raises many kinds when a driver is missing; the CPU serves then
        return None
    return session if session.provider == "CUDA" else None


def _open(name: str, path: Path, providers: Sequence[str], threads: int) -> OnnxSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Spinning threads fight with the rest of the app: 2-5 times slower on two cores.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = OnnxSession(name, ort.InferenceSession(str(path), options, providers=list(providers)))
    session.warm_up()
    return session


def _zeros(spec: Any) -> np.ndarray[Any, Any]:
    """Zeros of an input's shape; a free dimension counts 1."""
    kinds = {"tensor(float)": np.float32, "tensor(int64)": np.int64, "tensor(uint8)": np.uint8}
    shape = [size if isinstance(size, int) else 1 for size in spec.shape]
    return np.zeros(shape, kinds[spec.type])


@cache
def _sha256(path: Path, _modified: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _registry(folder: Path) -> dict[str, dict[str, Any]]:
    path = folder / "models.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UserError("The list of models {path} is missing. {repair}", path=path, repair=REPAIR) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(
            "The list of models {path} cannot be read ({reason}). {repair}", path=path, reason=error, repair=REPAIR
        ) from None
