"""Arousal and valence estimated from the voice, streaming: loudness, pitch, tempo and spectral tilt against usual.

Each feature is compared with the speaker's own running mean, so that a loud microphone or a high voice is no mood. The
regression from features to the face's arousal and valence is fitted by `python -m training.head.mood`, which sets the
weights of a target to 0 where it does not predict the faces of people it never saw: so far valence alone passes.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from inference.audio.prosody import BANDS, PROSODY
from inference.face.blendshapes import scores
from inference.face.dynamics import LOWER, from_blendshapes
from inference.face.geometry import Array
from inference.motion.lip_closure import closing_lips
from inference.motion.mood_weights import SPREAD, WEIGHTS
from inference.timebase import MOTION_RATE
from inference.types import Floats

FEATURES = 8
"""Loudness, pitch, tilt, tempo and pitch movement over 0.6 s; loudness, pitch and tilt over 2.4 s."""

SHORT, LONG, USUAL = 0.6, 2.4, 25.0
"""Time constants in seconds of the two windows and of the speaker's running mean; they count speech only."""

FIRST = 3.0
"""Seconds of speech over which the running mean settles at first."""

SPOKEN = 0.5
"""Opening of the voice gate from which a point counts as speech."""

RISE, FADE = 0.8, 2.5
"""Time constants in seconds with which the mood follows speech, and goes in silence."""

MOST = 1.5
"""Greatest arousal and valence, in standard deviations of the clips' faces."""


def _kept(seconds: float) -> float:
    return float(np.exp(-1 / (seconds * MOTION_RATE)))


class MoodFeatures:
    """step(prosody, opening) -> float64 [FEATURES], once per motion point; frozen while nobody speaks."""

    def __init__(self) -> None:
        self._usual = self._short = self._long = np.zeros(5)
        self._before = np.zeros(2)
        self._spoken = 0

    @property
    def known(self) -> float:
        """0..1: how much of FIRST has been heard, and so how well the running mean is known."""
        return min(1.0, self._spoken / (FIRST * MOTION_RATE))

    def step(self, prosody: Floats, opening: float) -> Array:
        """`prosody` [PROSODY]; `opening` 0..1 of the voice gate."""
        if opening >= SPOKEN:
            self._hear(_raw(prosody))
        near, far = self._short - self._usual, self._long - self._usual
        return np.concatenate([near, far[:3]])

    def _hear(self, raw: Array) -> None:
        now = np.concatenate([raw, np.abs(raw[[0, 1]] - self._before)])
        self._before = raw[[0, 1]]
        self._spoken += 1
        if self._spoken <= 2:
            self._usual = self._short = self._long = now
            return
        settle = min(USUAL, FIRST + self._spoken / MOTION_RATE)
        for name, seconds in (("_usual", settle), ("_short", SHORT), ("_long", LONG)):
            kept = _kept(seconds)
            setattr(self, name, kept * getattr(self, name) + (1 - kept) * now)


def _raw(prosody: Floats) -> Array:
    """[3] level, pitch and spectral tilt (high bands less low bands)."""
    bands = prosody[PROSODY - BANDS :].astype(np.float64)
    half = BANDS // 2
    return np.array([prosody[0], prosody[2], bands[half:].mean() - bands[:half].mean()], np.float64)


class Mood:
    """step(prosody, opening) -> [DYNAMICS] offset on brows, lids, cheeks and mouth corners, once per motion point."""

    def __init__(self) -> None:
        self._features = MoodFeatures()
        self._mood = np.zeros(2)

    def step(self, prosody: Floats, opening: float) -> Floats:
        """`prosody` [PROSODY]; `opening` 0..1 of the voice gate."""
        features = self._features.step(prosody, opening)
        goal = opening * self._features.known * np.clip(features / SPREAD @ WEIGHTS, -MOST, MOST)
        kept = _kept(RISE if opening >= SPOKEN else FADE)
        self._mood = kept * self._mood + (1 - kept) * goal
        return colour(self._mood)


def colour(mood: npt.NDArray[np.floating]) -> Floats:
    """[DYNAMICS] offset of a mood [2]: arousal and valence in standard deviations."""
    up, down = np.maximum(mood, 0), np.maximum(-mood, 0)
    return np.asarray(np.concatenate([up, down]) @ _shapes(), np.float32)


@cache
def _shapes() -> Array:
    """[4, DYNAMICS] of arousal and valence above usual, then of both below usual, at one standard deviation."""
    both = ("Left", "Right")
    shapes: tuple[dict[str, float], ...] = (
        {"browInnerUp": 0.14}
        | {f"browOuterUp{s}": 0.14 for s in both}
        | {f"eyeWide{s}": 0.1 for s in both}
        | {f"cheekSquint{s}": 0.06 for s in both}
        | {f"mouthSmile{s}": 0.05 for s in both},
        {"browInnerUp": 0.05}
        | {f"mouthSmile{s}": 0.12 for s in both}
        | {f"cheekSquint{s}": 0.1 for s in both}
        | {f"eyeSquint{s}": 0.03 for s in both},
        {f"browDown{s}": 0.05 for s in both} | {f"eyeSquint{s}": 0.06 for s in both},
        {f"browDown{s}": 0.12 for s in both} | {f"mouthFrown{s}": 0.06 for s in both},
    )
    rows = np.stack([from_blendshapes(scores(shape)) for shape in shapes]).astype(np.float64)
    opening, closing = closing_lips()
    rows[:, LOWER] -= rows @ opening.T @ closing.T
    return rows
