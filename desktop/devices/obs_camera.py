"""OBS Studio's virtual camera on Windows, written to directly: its filter reads frames from named shared memory.

The memory begins with a header; three frames in NV12 follow, each after a timestamp. A reader takes the frame whose
number is in the header. Nothing of OBS runs or is loaded; its camera has to be registered.
"""

from __future__ import annotations

import mmap
import struct
import sys
from contextlib import suppress
from dataclasses import dataclass
from time import perf_counter_ns

from inference.decoder.picture_format import OBS, planes
from inference.types import Pixels

NAME = "OBS Virtual Camera"
"""As meeting programs list it."""
CLASS = "{A3FCE0F5-3493-419F-958A-ABA1250EC20B}"
"""COM class of the camera's DirectShow filter."""
MEMORY = "OBSVirtualCamVideo"
HEADER = struct.Struct("<9I4xQ32x")
"""write index, read index, state, three offsets, type (0 video), width, height; nanoseconds per frame; reserved."""
STARTING, READY, STOPPING = 1, 2, 3
FRAME_HEADER = 32
"""Bytes before each frame; the timestamp in nanoseconds is the first eight."""
FRAMES = 3


def registered() -> bool:
    """Whether OBS's camera is installed. Looking does not open it, so a camera in use counts too."""
    if sys.platform == "win32":
        import winreg

        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, rf"CLSID\{CLASS}"):
            return True
    return False


@dataclass(frozen=True)
class Layout:
    """Places in the shared memory for frames of one size."""

    width: int
    height: int

    @property
    def frame_bytes(self) -> int:
        """Size of one NV12 frame."""
        return self.width * self.height * 3 // 2

    @property
    def offsets(self) -> tuple[int, ...]:
        """Starts of the frames' headers."""
        step = _aligned(self.frame_bytes + FRAME_HEADER)
        return tuple(_aligned(HEADER.size) + number * step for number in range(FRAMES))

    @property
    def size(self) -> int:
        """Size of the whole memory."""
        return self.offsets[-1] + _aligned(self.frame_bytes + FRAME_HEADER)


class ObsCamera:
    """The camera, opened; has the methods of pyvirtualcam's Camera that VirtualCamera calls."""

    device = NAME

    def __init__(self, width: int, height: int, fps: int) -> None:
        """Create the shared memory. Raises RuntimeError if another program feeds the camera, or without OBS."""
        if not registered():
            raise RuntimeError("OBS Studio's virtual camera is not installed")
        self._layout = Layout(width, height)
        self._interval = 10**9 // fps
        self._written = 0
        self._memory = _created(self._layout.size)
        self._write_header(STARTING)

    def send(self, pixels: Pixels) -> None:
        """Show [height, width, 3] RGB, or planes [height * 3 / 2, width] of the format OBS."""
        self._written += 1
        place = self._layout.offsets[self._written % FRAMES]
        self._memory[place : place + 8] = struct.pack("<Q", perf_counter_ns())
        start = place + FRAME_HEADER
        shown = pixels if pixels.ndim == 2 else planes(pixels, OBS)
        self._memory[start : start + self._layout.frame_bytes] = shown.tobytes()
        self._write_header(READY)

    def close(self) -> None:
        """Tell readers that no more frames come, and release the memory."""
        self._write_header(STOPPING)
        self._memory.close()

    def _write_header(self, state: int) -> None:
        layout = self._layout
        values = (self._written, self._written, state, *layout.offsets, 0, layout.width, layout.height, self._interval)
        self._memory[: HEADER.size] = HEADER.pack(*values)


def _aligned(size: int) -> int:
    return -(-size // 32) * 32


def _created(size: int) -> mmap.mmap:
    """New shared memory. Raises RuntimeError if there is one of that name, which another program then feeds."""
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    existing = kernel.OpenFileMappingW(4, False, MEMORY)
    if existing:
        kernel.CloseHandle(existing)
        raise RuntimeError("another program is using it")
    return mmap.mmap(-1, size, tagname=MEMORY)  # type: ignore[call-arg]
