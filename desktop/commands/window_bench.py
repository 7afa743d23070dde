"""Repaint rate of the window during a live session, and its processor load at rest."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import open_model
from desktop.settings.settings import Settings
from desktop.system import screen
from desktop.widgets import theme
from desktop.widgets.common.repaint_counter import RepaintCounter
from desktop.widgets.main_window import MainWindow
from desktop.window.app_model import AppModel
from inference.portrait import builtins

ASKED_EVERY = 16
"""Interval in milliseconds between repaint requests for the preview, whether or not the frame has changed."""
SETTLING = 3.0
TIMEOUT = 60.0
"""Timeout in seconds for drawing the window at rest, and for starting a session."""

Figures = dict[str, float | int | str]


def measure(seconds: float) -> Figures:
    """Measure the window at rest, then live with a built-in voice, for `seconds` each; off-screen without a screen."""
    if screen.problem():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication([])
    theme.install_theme(app, "")
    with tempfile.TemporaryDirectory() as folder:
        chosen = Settings(microphone=str(builtins.voices()[0].path), camera=False)
        window = MainWindow(model := open_model(chosen, Path(folder)))
        window.show()
        window.begin()
        _wait_until(lambda: all(button.picture for button in window.live.emotions.buttons.values()))
        _pass(SETTLING)
        figures: Figures = {"screen": app.platformName(), "cores": psutil.cpu_count() or 0}
        figures["resting_percent_of_a_core"] = _load(seconds)
        window.live.transport.start_button.click()
        _wait_until(lambda: model.monitor.latest() is not None)
        _pass(SETTLING)
        before = _pictures(model)
        figures |= _live(window, seconds)
        figures["pictures_a_second"] = round((_pictures(model) - before) / seconds, 1)
        window.close()
        model.wait_closed(TIMEOUT)
    return figures


def _live(window: MainWindow, seconds: float) -> Figures:
    repaints, asking = RepaintCounter(), QTimer()
    window.live.preview.installEventFilter(repaints)
    asking.setTimerType(Qt.TimerType.PreciseTimer)
    asking.timeout.connect(window.live.preview.update)
    asking.start(ASKED_EVERY)
    own = time.thread_time()
    load = _load(seconds)
    own = time.thread_time() - own
    asking.stop()
    return {**repaints.figures(), "live_percent_of_a_core": load, "of_which_the_window": _percent(own, seconds)}


def _pictures(model: AppModel) -> int:
    return model.live.session.stats().frames if model.live.session else 0


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 2)


def _load(seconds: float) -> float:
    """Percentage of one core that this process uses."""
    before, began = time.process_time(), time.perf_counter()
    _pass(seconds)
    return _percent(time.process_time() - before, time.perf_counter() - began)


def _pass(seconds: float) -> None:
    """Run the event loop for some time."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def _wait_until(done: Callable[[], bool]) -> None:
    end = time.perf_counter() + TIMEOUT
    while not done() and time.perf_counter() < end:
        _pass(0.1)
