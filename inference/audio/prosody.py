"""Prosody for head motion: level, coarse pitch and eight spectral bands at 25 Hz."""

from __future__ import annotations

from collections import deque
from itertools import islice

import numpy as np

from inference.audio.features import BINS, silent_feature
from inference.timebase import FRAMES_PER_POINT
from inference.types import Floats

BANDS = 8
PROSODY = BANDS + 3
"""Values per motion point: level, level above the noise floor, pitch, then the bands relative to the level."""

PITCH_BINS = slice(1, 15)
"""Mel bins of 80 to 420 Hz, whose energy centroid follows the voice's pitch."""

QUIETEST, LOUDEST = -4.0, 3.0


class Prosody:
    """hear(frame) for each feature frame; now() when a motion point is due.

    With the live lips' full look-ahead the newest four frames describe the sound 85 ms after the point. Lips that look
    `further` frames ahead leave as many frames out, so that the head hears the same at each point.
    """

    def __init__(self, further: int = 0) -> None:
        self._kept = FRAMES_PER_POINT + further
        self.reset()

    def reset(self) -> None:
        """Resets to silence before frame 0."""
        self._frames = deque([silent_feature()] * self._kept, maxlen=self._kept)

    def hear(self, frame: Floats) -> None:
        """Appends a feature frame, float32 [FEATURES] at 100 Hz."""
        self._frames.append(frame)

    def now(self) -> Floats:
        """float32 [PROSODY] of the newest frames that are not left out."""
        return prosody(np.stack(list(islice(self._frames, FRAMES_PER_POINT))))


def prosody(frames: Floats) -> Floats:
    """[PROSODY] of feature frames [n, FEATURES]."""
    mean = frames.mean(0)
    mel = mean[:BINS]
    level = mel.mean()
    weight = np.exp(np.clip(mel[PITCH_BINS], QUIETEST, LOUDEST) * 2)
    pitch = weight @ np.linspace(-1, 1, len(weight), dtype=np.float32) / weight.sum()
    bands = mel.reshape(BANDS, -1).mean(1) - level
    values = np.concatenate([[level, mean[BINS], pitch], bands])
    return np.asarray(np.clip(values, QUIETEST, LOUDEST), np.float32)


def silent_prosody() -> Floats:
    """[PROSODY] of silence."""
    return prosody(silent_feature()[None])
