"""No test needs a screen, and none touches what the user of this machine keeps."""

from __future__ import annotations

import os
import tempfile

HOME = tempfile.TemporaryDirectory(prefix="understudy-tests-", ignore_cleanup_errors=True)
FOLDERS = (
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "WIN_PD_OVERRIDE_APPDATA",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA",
)
"""Where platformdirs looks first; programs that the tests start look there too."""

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.update(dict.fromkeys(FOLDERS, HOME.name))


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    HOME.cleanup()
