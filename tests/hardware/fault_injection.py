"""A test tone and faults of the computer: a sleeping process, a busy processor, a small disk."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np


def tone(seconds: float) -> np.ndarray:
    """[n] A sine of 200 Hz at 48 kHz, -6 dBFS."""
    return (0.5 * np.sin(2 * np.pi * 200 * np.arange(int(seconds * 48_000)) / 48_000)).astype(np.float32)


def suspend(seconds: int) -> None:
    """Stop this process for `seconds` while its clocks go on, as a sleeping laptop does."""
    script = f"sleep 0.2; kill -STOP {os.getpid()}; sleep {seconds}; kill -CONT {os.getpid()}"
    with subprocess.Popen(["sh", "-c", script]):
        pass


@contextlib.contextmanager
def busy(programs: int) -> Iterator[None]:
    """Run `programs` busy loops in other processes."""
    running = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(programs)]
    try:
        yield
    finally:
        for program in running:
            program.kill()
            program.wait()


def small_disk(folder: Path) -> Path | None:
    """A tmpfs of 1 MB at `folder`; None without the right to mount."""
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True)
    return None if done.returncode else folder
