"""Lets sounddevice find the PortAudio inside the bundle on a Linux that has none of its own."""

import ctypes.util
import sys
from pathlib import Path

_systems = ctypes.util.find_library


def _find(name):
    found = _systems(name)
    if found is None and name == "portaudio":
        found = next((str(path) for path in Path(sys._MEIPASS).glob("libportaudio.so*")), None)
    return found


ctypes.util.find_library = _find
