"""The faces of a photo and their framing."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from inference.portrait.photo_survey import Survey, survey
from inference.portrait.portrait import register
from inference.types import AUTOMATIC, Framing, Pixels
from inference.user_error import UserError


@pytest.fixture(scope="module")
def pair(face_photo: Pixels, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A large face on the right, one two thirds as large on the left, on a wall."""
    photo = np.full((800, 1600, 3), 128, np.uint8)
    photo[200:600, 150:550] = cv2.resize(face_photo, (400, 400), interpolation=cv2.INTER_AREA)
    photo[100:700, 900:1500] = cv2.resize(face_photo, (600, 600), interpolation=cv2.INTER_CUBIC)
    path = tmp_path_factory.mktemp("pair") / "pair.png"
    Image.fromarray(photo).save(path)
    return path


@pytest.fixture(scope="module")
def found(pair: Path) -> Survey:
    return survey(pair)


def test_all_faces_are_found_in_a_smaller_copy(found: Survey) -> None:
    assert found.pixels.shape == (700, 1400, 3)
    assert [face.refusal for face in found.faces] == ["", ""]
    assert [face.middle[0] > 700 for face in found.faces] == [True, False]


def test_the_largest_face_is_chosen_by_default(found: Survey) -> None:
    large, small = found.faces
    assert found.chosen(AUTOMATIC) is large
    for face in (large, small):
        assert found.chosen(Framing(face=found.point_of(face))) is face


def test_a_single_face_gives_no_note(face_path: Path) -> None:
    alone = survey(face_path)
    assert alone.point_of(alone.faces[0]) is None


def test_the_other_face_becomes_the_portrait(found: Survey, pair: Path) -> None:
    wish = Framing(face=found.point_of(found.faces[1]), zoom=1.1)
    portrait = register(pair, framing=wish)
    assert portrait.notes == ()
    assert portrait.framing == wish
    expected = found.crop(wish)
    assert np.abs(cv2.blur(portrait.crop, (9, 9)).astype(int) - cv2.blur(expected, (9, 9))).mean() < 3


def test_the_square_of_the_survey_stays_inside_the_photo(found: Survey) -> None:
    square = found.square(Framing(zoom=1.2, shift=(5.0, 5.0)))
    assert square.outside(1400, 700) == 0


def test_a_photo_without_a_face_is_refused(tmp_path: Path) -> None:
    Image.new("RGB", (400, 300), (90, 120, 200)).save(tmp_path / "sky.png")
    with pytest.raises(UserError, match=r"No face was found in sky\.png"):
        survey(tmp_path / "sky.png")


def test_a_photo_whose_faces_are_all_too_small_is_refused(face_photo: Pixels, tmp_path: Path) -> None:
    photo = np.full((800, 1000, 3), 90, np.uint8)
    photo[500:660, 700:860] = cv2.resize(face_photo, (160, 160), interpolation=cv2.INTER_AREA)
    Image.fromarray(photo).save(tmp_path / "small.png")
    with pytest.raises(UserError, match="pixels high and 100 are needed"):
        survey(tmp_path / "small.png")
