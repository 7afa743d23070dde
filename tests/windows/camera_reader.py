"""python -m tests.windows.camera_reader SECONDS: read OBS's camera as a meeting program does; runs on Windows.

Prints "frames N size WxH spread S" once ten frames were seen: the number of the newest frame, the size, and the
standard deviation of its luma; or "no camera" when the time is up.
"""

from __future__ import annotations

import ctypes
import struct
import sys
import time

import numpy as np

from desktop.devices.obs_camera import FRAME_HEADER, MEMORY, READY

READ = 4
"""FILE_MAP_READ"""


def main(seconds: float) -> None:
    """Wait for frames for at most `seconds`."""
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    kernel.OpenFileMappingW.restype = kernel.MapViewOfFile.restype = ctypes.c_void_p
    kernel.MapViewOfFile.argtypes = [ctypes.c_void_p, *[ctypes.c_uint32] * 3, ctypes.c_size_t]
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        handle = kernel.OpenFileMappingW(READ, False, MEMORY)
        if handle and report(kernel.MapViewOfFile(handle, READ, 0, 0, 0)):
            return
        time.sleep(0.2)
    print("no camera")


def report(address: int) -> bool:
    """Print what the memory at `address` shows, if at least ten frames were written."""
    _, index, state, *offsets, _, width, height, _ = struct.unpack("<9I4xQ", ctypes.string_at(address, 48))
    if state != READY or index < 10:
        return False
    luma = np.frombuffer(ctypes.string_at(address + offsets[index % 3] + FRAME_HEADER, width * height), np.uint8)
    print(f"frames {index} size {width}x{height} spread {luma.std():.0f}")
    return True


if __name__ == "__main__":
    main(float(sys.argv[1]))
