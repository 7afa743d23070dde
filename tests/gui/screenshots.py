"""Screenshots of every view of the window, for review and for docs/.

`python -m tests.gui.screenshots FOLDER [SCENE ...] [--scale 2] [--language fr] [--theme light] [--screen 1366x728]`

Devices and sessions are fakes; portraits are the real ones, drawn by the real decoder.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.widgets import theme
from desktop.widgets.common import language
from tests.gui.screenshot_scenes import SCENES
from tests.gui.screenshot_window import ScreenshotWindow
from tests.offscreen_screen import platform

LARGE = "3840x2400"


def main() -> int:
    """Save the chosen scenes, all of them by default."""
    options = _options()
    width, height = map(int, (options.screen or LARGE).split("x"))
    os.environ["QT_QPA_PLATFORM"] = platform(width, height, Path(tempfile.gettempdir()))
    os.environ["QT_SCALE_FACTOR"] = options.scale
    app = QApplication([])
    language.set_language(app, options.language)
    theme.install_theme(app, options.theme)
    options.folder.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        if not options.scenes or scene.__name__ in options.scenes:
            with tempfile.TemporaryDirectory() as folder:
                screen = ScreenshotWindow(Path(folder), options.folder, options)
                scene(screen)
                screen.close()
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("scenes", nargs="*", metavar="SCENE", choices=[scene.__name__ for scene in SCENES] + [[]])
    parser.add_argument("--scale", default="1")
    parser.add_argument("--language", default="en", choices=language.LANGUAGES)
    parser.add_argument("--theme", default="dark", choices=theme.SCHEMES)
    parser.add_argument("--screen", default="", metavar="WxH", help="pixels that a task bar leaves free")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
