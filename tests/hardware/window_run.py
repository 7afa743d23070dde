"""Opens the real window, goes live and saves a screenshot: window_run.py OUT.png SECONDS [SOUND AS MICROPHONE]."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop import app as program
from desktop.library import portrait_catalogue
from desktop.settings.settings import Settings
from desktop.widgets import theme
from desktop.widgets.main_window import MainWindow

GRACE = 20.0
"""Limit in seconds for models and portrait."""

SPEAKING = 0.2
"""Microphone peak at which the screenshot is taken, so that it shows speech."""
TIMEOUT = 3.0


class Run:
    """Actions of a user, and what the window shows."""

    def __init__(self, picture: str, seconds: float, microphone: str = "") -> None:
        settings = Settings(microphone=microphone)
        self.model = program.open_model(settings, portrait_catalogue.default_folder())
        self.window = MainWindow(self.model)
        self.picture = picture
        self.seconds = seconds
        self.seen: dict[str, object] = {}
        self.loudest = 0.0
        self.longest_pause = 0.0
        self.frames: set[int] = set()
        self.last = self.began = time.perf_counter()

    def look(self) -> None:
        """Called every 10 ms; longer gaps show an unresponsive window."""
        if self.seen:
            return
        now = time.perf_counter()
        self.longest_pause = max(self.longest_pause, now - self.last)
        self.last = now
        self.loudest = max(self.loudest, self.model.monitor.level())
        frame = self.model.monitor.latest()
        if frame:
            self.began = now if not self.frames else self.began
            self.frames.add(frame.index)
        over = now - self.began - (self.seconds if self.frames else GRACE)
        if over > TIMEOUT or (over > 0 and self.model.monitor.level() > SPEAKING):
            self.end()

    def end(self) -> None:
        """Save the screenshot and close."""
        figures = self.model.monitor.figures()
        self.window.grab().save(self.picture)
        self.seen = {
            "state": self.model.live.state,
            "problem": self.model.live.problem,
            "status": self.window.live.status.text(),
            "fps": figures.fps if figures else 0.0,
            "latency_ms": 1000 * figures.latency if figures else None,
            "pictures_seen": len(self.frames),
            "loudest": self.loudest,
            "longest_pause_s": self.longest_pause,
        }
        started = time.perf_counter()
        self.window.close()
        self.seen["close_s"] = time.perf_counter() - started


def main(picture: str, seconds: float, microphone: str = "") -> int:
    app = QApplication([])
    theme.install_theme(app, "")
    run = Run(picture, seconds, microphone)
    run.window.show()
    run.window.begin()
    timer = QTimer()
    timer.timeout.connect(run.look)
    timer.start(10)
    QTimer.singleShot(3000, run.window.live.transport.start_button.click)
    app.exec()
    sys.stdout.write(json.dumps(run.seen | {"picture": str(Path(picture).resolve())}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], float(sys.argv[2]), *sys.argv[3:4]))
