"""How the mouth follows voices far below the usual level, and one whose right channel is inverted.

`python -m training.evaluate.quiet_voices [SOUND ...]` (default: the built-in voices) writes each sound attenuated, as
16-bit stereo, and reads it as the app does: offline as `render`, live in blocks of 10 ms as `live`. Printed for each
level: the spread (standard deviation) of the aperture relative to that of the unchanged sound, and the correlation of
the two curves; means over the sounds, and the least.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
import wave
from pathlib import Path

import numpy as np

from inference.audio.sound_stream import ORIGINAL_RATE, SoundStream
from inference.motion.controls import Controls
from inference.motion.generator import MotionGenerator
from inference.motion.lips import OFFLINE, STREAMING, LipsModel
from inference.portrait import builtins
from inference.timebase import MOTION_RATE, SAMPLE_RATE
from inference.types import AudioChunk, Floats
from training.evaluate.lips import apertures

LEVELS = (-20, -30, -40, -50, -55)
"""Attenuations in decibels."""
SECONDS = 25
BLOCK = SAMPLE_RATE // 100
SETTLING = MOTION_RATE
"""Motion points at the start that do not count; a live voice's level is known after about 0.3 s."""


def curve(path: Path, kind: LipsModel) -> Floats:
    """[n] aperture at each motion point."""
    generator = MotionGenerator(0, Controls(mood=False), kind)
    with contextlib.closing(SoundStream(path)) as stream:
        heard = np.concatenate([block.samples for block in stream.blocks()])
    starts = range(0, len(heard), BLOCK)
    points = [
        point for start in starts for point in generator.push(AudioChunk(heard[start : start + BLOCK], start, 0.0))
    ]
    return np.asarray(apertures([*points, *generator.flush()])[SETTLING:], np.float32)


def written(sound: Floats, gains: Floats, path: Path) -> Path:
    """A 16-bit stereo file of the sound [n, channels] times `gains` [2]."""
    stereo = sound * gains
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(ORIGINAL_RATE)
        file.writeframes((stereo * 32_767).round().astype("<i2").tobytes())
    return path


def changes() -> dict[str, Floats]:
    """Factors of the left and right channel, by name; the first change is none."""
    decibels = {"0 dB": 0, **{f"{level} dB": level for level in LEVELS}}
    gains = {name: [10 ** (level / 20)] * 2 for name, level in decibels.items()}
    gains |= {"right inverted": [1.0, -1.0], "inverted, -40 dB": [0.01, -0.01]}
    return {name: np.array(gain, np.float32) for name, gain in gains.items()}


def start_of(path: Path) -> Floats:
    """The first seconds [n, channels] of a sound, at 48 kHz."""
    with contextlib.closing(SoundStream(path)) as stream:
        return np.concatenate([block.original for block in stream.blocks()])[: SECONDS * ORIGINAL_RATE]


def compared(path: Path, kind: LipsModel) -> dict[str, tuple[float, float]]:
    """Relative spread and correlation by change."""
    sound, found = start_of(path), {}
    with tempfile.TemporaryDirectory() as folder:
        curves = {name: curve(written(sound, gains, Path(folder) / "a.wav"), kind) for name, gains in changes().items()}
    usual = curves["0 dB"]
    for name, moved in curves.items():
        found[name] = float(moved.std() / usual.std()), float(np.corrcoef(moved, usual)[0, 1])
    return found


def run() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sounds", nargs="*", type=Path, metavar="SOUND")
    sounds = parser.parse_args().sounds or [voice.path for voice in builtins.voices()]
    for title, kind in (("offline (render)", OFFLINE), ("live", STREAMING)):
        rows = [compared(path, kind) for path in sounds]
        sys.stdout.write(f"{title}, {len(rows)} sounds: spread mean (least), r mean (least)\n")
        for name in rows[0]:
            spread, r = np.array([row[name] for row in rows]).T
            sys.stdout.write(f"  {name:18} {spread.mean():.2f} ({spread.min():.2f})  {r.mean():.2f} ({r.min():.2f})\n")
    return 0


if __name__ == "__main__":
    sys.exit(run())
