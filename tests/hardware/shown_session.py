"""What a live session shows and sends, kept for measuring."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2

from desktop.devices.faces.vmc_sender import VmcSender, open_vmc
from inference.decoder.picture_format import RGB
from inference.types import Motion, Pixels

ROOT = Path(__file__).parents[2]


class Shown:
    """Camera and motion output of a session: keeps what is shown, and when."""

    def __init__(self, address: str) -> None:
        self.pictures: list[tuple[float, bytes]] = []
        self.motions: list[tuple[float, Motion]] = []
        self._sender: VmcSender = open_vmc(address)

    def pixels(self, picture: Pixels) -> None:
        """Keep a picture of half the size."""
        half = cv2.resize(cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), (256, 256), interpolation=cv2.INTER_AREA)
        self.pictures.append((time.perf_counter(), cv2.imencode(".jpg", half)[1].tobytes()))

    def send(self, motion: Motion, seconds: float) -> None:
        """Keep a motion, and send it on."""
        self.motions.append((time.perf_counter(), motion))
        self._sender.send(motion, seconds)

    def close(self) -> None:
        """End sending."""
        self._sender.close()


class Camera:
    """Keeps pictures."""

    format = RGB

    def __init__(self, shown: Shown) -> None:
        self.send = shown.pixels

    def close(self) -> None:
        """Nothing to close."""


@contextmanager
def osc_reader(port: int) -> Iterator[Callable[[], list[str]]]:
    """Another program that reads OSC at a port; yields a function that returns its lines after the end."""
    dump = ["oscdump", "-L", str(port)]
    serve = [sys.executable, "-m", "tests.hardware.osc_lines", str(port)]
    lines: list[str] = []
    with tempfile.TemporaryFile() as written:
        program = subprocess.Popen(dump if shutil.which("oscdump") else serve, cwd=ROOT, stdout=written)
        try:
            yield lambda: lines
        finally:
            program.terminate()
            program.wait()
            written.seek(0)
            lines.extend(written.read().decode("utf-8", "replace").splitlines())
