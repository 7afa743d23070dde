"""Folds of the skin: none on the photo itself, dark where the face folds, lines that go as it moves back."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from inference.decoder.decoder import Decoder
from inference.decoder.flow.landmark_flow import FLOW_SIZE, centres
from inference.decoder.placement import SQUARE, Placement
from inference.decoder.skin import skin_light
from inference.decoder.skin.skin_folds import ONE, SkinFolds
from inference.face.blendshapes import scores
from inference.face.canonical_face import map_places, photo_places
from inference.face.dynamics import driving_landmarks, from_blendshapes
from inference.face.landmark_maps import OVAL
from inference.face.shape_scores import SHAPES, in_face_space, shape_scores
from inference.portrait.fold_maps import fold_maps
from inference.timebase import FRAME_SIZE
from inference.types import Floats, HeadPose, Motion, Pixels, Portrait
from tests.unit.inference.synthetic_face import mean_landmarks, portrait

REST = (centres(FLOW_SIZE) + 1) * (FRAME_SIZE / 2) - 0.5
SMILE = {"mouthSmileLeft": 1.0, "mouthSmileRight": 1.0}


def skin() -> Pixels:
    """[512, 512, 3] rounded skin under a lamp from the left."""
    y, x = np.mgrid[:FRAME_SIZE, :FRAME_SIZE]
    shade = np.clip(1.15 - 1.2 * ((x - 230) ** 2 + (y - 270) ** 2) / 256**2, 0.3, None)
    return np.asarray(shade[..., None] * (205, 160, 135), np.uint8)


def person(crop: Pixels | None = None) -> Portrait:
    return replace(portrait(mean_landmarks()), crop=skin() if crop is None else crop)


def asked(shapes: dict[str, float], face: Portrait, pose: HeadPose | None = None) -> Floats:
    """Landmarks of a face that shows ARKit scores."""
    return driving_landmarks(face, Motion(0, pose or HeadPose(), (0, 0), from_blendshapes(scores(shapes))))


def folded(folds: SkinFolds, points: Floats, placement: Placement = SQUARE, channels: int = 3) -> Pixels:
    frame = np.full((placement.height, placement.width, channels), 160, np.uint8)
    folds.paint(frame, points, REST.astype(np.float32), placement)
    return frame


def test_the_photo_itself_is_never_changed() -> None:
    face = person()
    assert SkinFolds(face).gain(face.landmarks) is None
    assert (folded(SkinFolds(face), face.landmarks) == 160).all()


def test_a_decoder_leaves_the_photo_unfolded() -> None:
    face = person()
    decoder = Decoder(face)
    with_folds = decoder.render_landmarks(face.landmarks)
    decoder._skin.folds.clear()
    np.testing.assert_array_equal(with_folds, decoder.render_landmarks(face.landmarks))


@pytest.mark.parametrize("pose", [HeadPose(yaw=14), HeadPose(pitch=-9, roll=8, scale=1.1)])
def test_a_turn_of_the_head_folds_nothing(pose: HeadPose) -> None:
    assert SkinFolds(person()).gain(asked({}, person(), pose)) is None


def test_a_smile_darkens_the_folds_of_both_cheeks_and_little_else() -> None:
    gain = SkinFolds(person()).gain(asked(SMILE, person()))
    assert gain is not None
    left, right = np.hsplit(gain[:, : gain.shape[1] // 2 * 2], 2)
    assert left.min() < 0.97 * ONE
    assert right.min() < 0.97 * ONE
    assert gain.min() > 0.5 * ONE
    assert np.abs(gain.astype(int) - ONE).mean() < 0.06 * ONE


def test_old_skin_folds_deeper_than_young(monkeypatch: pytest.MonkeyPatch) -> None:
    darkest = []
    for age in (0.0, 0.25, 1.0):
        monkeypatch.setattr(skin_light, "skin_age", lambda *_, age=age: age)
        gain = SkinFolds(person()).gain(asked(SMILE, person()))
        assert gain is not None
        darkest.append(int(gain.min()))
    assert darkest[0] > darkest[1] + 10
    assert darkest[1] > darkest[2] + 3


def test_one_brow_folds_its_own_side() -> None:
    gain = SkinFolds(person()).gain(asked({"browOuterUpLeft": 1.0}, person()))
    assert gain is not None
    change = np.abs(gain.astype(int) - ONE).sum(0)
    half = len(change) // 2
    assert change[half:].sum() > 4 * change[:half].sum(), "the person's left is on the right of the image"


def test_brows_that_rise_as_a_whole_are_not_knit() -> None:
    raised = {"browInnerUp": 1.6, "browOuterUpLeft": 1.7, "browOuterUpRight": 1.6}
    knit = [SHAPES.index("browDownLeft"), SHAPES.index("browDownRight")]
    folds = SkinFolds(person())
    assert folds.scores(asked(raised, person()))[knit].max() <= 0
    assert folds.scores(asked({"browDownLeft": 2.0, "browDownRight": 2.0}, person()))[knit].min() > 0.8


def test_folds_keep_alpha_and_stay_on_the_face_in_a_wide_frame() -> None:
    wide, face = Placement(1280, 720, 304, 48, 672), person()
    frame = folded(SkinFolds(face), asked(SMILE, face), wide, 4)
    assert (frame[..., 3] == 160).all()
    changed = cv2.boundingRect((frame[..., 0] != 160).astype(np.uint8))
    oval = wide.to_output(face.landmarks[OVAL])
    assert changed[2] > 100
    assert changed[0] > oval[:, 0].min() - 2
    assert changed[0] + changed[2] < oval[:, 0].max() + 2


def test_a_face_that_leaves_the_photos_smile_loses_its_lines() -> None:
    lined = skin()
    smile = asked(SMILE, person())
    near = smile[[203, 206, 216], :2].astype(np.int32)
    cv2.polylines(lined, [near], False, (120, 90, 75), 2, cv2.LINE_AA)
    smiling = replace(person(lined), landmarks=smile)
    gain = SkinFolds(smiling).gain(mean_landmarks())
    assert gain is not None
    assert gain.max() > 1.05 * ONE


def test_a_drawing_in_flat_colours_gets_lines_and_no_shades() -> None:
    flat = np.full((FRAME_SIZE, FRAME_SIZE, 3), (240, 190, 160), np.uint8)
    frame = folded(SkinFolds(person(flat)), asked(SMILE, person(flat)))
    assert frame.min() < 0.85 * 160
    assert frame.max() == 160, "a drawn line has no lit ridge"
    assert (frame == 160).mean() > 0.99


def test_the_canonical_face_and_the_photo_map_onto_each_other() -> None:
    points = asked(SMILE, person(), HeadPose(yaw=8))
    there, back = photo_places(points), map_places(points, (FRAME_SIZE, FRAME_SIZE))
    inside = fold_maps().skin > 0.9
    again = cv2.remap(back, there[..., 0], there[..., 1], cv2.INTER_LINEAR)
    y, x = np.nonzero(inside)
    off = np.abs(again[inside] - np.stack([x, y], -1))
    assert np.percentile(off, 98) < 1.5


@pytest.mark.parametrize("name", ["browDownLeft", "browInnerUp", "jawOpen", "mouthSmileRight", "noseSneerLeft"])
def test_a_shape_is_found_in_the_landmarks_it_moves(name: str) -> None:
    face = person()
    found = shape_scores(in_face_space(asked({name: 0.8}, face)), in_face_space(asked({}, face)))
    assert found[SHAPES.index(name)] == pytest.approx(0.8, abs=0.35)
    assert int(np.argmax(found)) == SHAPES.index(name)
