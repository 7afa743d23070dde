"""onnxruntime's CUDA build in an environment of its own: on a machine without a driver it says what is missing."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

from inference import providers

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("numpy", "flatbuffers", "packaging", "protobuf", "onnxruntime-gpu")
ASK = (
    "from inference import onnx_session, providers as p; print(onnx_session.open_session('lips').provider, p.problem())"
)

pytestmark = pytest.mark.hardware


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Python with the CUDA build (256 MB to download), without NVIDIA's libraries."""
    folder = tmp_path_factory.mktemp("cuda")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    found = str(folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    lines = [
        line.partition("#")[0].strip()
        for name in ("app.txt", "gpu-cuda.txt")
        for line in (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
    ]
    pins = [line for line in lines if line.partition("==")[0] in NEEDED]
    subprocess.run([found, "-m", "pip", "install", "-q", "--no-deps", *pins], check=True)
    return found


def answer(python: str) -> str:
    done = subprocess.run([python, "-c", ASK], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout


@pytest.mark.skipif(sys.platform not in providers.DRIVER, reason="CUDA exists on Linux and Windows")
def test_what_is_missing_is_named_and_the_cpu_computes(python: str) -> None:
    try:
        ctypes.CDLL(providers.DRIVER[sys.platform])
    except OSError:
        assert answer(python).startswith("CPU The graphics card is not used (CUDA): no NVIDIA driver is installed")
    else:
        assert "(CUDA): " in answer(python)  # the libraries are missing, or the driver's own reason
