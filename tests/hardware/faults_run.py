"""Problems that a session reports under faults: faults_run.py HOME prints one line of JSON for each fault.

Threads, models, recorder and PortAudio are real; a separate PulseAudio server runs in the empty folder HOME.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.live.render_worker import THREADS
from desktop.live.session import LiveSession
from desktop.live.session_settings import SessionSettings
from inference import onnx_session
from inference.portrait import builtins
from tests.hardware.fault_injection import small_disk, suspend
from tests.hardware.watched_session import FPS, LightPainter, WatchedSession, report

TOO_SLOW = 3 * THREADS / FPS
"""Seconds per frame on each render thread: three times the budget."""


def repair_nothing() -> None:
    """For a fault that ends without a repair."""


def set_pause(seconds: float) -> Callable[[], None]:
    return lambda: setattr(LightPainter, "pause", seconds)


def start_without_lip_model(home: Path) -> None:
    """Start a session without lips.onnx and report its problem."""
    folder = home / "models"
    folder.mkdir()
    for path in onnx_session.MODELS.iterdir():
        if path.name != "lips.onnx":
            (folder / path.name).symlink_to(path)
    complete, onnx_session.MODELS = onnx_session.MODELS, folder
    live = LiveSession(SessionSettings(builtins.portraits()[0].path))
    live.start()
    while live.state != "stopped":
        time.sleep(0.05)
    onnx_session.MODELS = complete
    report({"fault": "model file gone", "said": live.problem, "state": live.state})


def main(home: Path) -> int:
    start_without_lip_model(home)
    watch = WatchedSession(home)
    disk = small_disk(home / "small")
    try:
        if disk:
            watch.live.set_record(None)
            watch.fault(
                "disk full while recording",
                "recorder",
                lambda: watch.live.set_record(disk / "out.mp4"),
                lambda: watch.live.set_record(home / "next.mp4"),
            )
        watch.fault(
            "sound server crashes: microphone and output gone", "microphone", watch.server.kill, watch.restart_server
        )
        watch.fault("computer sleeps for 8 s", "microphone", lambda: suspend(8), repair_nothing, told=False)
        watch.fault("decoder three times too slow", "render", set_pause(TOO_SLOW), set_pause(0.01))
        watch.fault(
            "portrait file gone",
            "portrait",
            lambda: watch.live.set_portrait(home / "gone.jpg"),
            lambda: restore_portrait(watch),
        )
    finally:
        watch.stop()
        watch.server.kill()
        if disk:
            subprocess.run(["umount", disk])
    return 0


def restore_portrait(watch: WatchedSession) -> None:
    watch.live.set_portrait(builtins.portraits()[1].path)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
