"""Readings of presets and contrasts of folds follow what is put into a face."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from inference.face.blendshapes import scores
from inference.face.canonical_face import SIDE, map_places
from inference.timebase import FRAME_SIZE
from inference.types import Pixels
from tests.unit.inference.synthetic_face import mean_landmarks
from training.evaluate.fold_contrast import contrast
from training.evaluate.preset_readings import FACES, WANTED, asked, reading, shown
from training.skin.fold_paths import Profile, fold, mirrored
from training.skin.modelled_folds import FOLDS, LINES, NASOLABIAL


def lined(light: np.ndarray) -> Pixels:
    """[512, 512, 3] grey face on the mean landmarks with a map's log light."""
    places = map_places(mean_landmarks(), (FRAME_SIZE, FRAME_SIZE))
    laid = cv2.remap(light.astype(np.float32), places[..., 0], places[..., 1], cv2.INTER_LINEAR)
    return np.repeat((150 * np.exp(laid)).round().astype(np.uint8)[..., None], 3, 2)


def test_a_reading_has_means_of_both_sides() -> None:
    read = reading(scores({"mouthSmileLeft": 0.8, "mouthSmileRight": 0.4, "browInnerUp": 0.3}))
    assert read["smile"] == pytest.approx(0.6)
    assert read["browInnerUp"] == pytest.approx(0.3)


def test_a_smiling_frown_is_no_anger() -> None:
    frown = {"browDownLeft": 0.6, "browDownRight": 0.6}
    assert WANTED["angry"](reading(scores(frown)))
    assert not WANTED["angry"](reading(scores(frown | {"mouthSmileLeft": 0.5, "mouthSmileRight": 0.5})))


def test_faces_that_judge_are_not_those_that_tune() -> None:
    assert len(set(FACES["judges"])) == len(FACES["judges"]) == 20
    assert not set(FACES["judges"]) & set(FACES["tuning"])


def test_an_emotion_at_full_strength_replaces_the_photos_expression() -> None:
    assert shown(None).own_expression == 1
    assert shown(asked()["angry", 1.0]).own_expression == 0
    assert 0 < shown(0.2 * asked()["happy", 1.0]).own_expression < 1


def test_the_contrast_of_a_fold_is_its_depth() -> None:
    plain, deep = (lined(fold(NASOLABIAL, Profile(depth, 1.7))) for depth in (0.0, 0.2))
    assert contrast(plain, mean_landmarks(), NASOLABIAL) == pytest.approx(0, abs=0.01)
    assert 0.06 < contrast(deep, mean_landmarks(), NASOLABIAL) < 0.2
    assert contrast(deep, mean_landmarks(), mirrored(NASOLABIAL)) == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("name", sorted(name for name in FOLDS if not name.startswith(("browInner", "browOuter"))))
def test_a_modelled_fold_is_mirrored_on_the_other_side(name: str) -> None:
    """Except lines of the forehead, which nobody has the same on both sides."""
    other = name.replace("Left", "Right") if "Left" in name else name.replace("Right", "Left")
    for maps in (FOLDS, LINES):
        assert maps[name]().shape == (SIDE, SIDE)
        np.testing.assert_allclose(maps[name](), maps[other]()[:, ::-1], atol=0.02)
