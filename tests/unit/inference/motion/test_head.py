"""The shipped head motion model over minutes of audio, and the voice gate of the mouth."""

import numpy as np
import pytest

from inference.audio.features import AudioFeatures
from inference.audio.prosody import Prosody, silent_prosody
from inference.audio.sound_file import read_sound
from inference.audio.voice_gate import VoiceGate
from inference.face.dynamics import BLINK, UPPER
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import inner_lip_gap
from inference.motion.breathing import HEIGHT
from inference.motion.controls import Controls
from inference.motion.gaze import MAKE_UP
from inference.motion.head import HeadMotion, HeadState
from inference.motion.head_channels import HEAD
from inference.motion.head_curves import LIMIT
from inference.portrait.builtins import voices
from inference.seeded_random import SeededRandom
from inference.types import Floats

MINUTE = 25 * 60


@pytest.fixture(scope="module")
def voice() -> list[Floats]:
    """90 seconds of prosody."""
    sound = np.concatenate([read_sound(builtin.path) for builtin in voices()])
    prosody, points = Prosody(), []
    for index, frame in enumerate(AudioFeatures().push(sound[: 16_000 * 30])):
        prosody.hear(frame)
        points += [prosody.now()] if index % 4 == 2 else []
    return (points * 4)[: MINUTE * 3 // 2]


def live(prosody: list[Floats], opening: float, seed: int = 0, speed: float = 1.0) -> list[HeadState]:
    head_motion = HeadMotion(seed)
    return [head_motion.step(point, opening, Controls(head_speed=speed)) for point in prosody]


@pytest.fixture(scope="module")
def talking(voice: list[Floats]) -> list[HeadState]:
    return live(voice, 1.0)


@pytest.fixture(scope="module")
def idle() -> list[HeadState]:
    return live([silent_prosody()] * MINUTE, 0.0)


def head(head_motion: list[HeadState]) -> np.ndarray:
    """[n, 6] head pose with the logarithm of scale."""
    poses = [point.pose for point in head_motion]
    return np.array([[p.yaw, p.pitch, p.roll, p.tx, p.ty, np.log(p.scale)] for p in poses])


def speed_of(head_motion: list[HeadState]) -> float:
    """Mean change of yaw, pitch and roll together, in degrees a motion point."""
    return float(np.linalg.norm(np.diff(head(head_motion)[:, :3], axis=0), axis=1).mean())


def test_the_head_moves_in_speech_and_is_calm_in_silence(talking: list[HeadState], idle: list[HeadState]) -> None:
    assert 0.4 < speed_of(talking) < 0.62
    assert 0.05 < speed_of(idle) < 0.16


def test_the_head_stays_near_the_photos_pose(talking: list[HeadState]) -> None:
    place = head(talking)
    assert (np.abs(place) < LIMIT[HEAD] + HEIGHT).all()
    assert np.abs(place[:, :3].mean(0)).max() < 1.5
    assert (np.abs(place[:, :3]) < 6).mean() > 0.9


def test_head_motion_is_smooth(talking: list[HeadState]) -> None:
    turns = head(talking)[:, :3]
    assert np.abs(np.diff(turns, axis=0)).max() < 3.5
    assert np.abs(np.diff(turns, 2, axis=0)).max() < 2.0
    power = (np.abs(np.fft.rfft(np.diff(turns, axis=0), axis=0)) ** 2).sum(1)
    frequency = np.fft.rfftfreq(len(turns) - 1, 1 / 25)
    assert power[frequency > 7].sum() < 0.03 * power.sum()


def test_brows_and_lids_move_and_the_mouth_is_unchanged(talking: list[HeadState]) -> None:
    face = np.array([point.dynamics for point in talking])
    assert 0.05 < face[:, UPPER].std(0).mean() < 1.3
    gap = face @ inner_lip_gap(dynamics_space().basis)
    assert np.abs(gap).max() < 0.01
    assert face[:, BLINK].max() == 1.0


def test_the_eyes_mostly_meet_the_viewer_and_look_away_briefly(talking: list[HeadState]) -> None:
    turned = MAKE_UP * head(talking)[:, :2]
    target = np.array([point.gaze for point in talking]) + turned
    away = np.linalg.norm(target, axis=1) > 4
    assert 0.01 < away.mean() < 0.35
    longest = max(len(run) for run in "".join("x" if one else " " for one in away).split())
    assert longest < 25 * 6


def test_seeds_give_different_head_motion(voice: list[Floats]) -> None:
    short = voice[:150]
    one, again, other = (head(live(short, 1.0, seed)) for seed in (1, 1, 2))
    assert np.array_equal(one, again)
    assert np.abs(one - other).max() > 0.5


@pytest.mark.parametrize(("speed", "faster"), [(0.5, False), (2.0, True)])
def test_the_head_speed_control_scales_speed(
    voice: list[Floats], talking: list[HeadState], speed: float, faster: bool
) -> None:
    paced = speed_of(live(voice[:750], 1.0, speed=speed))
    assert (paced > 1.4 * speed_of(talking[:750])) if faster else (paced < 0.7 * speed_of(talking[:750]))


def test_the_head_moves_on_from_silence_without_a_jump(voice: list[Floats]) -> None:
    head_motion = HeadMotion(3)
    points = [head_motion.step(silent_prosody(), 0.0) for _ in range(50)] + [
        head_motion.step(point, 1.0) for point in voice[:50]
    ]
    assert np.abs(np.diff(head(points)[45:60, :3], axis=0)).max() < 1.5


def test_random_numbers_depend_on_seed_topic_and_index_only() -> None:
    first = SeededRandom(1, "a").normal(7, 4)
    assert np.array_equal(first, SeededRandom(1, "a").normal(7, 4))
    others = [
        SeededRandom(2, "a").normal(7, 4),
        SeededRandom(1, "b").normal(7, 4),
        SeededRandom(1, "a").normal(8, 4),
        SeededRandom(-1, "a").normal(7, 4),
    ]
    assert all(not np.array_equal(first, other) for other in others)


def test_the_voice_gate_opens_fast_closes_fully_and_does_not_flap() -> None:
    gate = VoiceGate()
    assert [gate.step(0.9) for _ in range(3)][-1] > 0.8
    closing = [gate.step(0.1) for _ in range(12)]
    assert closing[3] < 0.25
    assert closing[-1] == 0.0
    assert not any(gate.step(probability) for probability in [0.4, 0.55, 0.36, 0.5] * 5)
