"""Choice of onnxruntime's build: for the processor alone, for NVIDIA's cards (CUDA), or for any card (WebGPU)."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

from bootstrap.problem import SetupProblem

NONE, CUDA, WEBGPU = "none", "cuda", "webgpu"
REQUIREMENTS = {CUDA: "gpu-cuda.txt", WEBGPU: "gpu-webgpu.txt"}
PACKAGES = {NONE: "onnxruntime", CUDA: "onnxruntime-gpu", WEBGPU: "onnxruntime-webgpu"}
"""Packages that fill the same folder `onnxruntime`; only one may be installed."""
MEGABYTES = {CUDA: 1600, WEBGPU: 25}
"""Approximate sizes of the downloads."""

_DRIVERS = {"linux": "libcuda.so.1", "win32": "nvcuda.dll"}
_VENDORS = ("0x1002", "0x8086", "0x10de")  # AMD, Intel, NVIDIA
_CARDS = Path("/sys/class/drm")


def fitting(system: str = sys.platform) -> str:
    """The build that fits this machine's graphics card."""
    if system in _DRIVERS and loads(_DRIVERS[system]):
        return CUDA
    has_card = {"darwin": lambda: True, "win32": lambda: loads("d3d12.dll"), "linux": _has_card}.get(system)
    return WEBGPU if has_card and has_card() else NONE


def chosen(venv: Path) -> str:
    """The build chosen at an earlier set-up of `venv`; NONE by default."""
    try:
        name = (venv / "graphics").read_text(encoding="utf-8").strip()
    except OSError:
        return NONE
    return name if name in REQUIREMENTS else NONE


def choose(venv: Path, name: str) -> None:
    """Keep `name` as the choice for `venv`. Raises SetupProblem for an unknown name."""
    if name not in (NONE, CUDA, WEBGPU):
        raise SetupProblem(f"--gpu takes cuda, webgpu or none, not '{name}'.")
    venv.mkdir(exist_ok=True)
    (venv / "graphics").write_text(name, encoding="utf-8")


def offer(venv: Path) -> str:
    """A line about a card that the set-up does not use yet; "" if there is none."""
    found = fitting()
    if found == NONE or chosen(venv) != NONE:
        return ""
    card = "An NVIDIA card" if found == CUDA else "A graphics card"
    return f"{card} is here: 'python3 -m bootstrap setup --gpu {found}' uses it ({MEGABYTES[found]} MB to download)."


def loads(library: str) -> bool:
    """Whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_card() -> bool:
    for vendor in _CARDS.glob("card*/device/vendor"):
        try:
            if vendor.read_text(encoding="ascii").strip() in _VENDORS:
                return True
        except OSError:
            continue
    return False
