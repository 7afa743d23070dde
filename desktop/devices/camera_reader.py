"""Reads the virtual camera back, as a meeting program does. No real camera is ever opened."""

from __future__ import annotations

import time
from collections.abc import Callable

import cv2
import numpy as np

from desktop.devices.loopback import loopbacks
from inference.types import Pixels


def readable(name: str) -> bool:
    """Whether the virtual camera of that name can be read back: only Linux tells which camera is which."""
    return name in loopbacks()


def watch(name: str, see: Callable[[Pixels, float], None], stopped: Callable[[], bool]) -> None:
    """see(luma [h, w], time.monotonic()) for each picture of a readable camera, until `stopped()` or it ends."""
    capture = cv2.VideoCapture(loopbacks()[name])
    try:
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        while not stopped():
            there, pixels = capture.read()
            if not there:
                return
            see(np.asarray(pixels[..., 1], np.uint8), time.monotonic())
    finally:
        capture.release()
