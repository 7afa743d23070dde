"""A folder that is too deep for Windows is refused before the set-up begins."""

from __future__ import annotations

import sys
from pathlib import Path, PureWindowsPath

import pytest

from bootstrap import windows_paths
from bootstrap.problem import SetupProblem
from bootstrap.windows_paths import LONGEST


def refused(folder: str) -> str:
    try:
        windows_paths.refuse_long(PureWindowsPath(folder) / ".venv")
    except SetupProblem as problem:
        return str(problem)
    return ""


def test_a_folder_fits_if_its_longest_path_does() -> None:
    longest = len(r"\.venv\Lib\site-packages" + "\\") + 151
    fits = "C:\\" + "x" * (LONGEST - longest - len("C:\\"))
    assert refused(fits) == ""
    assert "has 84 characters" in refused(fits + "x")
    assert refused(fits + "x").count(".") == 1
    assert "C:\\understudy" in refused(fits + "x")


@pytest.mark.skipif(sys.platform == "win32", reason="asks the registry of Windows")
def test_other_systems_have_no_such_limit() -> None:
    windows_paths.check(Path("/" + "x" * 300) / ".venv")
