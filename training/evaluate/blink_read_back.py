"""Blinks on rendered frames: how many frames are fully shut, and what the face model reads there.

The product's own motion, sampled at an output frame rate as the renderer samples it, on ten built-in portraits.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inference.audio.sound_file import read_sound
from inference.decoder.decoder import Decoder
from inference.face.blendshapes import COLUMN
from inference.face.dynamics import BLINK
from inference.face_model import FaceFinder
from inference.pipeline import speech_motions
from inference.portrait.builtins import RESOURCES, voices
from inference.portrait.portrait import register
from inference.timebase import SAMPLE_RATE
from inference.types import Motion
from training.evaluate.read_back import read_frames
from training.evaluate.table import Table

FACES = ("clara", "felix", "mei", "omar", "priya", "walter", "amara", "nadia", "samuel", "oil")
RATES = (25, 30)
"""Frames a second."""
SECONDS = 20
"""Of speech on each portrait and at each rate."""
SHUT, HALF, BEGUN = 0.999, 0.9, 0.15
"""Closures from which a frame is fully shut, below which a blink is a half-blink, and from which it is a blink."""
READ = 0.6
"""Score of the face model from which lids count as shut: real blinks reach 0.65 to 0.8."""
LIDS = [COLUMN["eyeBlinkLeft"], COLUMN["eyeBlinkRight"]]


@dataclass(frozen=True, slots=True)
class Blink:
    """Frames of one blink in a sequence."""

    peak: tuple[int, ...]
    """Frames at its greatest closure."""
    closure: float
    """The greatest closure, 0..1."""
    shut: int
    """Number of fully shut frames."""


def blinks_in(closures: npt.NDArray[np.floating]) -> list[Blink]:
    """Whole blinks of lid closures [n] of consecutive frames; one that the sequence cuts off is left out."""
    closed = np.flatnonzero(closures > BEGUN)
    runs = [run for run in np.split(closed, np.flatnonzero(np.diff(closed) > 1) + 1) if len(run)]
    found = []
    for run in runs:
        if run[0] > 0 and run[-1] < len(closures) - 1:
            most = float(closures[run].max())
            peak = tuple(int(frame) for frame in run if closures[frame] >= most - 1e-6)
            found.append(Blink(peak, most, int((closures[run] >= SHUT).sum())))
    return found


def judge_blinks(table: Table) -> None:
    """Rows for each frame rate, and one for each portrait with the share of full blinks that are read as shut."""
    finder = FaceFinder()
    read: dict[int, dict[str, list[float]]] = {rate: {name: [] for name in FACES} for rate in RATES}
    found: dict[int, list[Blink]] = {rate: [] for rate in RATES}
    sound = np.concatenate([read_sound(voice.path) for voice in voices()])
    for number, name in enumerate(FACES):
        portrait = register(RESOURCES / "portraits" / f"{name}.jpg")
        decoder = Decoder(portrait)
        start = number * SECONDS * SAMPLE_RATE % max(1, len(sound) - SECONDS * SAMPLE_RATE)
        for rate in RATES:
            motions = list(speech_motions(sound[start : start + SECONDS * SAMPLE_RATE], rate, seed=number))
            blinks = blinks_in(lids_of(motions))
            found[rate] += blinks
            for blink in blinks:
                if blink.closure >= HALF:
                    frames = (decoder.render(motions[frame]) for frame in blink.peak)
                    scores = read_frames(frames, portrait, finder).scores
                    read[rate][name].append(float(scores[:, LIDS].mean(1).max()))
    for name in FACES:
        scores = np.array([score for rate in RATES for score in read[rate][name]])
        table.row(f"blinks read as shut, {name}", ours=f"{share(scores)}, median {np.median(scores):.2f}")
    for rate in RATES:
        full = [blink for blink in found[rate] if blink.closure >= HALF]
        half = len(found[rate]) - len(full)
        scores = np.array([score for row in read[rate].values() for score in row])
        least = min(blink.shut for blink in full)
        table.row(f"fully shut frames a blink at {rate} a second, least", ours=f"{least}", wanted=">= 1")
        table.row(f"blinks read as shut at {rate} a second", ours=share(scores), real="0.65-0.8", wanted=">= 90 %")
        table.row(f"half-blinks at {rate} a second", ours=f"{half} of {len(found[rate])}", wanted="about a tenth")


def lids_of(motions: list[Motion]) -> npt.NDArray[np.float64]:
    """[n] lid closure of each frame, mean of both eyes."""
    return np.array([float(motion.dynamics[BLINK].mean()) for motion in motions])


def share(scores: npt.NDArray[np.float64]) -> str:
    """Share of scores of at least READ, and how many there are."""
    return f"{100 * (scores >= READ).mean():.0f} % of {len(scores)}" if len(scores) else "none"
