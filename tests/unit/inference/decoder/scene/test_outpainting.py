"""Outpainting of a photo beyond its edges."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from inference.decoder.scene.outpainting import (
    CLOTH_BLURS,
    FADING,
    Edges,
    extend_background,
    extend_matte,
    extend_person,
    outpaint_cloth,
    soften,
)
from inference.types import Pixels

NONE = Edges(0, 0, 0, 0)
SIDES = Edges(120, 0, 160, 0)
FACE = 200.0


def shoulders() -> np.ndarray:
    """[400, 300] a body whose outline falls by 1 in 2 from the middle to both edges, where it reaches row 275."""
    rows, columns = np.mgrid[:400, :300]
    return np.where(rows >= 200 + np.abs(columns - 150) / 2, 255, 0).astype(np.uint8)


def test_the_photo_is_unchanged_far_from_its_edges() -> None:
    plate = np.random.default_rng(0).integers(0, 256, (200, 400, 3), np.uint8)
    wide = extend_background(plate, SIDES, 1.0)
    assert wide.shape == (200, 680, 3)
    assert (wide[:, 120 + 70 : 520 - 70] == plate[:, 70:-70]).all()
    assert (extend_background(plate, NONE, 1.0) == plate).all()


def test_detail_fades_outwards_without_a_step_at_the_edge() -> None:
    plate = np.random.default_rng(0).integers(0, 256, (200, 400, 3), np.uint8)
    wide = extend_background(plate, SIDES, 1.0).astype(int)
    detail = [wide[:, start : start + 40].std() for start in (0, 80, 320)]
    assert detail[0] < detail[1] / 2 < detail[2] / 4
    ramp = np.tile(np.linspace(0, 250, 400).astype(np.uint8)[None, :, None], (200, 1, 3))
    steps = np.abs(np.diff(extend_background(ramp, SIDES, 1.0).astype(int), axis=1))
    assert steps.max() <= 3


def test_a_shoulder_is_continued_to_an_upright_arm() -> None:
    matte = extend_matte(shoulders(), SIDES, chin=150, face_height=FACE)
    rim = round(FADING * FACE)
    assert (matte[:, 120 + rim : 420 - rim] == shoulders()[:, rim:-rim]).all()
    outline = np.array([np.flatnonzero(column >= 128)[0] if column[-1] >= 128 else 400 for column in matte.T])
    left, right = outline[:120][::-1], outline[420:]
    for side in (left, right):
        assert side[0] == pytest.approx(275, abs=3)
        assert (np.diff(side.astype(int)) >= 0).all()
        assert np.flatnonzero(side == 400)[0] == pytest.approx(1.35 * FACE - 150, abs=10)


def test_a_body_that_fades_at_the_photos_edge_is_made_whole() -> None:
    faded = shoulders()
    faded[:, -4:] //= 3
    wide = extend_matte(faded, SIDES, 150, FACE)
    assert (wide[300:, 410:430] > 200).all()


def test_a_matte_ending_above_the_lower_edge_is_extended_to_it() -> None:
    matte = shoulders()
    matte[-20:, :3] = matte[-20:, -3:] = 0
    wide = extend_matte(matte, SIDES, 150, FACE)
    assert (wide[-1, 60:119] == 255).all()


def test_a_person_who_does_not_touch_the_edge_is_not_continued() -> None:
    matte = shoulders()
    matte[:, :40] = matte[:, -40:] = 0
    assert not extend_matte(matte, SIDES, 150, FACE)[:, :120].any()


def test_the_face_is_not_mirrored_into_the_extension() -> None:
    picture = np.zeros((100, 100, 3), np.uint8)
    picture[30:60, 40:70] = 255
    wide = extend_person(picture, Edges(60, 0, 60, 60), np.array([38, 28, 72, 62]))
    assert wide.shape == (160, 220, 3)
    assert (wide > 0).sum() == (picture > 0).sum()


def test_clothes_are_blurred_outside_the_photo_only() -> None:
    cloth = np.random.default_rng(1).integers(0, 256, (100, 300, 3), np.uint8)
    soft = soften(cloth, Edges(80, 0, 0, 0), 1.0, CLOTH_BLURS)
    assert soft[:, :40].std() < cloth[:, :40].std() / 3
    assert (soft[:, 100:] == cloth[:, 100:]).all()


def woven(height: int, width: int, edges: Edges) -> Pixels:
    """Cloth with a fine texture and one dark seam, mirrored at its edges."""
    rng = np.random.default_rng(0)
    cloth = np.full((height, width, 3), (120, 90, 80), np.float32) + rng.normal(0, 7, (height, width, 1))
    cloth[:, 30:36] -= 70
    border = edges.top, edges.bottom, edges.left, edges.right
    return cv2.copyMakeBorder(cloth.clip(0, 255).astype(np.uint8), *border, cv2.BORDER_REFLECT)


def test_outpainted_cloth_has_the_texture_but_not_the_seams() -> None:
    edges = Edges(80, 0, 0, 0)
    cloth = outpaint_cloth(woven(160, 200, edges), edges, 1.0)
    extended, own = cloth[:, :40].astype(float), cloth[:, 160:200].astype(float)
    assert extended.std(axis=0).mean() > 0.7 * own.std(axis=0).mean()
    columns = cloth[..., 0].mean(axis=0)
    seam, extended_seam = columns[80 + 32], columns[80 - 33]
    assert columns[160:200].mean() - seam > 60
    assert columns[10:30].mean() - extended_seam < 35


def test_clothes_inside_the_photo_are_unchanged() -> None:
    edges = Edges(80, 0, 40, 0)
    picture = woven(160, 200, edges)
    assert (outpaint_cloth(picture, edges, 1.0)[:, 100:260] == picture[:, 100:260]).all()
