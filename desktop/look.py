"""How the person looks besides what the voice does: emotion, gaze, distance, liveliness; kept in the settings."""

from __future__ import annotations

import math
from collections.abc import Callable

from desktop.control_options import AMOUNT, DISTANCE, GAZE, SPEED
from desktop.settings import Settings
from inference.controls import Controls
from inference.presets import emotions

NEUTRAL = "neutral"
LIMITS = {
    "strength": (0.0, 1.0),
    "gaze_yaw": (-GAZE[0], GAZE[0]),
    "gaze_pitch": (-GAZE[1], GAZE[1]),
    "distance": DISTANCE,
    "head_motion": AMOUNT,
    "head_speed": SPEED,
    "expressiveness": AMOUNT,
}
"""Lowest and highest value of each amount, by its name in Settings."""


class Look:
    """One user's choices; each change is kept in `settings` and told at once."""

    def __init__(self, settings: Settings, tell: Callable[[Controls], None]) -> None:
        self._settings = settings
        self._tell = tell
        self._listeners: list[Callable[[], None]] = []

    def listen(self, changed: Callable[[], None]) -> None:
        """Call `changed` after every change, on the thread that made it."""
        self._listeners.append(changed)

    @property
    def emotion(self) -> str:
        """The chosen one of `inference.presets.emotions`."""
        return self._settings.emotion if self._settings.emotion in emotions() else NEUTRAL

    def choose(self, name: str) -> None:
        """Show the emotion `name`; the one that is shown already ends."""
        self._settings.emotion = NEUTRAL if name == self.emotion else name
        self._change()

    def amount(self, name: str) -> float:
        """One of LIMITS as it is set, within its limits."""
        low, high = LIMITS[name]
        value = float(getattr(self._settings, name))
        return min(max(value, low), high) if math.isfinite(value) else usual(name)

    def set_amounts(self, **amounts: float) -> None:
        """Set some of LIMITS."""
        for name, value in amounts.items():
            setattr(self._settings, name, float(value))
        self._change()

    def reset(self) -> None:
        """No emotion, and everything as usual."""
        self._settings.emotion = NEUTRAL
        self.set_amounts(**{name: usual(name) for name in LIMITS})

    def controls(self) -> Controls:
        """All of it for the motion generator."""
        feeling = self.emotion != NEUTRAL
        return Controls(
            emotion=emotions()[self.emotion] * self.amount("strength") if feeling else None,
            gaze=(self.amount("gaze_yaw"), self.amount("gaze_pitch")),
            distance=self.amount("distance"),
            head_motion=self.amount("head_motion"),
            head_speed=self.amount("head_speed"),
            expressiveness=self.amount("expressiveness"),
        )

    def _change(self) -> None:
        self._tell(self.controls())
        for changed in self._listeners:
            changed()


def usual(name: str) -> float:
    """What one of LIMITS is until it is set."""
    return float(getattr(Settings, name))
