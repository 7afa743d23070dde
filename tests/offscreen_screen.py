"""The screen of Qt's platform plug-in "offscreen", which is 800 x 800 without a configuration."""

from __future__ import annotations

import json
from pathlib import Path

NAME = "understudy-screen.json"


def platform(width: int, height: int, folder: Path) -> str:
    """Value of QT_QPA_PLATFORM for a screen of this size in pixels; the configuration is written into `folder`."""
    screen = {"name": "test", "x": 0, "y": 0, "width": width, "height": height}
    density = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    path = folder.resolve() / NAME
    path.write_text(json.dumps({"screens": [screen | density]}), encoding="utf-8")
    return f"offscreen:configfile={path.as_posix().removeprefix(path.drive)}"  # Qt takes a drive's colon for its own
