"""Reads frames from the virtual camera, as a meeting program does. Never opens a real camera."""

from __future__ import annotations

import time
from collections.abc import Callable

import cv2
import numpy as np

from desktop.devices.loopback import loopbacks
from inference.types import Pixels


def readable(name: str) -> bool:
    """True if the virtual camera of that name can be read; only on Linux, where a name identifies its device."""
    return name in loopbacks()


def watch(name: str, see: Callable[[Pixels, float], None], stopped: Callable[[], bool]) -> None:
    """Call see(luma [h, w], time.perf_counter()) for each frame, until `stopped()` or the camera ends.

    The green channel serves as luma.
    """
    capture = cv2.VideoCapture(loopbacks()[name])
    try:
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        while not stopped():
            there, pixels = capture.read()
            if not there:
                return
            see(np.asarray(pixels[..., 1], np.uint8), time.perf_counter())
    finally:
        capture.release()
