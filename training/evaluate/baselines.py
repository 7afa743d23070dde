"""What lips are compared with: loudness alone, and open programs that hear visemes (viseme_programs.py)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inference.audio.features import BINS, HOP, AudioFeatures
from inference.timebase import SAMPLE_RATE
from inference.user_error import UserError
from training.evaluate import viseme_programs
from training.evaluate.mouth_measures import Curve, Mouth
from training.evaluate.openlipsync import OpenLipSync

Sound = npt.NDArray[np.float32]
Baseline = Callable[[Sound, Curve], Mouth]

RANGE = 3.0
"""How far below the loud parts (95th percentile) the loudness mouth is shut: 3 in AudioFeatures' units, 33 dB."""

FEATURE_RATE = SAMPLE_RATE // HOP
WINDOW = 0.08
"""Seconds over which loudness is averaged."""


def loudness(sound: Sound, times: Curve) -> Mouth:
    """Aperture and jaw follow the mean log mel energy, as the lips' network hears it; the width is unknown."""
    window = np.hanning(round(WINDOW * FEATURE_RATE) + 2)[1:-1]
    level = np.array([frame[:BINS].mean() for frame in AudioFeatures().push(sound)])
    level = np.convolve(np.pad(level, len(window) // 2, mode="edge"), window / window.sum(), "valid")[: len(level)]
    curve = np.clip((level - np.percentile(level, 95)) / RANGE + 1, 0, 1)
    aperture = np.interp(times, np.arange(len(curve)) / FEATURE_RATE, curve)
    return Mouth(aperture, np.full(len(times), np.nan), aperture)


def baselines(openlipsync: Path | None = None) -> dict[str, Baseline]:
    """Those that can run here; a sentence for one that cannot. `openlipsync` is the file of its network."""
    found: dict[str, Baseline] = {"loudness": loudness}
    if openlipsync:
        found["openlipsync"] = OpenLipSync(openlipsync)
    for name, program in viseme_programs.PROGRAMS.items():
        try:
            program(np.zeros(SAMPLE_RATE, np.float32), np.zeros(1))
            found[name] = program
        except (ImportError, UserError) as problem:
            print(f"left out: {name} ({problem}); viseme_programs.py names the command that installs it")
    return found
