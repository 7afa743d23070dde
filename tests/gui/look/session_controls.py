"""Controls that the fake session received, and the emotion chosen in the window."""

from __future__ import annotations

import numpy as np

from desktop.widgets.main_window import MainWindow
from inference.motion.controls import Controls
from inference.motion.presets import at_strength, emotions


def last_controls(backend) -> Controls:
    """The controls that the session received last."""
    return next((value for order, value in reversed(backend.session.calls) if order == "controls"), Controls())


def has_emotion(backend, name: str, strength: float = 0.8) -> bool:
    emotion = last_controls(backend).emotion
    return emotion is not None and np.allclose(emotion, at_strength(emotions()[name], strength))


def chosen_emotions(window: MainWindow) -> list[str]:
    return [name for name, button in window.live.emotions.buttons.items() if button.isChecked()]
