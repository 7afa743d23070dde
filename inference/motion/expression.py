"""Slow expression besides speech: a smile that comes and goes while listening, and the voice's mood."""

from __future__ import annotations

from functools import cache

import numpy as np

from inference.face.blendshapes import scores
from inference.face.dynamics import LOWER, from_blendshapes
from inference.face.geometry import Array
from inference.motion.lip_closure import closing_lips
from inference.motion.mood import Mood
from inference.timebase import MOTION_RATE
from inference.types import Floats

SMILE_SCORES = {
    "mouthSmileLeft": 1.0,
    "mouthSmileRight": 1.0,
    "cheekSquintLeft": 0.5,
    "cheekSquintRight": 0.5,
    "eyeSquintLeft": 0.25,
    "eyeSquintRight": 0.25,
}
"""ARKit scores that go with a smile of 1: cheeks and lower lids join in (source: Ekman & Friesen 1982)."""

GAIN = 1.6
"""Smile shown for a score of 1 of the model's smile channel."""
IN_TALK = 0.3
"""Share of it that is left while talking, when the lips' own motion carries the mouth."""
MOST = 0.4
SWITCH = 0.5
"""Time constant in seconds with which the mood or the smile is switched on and off."""


class Expression:
    """step(smile, talk, ...) -> float32 [D] offset, once per motion point."""

    def __init__(self) -> None:
        self._mood = Mood()
        self._shares: Array | None = None

    def step(
        self, smile: float, talk: float, heard: Floats, opening: float, smiles: bool = True, mood: bool = True
    ) -> Floats:
        """`smile`: the model's smile score, from usual; `talk` and `opening` 0..1; `heard` [PROSODY].

        `smiles` and `mood` switch the two parts on.
        """
        goal = np.array([float(smiles), float(mood)])
        step = 1 - np.exp(-1 / (SWITCH * MOTION_RATE))
        self._shares = goal if self._shares is None else self._shares + step * (goal - self._shares)
        amount = min(MOST, GAIN * max(0.0, smile)) * (1 - (1 - IN_TALK) * talk)
        coloured = self._mood.step(heard, opening)
        return np.asarray(self._shares[0] * amount * smile_shape() + self._shares[1] * coloured, np.float32)


@cache
def smile_shape() -> Array:
    """[D] coefficients of a full smile with shut lips."""
    shape = from_blendshapes(scores(SMILE_SCORES)).astype(np.float64)
    opening, closing = closing_lips()
    shape[LOWER] -= closing @ (opening @ shape)
    return shape
