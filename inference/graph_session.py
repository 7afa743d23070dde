"""Graphs of resources/models whose inputs and outputs stay where their provider computes, and bytes of a picture."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from inference import card_lock, providers
from inference.onnx_session import model_path
from inference.output_memory import OutputMemory
from inference.providers import CPU, CUDA
from inference.types import Pixels

Inputs = dict[str, np.ndarray[Any, Any]]
OUTPUT = "frame"
"""Name of the output of each graph."""


class GraphTail:
    """Turns what a graph has drawn into bytes, by a graph of its own on the same provider."""

    def __init__(self, name: str, provider: str, constants: Inputs, count: int) -> None:
        """`count` bytes come out. Raises UserError as `model_path` does, else what onnxruntime raises."""
        self._session, self._memory = _session(name, provider), OutputMemory(count)
        with card_lock.held():
            self._binding = self._session.io_binding()
            # A binding does not keep the arrays that lie in the CPU's memory.
            self._constants = {key: _kept(value, provider) for key, value in constants.items()}
            for key, value in self._constants.items():
                self._binding.bind_ortvalue_input(key, value)

    def read(self, drawn: Any) -> Pixels:
        """[count] bytes of `drawn`, copied once, into memory that is used again when nobody holds it any more."""
        taken = self._memory.take()
        words = taken.view(np.int32)
        self._binding.bind_ortvalue_input("drawn", drawn)
        self._binding.bind_output(OUTPUT, "cpu", 0, np.int32, words.shape, words.ctypes.data)
        self._session.run_with_iobinding(self._binding)
        return taken


class GraphSession:
    """Runs the graph `name` on one provider; may be called on several threads."""

    def __init__(self, name: str, provider: str, resident: Inputs) -> None:
        """Uploads `resident`. Raises UserError as `model_path` does, else what onnxruntime raises."""
        self.provider = provider
        self._session = _session(name, provider)
        self.resident_bytes = sum(value.nbytes for value in resident.values())
        self._drawn: Any = None
        self._failure: Exception | None = None
        with card_lock.held():
            self._binding = self._session.io_binding()
            self._resident = {key: _kept(value, provider) for key, value in resident.items()}
            for key, value in self._resident.items():
                self._binding.bind_ortvalue_input(key, value)
            self._binding.bind_output(OUTPUT, _device(provider))

    def run(self, inputs: Inputs, tail: GraphTail) -> Pixels:
        """Bytes of the graph's output for the inputs that are not resident; its shape is the same at each call.

        Raises what onnxruntime raises, and that again at each later call, on whatever thread.
        """
        with card_lock.held():
            if self._failure:
                raise self._failure
            try:
                return tail.read(self._draw(inputs))
            except Exception as error:
                self._failure = error
                card_lock.keep(self, tail, _session("upload", self.provider))
                raise

    def draw(self, inputs: Inputs) -> Any:
        """The output where the provider computes; the next call draws into the same memory."""
        with card_lock.held():
            return self._draw(inputs)

    def _draw(self, inputs: Inputs) -> Any:
        for name, value in inputs.items():
            self._binding.bind_cpu_input(name, value)
        self._session.run_with_iobinding(self._binding)
        if self._drawn is None:
            self._drawn = self._binding.get_outputs()[0]
            self._binding.bind_ortvalue_output(OUTPUT, self._drawn)
        return self._drawn


@cache
def _session(name: str, provider: str) -> Any:
    """A session that lasts as long as the process: the memory that it has allocated must not outlive it."""
    return providers.load(model_path(name), provider)


def _kept(value: np.ndarray[Any, Any], provider: str) -> Any:
    """The array in the provider's memory; shapes, which onnxruntime reads on the CPU, stay there."""
    if provider == CPU or value.dtype != np.float32:
        return providers.on_cpu(value)
    upload = _session("upload", provider)
    binding = upload.io_binding()
    binding.bind_cpu_input("layer", value)
    binding.bind_output(OUTPUT, _device(provider))
    upload.run_with_iobinding(binding)
    return binding.get_outputs()[0]


def _device(provider: str) -> str:
    """Name of the provider's memory in onnxruntime."""
    return {CPU: "cpu", CUDA: "cuda"}.get(provider, "webgpu")
