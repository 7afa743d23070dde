"""The bundle on Windows, with and without Microsoft's C++ runtime."""

from __future__ import annotations

import re
from pathlib import Path

from tests.windows.wine import ROOT, Wine

FOLDER = ROOT / "out" / "windows" / "dist" / "understudy"
RUNTIME = ("vcruntime140_threads.dll", "msvcp140.dll", "msvcp140_1.dll")

DESCRIPTION = re.escape("FileDescription".encode("utf-16-le")) + rb"\0+" + re.escape("Understudy\0".encode("utf-16-le"))
"""In the version resource; the volume mixer shows it."""


def build_and_prove(wine: Wine, out: Path) -> str:
    """PyInstaller makes the bundle, and its self-test passes."""
    places = ["--distpath", "out/windows/dist", "--workpath", "out/windows/build"]
    made = wine.python(
        "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, "bundle/understudy.spec", seconds=1500
    )
    (out / "pyinstaller.txt").write_text(made.said, encoding="utf-8")
    assert made.status == 0, made.said[-300:]
    for name in ("understudy.exe", "understudy-cli.exe"):
        described = re.search(DESCRIPTION, (FOLDER / name).read_bytes())
        assert described, f"the volume mixer would not call {name} Understudy"
    size = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file())
    return f"{size / 1e6:.0f} MB; {selftest(wine, out)}"


def prove_without_runtime(wine: Wine, out: Path) -> str:
    """The bundle's self-test passes on a Windows that has no C++ runtime."""
    hidden = [wine.library(name) for name in RUNTIME if wine.library(name).is_file()]
    for path in hidden:
        path.rename(path.with_suffix(".hidden"))
    try:
        return f"without {', '.join(path.name for path in hidden)}: {selftest(wine, out)}"
    finally:
        for path in hidden:
            path.with_suffix(".hidden").rename(path)


def selftest(wine: Wine, out: Path, program: Path = FOLDER / "understudy-cli.exe") -> str:
    """What understudy-cli.exe says last. Raises AssertionError if the self-test fails."""
    result = wine.program(program, "selftest", seconds=600)
    (out / "selftest.txt").write_text(result.said, encoding="utf-8")
    assert result.status == 0, result.said[-300:]
    lines = [line for line in result.said.splitlines() if re.search(r"\w", line)]
    return lines[-1] if lines else "said nothing"
