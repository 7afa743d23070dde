"""Emotion, gaze, distance and motion amounts chosen by the user, stored in the settings."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

from desktop.options.controls import LIVELINESS
from desktop.settings.saved_looks import LONGEST_NAME, SavedLook, SavedLooks
from desktop.settings.settings import Settings
from inference.motion.control_limits import AMOUNT, DISTANCE, GAZE, SPEED
from inference.motion.controls import Controls
from inference.motion.presets import at_strength, emotions

NEUTRAL = "neutral"
OWN = "own:"
"""Prefix of the presets that are saved looks of the user."""
LIMITS = {
    "strength": (0.0, 1.0),
    "gaze_yaw": (-GAZE[0], GAZE[0]),
    "gaze_pitch": (-GAZE[1], GAZE[1]),
    "distance": DISTANCE,
    "head_motion": AMOUNT,
    "head_speed": SPEED,
    "expressiveness": AMOUNT,
}
"""Minimum and maximum of each amount, keyed by its name in Settings."""


class Look:
    """The user's choices; each change is stored in `settings` and passed to `tell` immediately."""

    def __init__(self, settings: Settings, tell: Callable[[Controls], None]) -> None:
        self._settings = settings
        self._tell = tell
        self._own = SavedLooks(settings)
        self._listeners: list[Callable[[], None]] = []

    def add_listener(self, changed: Callable[[], None]) -> None:
        """Call `changed` after every change, on the thread that made it."""
        self._listeners.append(changed)

    def clear_listeners(self) -> None:
        """Remove all listeners."""
        self._listeners.clear()

    @property
    def emotion(self) -> str:
        """The selected emotion of `inference.motion.presets.emotions`; neutral if the stored one is unknown."""
        return self._settings.emotion if self._settings.emotion in emotions() else NEUTRAL

    @property
    def chosen(self) -> str:
        """The selected entry of `presets`."""
        own = self._own.find(self._settings.saved_look)
        return OWN + own.name if own else self.emotion

    def presets(self) -> list[str]:
        """All emotions, neutral first, then the user's saved looks, each with the prefix OWN."""
        return [*emotions(), *(OWN + look.name for look in self._own.all())]

    def controls_of(self, preset: str) -> Controls:
        """Controls of one of `presets`: emotions at full strength, saved looks as saved."""
        own = self._own.find(preset.removeprefix(OWN)) if preset.startswith(OWN) else None
        return _controls(own.emotion, own.amounts) if own else _controls(preset, {"strength": 1.0})

    def choose(self, preset: str) -> None:
        """Select one of `presets`; selecting the current one deselects it."""
        if preset == self.chosen:
            self._end(preset)
        elif own := self._own.find(preset.removeprefix(OWN)) if preset.startswith(OWN) else None:
            self._settings.emotion = own.emotion
            self._set({name: _within(name, own.amounts) for name in LIMITS}, own.name)
        else:
            self._settings.emotion, self._settings.saved_look = preset, ""
            self._change()

    def amount(self, name: str) -> float:
        """Current value of one of LIMITS, clipped to its limits."""
        return _within(name, {name: float(getattr(self._settings, name))})

    def set_amounts(self, **amounts: float) -> None:
        """Set some of LIMITS."""
        self._set(amounts)

    @property
    def liveliness(self) -> str | None:
        """Key of LIVELINESS that head motion and expressiveness are set to, None for anything else."""
        now = self.amount("head_motion"), self.amount("expressiveness")
        return next((name for name, amount in LIVELINESS.items() if now == (amount, amount)), None)

    def set_liveliness(self, name: str) -> None:
        """Set head motion and expressiveness to one of LIVELINESS."""
        self.set_amounts(head_motion=LIVELINESS[name], expressiveness=LIVELINESS[name])

    @property
    def mood(self) -> bool:
        """Whether the voice's mood colours the face while no emotion is chosen."""
        return self._settings.mood

    def set_mood(self, on: bool) -> None:
        """Switch the voice's mood on or off."""
        self._settings.mood = on
        self._change()

    def reset(self) -> None:
        """Reset to the neutral emotion and default amounts, without the voice's mood."""
        self._settings.emotion, self._settings.mood = NEUTRAL, False
        self.set_amounts(**{name: default_amount(name) for name in LIMITS})

    def keep(self, name: str) -> str:
        """Save the current look under a name; returns its preset."""
        name = name.strip()[:LONGEST_NAME]
        self._own.keep(SavedLook(name, self.emotion, {amount: self.amount(amount) for amount in LIMITS}))
        self._settings.saved_look = name
        self._change()
        return OWN + name

    def remove(self, preset: str) -> Callable[[], None]:
        """Delete one of the user's saved looks; returns a function that restores it."""
        removed = self._own.remove(preset.removeprefix(OWN))
        self._change()

        def undo() -> None:
            if removed:
                self._own.keep(*removed)
                self._change()

        return undo

    def controls(self) -> Controls:
        """Controls for the motion generator."""
        controls = _controls(self.emotion, {name: self.amount(name) for name in LIMITS})
        return replace(controls, mood=self.mood)

    def _set(self, amounts: Mapping[str, float], saved_look: str = "") -> None:
        self._settings.saved_look = saved_look
        for name, value in amounts.items():
            setattr(self._settings, name, float(value))
        self._change()

    def _end(self, preset: str) -> None:
        if preset.startswith(OWN):
            self.reset()
        else:
            self._settings.emotion = NEUTRAL
            self._change()

    def _change(self) -> None:
        self._tell(self.controls())
        for changed in self._listeners:
            changed()


def default_amount(name: str) -> float:
    """Default value of one of LIMITS."""
    return float(getattr(Settings, name))


def _within(name: str, amounts: Mapping[str, float]) -> float:
    """Value of one of LIMITS, clipped; the default if it is missing or not finite."""
    low, high = LIMITS[name]
    value = amounts.get(name, math.nan)
    return min(max(value, low), high) if math.isfinite(value) else default_amount(name)


def _controls(emotion: str, amounts: Mapping[str, float]) -> Controls:
    amount = {name: _within(name, amounts) for name in LIMITS}
    feeling = emotion != NEUTRAL and emotion in emotions()
    return Controls(
        emotion=at_strength(emotions()[emotion], amount["strength"]) if feeling else None,
        gaze=(amount["gaze_yaw"], amount["gaze_pitch"]),
        distance=amount["distance"],
        head_motion=amount["head_motion"],
        head_speed=amount["head_speed"],
        expressiveness=amount["expressiveness"],
    )
