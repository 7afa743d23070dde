"""English speech with exact phone times, from the flite synthesiser (Debian: apt install flite)."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inference.timebase import SAMPLE_RATE
from training.speech.phones import Phone

VOICES = ("slt", "rms", "awb", "kal16")


def speak(voice: str, text: str, stretch: float) -> tuple[npt.NDArray[np.float32], list[Phone]]:
    """16 kHz mono sound [n] and its phones; `stretch` multiplies the durations."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "speech.wav"
        command = ["flite", "-voice", voice, "--setf", f"duration_stretch={stretch}", "-psdur", "-t", text, "-o"]
        listing = subprocess.run([*command, str(path)], check=True, capture_output=True, text=True).stdout
        raw = path.read_bytes()
    assert int.from_bytes(raw[24:28], "little") == SAMPLE_RATE, f"{voice} does not speak at {SAMPLE_RATE} Hz"
    sound = np.frombuffer(raw[44 : len(raw) - len(raw) % 2], "<i2").astype(np.float32) / 32768
    names, ends = zip(*(item.split(":") for item in listing.split()), strict=True)
    times = [0.0, *map(float, ends)]
    return sound, [Phone(*row) for row in zip(names, times, times[1:], strict=False)]
