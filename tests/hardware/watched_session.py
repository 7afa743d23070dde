"""A live session on a separate sound server, its faults and the problems that it reports."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from desktop.devices.voice_cable import remove_cable
from desktop.live.session import LiveSession
from desktop.live.session_parts import SessionParts
from desktop.live.session_settings import SessionSettings
from inference.decoder.marks import PLAIN, Marks
from inference.decoder.picture_format import RGB, PictureFormat
from inference.portrait import builtins
from inference.types import Motion, Pixels, Portrait
from tests.hardware.fault_injection import busy, tone
from tests.hardware.sound_server import SoundServer
from tests.sounds import write_sound

WAIT_LIMIT = 40.0
"""Seconds."""
FPS = 25
SESSION_THREADS = {"session", "recorder", "camera", "voice", "render", "motion", "microphone", "portrait"}


class LightPainter:
    """Brightens the photo with the mouth opening; sleeps `pause` seconds per frame."""

    provider = "CPU"
    pause = 0.01

    def __init__(self, face: Portrait) -> None:
        self._crop = face.crop // 2

    def render(self, motion: Motion, marks: Marks = PLAIN, wanted: PictureFormat = RGB) -> Pixels:
        time.sleep(LightPainter.pause)
        return marks.draw(self._crop + np.uint8(np.clip(40 * np.abs(motion.dynamics[:3]).max(), 0, 120)))


class WatchedSession:
    """A live session with a tone as its microphone; `fault` breaks and repairs one part."""

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
        """Seconds until `condition` holds; -1 after WAIT_LIMIT."""
        began = time.perf_counter()
        while time.perf_counter() - began < WAIT_LIMIT:
            if condition():
                return round(time.perf_counter() - began, 2)
            time.sleep(0.05)
        return -1.0

    def fault(
        self, name: str, part: str, break_it: Callable[[], object], repair: Callable[[], object], told: bool = True
    ) -> None:
        """Break a part, wait for its problem, repair it and wait for recovery; report times and frames rendered."""
        self.until(lambda: self.problem_of(part) is None)
        before = self.frames()
        break_it()
        noticed = self.until(lambda: self.problem_of(part) is not None) if told else 0.0
        said = self.problem_of(part)
        self.until(lambda: self.frames() > before + 3)
        between = self.live.stats().frames
        repair()
        well = self.until(
            lambda: self.problem_of(part) is None and self.live.level() > 0.2 and self.frames() > between + 10
        )
        frames = self.live.stats().frames
        seen = {"told_after_s": noticed, "said": said, "well_after_s": well, "state": self.live.state}
        report({"fault": name, **seen, "pictures": [between - before, frames - between]})

    def frames(self) -> int:
        """Frames rendered so far."""
        return self.live.stats().frames

    def problem_of(self, part: str) -> str | None:
        """The problem of one part, apart from others such as a slow computer."""
        assert self.live._stages is not None
        return self.live._stages.problems.of(part)

    def restart_server(self) -> None:
        """Start the sound server and the tone again after a crash."""
        self.server.start()
        self.playing = self.server.play(self.voice)

    def stop(self) -> None:
        """Stop on a busy processor; report the time and the threads that are left."""
        with busy(4):
            began = time.perf_counter()
            self.live.stop(2.0)
            took = time.perf_counter() - began
        state = self.live.state
        self.until(lambda: not SESSION_THREADS & {thread.name for thread in threading.enumerate()})
        left = sorted(SESSION_THREADS & {thread.name for thread in threading.enumerate()})
        report(
            {
                "fault": "stop while four programs take all of the processor",
                "took_s": round(took, 2),
                "state": state,
                "threads_left": left,
            }
        )
        remove_cable()


def report(seen: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(seen) + "\n")
    sys.stdout.flush()
