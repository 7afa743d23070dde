"""How often the window can repaint while live, and what it costs while nothing happens."""

from __future__ import annotations

import os
import tempfile
import time
from collections import Counter
from pathlib import Path

import psutil
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop import screen
from desktop.app import open_studio
from desktop.settings import Settings, save
from desktop.widgets import theme
from desktop.widgets.main_window import MainWindow
from inference import builtins

ASKED_EVERY = 16
"""Milliseconds between two requests to paint the picture anew, whether it has changed or not."""
SETTLING = 3.0
PATIENCE = 60.0
"""Seconds at most until the window has drawn all it shows at rest, and until a session runs."""

Figures = dict[str, float | str]


class Repaints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.moments: list[float] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let the widget paint."""
        if event.type() == QEvent.Type.Paint:
            self.moments.append(time.monotonic())
        return False

    def figures(self) -> Figures:
        """Of all whole seconds between the first and the last repaint."""
        first = self.moments[0]
        whole = int(self.moments[-1] - first)
        counts = Counter(int(moment - first) for moment in self.moments)
        gaps = [1000 * (after - before) for before, after in zip(self.moments, self.moments[1:], strict=False)]
        return {
            "repaints_a_second": round((len(self.moments) - 1) / (self.moments[-1] - first), 1),
            "repaints_in_the_slowest_second": float(min(counts[second] for second in range(whole))),
            "longest_ms_between_two": round(max(gaps), 1),
        }


def measure(seconds: float) -> Figures:
    """Opens the window at rest for `seconds`, then as long live with a built-in voice; where there is no screen, unseen."""
    if screen.problem():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication([])
    theme.follow_system(app)
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "settings.json"
        save(Settings(microphone=str(builtins.voices()[0].path), camera=False), kept)
        window = MainWindow(studio := open_studio(kept, Path(folder)))
        window.show()
        window.begin()
        _wait_until(lambda: all(button.picture for button in window.live.emotions.buttons.values()))
        _pass(SETTLING)
        figures: Figures = {"screen": app.platformName(), "cores": float(psutil.cpu_count() or 0)}
        figures["resting_percent_of_a_core"] = _load(seconds)
        window.live.transport.start_button.click()
        _wait_until(lambda: studio.latest() is not None)
        _pass(SETTLING)
        figures |= _live(window, seconds)
        window.close()
    return figures


def _live(window: MainWindow, seconds: float) -> Figures:
    repaints, asking = Repaints(), QTimer()
    window.live.preview.installEventFilter(repaints)
    asking.setTimerType(Qt.TimerType.PreciseTimer)
    asking.timeout.connect(window.live.preview.update)
    asking.start(ASKED_EVERY)
    load = _load(seconds)
    asking.stop()
    shown = window.studio.figures()
    return {
        **repaints.figures(),
        "pictures_a_second": round(shown.fps, 1) if shown else 0.0,
        "live_percent_of_a_core": load,
    }


def _load(seconds: float) -> float:
    """Percent of one core that this process takes."""
    before, began = sum(psutil.Process().cpu_times()[:2]), time.monotonic()
    _pass(seconds)
    return round(100 * (sum(psutil.Process().cpu_times()[:2]) - before) / (time.monotonic() - began), 2)


def _pass(seconds: float) -> None:
    """Let the window live for some time."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def _wait_until(done: object) -> None:
    end = time.monotonic() + PATIENCE
    while not done() and time.monotonic() < end:
        _pass(0.1)
