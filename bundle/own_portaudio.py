"""Lets sounddevice load the bundle's PortAudio on a Linux without PortAudio."""

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
