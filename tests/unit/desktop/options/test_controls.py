import argparse
from pathlib import Path

import numpy as np
import pytest

import main
from desktop.options import controls as control_options
from inference.motion.controls import Controls
from inference.motion.presets import at_strength, emotions
from inference.user_error import UserError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(control_options, "presets_folder", lambda: tmp_path)
    return tmp_path


def controls(*arguments: str) -> Controls:
    parser = argparse.ArgumentParser()
    control_options.add_arguments(parser)
    return control_options.from_options(parser.parse_args(main.with_values(arguments)))


def test_without_options_controls_are_the_defaults() -> None:
    asked, plain = controls(), Controls()
    assert all(getattr(asked, name) == getattr(plain, name) for name in Controls.__slots__)


def test_every_option_sets_its_control() -> None:
    asked = controls(
        "--emotion", "happy:0.5", "--gaze", "-10,5", "--distance", "1.2", "--head-pose", "-5,3,-2",
        "--head-motion", "0.5", "--head-speed", "2", "--expressiveness", "1.5", "--blink-rate", "12", "--still",
    )  # fmt: skip
    assert asked.emotion is not None
    np.testing.assert_allclose(asked.emotion, at_strength(emotions()["happy"], 0.5))
    assert (asked.gaze, asked.distance, asked.head_pose) == ((-10, 5), 1.2, (-5, 3, -2))
    assert (asked.head_motion, asked.head_speed, asked.expressiveness) == (0.5, 2, 1.5)
    assert (asked.blink_rate, asked.still) == (12, True)


def test_liveliness_sets_head_motion_and_expressiveness_unless_they_are_given() -> None:
    calm, own = controls("--liveliness", "calm"), controls("--liveliness", "Expressive", "--head-motion", "0.3")
    assert (calm.head_motion, calm.expressiveness) == (0.6, 0.6)
    assert (own.head_motion, own.expressiveness) == (0.3, 1.2)
    with pytest.raises(UserError, match="calm, usual or expressive"):
        controls("--liveliness", "wild")


def test_the_mood_is_off_unless_asked_for() -> None:
    assert not controls().mood
    assert not controls("--no-mood").mood
    assert controls("--mood").mood


def test_a_custom_emotion_is_found_by_path_and_by_name(folder: Path) -> None:
    (folder / "smug.toml").write_text("mouthSmileLeft = 0.8\n")
    for name in ("smug", "smug:1", str(folder / "smug.toml"), f"{folder / 'smug.toml'}:1.0"):
        found = controls("--emotion", name).emotion
        assert found is not None
        assert found.max() == pytest.approx(0.8)
    half = controls("--emotion", f"{folder / 'smug.toml'}:0.5").emotion
    assert half is not None
    assert half.max() == pytest.approx(0.8 * (1 - 0.5**2.5))


def test_emotion_names_ignore_case() -> None:
    assert controls("--emotion", "Sad").emotion is not None


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--emotion", "joy"), "no emotion 'joy'; choose one of neutral, happy, .*joy.toml"),
        (("--emotion", "happy:2"), "from 0 to 1, not '2'"),
        (("--emotion", "happy:"), "from 0 to 1, not ''"),
        (("--emotion", ""), "no emotion ''"),
        (("--emotion", "../x"), "no emotion '../x'"),
        (("--emotion", "none.toml"), "There is no preset none.toml"),
        (("--gaze", "5"), "--gaze takes YAW,PITCH in degrees, at most 30, 20 either way, not '5'"),
        (("--gaze", "31,0"), "at most 30, 20"),
        (("--gaze", "a,b"), "at most 30, 20"),
        (("--gaze", "nan,0"), "at most 30, 20"),
        (("--head-pose", "1,2"), "YAW,PITCH,ROLL"),
        (("--head-pose", "0,0,90"), "YAW,PITCH,ROLL"),
        (("--distance", "0"), "--distance takes a number from 0.7 to 1.6, not '0'"),
        (("--distance", "far"), "not 'far'"),
        (("--head-motion", "2.1"), "from 0 to 2"),
        (("--head-speed", "0"), "from 0.25 to 2"),
        (("--expressiveness", "-1"), "from 0 to 2, not '-1'"),
        (("--blink-rate", "inf"), "from 0 to 60"),
    ],
)
def test_an_invalid_value_is_refused_in_a_sentence(arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises(UserError, match=words):
        controls(*arguments)
