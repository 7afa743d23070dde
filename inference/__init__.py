"""Rendering pipeline from audio to video frames; imports no Qt, device, torch or thread."""

import os
import sys

if sys.platform == "win32":
    # Windows does not look there for Microsoft's C++ runtime, which the package msvc-runtime installs. onnxruntime and
    # LiteRT need it, so this comes before their first import.
    os.add_dll_directory(sys.prefix)
