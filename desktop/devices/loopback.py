"""Linux's v4l2loopback driver: which cameras it has, and giving one back so that it can be opened again.

Versions up to 0.12.7 (Debian 12, Ubuntu 22.04) loaded with exclusive_caps=1 forget to offer a camera anew after a
program that wrote pictures with write(), as pyvirtualcam does, has closed it: it stays "no output device" until the
driver is loaded again. A handle on which streaming was switched on does not suffer from that; opening and closing such
a one sets the camera right.
"""

from __future__ import annotations

import contextlib
import os
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path("/sys/devices/virtual/video4linux")
"""Where Linux lists cameras that have no hardware behind them."""
QUERY_CAPABILITIES = 0x80685600
"""VIDIOC_QUERYCAP, _IOR('V', 0, struct v4l2_capability) of linux/videodev2.h."""
STREAM_ON = 0x40045612
"""VIDIOC_STREAMON, _IOW('V', 18, int)."""
CAPABILITY_BYTES, DEVICE_CAPS_AT = 104, 88
CAPTURE, OUTPUT = 1, 2
"""V4L2_CAP_VIDEO_CAPTURE and V4L2_CAP_VIDEO_OUTPUT."""
OUTPUT_TYPE = 2
"""V4L2_BUF_TYPE_VIDEO_OUTPUT."""


def loopbacks() -> dict[str, str]:
    """Name and device file of each camera, as meeting programs list them; empty on other systems."""
    if sys.platform != "linux" or not FOLDER.is_dir():
        return {}
    names: dict[str, str] = {}
    for path in sorted(FOLDER.glob("video*"), key=lambda path: int(path.name.removeprefix("video"))):
        names.setdefault((path / "name").read_text(encoding="utf-8").strip(), f"/dev/{path.name}")
    return names


def revive() -> None:
    """Set right every camera that a program left unusable when it ended without closing it."""
    for device in loopbacks().values():
        if _capabilities(device) & (CAPTURE | OUTPUT) == 0:
            _stream_once(device)


def release(device: str) -> None:
    """Set right a camera that this program has just closed."""
    if sys.platform == "linux" and not _capabilities(device) & OUTPUT:
        _stream_once(device)


def _capabilities(device: str) -> int:
    """The V4L2_CAP bits of the device as it is now; all when it cannot be asked."""
    answer = bytearray(CAPABILITY_BYTES)
    with contextlib.suppress(OSError), _opened(device) as handle:
        _control(handle, QUERY_CAPABILITIES, answer)
        return int(struct.unpack_from("=I", answer, DEVICE_CAPS_AT)[0])
    return CAPTURE | OUTPUT


def _stream_once(device: str) -> None:
    # Without buffers the driver refuses to stream, but has noted the handle as a writer's by then.
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
