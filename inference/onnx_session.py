"""ONNX models from resources/models, run by the provider that a timed run finds fastest: a graphics card or the CPU."""

from __future__ import annotations

import hashlib
import time
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from inference import card_lock, providers
from inference.memory_shortage import is_memory_shortage
from inference.providers import CPU
from inference.sentence import Sentence, quote
from inference.user_error import UserError

MODELS = Path(__file__).resolve().parent.parent / "resources" / "models"
REPAIR = Sentence("Install Understudy again to restore it.")


GRAPHS = ("frame", "frame_alpha", "rgb", "rgba", "i420", "nv12", "upload")
"""Models that are no networks: they draw with a graphics card (graph_session.py)."""
TIMED_RUNS = 5
AGREEMENT = 2e-3
"""Greatest difference from the CPU, relative to its largest output, up to which a provider's result is used."""

Arrays = list[np.ndarray[Any, Any]]


class OnnxSession:
    """A loaded ONNX model that has run once. On a lost graphics card it goes on on the CPU."""

    def __init__(self, name: str, path: Path, provider: str = CPU, threads: int = 1) -> None:
        """Raises what onnxruntime raises if `path` cannot be run by `provider`."""
        self.name = name
        self._path, self._threads = path, threads
        self._session = providers.load(path, provider, threads)
        self._outputs = [output.name for output in self._session.get_outputs()]
        self.provider = provider
        """One of providers.EXECUTION."""
        self.warm_up()

    def run(self, **inputs: np.ndarray[Any, Any]) -> Arrays:
        """Returns all outputs in the model's order; inputs are passed by name."""
        try:
            with providers.held(self.provider):
                return list(self._session.run(self._outputs, inputs))
        except Exception as error:
            if self.provider == CPU:
                raise
            providers.give_up(self.provider, error)
            card_lock.keep(self._session)
            self._session, self.provider = providers.load(self._path, CPU, self._threads), CPU
            return list(self._session.run(self._outputs, inputs))

    def warm_up(self) -> float:
        """Runs the model once on zeros; returns the seconds taken."""
        inputs = {spec.name: _filled(spec, None) for spec in self._session.get_inputs()}
        started = time.perf_counter()
        with providers.held(self.provider):
            self._session.run(self._outputs, inputs)
        return time.perf_counter() - started

    def probe(self) -> Arrays:
        """Outputs for normally distributed inputs, the same ones at every call."""
        noise = np.random.default_rng(0)
        return self.run(**{spec.name: _filled(spec, noise) for spec in self._session.get_inputs()})


@dataclass(frozen=True, slots=True)
class Trial:
    """Comparison of a model on the graphics card with the same on the CPU."""

    provider: str
    cpu_seconds: float
    card_seconds: float
    difference: float
    """Greatest difference of outputs, relative to the CPU's largest one."""

    @property
    def card_is_better(self) -> bool:
        """Whether the card computes the same, sooner."""
        return self.difference <= AGREEMENT and self.card_seconds < self.cpu_seconds


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
    """Loads and warms up the model `name`, by the faster of graphics card and `threads` CPU threads.

    Raises UserError as model_path does.
    """
    path = model_path(name)
    on_cpu = _open(name, path, threads)
    on_card = _open_on_card(name, path)
    return on_card if on_card and try_out(on_card, on_cpu).card_is_better else on_cpu


def compare(name: str) -> Trial | None:
    """Compares graphics card and CPU for a model; None without a usable card. Raises UserError as open_session does."""
    path = model_path(name)
    on_cpu, on_card = _open(name, path, 1), _open_on_card(name, path)
    return try_out(on_card, on_cpu) if on_card else None


def try_out(on_card: OnnxSession, on_cpu: OnnxSession) -> Trial:
    """Compares two sessions of one model."""
    provider, seen, expected = on_card.provider, on_card.probe(), on_cpu.probe()
    scale = max(1e-9, *(float(np.abs(part).max()) for part in expected))
    apart = max(float(np.abs(a - b).max()) for a, b in zip(seen, expected, strict=True)) / scale
    on_cpu_seconds, on_card_seconds = (min(each.warm_up() for _ in range(TIMED_RUNS)) for each in (on_cpu, on_card))
    return Trial(provider, on_cpu_seconds, on_card_seconds, apart)


def model_names() -> list[str]:
    """Names of all networks in models.toml."""
    return sorted(name for name in _registry(MODELS) if name not in GRAPHS)


def _open_on_card(name: str, path: Path) -> OnnxSession | None:
    """A session on the graphics card; None if there is none, or it does not run."""
    provider = providers.usable()
    if provider is None:
        return None
    try:
        return OnnxSession(name, path, provider)
    except Exception as error:  # noqa: BLE001 - onnxruntime raises many types when a driver is missing; the CPU is there
        providers.give_up(provider, error)
        return None


def _open(name: str, path: Path, threads: int) -> OnnxSession:
    try:
        return OnnxSession(name, path, CPU, threads)
    except Exception as error:
        if is_memory_shortage(error):
            raise MemoryError from error
        raise UserError(  # onnxruntime raises a type of its own for every kind of damage
            "The model file {path} cannot be used ({reason}). {repair}", path=path, reason=quote(error), repair=REPAIR
        ) from error


def _filled(spec: Any, noise: np.random.Generator | None) -> np.ndarray[Any, Any]:
    """A model input of zeros, or of `noise`; a dynamic dimension becomes 1."""
    kinds = {"tensor(float)": np.float32, "tensor(int64)": np.int64, "tensor(uint8)": np.uint8}
    shape = [size if isinstance(size, int) else 1 for size in spec.shape]
    values = np.zeros(shape) if noise is None else noise.standard_normal(shape)
    return np.asarray(values, kinds[spec.type])


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
