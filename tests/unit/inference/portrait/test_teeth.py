"""Teeth of a portrait: those that the photo shows, else drawn ones in the photo's light."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from inference.face.dental_arch import arches_of
from inference.face.landmark_maps import LIPS_INNER, fill
from inference.portrait import teeth
from inference.portrait.teeth import teeth_of
from inference.portrait.tooth_texture import ABOVE, GAPS, PER_UNIT, REACH, SIZE, S, Y
from inference.types import Floats, Portrait, Teeth
from tests.unit.inference.synthetic_face import mean_landmarks, portrait

MIDDLE = SIZE[0] // 2
CROWN = int((ABOVE - 0.04) * PER_UNIT)
"""Row of a texture through the middle of the incisors."""


def shut() -> Portrait:
    grain = np.random.default_rng(0).normal(0, 6, (512, 512, 3))
    return replace(portrait(mean_landmarks()), crop=np.clip(grain + np.array([205, 150, 125]), 0, 255).astype(np.uint8))


def smiling(tone: tuple[int, int, int]) -> Portrait:
    """A face that shows a row of teeth of one colour with gaps at their usual places."""
    bare = shut()
    points = bare.landmarks.copy()
    unit = float(np.linalg.norm(points[33] - points[263]))
    points[[80, 81, 82, 13, 312, 311, 310], 1] -= 0.04 * unit
    points[[88, 178, 87, 14, 317, 402, 318], 1] += 0.06 * unit
    view = arches_of(points, bare.blendshapes).seen(points)[0]
    rows, columns = np.mgrid[:512, :512].astype(np.float32) + np.float32(0.5)
    s, y = view.locate(columns, rows)
    inside = np.zeros((512, 512), np.uint8)
    fill(inside, points[LIPS_INNER])
    picture = bare.crop.copy()
    picture[inside > 128] = (40, 20, 18)
    picture[(inside > 128) & (np.abs(s) < 0.3) & (y < 0)] = tone
    for gap in (*GAPS, *(-gap for gap in GAPS)):
        picture[(inside > 128) & (np.abs(s - gap) < 0.006) & (y < 0)] = [part * 0.6 for part in tone]
    return replace(bare, crop=picture, landmarks=points)


def made(face: Portrait) -> Teeth:
    return teeth_of(face)


def crown(teeth: Teeth) -> Floats:
    """[3] mean colour of the right central incisor."""
    return np.asarray(teeth.upper[CROWN - 3 : CROWN + 3, MIDDLE + 10 : MIDDLE + 42, :3].mean((0, 1)), np.float32)


def test_a_photo_with_shut_lips_gets_a_whole_row() -> None:
    upper = made(shut()).upper
    assert upper.shape == (SIZE[1], SIZE[0], 4)
    assert (upper[CROWN - 18, MIDDLE - 120 : MIDDLE + 120, 3] > 200).all()
    assert not upper[-3:, :, 3].any()


def test_lent_teeth_are_warm_and_not_brighter_than_lit_skin_allows() -> None:
    red, green, blue = crown(made(shut()))
    assert red > green > blue
    assert 120 < green < 215


def test_a_dark_photo_has_darker_teeth() -> None:
    dark = replace(shut(), crop=(shut().crop * 0.4).astype(np.uint8))
    assert crown(made(dark)).mean() < crown(made(shut())).mean() - 20


def test_the_same_photo_always_gets_the_same_teeth() -> None:
    assert (made(shut()).upper == made(shut()).upper).all()


def test_old_faces_get_darker_and_more_worn_teeth(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = []
    for age in (0.0, 1.0):
        monkeypatch.setattr(teeth, "age_of", lambda _, age=age: age)
        rows.append(made(shut()))
    young, old = rows
    assert crown(old).mean() < crown(young).mean() - 6
    corner = np.s_[round((ABOVE - 0.012) * PER_UNIT) :, MIDDLE + 3, 3]
    assert young.upper[corner].sum() < old.upper[corner].sum()


def test_a_registered_portrait_keeps_its_teeth() -> None:
    kept = made(smiling((214, 190, 140)))
    assert made(replace(shut(), teeth=kept)) is kept


def test_shown_teeth_are_kept_and_the_row_behind_the_lips_takes_their_colour() -> None:
    yellow, grey = made(smiling((214, 190, 140))), made(smiling((180, 180, 178)))
    assert np.abs(crown(yellow) - (214, 190, 140)).max() < 16
    assert np.abs(crown(grey) - (180, 180, 178)).max() < 16
    hidden = np.s_[CROWN - 25 : CROWN - 15, MIDDLE + 10 : MIDDLE + 42]
    assert yellow.upper[hidden][..., 2].mean() < yellow.upper[hidden][..., 1].mean() - 15


def test_a_sunlit_lower_lip_is_no_tooth() -> None:
    plain = smiling((200, 190, 160))
    picture, points = plain.crop.copy(), plain.landmarks
    x, y = points[14, :2].astype(int)
    picture[y - 6 : y, x - 16 : x + 4] = (240, 190, 180)
    ends = int(made(plain).upper[..., 3].any(1).nonzero()[0].max())
    assert not made(replace(plain, crop=picture)).upper[ends + 3 :, :, 3].any()


def test_gaps_of_shown_teeth_stay_where_they_are() -> None:
    grey = cv2.cvtColor(made(smiling((210, 200, 180))).upper[..., :3], cv2.COLOR_RGB2GRAY).astype(float)
    line = grey[CROWN - 5 : CROWN + 5].mean(0)
    for gap in (0.0, GAPS[1], -GAPS[1]):
        column = round((gap + REACH) * PER_UNIT)
        assert line[column - 3 : column + 4].min() < line[[column - 22, column + 22]].mean() - 15


def test_a_flat_drawing_gets_a_flat_row() -> None:
    drawn = made(replace(shut(), crop=np.full((512, 512, 3), (240, 190, 150), np.uint8)))
    assert drawn.flat
    assert np.ptp(drawn.upper[CROWN, :, 0]) == 0
    assert not drawn.lower.any()


def test_texture_axes_are_arch_coordinates() -> None:
    assert S[0, MIDDLE - 1] < 0 < S[0, MIDDLE]
    assert Y[0, 0] < 0 < Y[-1, 0]
