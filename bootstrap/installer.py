"""Installer of the Windows bundle for one user, made by NSIS on any system."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from bootstrap.bundle import FOLDER, size
from bootstrap.environment import ROOT
from bootstrap.problem import SetupProblem
from bootstrap.project import version

SCRIPT = ROOT / "bundle" / "understudy.nsi"
INSTALLER = FOLDER.with_name("understudy-setup.exe")
ICON = "_internal/understudy.ico"
"""Made by the bundle's recipe."""
PLACES = ("C:/Program Files (x86)/NSIS/makensis.exe", "C:/Program Files/NSIS/makensis.exe")
TARGET = "amd64-unicode"
"""Debian's NSIS makes 64-bit installers; NSIS for Windows has 32-bit ones alone, which run on every Windows too."""


def build(folder: Path = FOLDER, output: Path = INSTALLER, compressor: str = "lzma") -> int:
    """Pack the Windows bundle in `folder` into the installer `output`; returns the exit status of makensis.

    `compressor` "zlib" takes a tenth of the time of "lzma" and makes a larger file.

    Raises SetupProblem without NSIS or without a Windows bundle.
    """
    if not (folder / "understudy.exe").is_file():
        raise SetupProblem(f"{folder} holds no Windows bundle; make it on Windows with: py -m bootstrap bundle")
    with tempfile.TemporaryDirectory() as temporary:
        files = Path(temporary) / "files.nsh"
        files.write_text(deletions(folder), encoding="utf-8")
        values = {
            "SOURCE": folder,
            "OUTPUT": output,
            "FILES": files,
            "COMPRESSOR": compressor,
            "VERSION": version(),
            "ICON": folder / ICON,
            "KILOBYTES": size(folder) // 1024,
        }
        return subprocess.run(command(values)).returncode


def command(values: dict[str, object]) -> list[str]:
    """Command line of makensis that defines `values`. Raises SetupProblem if it is not installed."""
    program = next(filter(None, map(shutil.which, ("makensis", *PLACES))), None)
    if program is None:
        raise SetupProblem(
            "makensis is missing; install NSIS (Debian: apt-get install nsis; Windows: nsis.sourceforge.io)."
        )
    target = ["-XTarget " + TARGET] if _knows_target() else []
    return [
        program,
        "-V2",
        "-INPUTCHARSET",
        "UTF8",
        *target,
        *[f"-D{name}={value}" for name, value in values.items()],
        str(SCRIPT),
    ]


def deletions(folder: Path) -> str:
    """NSIS commands that delete the files of `folder` from the installed copy, then its folders if nothing is left."""
    files = sorted(path.relative_to(folder) for path in folder.rglob("*") if not path.is_dir())
    folders = sorted((path.relative_to(folder) for path in folder.rglob("*") if path.is_dir()), reverse=True)
    lines = [f'Delete "{_installed(path)}"' for path in files] + [f'RMDir "{_installed(path)}"' for path in folders]
    return "\n".join(lines) + "\n"


def _installed(path: Path) -> str:
    return "$INSTDIR\\" + str(path).replace("/", "\\").replace("$", "$$")


def _knows_target() -> bool:
    return any(Path("/usr/share/nsis/Stubs").glob(f"*-{TARGET}"))
