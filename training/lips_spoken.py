"""Synthetic speech with known phone times: teaches closures and open vowels for voices that no clip has.

    python -m training.lips_spoken [OUT]

Needs the speech synthesiser flite (Debian: apt install flite). Each file holds features of several recording
conditions and, for each motion point, the least and greatest aperture and mouth width that the phone allows (in the
units of mouth_measures).
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inference.timebase import MOTION_RATE, SAMPLE_RATE, SAMPLES_PER_MOTION
from training.lips_augment import degrade
from training.lips_data import OUT, features_of

VOICES = ("slt", "rms", "awb", "kal16")
SENTENCES = 40
"""For each voice."""

WORDS = Path(__file__).with_name("spoken_words.txt").read_text().split()

SHUT, TEETH = {"p", "b", "m"}, {"f", "v"}
WIDE_OPEN = {"aa", "ae", "ao", "aw", "ay", "ah", "eh"}
ROUND = {"uw", "ow", "w", "oy", "sh", "ch"}
NARROW = {"s", "z", "iy", "t", "d", "n", "ih"}

FREE = 1e3
"""No bound."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, nargs="?", default=OUT)
    options = parser.parse_args()
    rng = np.random.default_rng(0)
    for voice in VOICES:
        for number in range(SENTENCES):
            write_sentence(options.out / f"spoken-{voice}{number:02}.npz", voice, rng)
        print(voice, flush=True)


def write_sentence(path: Path, voice: str, rng: np.random.Generator) -> None:
    """One random sentence in a random pace and pitch."""
    text = ", ".join(" ".join(rng.choice(WORDS, rng.integers(4, 9))) for _ in range(2))
    sound, phones = speak(voice, text, rng.uniform(0.75, 1.35))
    points = len(sound) // SAMPLES_PER_MOTION
    low, high, speech = bounds(phones, points)
    features = {
        f"features_{k}": features_of(sound if k == 0 else degrade(sound, rng)).astype(np.float16) for k in range(3)
    }
    np.savez(
        path, low=low, high=high, speech=speech, coefficients=np.full((points, 18), np.nan, np.float32), **features
    )


def speak(voice: str, text: str, stretch: float) -> tuple[npt.NDArray[np.float32], list[tuple[str, float, float]]]:
    """The sound at 16 kHz, and (phone, start, end) in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "speech.wav"
        command = [
            "flite",
            "-voice",
            voice,
            "--setf",
            f"duration_stretch={stretch}",
            "-psdur",
            "-t",
            text,
            "-o",
            str(path),
        ]
        listing = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        raw = path.read_bytes()
    assert int.from_bytes(raw[24:28], "little") == SAMPLE_RATE, f"{voice} does not speak at {SAMPLE_RATE} Hz"
    sound = np.frombuffer(raw[44 : len(raw) - len(raw) % 2], "<i2").astype(np.float32) / 32768
    phones, start = [], 0.0
    for item in listing.split():
        phone, end = item.split(":")
        phones.append((phone, start, float(end)))
        start = float(end)
    return sound, phones


def bounds(phones: list[tuple[str, float, float]], points: int) -> tuple[npt.NDArray[np.float32], ...]:
    """Least [n, 2] and greatest [n, 2] (aperture, width), and speech [n]."""
    low, high = np.full((points, 2), -FREE, np.float32), np.full((points, 2), FREE, np.float32)
    speech = np.zeros(points, bool)
    for phone, start, end in phones:
        rows = inside(start, end, 0.05, 0.95, points)
        if phone in SHUT:
            high[inside(start, end, -0.1, 0.7, points), 0] = 0.0
        elif phone in TEETH:
            high[rows, 0] = 0.5
        elif phone in WIDE_OPEN:
            low[inside(start, end, 0.3, 0.8, points), 0] = 1.0
        elif phone in NARROW:
            high[rows, 0] = 1.5
        if phone in ROUND:
            high[inside(start, end, 0.2, 0.8, points), 1] = -0.3
        if phone != "pau":
            speech[inside(start - 0.08, end + 0.08, 0, 1, points)] = True
    return low, high, speech


def inside(start: float, end: float, first: float, last: float, points: int) -> slice:
    """Motion points between two shares of a phone's time."""
    left, right = start + first * (end - start), start + last * (end - start)
    return slice(max(0, int(np.ceil(left * MOTION_RATE))), min(points, int(np.floor(right * MOTION_RATE)) + 1))


if __name__ == "__main__":
    main()
