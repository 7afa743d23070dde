"""Head motion measures on synthetic motion, without a model."""

import numpy as np
import pytest

from inference.face.dynamics import BLINK, DYNAMICS
from inference.face.geometry import rotation_matrix
from inference.timebase import SAMPLE_RATE
from inference.types import HeadPose, Motion
from training.evaluate.blink_measures import blinks
from training.evaluate.head_measures import rotations_from
from training.evaluate.head_rows import (
    SEEDS,
    TALK_MINUTES,
    HeadTracks,
    axis_change,
    between,
    head_change,
    long_talk,
    our_tracks,
    rate,
    steady_change,
)
from training.evaluate.strips import STEP, TILES, busiest
from training.evaluate.table import COLUMNS, Table

MINUTE = np.zeros(60 * SAMPLE_RATE, np.float32)


def blinking_and_turning(sound: np.ndarray, seed: int) -> list[Motion]:
    """A blink every four seconds and a turn to and fro of 0.1 degrees a frame."""
    motions = []
    for index in range(len(sound) // 640):
        dynamics = np.zeros(DYNAMICS, np.float32)
        dynamics[BLINK] = max(0.0, 1 - abs(index % 100 - 50) / 3)
        yaw = 0.1 * abs(index % 200 - 100) * (1 + seed)
        motions.append(Motion(float(index), HeadPose(yaw=yaw), (0.0, 0.0), dynamics))
    return motions


@pytest.fixture(scope="module")
def head_motion():
    return our_tracks(blinking_and_turning, [MINUTE[: len(MINUTE) // 3], MINUTE[: len(MINUTE) // 3]])


def test_counts_blinks_per_minute(head_motion):
    assert rate([blinks(lids, 25) for lids in head_motion.lids], head_motion) == pytest.approx(15.0)


def test_measures_the_turn_per_frame_over_all_stretches(head_motion):
    assert head_change(head_motion) == pytest.approx(0.15, rel=0.02)
    assert axis_change(head_motion) == pytest.approx(0.05, rel=0.02)


def test_smoothing_removes_jitter_and_keeps_the_turn():
    rng = np.random.default_rng(0)
    turning = [rotation_matrix(HeadPose(yaw=0.5 * k, pitch=0.4 * rng.standard_normal())) for k in range(40)]
    trembling = HeadTracks([np.stack(turning)], [])
    assert head_change(trembling) > 0.55
    assert steady_change(trembling) == pytest.approx(0.5, abs=0.06)


def test_similar_head_motion_has_a_small_distance():
    slow, fast = (rotations_from(blinking_and_turning(MINUTE, seed)) for seed in (0, 3))
    assert between(HeadTracks([slow, slow], [])) == pytest.approx(0.0, abs=0.01)
    assert between(HeadTracks([slow, fast], [])) > 6


def test_long_speech_starts_with_another_speaker_for_each_seed():
    sounds = [np.full(3 * SAMPLE_RATE, k, np.float32) for k in range(6)]
    stretches = long_talk(sounds)
    assert [stretch[0] for stretch in stretches] == list(range(SEEDS))
    assert sum(map(len, stretches)) == TALK_MINUTES * 60 * SAMPLE_RATE


def test_the_strip_shows_the_stretch_with_most_mouth_motion():
    curve = np.zeros(200)
    curve[100:130] = np.arange(30) % 2
    shown = busiest(curve)
    assert len(shown) == TILES
    assert shown.step == STEP
    assert shown[0] <= 100
    assert shown[-1] >= 128


def test_the_table_stores_its_rows_and_prints_a_dash_for_missing_values(capsys):
    table = Table()
    table.row("measure", ours="0.5", loudness="nan", wanted=">= 1")
    line = capsys.readouterr().out.splitlines()[-1].split()
    assert line == ["measure", "0.5", *["-"] * (len(COLUMNS) - 2), ">=", "1"]
    assert table.rows["measure"]["ours"] == "0.5"
