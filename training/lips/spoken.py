"""Synthetic speech with known phone times: teaches closures, open vowels and phones for voices that no clip has.

    python -m training.lips.spoken [SPEECH] [OUT]

Reads the output of training.speech.synthesise. Each output file holds features of several recording conditions and,
for each motion point, the least and greatest aperture and mouth width that the phone allows (units of mouth_measures),
its class (training/speech/phones.py) and whether the lips are shut (1, 0, NaN where either may be).
"""

from __future__ import annotations

import argparse
import zlib
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inference.timebase import MOTION_RATE, SAMPLES_PER_MOTION
from training.lips.augment import change_speed, degrade
from training.lips.data import OUT, features_of
from training.speech.phones import CLASSES, PAUSE, SHUT, STOPS, Phone
from training.speech.synthesise import OUT as SPEECH
from training.speech.synthesise import held_back, read_utterance

VERSIONS = 2
TWINS = 4
"""Speeds of an utterance in a natural voice, for there are few."""

TEETH = CLASSES.index("fvʋɱ")
WIDE_OPEN = {CLASSES.index(name) for name in ("æa", "ɑʌɐ")}
HALF_OPEN = {CLASSES.index(name) for name in ("eɛ", "ɔoɒ")}
ROUND = {CLASSES.index(name) for name in ("wɥɸβʍ", "uʊɯʉ", "yøœʏ", "ʃʒɕʑʂʐʤʧʨʥ")}
NARROW = {CLASSES.index(name) for name in ("szʣʦ", "tdʈɖ", "nɳɲɴ", "iɪᵻ")}

FREE = 1e3
"""No bound."""

EDGE = 0.02
"""Seconds around a closure's ends in which lips may be shut or not."""

STOP_SHARE = 0.7
"""Share of a stop that is closure; its burst follows."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("speech", type=Path, nargs="?", default=SPEECH)
    parser.add_argument("out", type=Path, nargs="?", default=OUT)
    options = parser.parse_args()
    for path in sorted(options.speech.glob("*.npz")):
        for twin in range(TWINS if path.stem.startswith("kokoro") and not held_back(path.stem) else 1):
            out = options.out / f"spoken-{path.stem.replace('-', '')}{f'-speed{twin}' if twin else ''}.npz"
            if not out.exists():
                write_utterance(path, out)


def write_utterance(path: Path, out: Path) -> None:
    """Features of an utterance at a random speed, in VERSIONS recording conditions, and what its phones ask for."""
    rng = np.random.default_rng(zlib.crc32(out.stem.encode()))
    sound, phones = paced(path, rng.uniform(0.85, 1.2))
    points = len(sound) // SAMPLES_PER_MOTION
    low, high, speech = bounds(phones, points)
    versions = [sound, *(degrade(sound, rng) for _ in range(VERSIONS - 1))]
    np.savez(
        out,
        low=low,
        high=high,
        speech=speech,
        phone=classes(phones, points),
        shut=shut_points(phones, points),
        coefficients=np.full((points, 18), np.nan, np.float32),
        **{f"features_{k}": features_of(version).astype(np.float16) for k, version in enumerate(versions)},
    )


def paced(path: Path, factor: float) -> tuple[npt.NDArray[np.float32], list[Phone]]:
    """An utterance `factor` times as fast."""
    sound, phones = read_utterance(path)
    return change_speed(sound, factor), [Phone(phone.ipa, phone.start / factor, phone.end / factor) for phone in phones]


def own_pace(path: Path) -> npt.NDArray[np.float32]:
    """The sound that the features of an utterance (the first of its twins) are made of."""
    rng = np.random.default_rng(zlib.crc32(f"spoken-{path.stem.replace('-', '')}".encode()))
    return paced(path, rng.uniform(0.85, 1.2))[0]


def classes(phones: list[Phone], points: int) -> npt.NDArray[np.int8]:
    """[points] the class of the phone at each motion point."""
    out = np.full(points, PAUSE, np.int8)
    for phone in phones:
        out[inside(phone.start, phone.end, 0, 1, points)] = phone.articulation
    return out


def closures(phones: list[Phone]) -> list[tuple[float, float]]:
    """Start and end in seconds of each stretch of shut lips; p, b and m next to each other make one."""
    found: list[tuple[float, float]] = []
    for phone in phones:
        if phone.articulation in SHUT:
            share = STOP_SHARE if phone.articulation == STOPS else 1.0
            end = min(phone.end, phone.start + max(0.04, share * (phone.end - phone.start)))
            joined = bool(found) and phone.start - found[-1][1] < 0.03
            found = [*found[:-1], (found[-1][0], end)] if joined else [*found, (phone.start, end)]
    return found


def shut_points(phones: list[Phone], points: int) -> npt.NDArray[np.float32]:
    """[points] 1 where lips are shut, 0 where they are not, NaN at the edges of closures and in pauses."""
    shut = np.where(classes(phones, points) == PAUSE, np.nan, 0).astype(np.float32)
    for start, end in closures(phones):
        shut[inside(start - EDGE, end + EDGE, 0, 1, points)] = np.nan
    for start, end in closures(phones):
        shut[inside(start, end, 0, 1, points)] = 1
        shut[min(points - 1, round((start + end) / 2 * MOTION_RATE))] = 1
    return shut


def bounds(phones: list[Phone], points: int) -> tuple[npt.NDArray[np.float32], ...]:
    """Least [n, 2] and greatest [n, 2] (aperture, width), and speech [n]."""
    low, high = np.full((points, 2), -FREE, np.float32), np.full((points, 2), FREE, np.float32)
    speech = np.zeros(points, bool)
    for phone in phones:
        start, end, kind = phone.start, phone.end, phone.articulation
        if kind == TEETH:
            high[inside(start, end, 0.05, 0.95, points), 0] = 0.5
        elif kind in WIDE_OPEN:
            low[inside(start, end, 0.3, 0.8, points), 0] = 1.0
        elif kind in HALF_OPEN:
            low[inside(start, end, 0.3, 0.8, points), 0] = 0.5
        elif kind in NARROW:
            high[inside(start, end, 0.05, 0.95, points), 0] = 1.5
        if kind in ROUND:
            high[inside(start, end, 0.2, 0.8, points), 1] = -0.3
        if kind != PAUSE:
            speech[inside(start - 0.08, end + 0.08, 0, 1, points)] = True
    for start, end in closures(phones):
        high[inside(start, end, 0, 1, points), 0] = 0.0
    return low, high, speech


def inside(start: float, end: float, first: float, last: float, points: int) -> slice:
    """Motion points between two shares of a phone's time."""
    left, right = start + first * (end - start), start + last * (end - start)
    return slice(max(0, int(np.ceil(left * MOTION_RATE))), min(points, int(np.floor(right * MOTION_RATE)) + 1))


if __name__ == "__main__":
    main()
