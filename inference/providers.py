"""Execution providers of onnxruntime: which one the installed build brings, and why it cannot be used on a machine."""

from __future__ import annotations

import contextlib
import ctypes
import io
import os
import sys
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read at import; else onnxruntime stores a device id and sends telemetry

import onnxruntime as ort

from inference import card_lock
from inference.sentence import Sentence, quote

CPU, CUDA, WEBGPU = "CPU", "CUDA", "WebGPU"
EXECUTION = {CPU: "CPUExecutionProvider", CUDA: "CUDAExecutionProvider", WEBGPU: "WebGpuExecutionProvider"}
OPTIONS: dict[str, dict[str, Any]] = {
    CUDA: {"use_tf32": "0", "cudnn_conv_algo_search": "HEURISTIC"},  # TF32 rounds positions to 10 bits
}
"""Options of a session, by provider."""
DRIVER = {"linux": "libcuda.so.1", "win32": "nvcuda.dll"}
VULKAN = "libvulkan.so.1"
NO_CARD = 100
"""CUDA_ERROR_NO_DEVICE of the driver."""
LIBRARIES = {
    "linux": ("libcublasLt.so.{cuda}", "libcublas.so.{cuda}", "libcurand.so.10", "libcufft.so.12", "libcudnn.so.9"),
    "win32": ("cublasLt64_{cuda}.dll", "cublas64_{cuda}.dll", "curand64_10.dll", "cufft64_12.dll", "cudnn64_9.dll"),
}
SIGNS_OF_LOSS = (
    "device lost",
    "device is lost",
    "[device] is lost",
    "devicelost",
    "cuda error 719",
    "cuda error 700",
    "cuda failure 719",
)
"""Parts of onnxruntime's messages, in lower case."""
SET_UP = Sentence("run 'python3 -m bootstrap setup --gpu cuda'")


def accelerator() -> str | None:
    """CUDA or WebGPU if the installed build of onnxruntime brings it, else None."""
    listed = ort.get_available_providers()
    return next((name for name in (CUDA, WEBGPU) if EXECUTION[name] in listed), None)


_failed: dict[str, Sentence] = {}
_noted: dict[str, Sentence] = {}


def problem() -> Sentence | None:
    """Why the installed accelerator is not used, one sentence for the user; None if it works or none is installed."""
    name = accelerator()
    if name is None:
        return None
    why = _failed.get(name) or obstacle(name) or _noted.get(name)
    return unused(name, why) if why else None


def usable() -> str | None:
    """The installed accelerator, unless something is missing or it has failed in this process."""
    name = accelerator()
    return None if name is None or name in _failed or obstacle(name) else name


def give_up(name: str, error: BaseException | Sentence) -> None:
    """Use provider `name` no more in this process, because of `error`; `problem` says so."""
    _failed.setdefault(name, error if isinstance(error, Sentence) else reason(name, error))


def note(name: str, why: Sentence) -> None:
    """Say by `problem` why provider `name` does not draw at present, though it works."""
    _noted[name] = why


def load(path: Path, provider: str, threads: int = 1, trace: Path | None = None) -> ort.InferenceSession:
    """Opens a model on `provider`, for `trace` with a record of its nodes in a file whose name begins so.

    Raises what onnxruntime raises, also where it would silently take the CPU.
    """
    options = ort.SessionOptions()
    if trace:
        options.enable_profiling, options.profile_file_prefix = True, str(trace)
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3 if provider == CPU else 4  # a card's errors become sentences
    # Spinning threads compete with the rest of the app: 2-5 times slower on two cores.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    wanted = [(EXECUTION[provider], OPTIONS.get(provider, {}))]
    with held(provider):
        session = ort.InferenceSession(str(path), options, providers=wanted, enable_fallback=0)
    if session.get_providers()[0] != EXECUTION[provider]:
        raise RuntimeError(f"{EXECUTION[provider]} did not start")
    return session


def held(provider: str) -> AbstractContextManager[Any]:
    """The card's lock; nothing for the CPU, whose sessions may run in parallel."""
    return contextlib.nullcontext() if provider == CPU else card_lock.held()


def on_cpu(value: np.ndarray[Any, Any]) -> Any:
    """An array as a value that sessions bind."""
    return ort.OrtValue.ortvalue_from_numpy(value)


@cache
def obstacle(name: str) -> Sentence | None:
    """What provider `name` lacks on this machine, found without onnxruntime; None if nothing is known to be missing."""
    if name == CUDA:
        return _cuda_obstacle()
    if name == WEBGPU and sys.platform == "linux" and not _loads(VULKAN):
        return Sentence("no Vulkan driver is installed ({library} is missing)", library=VULKAN)
    return None


def reason(name: str, error: BaseException | str) -> Sentence:
    """Why provider `name` has failed, from onnxruntime's message."""
    text = str(error)
    if name == WEBGPU and ("No supported adapters" in text or "Failed to get a WebGPU adapter" in text):
        return Sentence("its driver is too old, or no graphics card is found; install the newest one of its maker")
    if _is_lost(text):
        return Sentence("the graphics card was lost")
    if "out of memory" in text.lower() or "CUDA_ERROR_OUT_OF_MEMORY" in text:
        return Sentence("its memory is full")
    return Sentence("onnxruntime says “{message}”", message=quote(text))


def unused(name: str, why: Sentence) -> Sentence:
    """The sentence for the user: provider `name` is not used because of `why`."""
    return Sentence("The graphics card is not used ({provider}): {reason}.", provider=name, reason=why)


def _is_lost(text: str) -> bool:
    return any(sign in text.lower() for sign in SIGNS_OF_LOSS)


def _cuda_obstacle() -> Sentence | None:
    library = DRIVER.get(sys.platform)
    if library is None:
        return Sentence("CUDA exists on Linux and Windows alone; 'python3 -m bootstrap setup --gpu webgpu' fits here")
    driver = _load(library)
    if driver is None:
        return Sentence("no NVIDIA driver is installed ({library} is missing)", library=library)
    if (status := int(driver.cuInit(0))) == NO_CARD:
        return Sentence("the NVIDIA driver finds no card")
    if status:
        return Sentence("the NVIDIA driver does not start (error {status}); restart the computer", status=status)
    needed, has = _cuda_version(), _driver_version(driver)
    if has < needed:
        return Sentence(
            "the NVIDIA driver is too old: it runs CUDA {has}, and CUDA {needed} is needed; install a newer one",
            has=_dotted(has),
            needed=_dotted(needed),
        )
    return _missing_library(needed // 1000)


def _missing_library(cuda: int) -> Sentence | None:
    with contextlib.redirect_stdout(io.StringIO()):  # preload_dlls prints what it does not find
        ort.preload_dlls()
    for name in LIBRARIES[sys.platform]:
        library = name.format(cuda=cuda)
        if not _loads(library):
            return Sentence("the library {library} is missing; {set_up}", library=library, set_up=SET_UP)
    return None


def _cuda_version() -> int:
    """CUDA version that onnxruntime was built with, in the driver's form: 13000 for 13.0."""
    major, _, minor = str(getattr(ort, "cuda_version", None) or "13.0").partition(".")
    return 1000 * int(major) + 10 * int(minor.partition(".")[0] or 0)


def _driver_version(driver: Any) -> int:
    found = ctypes.c_int(0)
    driver.cuDriverGetVersion(ctypes.byref(found))
    return found.value


def _loads(library: str) -> bool:
    return _load(library) is not None


def _load(library: str) -> Any:
    """The shared library, or None."""
    try:
        return ctypes.CDLL(library)
    except OSError:
        return None


def _dotted(version: int) -> str:
    return f"{version // 1000}.{version % 1000 // 10}"
