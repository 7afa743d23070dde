"""Latency of the virtual camera, by the time drawn into the pixels of each frame.

Run it where a virtual camera exists: python -m tests.camera_vm.delay. OpenCV and ffmpeg read, one after the other.
Prints JSON; exit status 1 if stamps are unreadable or out of order. In an emulated machine everything takes
many times as long as it does elsewhere: its figures are upper bounds.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise

import numpy as np

from desktop.devices import camera_reader
from desktop.devices.loopback import loopbacks
from desktop.devices.virtual_camera import VirtualCamera, cameras
from desktop.live.sync.test_pattern import DARK, PAINTED_AT, stamp, stamped
from inference.types import Pixels

FPS, SIDE = 25, 512
PICTURES = 40
TIMEOUT = 60.0
SEEN_BEFORE = 10
"""Frames ignored while a reader starts."""


class FrameReader:
    """Records the time stamp and the latency of each frame."""

    def __init__(self) -> None:
        self.stamps: list[float] = []
        self.delays: list[float] = []

    def see(self, luma: Pixels, now: float) -> None:
        """Take in one frame [512, 512]."""
        self.stamps.append(stamped(luma, PAINTED_AT))
        self.delays.append(now - self.stamps[-1])

    @property
    def full(self) -> bool:
        """Enough frames were read."""
        return len(self.delays) >= SEEN_BEFORE + PICTURES

    def figures(self) -> dict[str, object]:
        """Latencies in milliseconds, and whether all frames came in order."""
        delays = 1000 * np.array(self.delays[SEEN_BEFORE:] or [np.nan])
        forward = all(before <= after for before, after in pairwise(self.stamps))
        whole = self.full and forward and bool((delays > -1).all())
        return {
            "well": whole,
            "p50_ms": round(float(np.median(delays))),
            "p95_ms": round(float(np.percentile(delays, 95))),
        }


@contextmanager
def sending(camera: VirtualCamera) -> Iterator[None]:
    """Send frames with a time stamp, FPS a second."""
    over = threading.Event()

    def send() -> None:
        while not over.wait(1 / FPS):
            pixels = np.full((SIDE, SIDE, 3), DARK, np.uint8)
            stamp(pixels, PAINTED_AT, time.perf_counter())
            camera.send(pixels)

    thread = threading.Thread(target=send)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def by_opencv(name: str, frames: FrameReader, over: Callable[[], bool]) -> None:
    camera_reader.watch(name, frames.see, over)


def by_ffmpeg(name: str, frames: FrameReader, over: Callable[[], bool]) -> None:
    source = ["-fflags", "nobuffer", "-f", "v4l2", "-i", loopbacks()[name]]
    target = ["-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "gray", "-flush_packets", "1", "-"]
    with subprocess.Popen(["ffmpeg", "-v", "error", *source, *target], stdout=subprocess.PIPE) as reader:
        assert reader.stdout is not None
        while not over() and len(data := reader.stdout.read(SIDE * SIDE)) == SIDE * SIDE:
            frames.see(np.frombuffer(data, np.uint8).reshape(SIDE, SIDE), time.perf_counter())
        reader.kill()


def main() -> int:
    state = cameras()
    if not state.available:
        sys.stdout.write(f"{state.reason}\n")
        return 2
    camera, well = VirtualCamera(state.name, FPS), True
    for reader in (by_opencv, by_ffmpeg):
        frames, ends = FrameReader(), time.perf_counter() + TIMEOUT
        with sending(camera):
            time.sleep(0.2)
            reader(state.name, frames, lambda frames=frames, ends=ends: frames.full or time.perf_counter() > ends)
        figures = frames.figures()
        sys.stdout.write(json.dumps({"reader": reader.__name__} | figures) + "\n")
        well &= bool(figures["well"])
    camera.close()
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
