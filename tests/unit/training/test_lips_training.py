"""The lips' training runs from made labels to a checked ONNX file."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from inference.dynamics import LOWER
from tests.unit.training.made_speaker import Speaker, speaker, write
from training.evaluate_lips import correlations
from training.lips_augment import degrade, noise
from training.lips_data import clip_sources, coefficients_of, put_in_step, speech_points, write_noise, write_source
from training.lips_spoken import FREE, bounds

IN_STEP = {"r0": 0.7, "best_r": 0.7, "best_lag_ms": 0}


@pytest.fixture(scope="module")
def labels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One clip to train on (002), one judged (072), one held out (001), one out of step (003)."""
    folder = tmp_path_factory.mktemp("labels")
    steps = {"002": IN_STEP, "072": IN_STEP, "001": IN_STEP, "003": {**IN_STEP, "best_lag_ms": 300}}
    for seed, name in enumerate(steps):
        write(folder / "clips", speaker(name, seed))
    rows = [{"file": f"clips/{name}.mp4", "kind": "real", "sync": sync} for name, sync in steps.items()]
    (folder / "clips.json").write_text(json.dumps(rows))
    return folder


@pytest.fixture(scope="module")
def made() -> Speaker:
    return speaker("905", 5)


def test_only_synchronous_clips_that_are_not_held_out_are_learnt(labels: Path) -> None:
    sources = clip_sources(labels)
    assert [(source.kind, source.clip.name) for source in sources] == [("real", "002"), ("judge", "072")]


def test_coefficients_of_a_made_speaker_come_back(made: Speaker) -> None:
    found, truth = coefficients_of(made.clip), made.coefficients[:, LOWER]
    for number in range(6):
        assert np.corrcoef(found[:, number], truth[:, number])[0, 1] > 0.9
    assert np.abs(found[:30]).max() < 0.6


def test_a_frame_without_a_face_has_no_coefficients(made: Speaker) -> None:
    landmarks = made.clip.landmarks.copy()
    landmarks[40:45] = np.nan
    found = coefficients_of(type(made.clip)("905", landmarks, made.clip.blendshapes, None))
    assert np.isnan(found[40:45]).all()
    assert np.isfinite(found[:40]).all()


def test_late_sound_is_put_in_step(made: Speaker) -> None:
    clip = type(made.clip)("292", made.clip.landmarks, made.clip.blendshapes, made.clip.audio)
    moved = put_in_step(clip).audio
    assert moved is not None
    assert clip.audio is not None
    assert np.array_equal(moved, clip.audio[90 * 16 :])
    assert put_in_step(made.clip).audio is made.clip.audio


def test_speech_is_found_where_the_sound_is(made: Speaker) -> None:
    from training.lips_data import features_of

    assert made.clip.audio is not None
    speech = speech_points(features_of(made.clip.audio), 150)
    assert not speech[:30].any()
    assert speech[45:].mean() > 0.8


def test_degraded_sound_keeps_its_length_and_stays_in_range() -> None:
    rng = np.random.default_rng(0)
    sound = (0.1 * rng.standard_normal(8000)).astype(np.float32)
    for _ in range(20):
        worse = degrade(sound, rng)
        assert worse.shape == sound.shape
        assert np.abs(worse).max() <= 1
        assert not np.array_equal(worse, sound)
        assert noise(8000, rng).std() == pytest.approx(1, rel=0.3)


def test_phones_bound_the_mouth() -> None:
    low, high, speech = bounds([("pau", 0, 0.4), ("m", 0.4, 0.52), ("aa", 0.52, 0.8), ("pau", 0.8, 1.2)], 30)
    assert high[11, 0] == 0.0
    assert low[16, 0] == 1.0
    assert (high[:9, 0] == FREE).all()
    assert speech[9:21].all()
    assert not speech[:8].any()


def test_the_lag_of_a_late_curve_is_positive() -> None:
    truth = np.sin(np.arange(200) / 3.0)
    late = np.roll(truth, 2)
    zero, best, lag = correlations(late, truth, np.ones(200, bool))
    assert best > 0.99 > zero
    assert lag == 80


@pytest.mark.filterwarnings("default")
def test_training_learns_and_exports_with_parity(labels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("torch", reason="training tests run in the training environment")
    from training import lips_batches, lips_export, lips_train

    monkeypatch.setattr(lips_batches, "BATCH", 8)
    data = tmp_path / "data"
    data.mkdir()
    for source in clip_sources(labels):
        write_source(source, data, 2)
    write_noise(1, data)
    for kind in ("grid", "generated", "spoken"):
        (data / f"{kind}-002.npz").write_bytes((data / "real-002.npz").read_bytes())
    net = lips_train.train(data, tmp_path / "lips.pt", seconds=8)
    clips = [clip for clip in lips_train.read_data(data) if clip.kind == "real"]
    scores = list(lips_train.aperture_scores(net, clips))
    assert scores[0][1] > 0.3
    assert lips_export.export_lips(tmp_path / "lips.pt", "a test", tmp_path / "models") < 2e-4
    assert "[lips]" in (tmp_path / "models" / "models.toml").read_text()
