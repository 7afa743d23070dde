"""Stills of a portrait with the chosen look."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.library.portrait_stills import PortraitStills, at_rest
from inference.motion.controls import Controls
from inference.motion.presets import emotions
from inference.portrait import builtins
from inference.portrait.portrait_cache import load_or_register
from inference.user_error import UserError


def test_the_rest_motion_has_only_the_requested_controls() -> None:
    asked = at_rest(Controls(emotion=emotions()["happy"], gaze=(10.0, -5.0), distance=1.25))
    assert asked.gaze == pytest.approx((10.0, -5.0), abs=1e-3)
    assert asked.pose.scale == pytest.approx(0.8)
    assert np.abs(asked.dynamics).max() > 0
    assert not at_rest(Controls()).dynamics.any()


def test_controls_change_the_still_and_a_missing_background_is_reported() -> None:
    portrait, stills = load_or_register(builtins.portraits()[0].path), PortraitStills()
    rest = stills.draw(portrait, "512", "#102030", Controls())
    away = stills.draw(portrait, "512", "#102030", Controls(gaze=(25.0, 0.0)))
    assert rest.shape == (512, 512, 3)
    assert tuple(rest[2, 2]) == (16, 32, 48)
    assert (rest != away).any()
    with pytest.raises(UserError, match=r"gone\.jpg"):
        stills.draw(portrait, "512", "gone.jpg", Controls())
