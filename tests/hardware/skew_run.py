"""A/V skew at the virtual camera and the voice cable: skew_run.py HOME [--seconds N] [--mode MODE].

Flash and beep (desktop.live.sync.test_pattern) go through the live path; parec reads the beep back from the cable, the
flash from the virtual camera with ffmpeg, or before sending where there is none. A separate PulseAudio runs in
the empty folder HOME. Prints JSON: skew_ms of each pair (positive: the frame is late), the camera's own delay.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.devices.loopback import loopbacks
from desktop.devices.microphone import Block
from desktop.devices.virtual_camera import cameras
from desktop.devices.voice_cable import SOURCE, remove_cable
from desktop.disclosure.disclosure import UNMARKED
from desktop.live.session import LiveSession
from desktop.live.session_settings import SessionSettings
from desktop.live.sync.onset_detection import Beeps, Flashes, FrameProbe, pairs
from desktop.live.sync.test_pattern import pattern_parts
from inference.portrait import builtins
from tests.hardware.sound_server import SoundServer

RATE, CHUNK = 48_000, 240
SIDE = 512
OPENING, SETTLING = 60.0, 8.0


class CableRecorder:
    """Records the voice cable as a meeting program does."""

    def __init__(self, server: SoundServer) -> None:
        self.beeps = Beeps(RATE)
        options = ["--format=float32le", f"--rate={RATE}", "--channels=1", "--latency-msec=10"]
        command = ["parec", f"--device={SOURCE}", *options]
        self.process = subprocess.Popen(command, env=server.environment, stdout=subprocess.PIPE)
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self) -> None:
        position = 0
        assert self.process.stdout is not None
        while data := self.process.stdout.read(4 * CHUNK):
            samples = np.frombuffer(data, np.float32)[:, None]
            self.beeps.put(Block(samples, position, time.perf_counter()))
            position += len(samples)


def watch(device: str, flashes: Flashes) -> subprocess.Popen[bytes]:
    """Reads the camera with ffmpeg."""
    source = ["-fflags", "nobuffer", "-f", "v4l2", "-i", device]
    target = ["-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "gray", "-flush_packets", "1", "-"]
    process = subprocess.Popen(["ffmpeg", "-v", "error", *source, *target], stdout=subprocess.PIPE)

    def read() -> None:
        assert process.stdout is not None
        while data := process.stdout.read(SIDE * SIDE):
            flashes.see(np.frombuffer(data, np.uint8).reshape(SIDE, SIDE), time.perf_counter())

    threading.Thread(target=read, daemon=True).start()
    return process


def opened(live: LiveSession) -> None:
    """Wait for frames and voice, which are slow on an emulated machine."""
    ends = time.perf_counter() + OPENING
    while not live.stats().voice_delay and live.state != "stopped" and time.perf_counter() < ends:
        time.sleep(0.1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--mode", default="best-lips")
    options = parser.parse_args()
    server, flashes = SoundServer(options.home), Flashes()
    server.take_over()
    server.start()
    real = cameras().available
    parts = pattern_parts()
    parts = parts if real else replace(parts, camera=lambda _name, _fps, _size=SIDE: FrameProbe(flashes))
    photo = builtins.portraits()[0].path
    live = LiveSession(
        SessionSettings(photo, voice="auto", camera="auto", fps=30, disclosure=UNMARKED, mode=options.mode),
        parts,
    )
    live.start()
    opened(live)
    time.sleep(SETTLING)
    recorder = CableRecorder(server)
    reader = watch(next(iter(loopbacks().values())), flashes) if real else None
    time.sleep(options.seconds)
    stats = live.stats()
    for process in filter(None, (recorder.process, reader)):
        process.kill()
    live.stop(10)
    remove_cable()
    server.kill()
    skews = [round(1000 * seconds, 1) for seconds in pairs(flashes.onsets, recorder.beeps.onsets)]
    figures = {
        "camera": "real" if real else "none: at its door",
        "pairs": len(skews),
        "skew_p50_ms": float(np.median(skews)) if skews else None,
        "skew_p95_ms": float(np.percentile(np.abs(skews), 95)) if skews else None,
        "skews_ms": skews,
        "own_skew_p50_ms": round(1000 * stats.skew_p50),
        "own_skew_p95_ms": round(1000 * stats.skew_p95),
        "voice_delay_ms": round(1000 * stats.voice_delay),
        "latency_p50_ms": round(1000 * stats.latency_p50),
        "latency_p95_ms": round(1000 * stats.latency_p95),
        "painted_to_read_p50_ms": round(1000 * float(np.median(flashes.delays))) if flashes.delays else None,
        "problem": live.problem,
    }
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0 if skews else 1


if __name__ == "__main__":
    sys.exit(main())
