"""Drawn eyes are larger than the face model finds; real eyes and grey drawings are unchanged."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from inference.face.eye_shape import eye_shape
from inference.face.landmark_maps import EYE_A, EYE_B
from inference.portrait import builtins, portrait
from inference.portrait.drawn_eyes import fit_drawn_eyes, is_drawn
from inference.types import Floats, Pixels


def seen_by_the_face_model(name: str, patch: pytest.MonkeyPatch) -> tuple[Pixels, Floats]:
    """Crop and landmarks of a built-in portrait before drawn eyes are fitted."""
    patch.setattr(portrait, "fit_drawn_eyes", lambda _, landmarks: landmarks)
    photo = next(entry for entry in builtins.portraits() if entry.name == name)
    registered = portrait.register(photo.path)
    return registered.crop, registered.landmarks


def test_lids_and_irises_of_a_comic_face_grow_to_the_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    crop, landmarks = seen_by_the_face_model("comic", monkeypatch)
    fitted = fit_drawn_eyes(crop, landmarks)
    for mirrored, lids in ((False, EYE_A), (True, EYE_B)):
        before, after = eye_shape(landmarks, mirrored), eye_shape(fitted, mirrored)
        assert not is_drawn(before)
        assert is_drawn(after)
        assert np.ptp(fitted[lids, 1]) > 1.2 * np.ptp(landmarks[lids, 1])
    kept = np.setdiff1d(np.arange(478), [*EYE_A, *EYE_B, *range(468, 478)])
    assert np.array_equal(fitted[kept], landmarks[kept])


@pytest.mark.parametrize("name", ["clara", "oil", "marble"])
def test_eyes_of_other_portraits_are_unchanged(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    crop, landmarks = seen_by_the_face_model(name, monkeypatch)
    assert fit_drawn_eyes(crop, landmarks) is landmarks
    assert not is_drawn(eye_shape(landmarks, False))


def test_a_grey_drawing_is_not_fitted(monkeypatch: pytest.MonkeyPatch) -> None:
    crop, landmarks = seen_by_the_face_model("comic", monkeypatch)
    grey = cv2.cvtColor(cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    assert fit_drawn_eyes(grey, landmarks) is landmarks
