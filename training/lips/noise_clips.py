"""Sound without a voice, alone and after speech, for which the mouth stays shut.

    python -m training.lips.noise_clips [LABELS] [OUT]

In the form of training.lips.data; nothing is asked of the speech before the noise, which comes from clips.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inference.face.dynamics import LOWER
from inference.timebase import MOTION_RATE, SAMPLE_RATE, SAMPLES_PER_MOTION
from training.labels.clip_labels import LABELS
from training.lips.augment import noise
from training.lips.data import OUT, clip_sources, features_of, speech_points

NOISE_CLIPS = 140
NOISE_SECONDS = 5
NOISE_AFTER_SPEECH = 240
SPEECH_SECONDS = 2.4
"""Of speech before such noise: it tells how loud the speaker is."""
SETTLING = 3
"""Points after the speech in which the mouth may still shut."""
FAINTEST, LOUDEST = -40, -6
"""Levels in dB of such noise against the speech."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path, nargs="?", default=LABELS)
    parser.add_argument("out", type=Path, nargs="?", default=OUT)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for number in range(NOISE_CLIPS):
        write_noise(number, options.out)
    sources = (source for source in clip_sources(options.labels) if source.kind != "judge")
    spoken = [source.clip.audio for source in sources if source.clip.audio is not None]
    for number in range(NOISE_AFTER_SPEECH):
        write_noise_after(number, spoken, options.out)


def write_noise(number: int, out: Path) -> None:
    """Sound without a voice, from silence to loud, and a mouth that stays shut."""
    rng = np.random.default_rng(number)
    points = NOISE_SECONDS * 25
    level = 0.0 if number == 0 else 10 ** (rng.uniform(-70, -15) / 20)
    sound = (noise(points * SAMPLES_PER_MOTION, rng) * level).clip(-1, 1).astype(np.float32)
    fields = {"coefficients": np.zeros((points, LOWER.stop), np.float32), "speech": np.zeros(points, bool)}
    np.savez(out / f"noise-{number:03}.npz", **fields, features_0=features_of(sound).astype(np.float16))


def write_noise_after(number: int, spoken: list[npt.NDArray[np.float32]], out: Path) -> None:
    """Speech of which nothing is asked, then noise to which the mouth stays shut."""
    rng = np.random.default_rng(10_000 + number)
    speech = spoken[rng.integers(len(spoken))]
    lead = round(SPEECH_SECONDS * MOTION_RATE) * SAMPLES_PER_MOTION
    start = rng.integers(0, max(1, len(speech) - lead))
    speech = np.resize(speech[start : start + lead], lead)
    level = float(np.sqrt(np.mean(speech**2))) * 10 ** (rng.uniform(FAINTEST, LOUDEST) / 20)
    rest = noise(NOISE_SECONDS * SAMPLE_RATE, rng) * level
    sound = np.concatenate([speech, rest]).clip(-1, 1).astype(np.float32)
    points, quiet = len(sound) // SAMPLES_PER_MOTION, lead // SAMPLES_PER_MOTION + SETTLING
    coefficients = np.full((points, LOWER.stop), np.nan, np.float32)
    coefficients[quiet:] = 0
    heard = speech_points(features_of(speech), len(speech) // SAMPLES_PER_MOTION)
    talk = np.pad(heard, (0, points - len(heard)))
    features = features_of(sound).astype(np.float16)
    np.savez(out / f"noise-after{number:03}.npz", coefficients=coefficients, speech=talk, features_0=features)


if __name__ == "__main__":
    main()
