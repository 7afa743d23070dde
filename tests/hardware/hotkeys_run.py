"""Open the real window with a voice from a file, press hotkeys while a terminal has the focus, print their effects.

Needs an X server, xdotool, xterm openbox: `xvfb-run python -m tests.hardware.hotkeys_run FOLDER`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop import app as program
from desktop.hotkeys.actions import RECORD
from desktop.hotkeys.hotkeys import DEFAULTS
from desktop.hotkeys.keystroke import parse
from desktop.hotkeys.x11 import X11Keys
from desktop.library import portrait_catalogue
from desktop.settings.profiles import Profiles
from desktop.widgets import theme
from desktop.widgets.main_window import MainWindow
from desktop.widgets.shell.window_shell import WindowShell
from desktop.window.app_storage import AppStorage
from inference.portrait import builtins

HELD = "ctrl+alt+shift+"
OPENING = 60.0
"""Limit in seconds for models and portrait."""
TIMEOUT = 3.0


class Run:
    """Presses hotkeys while another program has the focus."""

    def __init__(self, folder: Path) -> None:
        self.app = QApplication([])
        theme.install_theme(self.app, "dark")
        profiles = Profiles(folder / "settings.json")
        self.settings = profiles.settings
        self.settings.microphone, self.settings.hotkeys = str(builtins.voices()[0].path), True
        self.model = program.open_model(self.settings, portrait_catalogue.default_folder())
        self.window = MainWindow(self.model)
        self.shell = WindowShell(self.window, self.model, profiles, AppStorage(print, print))
        self.seen: dict[str, object] = {}

    def open(self) -> None:
        """Wait until the preview shows the portrait."""
        self.window.show()
        self.window.begin()
        self.shell.begin([])
        self.wait(self.window.live.transport.start_button.isEnabled, OPENING)

    def wait(self, until: Callable[[], bool], seconds: float = TIMEOUT) -> bool:
        """Run the event loop until the condition holds or the time limit passes."""
        end = time.perf_counter() + seconds
        while not until() and time.perf_counter() < end:
            self.app.processEvents()
            time.sleep(0.01)
        return until()

    def note(self, name: str, until: Callable[[], bool], seconds: float = TIMEOUT) -> None:
        """Record whether the condition held while the other program had the focus."""
        self.seen[name] = self.wait(until, seconds) and not self.window.isActiveWindow()

    def press_all(self) -> None:
        """Press one hotkey after the other and check its effect."""
        model, settings = self.model, self.settings
        self.note("taken key told", lambda: set(model.hotkeys.refused) == {RECORD})
        xdotool("key", HELD + "g")
        self.note("live", self.window.live.transport.mute_button.isEnabled, OPENING)
        xdotool("key", HELD + "m")
        self.note("muted", lambda: model.live.muted)
        xdotool("keydown", HELD + "t")
        self.note("talks while held", lambda: not model.live.muted)
        self.wait(lambda: model.live.muted, 1.5)
        self.seen["talks as long as held"] = not model.live.muted
        xdotool("keyup", HELD + "t")
        self.note("muted again", lambda: model.live.muted)
        xdotool("key", HELD + "2")
        self.note("second look", lambda: settings.emotion == "happy")
        xdotool("key", "Num_Lock")
        xdotool("key", HELD + "3")
        self.note("third look with number lock", lambda: settings.emotion == "sad")
        xdotool("key", "Caps_Lock")
        xdotool("key", HELD + "h")
        self.note("still with caps lock", lambda: model.live.still)
        xdotool("key", HELD + "g")
        self.note("stopped", lambda: model.live.state == "stopped", 10.0)
        model.hotkeys.switch(False)
        xdotool("key", HELD + "4")
        self.wait(lambda: False, 0.5)
        self.seen["off means off"] = settings.emotion == "sad"


def xdotool(*words: str) -> None:
    subprocess.run(["xdotool", *words], check=True)


@contextmanager
def beside(*words: str) -> Iterator[None]:
    """A terminal with the focus for the duration of the block."""
    process = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def main(folder: Path) -> int:
    with beside("openbox"), beside("xterm", "-title", "somewhere else"):
        run = Run(folder)
        other = X11Keys()
        other.register({RECORD: parse(DEFAULTS[RECORD])})
        run.open()
        xdotool("search", "--sync", "--name", "somewhere else", "windowactivate", "--sync")
        run.press_all()
        other.close()
        run.window.close()
    sys.stdout.write(json.dumps(run.seen) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
