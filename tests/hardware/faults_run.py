"""What the user sees when things break: faults_run.py HOME prints one line of JSON for each fault.

Real threads, models, recorder and PortAudio; a PulseAudio of its own in the empty folder HOME.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.devices.voice_cable import take_up
from desktop.live.render_worker import THREADS
from desktop.live.session import LiveSession
from desktop.live.session_parts import SessionParts
from desktop.live.session_settings import SessionSettings
from inference import onnx_session
from inference.portrait import builtins
from inference.types import Motion, Pixels, Portrait
from tests.hardware.sound_server import SoundServer
from tests.sounds import write_sound

PATIENCE = 40.0
FPS = 25
TOO_SLOW = 3 * THREADS / FPS
"""Seconds a picture on each thread: three times too many."""
OURS = {"session", "recorder", "camera", "voice", "render", "motion", "microphone", "portrait"}


class LightPainter:
    """The photo, lighter where the mouth is open; takes next to no time unless told otherwise."""

    provider = "CPU"
    pause = 0.01

    def __init__(self, face: Portrait) -> None:
        self._crop = face.crop // 2

    def render(self, motion: Motion) -> Pixels:
        time.sleep(LightPainter.pause)
        return self._crop + np.uint8(np.clip(40 * np.abs(motion.dynamics[:3]).max(), 0, 120))


class Watch:
    """One running session and what it says."""

    def __init__(self, home: Path) -> None:
        self.server = SoundServer(home)
        self.server.take_over()
        self.server.start()
        self.voice = write_sound(home / "tone.wav", tone(300), 48_000, "pcm_s16le")
        self.playing = self.server.play(self.voice)
        settings = SessionSettings(builtins.portraits()[0].path, voice="auto", fps=FPS, record=home / "out.mp4")
        self.live = LiveSession(settings, SessionParts(painter=LightPainter))
        self.live.start()
        self.until(lambda: self.live.state == "running" and self.live.level() > 0.2)

    def until(self, condition: Callable[[], bool]) -> float:
        """Seconds until it is so; -1 when it never was."""
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE:
            if condition():
                return round(time.monotonic() - began, 2)
            time.sleep(0.05)
        return -1.0

    def fault(
        self, name: str, part: str, break_it: Callable[[], object], mend: Callable[[], object], told: bool = True
    ) -> None:
        """Break, look, mend, look; pictures have to come all the while."""
        self.until(lambda: self.said(part) is None)
        before = self.pictures()
        break_it()
        noticed = self.until(lambda: self.said(part) is not None) if told else 0.0
        said = self.said(part)
        self.until(lambda: self.pictures() > before + 3)
        between = self.live.stats().frames
        mend()
        well = self.until(
            lambda: self.said(part) is None and self.live.level() > 0.2 and self.pictures() > between + 10
        )
        frames = self.live.stats().frames
        seen = {"told_after_s": noticed, "said": said, "well_after_s": well, "state": self.live.state}
        tell({"fault": name, **seen, "pictures": [between - before, frames - between]})

    def pictures(self) -> int:
        """Made so far."""
        return self.live.stats().frames

    def said(self, part: str) -> str | None:
        """What is said of one part: this computer may be too slow besides."""
        assert self.live._stages is not None
        return self.live._stages.problems.of(part)

    def restart_server(self) -> None:
        """After a crash."""
        self.server.start()
        self.playing = self.server.play(self.voice)

    def stop(self) -> None:
        """Within two seconds although the processor is busy, and no thread is left."""
        with busy(4):
            began = time.monotonic()
            self.live.stop(2.0)
            took = time.monotonic() - began
        state = self.live.state
        self.until(lambda: not OURS & {thread.name for thread in threading.enumerate()})
        left = sorted(OURS & {thread.name for thread in threading.enumerate()})
        tell(
            {
                "fault": "stop while four programs take all of the processor",
                "took_s": round(took, 2),
                "state": state,
                "threads_left": left,
            }
        )
        take_up()


def tone(seconds: float) -> np.ndarray:
    """Loud enough to be seen on the level meter."""
    return (0.5 * np.sin(2 * np.pi * 200 * np.arange(int(seconds * 48_000)) / 48_000)).astype(np.float32)


def suspend(seconds: int) -> None:
    """As a laptop that sleeps: this process does not run, its clocks go on."""
    script = f"sleep 0.2; kill -STOP {os.getpid()}; sleep {seconds}; kill -CONT {os.getpid()}"
    with subprocess.Popen(["sh", "-c", script]):
        pass


def tell(seen: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(seen) + "\n")
    sys.stdout.flush()


def nothing() -> None:
    """No mending needed."""


def set_pause(seconds: float) -> Callable[[], None]:
    return lambda: setattr(LightPainter, "pause", seconds)


@contextlib.contextmanager
def busy(programs: int) -> Iterator[None]:
    """So many programs that never wait."""
    running = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(programs)]
    try:
        yield
    finally:
        for program in running:
            program.kill()
            program.wait()


def small_disk(folder: Path) -> Path | None:
    """A disk of 1 MB; None for those who may not mount one."""
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True)
    return None if done.returncode else folder


def without_lips(home: Path) -> None:
    """A session that finds one model's file gone says so and does not begin."""
    folder = home / "models"
    folder.mkdir()
    for path in onnx_session.MODELS.iterdir():
        if path.name != "lips.onnx":
            (folder / path.name).symlink_to(path)
    whole, onnx_session.MODELS = onnx_session.MODELS, folder
    live = LiveSession(SessionSettings(builtins.portraits()[0].path))
    live.start()
    while live.state != "stopped":
        time.sleep(0.05)
    onnx_session.MODELS = whole
    tell({"fault": "model file gone", "said": live.problem, "state": live.state})


def main(home: Path) -> int:
    without_lips(home)
    watch = Watch(home)
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
        watch.fault("computer sleeps for 8 s", "microphone", lambda: suspend(8), nothing, told=False)
        watch.fault("decoder three times too slow", "render", set_pause(TOO_SLOW), set_pause(0.01))
        watch.fault(
            "portrait file gone",
            "portrait",
            lambda: watch.live.set_portrait(home / "gone.jpg"),
            lambda: mend_portrait(watch),
        )
    finally:
        watch.stop()
        watch.server.kill()
        if disk:
            subprocess.run(["umount", disk])
    return 0


def mend_portrait(watch: Watch) -> None:
    watch.live.set_portrait(builtins.portraits()[1].path)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
