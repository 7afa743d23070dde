"""One folder that holds the program, Python and every library, for people who have none of these."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from bootstrap.environment import PYTHON, ROOT

RECIPE = ROOT / "bundle" / "understudy.spec"
FOLDER = ROOT / "dist" / "understudy"
PROGRAM = FOLDER / ("understudy.exe" if os.name == "nt" else "understudy")
NEEDED = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "TEMP", "TMP")
"""Without these Windows starts no program; elsewhere nothing is needed."""
HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")


def build() -> int:
    """Make FOLDER anew with PyInstaller, and say how large it is; returns PyInstaller's exit status."""
    places = ["--distpath", str(FOLDER.parent), "--workpath", str(ROOT / "out" / "bundle")]
    command = [str(PYTHON), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, str(RECIPE)]
    status = subprocess.run(command, cwd=str(ROOT)).returncode
    if status == 0:
        print(f"{FOLDER}: {size(FOLDER) / 1e6:.0f} MB", flush=True)
    return status


def prove() -> int:
    """Run the bundle's own self-test in an empty home, without PATH and far from the repository; its exit status."""
    with tempfile.TemporaryDirectory() as home:
        surroundings = {name: os.environ[name] for name in NEEDED if name in os.environ}
        surroundings.update(dict.fromkeys(HOMES, home))
        return subprocess.run([str(PROGRAM), "selftest"], cwd=home, env=surroundings).returncode


def size(folder: Path) -> int:
    """Bytes of all files in a folder; links count nothing."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
