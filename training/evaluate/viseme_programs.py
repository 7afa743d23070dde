"""Open-source viseme detectors as baselines, and the mapping of their visemes to mouth shapes.

The comparison needs them installed; the application does not use them. pylipsync (MIT) is a port of uLipSync; HeadAudio
(MIT) is a browser library that runs here in node (training/evaluate/headaudio.mjs):

    pip install --no-deps pylipsync librosa lazy-loader soxr audioread
    npm install --prefix training/out/npm @met4citizen/headaudio
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inference.timebase import SAMPLE_RATE
from inference.user_error import UserError
from training.evaluate.mouth_measures import Curve, Mouth

Sound = npt.NDArray[np.float32]

CACHE = Path(__file__).parents[1] / "out" / "baselines"
"""Cache folder of the detectors' outputs; the detectors are slow and deterministic."""

RATE = 50
"""Frame rate of the viseme weights in Hz."""

PYLIPSYNC = {
    "aa": (1.0, 0.0),
    "oh": (0.7, -0.6),
    "ee": (0.45, 1.0),
    "ih": (0.3, 0.7),
    "ou": (0.35, -1.0),
    "silence": (0.0, 0.0),
}
"""Aperture and width of each pylipsync vowel: open jaw in a, half open in o, rounded in o and u, spread in e and i."""

SMOOTHING = 0.08
"""Averaging window of pylipsync's weights in seconds, similar to that of uLipSync's sample scenes."""

HEADAUDIO = Path(__file__).parents[1] / "out" / "npm" / "node_modules" / "@met4citizen" / "headaudio"
OCULUS = np.array(
    [
        (1.0, 0.0),  # aa
        (0.6, 0.6),  # E
        (0.35, 1.0),  # I
        (0.7, -0.6),  # O
        (0.35, -1.0),  # U
        (0.0, 0.0),  # PP: lips shut
        (0.15, 0.4),  # SS
        (0.2, 0.0),  # TH
        (0.2, 0.2),  # DD
        (0.1, 0.0),  # FF
        (0.25, 0.0),  # kk
        (0.2, 0.2),  # nn
        (0.25, -0.3),  # RR
        (0.2, -0.5),  # CH
        (0.0, 0.0),  # sil
    ]
)
"""[15, 2] aperture and width of the Oculus visemes in HeadAudio's order."""

FADE = 0.1
"""Fade-in and fade-out time of a viseme in HeadAudio's animation, in seconds."""

LEVEL = 0.08
"""R.m.s. level of HeadAudio's input; its voice gate has an absolute threshold."""


def pylipsync(sound: Sound, times: Curve) -> Mouth:
    """The mouth at `times` in seconds from pylipsync's vowel weights."""
    weights = kept("pylipsync", sound, vowel_weights)
    window = np.ones(round(SMOOTHING * RATE))
    shapes = weights @ np.array([*PYLIPSYNC.values()])
    smooth = [np.convolve(column, window / len(window), "same") for column in shapes.T]
    return mouth_at(np.stack(smooth, 1), times, 0.5)


def headaudio(sound: Sound, times: Curve) -> Mouth:
    """The mouth at `times` in seconds from HeadAudio's Oculus viseme weights."""
    return mouth_at(kept("headaudio", sound, oculus_weights) @ OCULUS, times, 0.0)


PROGRAMS: dict[str, Callable[[Sound, Curve], Mouth]] = {"pylipsync": pylipsync, "headaudio": headaudio}


def mouth_at(shapes: Curve, times: Curve, shift: float) -> Mouth:
    """The mouth at `times` from shapes [n, 2] at RATE, delayed by `shift` steps; the jaw equals the aperture."""
    steps = (np.arange(len(shapes)) + shift) / RATE
    aperture, width = (np.interp(times, steps, column) for column in shapes.T)
    return Mouth(aperture, width, aperture)


def kept(name: str, sound: Sound, make: Callable[[Sound], Curve]) -> Curve:
    """make(sound), cached in CACHE."""
    path = CACHE / f"{name}-{hashlib.sha256(sound.tobytes()).hexdigest()[:24]}.npy"
    if not path.exists():
        weights = make(sound)
        path.parent.mkdir(parents=True, exist_ok=True)
        np.save(path, weights)
    return np.load(path)


def vowel_weights(sound: Sound) -> Curve:
    """[n, 6] vowel weights at RATE, in the order of PYLIPSYNC."""
    frames = analyzer().extract_phoneme_segments(sound, SAMPLE_RATE, fps=RATE)
    weights = [{phoneme.name: float(phoneme.target) for phoneme in frame.phonemes} for frame in frames]
    return np.array([[frame[name] for name in PYLIPSYNC] for frame in weights])


@cache
def analyzer():
    import pylipsync as program

    return program.PhonemeAnalyzer()


def oculus_weights(sound: Sound) -> Curve:
    """[n, 15] viseme weights at RATE in the order of OCULUS, with HeadAudio's fades.

    Raises UserError if HeadAudio is not installed or node fails.
    """
    if not HEADAUDIO.is_dir():
        raise UserError("HeadAudio is not installed")
    loud = sound * np.float32(LEVEL / (np.sqrt(np.mean(sound**2)) + 1e-9))
    command = ["node", str(Path(__file__).with_name("headaudio.mjs")), str(HEADAUDIO)]
    try:
        done = subprocess.run(command, input=loud.astype("<f4").tobytes(), capture_output=True, check=True)
    except (FileNotFoundError, subprocess.CalledProcessError) as problem:
        raise UserError(f"node could not run HeadAudio: {problem}") from None
    return faded(json.loads(done.stdout), len(sound) * RATE // SAMPLE_RATE + 1)


def faded(events: list[tuple[float, int]], count: int) -> Curve:
    """[count, 15] viseme weights with fades of FADE seconds, from events (seconds, viseme index or -1)."""
    weights, alphas = np.zeros((count, len(OCULUS))), np.zeros(len(OCULUS))
    moments = np.array([moment for moment, _ in events])
    for step in range(count):
        heard = int(np.searchsorted(moments, step / RATE, side="right")) - 1
        active = events[heard][1] if heard >= 0 else -1
        alphas = np.clip(alphas + np.where(np.arange(len(OCULUS)) == active, 1, -1) / (FADE * RATE), 0, 1)
        weights[step] = alphas * alphas * (3 - 2 * alphas)
    return weights
