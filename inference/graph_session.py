"""A graph of resources/models with inputs that stay where its provider computes."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from inference import providers
from inference.onnx_session import model_path
from inference.providers import CPU, CUDA

Inputs = dict[str, np.ndarray[Any, Any]]


class GraphSession:
    """Runs the graph `name` on one provider; may be called on several threads."""

    def __init__(self, name: str, provider: str, resident: Inputs, threads: int = 1) -> None:
        """Uploads `resident`. Raises UserError as `model_path` does, else what onnxruntime raises."""
        self.provider = provider
        self._session = providers.load(model_path(name), provider, threads)
        self.resident_bytes = sum(value.nbytes for value in resident.values())
        with providers.held(provider):
            self._resident = {key: self._kept(value) for key, value in resident.items()}

    def run(self, inputs: Inputs) -> np.ndarray[Any, Any]:
        """The graph's output for the inputs that are not resident."""
        with providers.held(self.provider):
            binding = self._session.io_binding()
            for name, value in self._resident.items():
                binding.bind_ortvalue_input(name, value)
            for name, value in inputs.items():
                binding.bind_cpu_input(name, value)
            binding.bind_output("frame")
            self._session.run_with_iobinding(binding)
            return np.asarray(binding.copy_outputs_to_cpu()[0])

    def _kept(self, value: np.ndarray[Any, Any]) -> Any:
        """The array in the provider's memory; shapes, which onnxruntime reads on the CPU, stay there."""
        if self.provider == CPU or value.dtype != np.float32:
            return providers.on_cpu(value)
        upload = _upload_session(self.provider)
        binding = upload.io_binding()
        binding.bind_cpu_input("layer", value)
        binding.bind_output("frame", "cuda" if self.provider == CUDA else "webgpu")
        upload.run_with_iobinding(binding)
        return binding.get_outputs()[0]


@cache
def _upload_session(provider: str) -> Any:
    """A session that lasts as long as the process: the memory that it has allocated must not outlive it."""
    return providers.load(model_path("upload"), provider)
