import math

import numpy as np
import pytest

from inference.audio.sound_file import read_sound
from inference.face.blendshapes import scores
from inference.face.dynamics import BLINK, DYNAMICS, LOWER, UPPER, express
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import inner_lip_gap, lid_gap
from inference.face.lip_contact import shift_lips
from inference.motion.buffer import MotionBuffer
from inference.motion.controls import Controls
from inference.motion.easing import POINTS
from inference.motion.emotion import add, offset
from inference.motion.generator import MotionGenerator
from inference.motion.presets import emotions
from inference.motion.steering import Steering
from inference.portrait.builtins import voices
from inference.timebase import MOTION_RATE, SAMPLE_RATE, SAMPLES_PER_MOTION
from inference.types import AudioChunk, Floats, HeadPose, Motion

SMILE = scores({"mouthSmileLeft": 0.9, "mouthSmileRight": 0.9})
EVERYTHING = Controls(
    emotion=SMILE, gaze=(9.0, -4.0), distance=1.2, head_pose=(6.0, -3.0, 2.0), head_motion=1.5, head_speed=1.6,
    expressiveness=1.4, blink_rate=40.0,
)  # fmt: skip


def head_motion(seed: int = 0) -> Motion:
    """Motion of the head and the upper face with closed lips."""
    rng = np.random.default_rng(seed)
    dynamics = np.zeros(DYNAMICS, np.float32)
    dynamics[UPPER], dynamics[BLINK] = rng.normal(0, 0.5, 10), 0.3
    return Motion(float(seed), HeadPose(4, -2, 1, 0.02, 0.01, 1.02), (3.0, -1.0), dynamics)


@pytest.fixture(scope="module")
def speech() -> Floats:
    return read_sound(voices()[0].path)[: 6 * SAMPLE_RATE]


def spoken(speech: Floats, controls: Controls, sizes: tuple[int, ...] = (10**9,)) -> list[Motion]:
    generator, motions, start = MotionGenerator(2, controls), [], 0
    while start < len(speech):
        size = sizes[start % len(sizes)]
        motions += generator.push(AudioChunk(speech[start : start + size], start, 0.0))
        start += size
    return motions


def numbers(motion: Motion) -> Floats:
    pose = [getattr(motion.pose, name) for name in HeadPose.__slots__]
    return np.array([*pose, *motion.gaze, *motion.dynamics])


def test_default_controls_change_nothing() -> None:
    assert numbers(Steering().step(head_motion(), Controls())) == pytest.approx(numbers(head_motion()), abs=1e-6)


def test_pose_distance_and_gaze_are_added() -> None:
    asked = Controls(head_pose=(10.0, 5.0, -3.0), distance=1.25, gaze=(2.0, 0.0))
    moved = Steering().step(head_motion(), asked)
    assert (moved.pose.yaw, moved.pose.pitch, moved.pose.roll) == pytest.approx((14, 3, -2))
    assert moved.pose.scale == pytest.approx(1.02 / 1.25)
    still = Steering().step(Motion(0.0, HeadPose(), (0.0, 0.0), head_motion().dynamics), asked)
    assert (still.gaze[0] + 10, still.gaze[1] + 5) == pytest.approx((2, 0)), (
        "the eyes look where told, head turned or not"
    )


def test_gaze_variation_shrinks_for_a_gaze_away_from_the_viewer() -> None:
    def spread(gaze: tuple[float, float]) -> float:
        steering = Steering()
        moved = [
            steering.step(Motion(0.0, HeadPose(), (look, 0.0), head_motion().dynamics), Controls(gaze=gaze)).gaze[0]
            for look in (-4.0, 0.0, 4.0)
        ]
        assert np.mean(moved) == pytest.approx(gaze[0])
        return float(np.std(moved))

    assert 0 < spread((15.0, 0.0)) < 0.7 * spread((0.0, 0.0))


def test_head_motion_and_expressiveness_scale_and_still_stops_all_but_the_mouth() -> None:
    more = Steering().step(head_motion(), Controls(head_motion=2.0, expressiveness=2.0))
    assert (more.pose.yaw, more.pose.tx, more.pose.scale) == pytest.approx((8, 0.04, 1.04))
    assert more.dynamics[UPPER] == pytest.approx(2 * head_motion().dynamics[UPPER])
    mouth = Motion(0.0, HeadPose(3, 3, 3), (3.0, 3.0), head_motion().dynamics)
    mouth.dynamics[LOWER] = 0.5
    still = Steering().step(mouth, Controls(still=True))
    assert still.pose == HeadPose()
    assert still.gaze == (0.0, 0.0)
    assert still.dynamics[LOWER] == pytest.approx(mouth.dynamics[LOWER])
    assert not still.dynamics[LOWER.stop : UPPER.stop].any()
    blinking = Steering().step(mouth, Controls(still=True, blink_rate=20.0))
    assert blinking.dynamics[BLINK] == pytest.approx(mouth.dynamics[BLINK])


def test_a_change_eases_in_within_300_ms_without_overshoot() -> None:
    steering, before = Steering(), Motion(0.0, HeadPose(), (0.0, 0.0), np.zeros(DYNAMICS, np.float32))
    steering.step(before, Controls())
    asked = Controls(emotion=SMILE, gaze=(10.0, 5.0), distance=1.3, head_pose=(10.0, 0.0, 5.0))
    path = np.array([numbers(steering.step(before, asked)) for _ in range(12)])
    end = numbers(Steering().step(before, asked))
    arrived = POINTS - 1
    assert arrived / MOTION_RATE < 0.3
    assert path[arrived] == pytest.approx(end, abs=1e-6)
    moving = np.abs(end - numbers(before)) > 1e-6
    share = (path - numbers(before))[:, moving] / (end - numbers(before))[moving]
    assert np.all(np.diff(share, axis=0) > -1e-6), "never back"
    assert share.max() < 1 + 1e-6, "never beyond"
    assert np.diff(share[:, 0]).max() < 0.3, "never abrupt"
    assert share[0].max() < 0.1


def test_controls_set_before_the_start_apply_from_the_first_point(speech: Floats) -> None:
    first = spoken(speech[: SAMPLE_RATE // 2], Controls(head_pose=(10.0, 0.0, 0.0), still=True))[0]
    assert first.pose.yaw == pytest.approx(10)


def test_any_chunking_gives_the_same_motion_under_controls(speech: Floats) -> None:
    whole, pieces = spoken(speech, EVERYTHING), spoken(speech, EVERYTHING, (37, 641, 3000))
    assert len(whole) == len(pieces) > 100
    for one, other in zip(whole, pieces, strict=True):
        np.testing.assert_array_equal(numbers(one), numbers(other))


def test_controls_set_during_speech_apply_from_the_next_point(speech: Floats) -> None:
    generator = MotionGenerator(2, Controls(still=True))
    before = generator.push(AudioChunk(speech[:SAMPLE_RATE], 0, 0.0))
    generator.controls = Controls(still=True, head_pose=(0.0, 0.0, 12.0))
    after = generator.push(AudioChunk(speech[SAMPLE_RATE : 2 * SAMPLE_RATE], SAMPLE_RATE, 0.0))
    assert before[-1].pose.roll == 0 < after[0].pose.roll < 2
    assert after[POINTS].pose.roll == pytest.approx(12)


@pytest.mark.parametrize("name", list(emotions()))
def test_lip_closures_are_kept_in_every_emotion(name: str, speech: Floats) -> None:
    face = dynamics_space().mean_face
    face = shift_lips(face, inner_lip_gap(face))
    voice = [motion.dynamics.astype(np.float64) for motion in spoken(speech, Controls(still=True))]
    apertures = np.array([inner_lip_gap(express(face, one)).max() for one in voice])
    shut, wide = np.flatnonzero(apertures < 0.015), int(apertures.argmax())
    assert len(shut) > 10
    felt = offset(emotions()[name])
    gaps = np.array([inner_lip_gap(express(face, add(voice[k], felt, 1.0))).max() for k in shut])
    assert (gaps - apertures[shut]).max() < 0.03 * apertures[wide]
    opened = inner_lip_gap(express(face, add(voice[wide], felt, 1.0))).max()
    assert opened > 0.5 * apertures[wide], "an emotion is no mask over the voice"


@pytest.mark.parametrize("name", ["angry", "sad"])
def test_pressed_lips_still_articulate(name: str, speech: Floats) -> None:
    gaps = [
        inner_lip_gap(np.tensordot(np.stack([motion.dynamics for motion in motions]), dynamics_space().basis, 1))[:, 4]
        for motions in (spoken(speech, Controls()), spoken(speech, Controls(emotion=emotions()[name])))
    ]
    wide = gaps[0] > np.percentile(gaps[0], 90)
    assert gaps[1][wide].mean() > 0.75 * gaps[0][wide].mean()


def test_a_silent_face_shows_the_full_emotion_and_still_blinks() -> None:
    face = dynamics_space().mean_face
    surprised = offset(emotions()["surprised"])
    rest = np.zeros(DYNAMICS)
    silent, talking = (inner_lip_gap(express(face, add(rest, surprised, opening))).max() for opening in (0.0, 1.0))
    assert silent > 0.05 > talking
    wide = express(face, add(rest, surprised, 0.0))
    assert lid_gap(wide).min() > 1.1 * lid_gap(face).min()
    blink = rest.copy()
    blink[BLINK] = 1.0
    assert lid_gap(express(face, add(blink, surprised, 0.0))).max() < 1e-6


def test_controls_stay_when_motion_runs_out() -> None:
    buffer, steering = MotionBuffer(), Steering()
    for index in range(5):
        point = Motion(float(index), HeadPose(yaw=5), (2.0, 0.0), head_motion().dynamics)
        buffer.push(steering.step(point, EVERYTHING))
    asked = Controls(emotion=SMILE, gaze=EVERYTHING.gaze, distance=1.2, head_pose=EVERYTHING.head_pose, still=True)
    rest = steering.step(point, EVERYTHING).held
    idle = buffer.at((4 + 60 * MOTION_RATE) * SAMPLES_PER_MOTION)
    assert idle.pose.yaw == pytest.approx(6, abs=0.01)
    assert idle.pose.scale == pytest.approx(1 / 1.2, abs=1e-3)
    assert idle.gaze == pytest.approx(rest.gaze, abs=0.01)
    want = Steering().step(Motion(0.0, HeadPose(), (0.0, 0.0), np.zeros(DYNAMICS, np.float32)), asked, 0.0)
    assert idle.dynamics == pytest.approx(want.dynamics, abs=0.01)


def test_the_blink_rate_is_kept_and_zero_stops_blinks() -> None:
    silence = np.zeros(20 * SAMPLE_RATE, np.float32)

    def blinks(rate: float | None) -> int:
        shut = np.array([motion.dynamics[BLINK].mean() for motion in spoken(silence, Controls(blink_rate=rate))]) > 0.4
        return int((shut[1:] & ~shut[:-1]).sum())

    assert blinks(0.0) == 0
    assert blinks(45.0) == pytest.approx(15, abs=6)


def test_a_faster_head_moves_faster_not_further() -> None:
    silence = np.zeros(20 * SAMPLE_RATE, np.float32)
    yaws = [
        np.array([motion.pose.yaw for motion in spoken(silence, Controls(head_speed=speed))]) for speed in (0.5, 2.0)
    ]
    slow, fast = (float(np.abs(np.diff(yaw)).mean() / yaw.std()) for yaw in yaws)
    assert fast > 1.5 * slow
    assert 0.4 < yaws[1].std() / yaws[0].std() < 2.5


def test_distances_ease_by_ratio() -> None:
    steering, rest = Steering(), Motion(0.0, HeadPose(), (0.0, 0.0), np.zeros(DYNAMICS, np.float32))
    steering.step(rest, Controls(distance=0.8))
    path = [steering.step(rest, Controls(distance=1.25)).pose.scale for _ in range(POINTS)]
    middle = path[POINTS // 2]
    assert math.log(path[-1]) == pytest.approx(-math.log(1.25))
    assert 1 / 1.25 < middle < 1 / 0.8


def test_the_first_motion_fades_in_from_the_idle_face() -> None:
    buffer = MotionBuffer()
    assert buffer.at(-1280.0).pose.yaw == 0
    for index in range(20):
        buffer.push(Motion(float(index), HeadPose(yaw=12), (0.0, 0.0), np.zeros(DYNAMICS, np.float32)))
    yaws = [buffer.at(sample).pose.yaw for sample in range(0, 12_000, 320)]
    assert yaws[0] < 9
    assert max(np.diff(yaws)) < 2
    assert yaws[-1] == pytest.approx(12)
