"""From sound features to lips and jaw, 25 times a second."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from inference.audio.features import BINS, HOP, REACH, silent_feature
from inference.face.dynamics import LOWER
from inference.onnx_session import OnnxSession, open_session
from inference.timebase import FRAMES_PER_POINT
from inference.types import Floats


@dataclass(frozen=True, slots=True)
class LipsModel:
    """A lips network and what it hears of the sound around one motion point."""

    name: str
    """Its entry in models.toml."""
    window: int
    """Frames that it sees for one point (see training/lips/network.py)."""
    ahead: int
    """Frames of the window after the one at the point's own sample."""

    @property
    def look_ahead(self) -> int:
        """Samples after a point's own that must have arrived."""
        return self.ahead * HOP + REACH


STREAMING = LipsModel("lips", 132, 10)
"""For live use: 112.5 ms of look-ahead."""

OFFLINE = LipsModel("lips_offline", 196, 98)
"""For finished sound: sees 0.97 s before and 0.99 s after each point."""

LOOK_AHEAD = STREAMING.look_ahead
"""Samples of look-ahead in live use."""

LONGEST_HURRY = 4
"""Frames of the look-ahead that a point can do without: 40 ms sooner, for 0.02 less correlation with real lips."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What one motion point sounds like."""

    lips: Floats
    """[18] lower-face coefficients, as if the voice were on."""
    voice: float
    """0..1, how surely someone is speaking."""
    shut: float
    """0..1, how surely the lips are shut, as on p, b and m."""
    tongue: tuple[float, float]
    """0..1, how surely its tip is behind the upper teeth, as on l, n, t and d, and between the teeth, as on th."""
    level: float
    """Loudness around the point relative to the speaker's running level; 0 is usual, 1 is about 11 dB more."""


class Lips:
    """push(frames) -> one Speech for every point whose look-ahead is complete."""

    def __init__(self, model: LipsModel = STREAMING, session: OnnxSession | None = None) -> None:
        self.model = model
        self.hurry = 0
        """Frames, at most LONGEST_HURRY, that are not waited for: the newest one stands in for them. May change."""
        self._session = session or open_session(model.name)
        self.reset()

    def reset(self) -> None:
        """Back to silence before frame 0."""
        self._window = np.tile(silent_feature(), (self.model.window, 1))
        self._missing = self.model.ahead + 1

    def push(self, frames: list[Floats]) -> list[Speech]:
        """Frames are float32 [FEATURES] at 100 Hz."""
        points = []
        for frame in frames:
            self._window = np.concatenate([self._window[1:], frame[None]])
            self._missing -= 1
            while self._missing <= self.hurry:
                points.append(self._point(self._missing))
                self._missing += FRAMES_PER_POINT
        return points

    def foresee(self) -> Speech:
        """The next point as it sounds by now: the newest frame stands in for all that is not there yet."""
        return self._point(self._missing)

    def _point(self, missing: int) -> Speech:
        window = np.concatenate([self._window[missing:], np.repeat(self._window[-1:], missing, axis=0)])
        out = self._session.run(x=window.reshape(1, *window.shape))[0].reshape(-1)
        own = self.model.window - self.model.ahead - 1
        level = float(window[own - 1 : own + 3, :BINS].mean())
        voice, shut = 1 / (1 + np.exp(-out[LOWER.stop : LOWER.stop + 2]))
        raised, between = out[LOWER.stop + 2 :]
        return Speech(out[LOWER], float(voice), float(shut), (float(raised), float(between)), level)
