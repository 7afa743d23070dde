"""Breathing alone, and in the generated motion."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from inference.audio.sound_file import read_sound
from inference.motion.breathing import DEEPEST, HEIGHT, Breathing, HeadLift, calm_breath
from inference.motion.controls import Controls
from inference.motion.generator import MotionGenerator
from inference.portrait.builtins import voices
from inference.timebase import MOTION_RATE
from inference.types import AudioChunk

MINUTE = 60 * MOTION_RATE


def breaths(openings: list[float], seed: int = 0) -> np.ndarray:
    breath = Breathing(seed)
    return np.array([breath.step(opening) for opening in openings])


def inhaled(volume: np.ndarray) -> np.ndarray:
    """Points at which inhalation passes half the volume."""
    return np.flatnonzero((volume[1:] > 0) & (volume[:-1] <= 0))


@pytest.mark.parametrize("seed", range(3))
def test_a_silent_person_breathes_regularly_but_not_evenly(seed: int) -> None:
    volume = breaths([0.0] * (5 * MINUTE), seed)
    begins = inhaled(volume)
    assert 12 <= len(begins) / 5 <= 18
    assert np.diff(begins).std() > 5
    assert np.abs(volume).max() <= DEEPEST
    assert np.ptp(volume) > 1.8
    assert np.abs(np.diff(volume)).max() < 0.12


def test_breath_times_depend_on_the_seed() -> None:
    one, again, other = (breaths([0.0] * MINUTE, seed) for seed in (1, 1, 2))
    assert (one == again).all()
    assert np.abs(one - other).max() > 0.5


def test_a_pause_while_talking_has_a_quick_breath() -> None:
    phrase, pause = [1.0] * 75, [0.0] * 15
    volume = breaths((phrase + pause) * 10)
    cycle = len(phrase + pause)
    for start in range(3 * cycle, 10 * cycle, cycle):
        talk, end = volume[start + 5 : start + len(phrase)], start + len(phrase)
        assert talk[20] > talk[-1] + 0.3
        assert volume[end : end + 20].max() > talk[-1] + 0.6
    assert np.abs(np.diff(volume)).max() < 0.2


def test_continuous_speech_has_no_inhalation() -> None:
    volume = breaths([1.0] * 200)
    assert (np.diff(volume)[30:] <= 1e-9).all()


def test_a_breath_lifts_the_head_less_in_talk() -> None:
    rest, talk = HeadLift(), HeadLift()
    at_rest, in_talk = ([lift.step(1.0, much) for _ in range(200)][-1] for lift, much in ((rest, 0.0), (talk, 1.0)))
    assert at_rest == pytest.approx(HEIGHT, rel=0.01)
    assert (np.abs(in_talk) <= 0.5 * np.abs(HEIGHT)).all()


def test_an_idle_face_breathes_calmly_from_the_start() -> None:
    volume = np.array([calm_breath(index / 2) for index in range(10 * MINUTE)])
    assert abs(volume[0]) < 1e-9
    assert 12 <= len(inhaled(volume)) / 5 <= 18
    assert np.diff(inhaled(volume)).std() > 3
    assert np.abs(np.diff(volume)).max() < 0.06


def test_a_still_face_breathes_independently_of_chunking() -> None:
    sound = read_sound(voices()[0].path)[: 16_000 * 3]
    whole, pieces = (MotionGenerator(3, Controls(still=True)) for _ in range(2))
    at_once = whole.push(AudioChunk(sound, 0, 0.0))
    cuts = [0, 100, 5_000, 5_001, 40_000, len(sound)]
    parts = [pieces.push(AudioChunk(sound[a:b], a, 0.0)) for a, b in pairwise(cuts)]
    in_pieces = [motion for part in parts for motion in part]
    assert [motion.breath for motion in in_pieces] == [motion.breath for motion in at_once]
    assert np.ptp([motion.breath for motion in at_once]) > 0.8
    assert np.ptp([motion.pose.ty for motion in at_once]) == 0
