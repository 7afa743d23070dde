"""The chosen look as controls of the motion generator."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from desktop.settings.look import LIMITS, NEUTRAL, Look, default_amount
from desktop.settings.profiles import Profiles
from desktop.settings.settings import Settings
from inference.motion.controls import Controls
from inference.motion.presets import at_strength, emotions


@pytest.fixture
def told() -> list[Controls]:
    return []


@pytest.fixture
def look(told: list[Controls]) -> Look:
    return Look(Settings(), told.append)


def test_the_default_look_gives_default_controls(look: Look) -> None:
    for name in Controls.__slots__:
        assert getattr(look.controls(), name) == getattr(Controls(), name), name


def test_liveliness_presets_set_head_motion_and_expressiveness(look: Look, told: list[Controls]) -> None:
    assert look.liveliness == "usual"
    look.set_liveliness("calm")
    assert (told[-1].head_motion, told[-1].expressiveness, look.liveliness) == (0.6, 0.6, "calm")
    look.set_amounts(head_motion=0.7)
    assert look.liveliness is None


def test_the_voices_mood_is_switched_on_and_reset_takes_it_away(look: Look, told: list[Controls]) -> None:
    look.set_mood(True)
    assert told[-1].mood
    look.reset()
    assert not told[-1].mood


def test_an_emotion_is_scaled_by_its_strength(look: Look, told: list[Controls]) -> None:
    look.choose("happy")
    look.set_amounts(strength=0.25)
    np.testing.assert_allclose(told[-1].emotion, at_strength(emotions()["happy"], 0.25))


def test_choosing_the_current_emotion_again_ends_it(look: Look, told: list[Controls]) -> None:
    look.choose("sad")
    look.choose("sad")
    assert (look.emotion, told[-1].emotion) == (NEUTRAL, None)


@pytest.mark.parametrize("name", LIMITS)
@pytest.mark.parametrize("nonsense", [1e9, -1e9, math.nan, math.inf])
def test_invalid_settings_are_clamped_to_the_limits(name: str, nonsense: float) -> None:
    look = Look(Settings(**{name: nonsense}), lambda _: None)
    low, high = LIMITS[name]
    assert low <= look.amount(name) <= high


def test_an_unknown_emotion_is_none() -> None:
    assert Look(Settings(emotion="hangry"), lambda _: None).controls().emotion is None


def test_listeners_are_called_after_each_change(look: Look, told: list[Controls]) -> None:
    heard: list[int] = []
    look.add_listener(lambda: heard.append(len(told)))
    look.choose("angry")
    look.set_amounts(gaze_yaw=3.0, gaze_pitch=-2.0)
    assert heard == [1, 2]
    assert told[-1].gaze == (3.0, -2.0)


def test_reset_restores_the_defaults(look: Look) -> None:
    look.choose("angry")
    look.set_amounts(**{name: high for name, (_, high) in LIMITS.items()})
    look.reset()
    assert look.emotion == NEUTRAL
    assert {name: look.amount(name) for name in LIMITS} == {name: default_amount(name) for name in LIMITS}


def test_the_look_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    profiles = Profiles(path)
    look = Look(profiles.settings, lambda _: None)
    look.choose("afraid")
    look.set_amounts(distance=1.25, head_motion=1)
    look.keep("Mine")
    profiles.save()
    again = Look(Profiles(path).settings, lambda _: None)
    assert again.chosen == "own:Mine"
    assert (again.emotion, again.amount("distance"), again.amount("head_motion")) == ("afraid", 1.25, 1.0)


def test_a_saved_look_restores_everything_until_a_change(look: Look, told: list[Controls]) -> None:
    look.choose("happy")
    look.set_amounts(distance=1.4, gaze_yaw=-8.0)
    mine = look.keep("  Mine ")
    assert mine == look.chosen == "own:Mine"
    look.choose("sad")
    look.set_amounts(distance=0.8, gaze_yaw=0.0)
    assert look.chosen == "sad"
    look.choose(mine)
    assert (look.chosen, told[-1].distance, told[-1].gaze) == (mine, 1.4, (-8.0, 0.0))
    np.testing.assert_allclose(told[-1].emotion, at_strength(emotions()["happy"], 0.8))
    np.testing.assert_allclose(look.controls_of(mine).emotion, told[-1].emotion)
    look.choose(mine)
    assert (look.chosen, told[-1].emotion, told[-1].distance) == (NEUTRAL, None, 1.0)


def test_look_names_are_unique_and_a_removed_look_is_restored_in_place(look: Look) -> None:
    first, second = look.keep("One"), look.keep("Two")
    look.keep("One")
    assert look.presets()[-2:] == [first, second]
    undo = look.remove(first)
    assert look.presets()[-1] == second
    assert first not in look.presets()
    undo()
    assert look.presets()[-2:] == [first, second]
