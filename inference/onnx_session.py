"""ONNX models from resources/models, run on CUDA where a session really starts there, else on the CPU."""

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

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read at import; else onnxruntime stores a device id and sends telemetry

import onnxruntime as ort

from inference.memory_shortage import is_memory_shortage
from inference.sentence import Sentence, quote
from inference.user_error import UserError

MODELS = Path(__file__).resolve().parent.parent / "resources" / "models"
REPAIR = Sentence("Install Understudy again to restore it.")


class OnnxSession:
    """A loaded ONNX model that has run once."""

    def __init__(self, name: str, session: ort.InferenceSession) -> None:
        self.name = name
        self._session = session
        self._outputs = [output.name for output in session.get_outputs()]

    @property
    def provider(self) -> str:
        """Execution provider in use: "CUDA" or "CPU"."""
        return "CUDA" if self._session.get_providers()[0].startswith("CUDA") else "CPU"

    def run(self, **inputs: np.ndarray[Any, Any]) -> list[np.ndarray[Any, Any]]:
        """Returns all outputs in the model's order; inputs are passed by name."""
        return list(self._session.run(self._outputs, inputs))

    def warm_up(self) -> float:
        """Runs the model once on zeros; returns the seconds taken."""
        started = time.perf_counter()
        self.run(**{spec.name: _zeros(spec) for spec in self._session.get_inputs()})
        return time.perf_counter() - started


def model_path(name: str, folder: Path | None = None) -> Path:
    """Path of the model `name`, its SHA-256 checked. Raises UserError if it is unlisted, missing or altered."""
    folder = folder or MODELS
    entry = _registry(folder).get(name)
    if not isinstance(entry, dict) or not {"file", "sha256"} <= entry.keys():
        raise UserError(
            "The model '{name}' is not listed in {file}. {repair}",
            name=name,
            file=folder / "models.toml",
            repair=REPAIR,
        )
    path = folder / str(entry["file"])
    if not _is_file(path):
        raise UserError("The model file {path} is missing. {repair}", path=path, repair=REPAIR)
    if _sha256(path, path.stat().st_mtime_ns) != entry["sha256"]:
        raise UserError("The model file {path} is damaged (its checksum is wrong). {repair}", path=path, repair=REPAIR)
    return path


def open_session(name: str, threads: int = 1) -> OnnxSession:
    """Loads and warms up the model `name` on CUDA, or on `threads` CPU threads. Raises UserError as model_path does."""
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
    """A CUDA session, or None if CUDA does not run: a listed provider may lack its driver or libraries."""
    try:
        session = _open(name, path, ["CUDAExecutionProvider", "CPUExecutionProvider"], 1)
    except Exception:  # noqa: BLE001 - onnxruntime raises many types when a driver is missing; the CPU is the fallback
        return None
    return session if session.provider == "CUDA" else None


def _open(name: str, path: Path, providers: Sequence[str], threads: int) -> OnnxSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Spinning threads compete with the rest of the app: 2-5 times slower on two cores.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        session = OnnxSession(name, ort.InferenceSession(str(path), options, providers=list(providers)))
        session.warm_up()
    except Exception as error:
        if is_memory_shortage(error):
            raise MemoryError from error
        raise UserError(  # onnxruntime raises a type of its own for every kind of damage
            "The model file {path} cannot be used ({reason}). {repair}", path=path, reason=quote(error), repair=REPAIR
        ) from error
    return session


def _zeros(spec: Any) -> np.ndarray[Any, Any]:
    """Zeros in the shape and type of a model input; a dynamic dimension becomes 1."""
    kinds = {"tensor(float)": np.float32, "tensor(int64)": np.int64, "tensor(uint8)": np.uint8}
    shape = [size if isinstance(size, int) else 1 for size in spec.shape]
    return np.zeros(shape, kinds[spec.type])


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long
        return False


@cache
def _sha256(path: Path, _modified: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _registry(folder: Path) -> dict[str, Any]:
    path = folder / "models.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UserError("The list of models {path} is missing. {repair}", path=path, repair=REPAIR) from None
    except (OSError, ValueError, RecursionError) as error:  # tomllib raises more than its own TOMLDecodeError
        raise UserError(
            "The list of models {path} cannot be read ({reason}). {repair}",
            path=path,
            reason=quote(error),
            repair=REPAIR,
        ) from None
