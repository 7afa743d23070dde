"""Linux's v4l2loopback driver: the list of its cameras, and a reset after closing one.

Versions up to 0.12.7 (Debian 12, Ubuntu 22.04) loaded with exclusive_caps=1 have a bug: after a program that sends
frames with write(), as pyvirtualcam does, closes a camera, the driver no longer offers it as an output device until it
is reloaded. A handle with streaming switched on is not affected; opening and closing such a handle resets the camera.
"""

from __future__ import annotations

import contextlib
import os
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop.devices.device_names import told_apart

FOLDER = Path("/sys/devices/virtual/video4linux")
"""Folder where Linux lists cameras without hardware."""
QUERY_CAPABILITIES = 0x80685600
"""VIDIOC_QUERYCAP, _IOR('V', 0, struct v4l2_capability) of linux/videodev2.h."""
STREAM_ON = 0x40045612
"""VIDIOC_STREAMON, _IOW('V', 18, int)."""
CAPABILITY_BYTES, DEVICE_CAPS_AT = 104, 88
CAPTURE, OUTPUT, MEDIA_CONTROLLED = 1, 2, 0x20000000
"""V4L2_CAP_VIDEO_CAPTURE, V4L2_CAP_VIDEO_OUTPUT and V4L2_CAP_IO_MC, of raw sensors that deliver no finished picture."""
OUTPUT_TYPE = 2
"""V4L2_BUF_TYPE_VIDEO_OUTPUT."""


def loopbacks() -> dict[str, str]:
    """Device file of each camera by its name in meeting programs, equal names numbered; empty on other systems."""
    if sys.platform != "linux" or not FOLDER.is_dir():
        return {}
    found = sorted(FOLDER.glob("video*"), key=lambda path: int(path.name.removeprefix("video")))
    names = told_apart([(path / "name").read_text(encoding="utf-8").strip() for path in found])
    return {name: f"/dev/{path.name}" for name, path in zip(names, found, strict=True)}


def revive() -> None:
    """Reset every camera that a program has left unusable by exiting without closing it."""
    for device in loopbacks().values():
        if capabilities(device) & (CAPTURE | OUTPUT) == 0:
            _stream_once(device)


def release(device: str) -> None:
    """Reset a camera that this program has just closed."""
    if sys.platform == "linux" and not capabilities(device) & OUTPUT:
        _stream_once(device)


def capabilities(device: str) -> int:
    """Current V4L2_CAP bits of the device; capture and output if the query fails."""
    answer = bytearray(CAPABILITY_BYTES)
    with contextlib.suppress(OSError), _opened(device) as handle:
        _control(handle, QUERY_CAPABILITIES, answer)
        return int(struct.unpack_from("=I", answer, DEVICE_CAPS_AT)[0])
    return CAPTURE | OUTPUT


def _stream_once(device: str) -> None:
    # Without buffers the driver refuses to stream, but it has already marked the handle as a writer.
    with contextlib.suppress(OSError), _opened(device) as handle:
        _control(handle, STREAM_ON, bytearray(struct.pack("=i", OUTPUT_TYPE)))


@contextlib.contextmanager
def _opened(device: str) -> Iterator[int]:
    handle = os.open(device, os.O_RDWR)
    try:
        yield handle
    finally:
        os.close(handle)


def _control(handle: int, request: int, argument: bytearray) -> None:
    import fcntl

    fcntl.ioctl(handle, request, argument)
