"""Registering a portrait from a photo, or refusing it in one sentence."""

from __future__ import annotations

import math
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from inference.face_model import Face, FaceFinder
from inference.face_model.landmarks import roll_of
from inference.portrait.builtins import Builtin, portraits
from inference.portrait.portrait import register
from inference.types import Floats, Pixels, Portrait
from inference.user_error import UserError


@pytest.fixture(scope="module")
def portrait(face_path: Path) -> Portrait:
    return register(face_path)


def save(pixels: Pixels, path: Path) -> Path:
    Image.fromarray(pixels).save(path)
    return path


def test_a_portrait_has_the_documented_shapes_and_types(portrait: Portrait, face_path: Path) -> None:
    shapes = {"crop": (512, 512, 3), "plate": (512, 512, 3), "matte": (512, 512)}
    assert {name: getattr(portrait, name).shape for name in shapes} == shapes
    assert all(getattr(portrait, name).dtype == np.uint8 for name in shapes)
    assert portrait.landmarks.shape == portrait.neutral.shape == (478, 3)
    assert portrait.blendshapes.shape == (52,)
    assert portrait.landmarks.dtype == portrait.neutral.dtype == portrait.blendshapes.dtype == np.float32
    assert portrait.name == face_path.stem
    assert portrait.notes == ()


def test_the_face_fills_about_half_of_the_crop(portrait: Portrait) -> None:
    low, high = portrait.landmarks[:, :2].min(axis=0), portrait.landmarks[:, :2].max(axis=0)
    assert 512 / 2.15 < high[1] - low[1] < 512 / 1.65
    assert (low > 0.2 * (high[1] - low[1])).all()
    assert (high < 512 - 0.2 * (high[1] - low[1])).all()


def test_landmarks_lie_on_the_crops_own_face(portrait: Portrait, finder: FaceFinder) -> None:
    again = finder.refine(portrait.crop, Face(portrait.landmarks, 1.0))
    assert np.linalg.norm(again.landmarks - portrait.landmarks, axis=1).mean() < 0.015 * again.height


def test_the_plate_has_no_face(portrait: Portrait, finder: FaceFinder) -> None:
    assert finder.find(portrait.crop)
    assert finder.find(portrait.plate) == []


def test_the_neutral_mouth_is_closed(portrait: Portrait) -> None:
    gap = np.linalg.norm(portrait.neutral[13] - portrait.neutral[14])
    assert gap < 0.02 * np.ptp(portrait.landmarks[:, 1])


@pytest.mark.parametrize("entry", portraits(), ids=lambda entry: entry.name)
def test_every_builtin_portrait_registers(entry: Builtin) -> None:
    assert register(entry.path, entry.title).name == entry.title


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_photo_on_its_side_is_rotated_upright(
    portrait: Portrait, face_path: Path, tmp_path: Path, quarters: int
) -> None:
    photo = np.asarray(Image.open(face_path).convert("RGB"))
    turned = register(save(np.rot90(photo, quarters), tmp_path / "a.png"))
    assert abs(roll_of(turned.landmarks)) < math.radians(20)
    assert np.abs(turned.landmarks - portrait.landmarks).mean() < 3


def test_a_large_photo_gives_the_same_portrait(portrait: Portrait, face_path: Path, tmp_path: Path) -> None:
    photo = Image.open(face_path).convert("RGB")
    canvas = Image.new("RGB", (6000, 4000), (120, 120, 120))  # a JPEG this large is first read reduced
    canvas.paste(photo.resize((600, 600)), (5000, 3000))
    canvas.save(tmp_path / "a.jpg", quality=95)
    large = register(tmp_path / "a.jpg")
    size = np.ptp(portrait.landmarks[:, 1])
    assert np.linalg.norm(centred(large) - centred(portrait), axis=1).mean() < 0.02 * size


def centred(portrait: Portrait) -> Floats:
    """Landmarks independent of position and size of the crop."""
    points = portrait.landmarks - portrait.landmarks.mean(axis=0)
    return np.asarray(points * (240 / np.ptp(points[:, 1])), np.float32)


def test_several_faces_give_a_note(face_photo: Pixels, tmp_path: Path) -> None:
    smaller = np.full_like(face_photo, 128)
    smaller[:400, :400] = cv2.resize(face_photo, (400, 400), interpolation=cv2.INTER_AREA)
    found = register(save(np.hstack([smaller, face_photo]), tmp_path / "a.png"))
    assert found.notes == ("2 faces found; the largest is used.",)


def test_a_tight_photo_gives_a_note(face_photo: Pixels, face: Face, tmp_path: Path) -> None:
    left, top, right, bottom = face.box.astype(int)
    tight = register(save(face_photo[max(0, top - 15) : bottom + 10, left - 10 : right + 10], tmp_path / "a.png"))
    assert any("made up" in note for note in tight.notes)


def test_a_tiny_face_is_refused_with_its_size(face_photo: Pixels, tmp_path: Path) -> None:
    photo = np.full((800, 1000, 3), 90, np.uint8)
    photo[500:660, 700:860] = cv2.resize(face_photo, (160, 160), interpolation=cv2.INTER_AREA)
    with pytest.raises(UserError, match=r"only \d\d pixels high and 100 are needed"):
        register(save(photo, tmp_path / "a.png"))


@pytest.mark.parametrize("edge", ["eyes", "mouth", "side"])
def test_a_face_cut_through_its_features_is_refused(face_photo: Pixels, face: Face, tmp_path: Path, edge: str) -> None:
    left, top, right, bottom = face.box.astype(int)
    eyes, mouth = int(face.landmarks[[159, 145], 1].mean()), int(face.landmarks[14, 1])
    eye = int(face.landmarks[[33, 133], 0].mean())
    cut = {"eyes": face_photo[eyes:], "mouth": face_photo[:mouth], "side": face_photo[:, eye:]}[edge]
    with pytest.raises(UserError, match=r"edge of the picture cuts the face|No face was found"):
        register(save(cut, tmp_path / "a.png"))
    within = face_photo[max(0, top - 10) : bottom + 4, max(0, left - 4) : right + 4]
    assert register(save(within, tmp_path / "a.png")).notes


def test_a_whole_face_is_used_instead_of_a_larger_one_that_is_cut(
    face_photo: Pixels, face: Face, tmp_path: Path
) -> None:
    large = np.asarray(cv2.resize(face_photo, (700, 700), interpolation=cv2.INTER_CUBIC), np.uint8)
    photo = np.full((700, 1200, 3), 128, np.uint8)
    cut_at = int((face.landmarks[33, 0] + 0.02 * face.height) * 700 / 512)  # through the corner of an eye
    photo[:, : 700 - cut_at] = large[:, cut_at:]
    photo[100:612, 688:] = face_photo
    found = register(save(photo, tmp_path / "a.png"))
    assert found.square[0] > 500
    assert "2 faces found; the largest that works is used." in found.notes


@pytest.mark.parametrize("shape", [(1, 1, 3), (2, 3000, 3), (400, 300, 3)])
def test_a_photo_without_a_face_is_refused(tmp_path: Path, shape: tuple[int, ...]) -> None:
    picture = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    with pytest.raises(UserError, match=r"^No face was found in a\.png"):
        register(save(picture, tmp_path / "a.png"))
