"""Bundle: one folder with the program, Python and all libraries."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bootstrap.environment import PYTHON, ROOT

RECIPE = ROOT / "bundle" / "understudy.spec"
FOLDER = ROOT / "dist" / "understudy"
MAC_APP = FOLDER.with_name("Understudy.app")
PROGRAMS = {"win32": FOLDER / "understudy-cli.exe", "darwin": MAC_APP / "Contents" / "MacOS" / "understudy"}
"""Programs that print, by system."""
PROGRAM = PROGRAMS.get(sys.platform, FOLDER / "understudy")
NEEDED = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "TEMP", "TMP")
"""Environment variables that Windows needs to start a program; other systems need none."""
HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")


def build() -> int:
    """Build FOLDER with PyInstaller and print its size; returns PyInstaller's exit status."""
    places = ["--distpath", str(FOLDER.parent), "--workpath", str(ROOT / "out" / "bundle")]
    command = [str(PYTHON), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, str(RECIPE)]
    status = subprocess.run(command, cwd=str(ROOT)).returncode
    if status == 0:
        print(f"{FOLDER}: {size(FOLDER) / 1e6:.0f} MB", flush=True)
    return status


def prove() -> int:
    """Run the bundle's self-test outside the repository with an empty home folder and without PATH; its exit status."""
    with tempfile.TemporaryDirectory() as home:
        surroundings = {name: os.environ[name] for name in NEEDED if name in os.environ}
        surroundings.update(dict.fromkeys(HOMES, home))
        return subprocess.run([str(PROGRAM), "selftest"], cwd=home, env=surroundings).returncode


def size(folder: Path) -> int:
    """Total size of the files in a folder in bytes, without symbolic links."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
