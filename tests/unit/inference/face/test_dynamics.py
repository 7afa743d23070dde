from dataclasses import replace

import numpy as np
import pytest

from inference.face.dynamics import (
    BLINK,
    DYNAMICS,
    LOWER,
    OPEN_EYE,
    SPEECH,
    SUPPLEMENT,
    UPPER,
    driving_landmarks,
    express,
    from_blendshapes,
    neutral_shape,
)
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import IRISES, LID_PAIRS, align, inner_lip_gap, lid_gap
from inference.face_model import Face, FaceFinder
from inference.types import Floats, HeadPose
from tests.unit.inference.synthetic_face import SIZE, mean_landmarks, motion, portrait

JAW_OPEN, SMILE, BROW_UP = 25, (44, 45), (3, 4, 5)
BROW_DOWN_LEFT, BROW_DOWN_RIGHT = 1, 2
SHUT_LEFT, SHUT_RIGHT = BLINK.start, BLINK.start + 1


def in_face_space(landmarks: Floats) -> Floats:
    return align(landmarks, dynamics_space().mean_face).to_face(landmarks)


def scores(*columns: int, value: float = 0.7) -> Floats:
    row = np.zeros(52, np.float32)
    row[list(columns)] = value
    return row


def opened(face: Floats, *columns: int, value: float = 0.7) -> Floats:
    return express(in_face_space(face), from_blendshapes(scores(*columns, value=value)))


def test_the_parts_fill_the_space() -> None:
    assert (LOWER.stop, BLINK.start, BLINK.stop, UPPER.start, UPPER.stop) == (18, 18, 20, 20, SPEECH.stop)
    assert (SUPPLEMENT.start, SUPPLEMENT.stop) == (SPEECH.stop, DYNAMICS)
    assert dynamics_space().basis.shape == (DYNAMICS, 478, 3)


def test_zero_motion_is_the_neutral_face() -> None:
    face = mean_landmarks(HeadPose(yaw=12, roll=-4))
    assert driving_landmarks(portrait(face), motion()) == pytest.approx(face, abs=1.0)


def test_an_open_jaw_opens_the_lips_and_lowers_the_chin() -> None:
    still, moved = in_face_space(mean_landmarks()), opened(mean_landmarks(), JAW_OPEN)
    assert inner_lip_gap(moved)[4] > 0.15
    assert moved[152, 1] - still[152, 1] > 0.1
    assert np.abs(moved[[33, 263, 168]] - still[[33, 263, 168]]).max() < 0.02


def test_a_smile_widens_the_mouth_and_raises_its_corners() -> None:
    still, moved = in_face_space(mean_landmarks()), opened(mean_landmarks(), *SMILE)
    assert (moved[291, 0] - moved[61, 0]) - (still[291, 0] - still[61, 0]) > 0.05
    assert moved[[61, 291], 1].mean() < still[[61, 291], 1].mean()


def test_raised_brows_rise() -> None:
    still, moved = in_face_space(mean_landmarks()), opened(mean_landmarks(), *BROW_UP)
    assert (still[[105, 334], 1] - moved[[105, 334], 1]).min() > 0.02


def test_lowered_brows_come_down_at_their_inner_ends_and_together() -> None:
    still, moved = in_face_space(mean_landmarks()), opened(mean_landmarks(), BROW_DOWN_LEFT, BROW_DOWN_RIGHT, value=1.0)
    inner, outer = [55, 285], [46, 276]
    fall = moved[:, 1] - still[:, 1]
    assert fall[inner].min() > max(0.05, fall[outer].max())
    assert moved[285, 0] - moved[55, 0] < still[285, 0] - still[55, 0] - 0.02


@pytest.mark.parametrize("wide", [0.6, 1.0, 1.6], ids=["narrow eyes", "mean eyes", "wide eyes"])
def test_a_blink_closes_any_eye_completely(wide: float) -> None:
    face = in_face_space(mean_landmarks())
    for eye in LID_PAIRS:
        middle = face[eye].mean(1, keepdims=True)
        face[eye] = middle + wide * (face[eye] - middle)
    shut = express(face, motion(coefficients={SHUT_LEFT: 1, SHUT_RIGHT: 1}).dynamics)
    assert lid_gap(shut).max() < 1e-6 < lid_gap(face).min()
    winked = express(face, motion(coefficients={SHUT_LEFT: 1}).dynamics)
    assert lid_gap(winked)[0] < 1e-6
    assert lid_gap(winked)[1] == pytest.approx(lid_gap(face)[1], rel=0.2)


def test_lips_never_cross() -> None:
    face = in_face_space(mean_landmarks())
    rng = np.random.default_rng(0)
    for _ in range(50):
        moved = express(face, rng.normal(0, 2, DYNAMICS))
        assert inner_lip_gap(moved).min() > -1e-9


def test_extreme_coefficients_stay_on_the_face() -> None:
    face = in_face_space(mean_landmarks())
    for value in (np.nan, np.inf, -np.inf, 1e9):
        moved = express(face, np.full(DYNAMICS, value))
        assert np.isfinite(moved).all()
        assert np.abs(moved - face).max() < 1.5


def test_gaze_moves_the_irises_to_the_named_side() -> None:
    face = mean_landmarks()
    still = driving_landmarks(portrait(face), motion())
    right = driving_landmarks(portrait(face), motion(gaze=(12.0, 0.0)))
    up = driving_landmarks(portrait(face), motion(gaze=(0.0, 8.0)))
    centres = IRISES[:, 0]
    assert (right - still)[centres, 0].min() > 0.02 * SIZE
    assert (still - up)[centres, 1].min() > 0.01 * SIZE
    others = np.setdiff1d(np.arange(478), np.concatenate([IRISES.ravel(), LID_PAIRS.ravel()]))
    assert np.abs(right - still)[others].max() < 1e-3


def test_lids_follow_a_glance_down() -> None:
    face = mean_landmarks()
    gaps = [
        lid_gap(in_face_space(driving_landmarks(portrait(face), motion(gaze=(0.0, pitch))))) for pitch in (-12.0, 0.0)
    ]
    assert (gaps[0] < 0.95 * gaps[1]).all()


@pytest.mark.parametrize(
    ("pose", "axis", "sign"),
    [({"yaw": 8.0}, 0, 1), ({"pitch": 8.0}, 1, -1), ({"tx": 0.1}, 0, 1), ({"ty": 0.1}, 1, 1)],
)
def test_the_head_follows_the_sign_convention(pose: dict[str, float], axis: int, sign: int) -> None:
    face = mean_landmarks()
    shift = driving_landmarks(portrait(face), motion(**pose)) - driving_landmarks(portrait(face), motion())
    assert sign * shift[1, axis] > 8


def test_the_head_turns_about_the_neck_not_the_nose() -> None:
    face = mean_landmarks()
    rolled = driving_landmarks(portrait(face), motion(roll=8.0))
    shift = rolled - face
    assert shift[10, 0] > shift[152, 0] > -0.2 * SIZE
    nearer = driving_landmarks(portrait(face), motion(scale=1.1))
    assert np.ptp(nearer[:, 0]) == pytest.approx(1.1 * np.ptp(face[:, 0]), rel=0.01)


@pytest.mark.parametrize("value", [0.0, 0.3, 0.8])
def test_a_neutral_face_has_closed_lips_and_open_eyes(value: float) -> None:
    posed = align(mean_landmarks(), dynamics_space().mean_face)
    landmarks = posed.to_image(opened(mean_landmarks(), JAW_OPEN, *SMILE, value=value)).astype(np.float32)
    rest = in_face_space(neutral_shape(landmarks, scores(JAW_OPEN, *SMILE, value=value)))
    assert np.abs(inner_lip_gap(rest)).max() < 1e-3
    assert lid_gap(rest).min() > 0.99 * OPEN_EYE


def test_a_smiling_photo_keeps_a_trace_of_its_smile() -> None:
    posed = align(mean_landmarks(), dynamics_space().mean_face)

    def corners(value: float) -> tuple[float, float]:
        """Mouth width in the photo and at rest."""
        landmarks = posed.to_image(opened(mean_landmarks(), *SMILE, value=value)).astype(np.float32)
        rest = neutral_shape(landmarks, scores(*SMILE, value=value))
        photo, shown = (float(np.ptp(in_face_space(face)[[61, 291], 0])) for face in (landmarks, rest))
        return photo, shown

    (_, earnest), (smile, rest) = corners(0.0), corners(0.9)
    assert earnest < rest < smile
    assert rest - earnest < 0.7 * (smile - earnest)


def test_an_emotion_takes_the_rest_of_the_photos_smile() -> None:
    posed = align(mean_landmarks(), dynamics_space().mean_face)
    smiling = posed.to_image(opened(mean_landmarks(), *SMILE, value=0.9)).astype(np.float32)
    given = scores(*SMILE, value=0.9)
    photo = replace(portrait(smiling), blendshapes=given, neutral=neutral_shape(smiling, given))
    kept, half, gone = (
        float(np.ptp(driving_landmarks(photo, replace(motion(), own_expression=share))[[61, 291], 0]))
        for share in (1.0, 0.5, 0.0)
    )
    assert kept > half + 0.5 > gone + 1.0


def test_a_photo_with_closed_eyes_is_neutralised_with_open_eyes() -> None:
    asleep = align(mean_landmarks(), dynamics_space().mean_face).to_image(
        express(in_face_space(mean_landmarks()), motion(coefficients={SHUT_LEFT: 0.9, SHUT_RIGHT: 0.9}).dynamics)
    )
    rest = in_face_space(neutral_shape(asleep.astype(np.float32), scores(9, 10, value=0.9)))
    assert lid_gap(rest).min() > 0.99 * OPEN_EYE
    kept = in_face_space(neutral_shape(asleep.astype(np.float32), scores(9, 10, value=0.9), eyes_shut=True))
    assert lid_gap(kept).max() < 0.4 * OPEN_EYE


def test_a_real_photo_keeps_its_pose_and_likeness_at_rest(face: Face, finder: FaceFinder) -> None:
    rest = neutral_shape(face.landmarks, finder.expression(face))
    width = float(np.ptp(face.landmarks[:, 0]))
    assert np.abs(inner_lip_gap(in_face_space(rest))).max() < 1e-3
    assert np.abs(rest - face.landmarks).max() < 0.15 * width
    assert align(rest, dynamics_space().mean_face).rotation == pytest.approx(
        align(face.landmarks, dynamics_space().mean_face).rotation, abs=0.02
    )
