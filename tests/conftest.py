"""Test environment without a screen and without the user's own files."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tests.offscreen_screen import platform


def _stay_on_one_drive() -> None:
    """Qt's plug-in "offscreen" is given a path without its drive, so temporary files lie on the drive of the tests."""
    if Path(tempfile.gettempdir()).drive != Path.cwd().drive:
        folder = Path.cwd() / "out" / "temp"
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.tempdir = os.environ["TEMP"] = os.environ["TMP"] = str(folder)


for library in ("OPENBLAS", "OMP"):  # NumPy's threads on small matrices cost more than they compute
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")
_stay_on_one_drive()
HOME = tempfile.TemporaryDirectory(prefix="understudy-tests-", ignore_cleanup_errors=True)
FOLDERS = (
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "WIN_PD_OVERRIDE_APPDATA",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA",
)
"""Variables that platformdirs reads first; inherited by programs that the tests start."""

os.environ["QT_QPA_PLATFORM"] = platform(1920, 1200, Path(HOME.name))
os.environ.update(dict.fromkeys(FOLDERS, HOME.name))


def pytest_unconfigure() -> None:
    """Delete the temporary home folder."""
    HOME.cleanup()
