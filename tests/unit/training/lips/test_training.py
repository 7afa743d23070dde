"""Training of the lip model from synthetic labels to a checked ONNX file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from inference.audio.features import AudioFeatures
from inference.face.dynamics import LOWER
from inference.motion.lips import OFFLINE
from tests.unit.training.synthetic_speaker import Speaker, speaker, write
from training.evaluate.lips import correlations
from training.lips.augment import call, degrade, noise, rms, whisper
from training.lips.data import (
    clip_sources,
    coefficients_of,
    features_of,
    put_in_step,
    speech_points,
    write_source,
)
from training.lips.noise_clips import write_noise
from training.lips.spoken import FREE, bounds, classes, closures, shut_points, write_utterance
from training.speech.phones import CLASSES, PAUSE, Phone, articulation
from training.speech.synthesise import held_back, in_step

IN_STEP = {"r0": 0.7, "best_r": 0.7, "best_lag_ms": 0}


@pytest.fixture(scope="module")
def labels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One training clip (002), one validation clip (072), one held out (001), one out of sync (003)."""
    folder = tmp_path_factory.mktemp("labels")
    steps = {"002": IN_STEP, "072": IN_STEP, "001": IN_STEP, "003": {**IN_STEP, "best_lag_ms": 300}}
    for seed, name in enumerate(steps):
        write(folder / "clips", speaker(name, seed))
    rows = [{"file": f"clips/{name}.mp4", "kind": "real", "sync": sync} for name, sync in steps.items()]
    (folder / "clips.json").write_text(json.dumps(rows))
    return folder


@pytest.fixture(scope="module")
def synthetic() -> Speaker:
    return speaker("905", 5)


def test_only_synchronous_clips_of_the_training_split_are_used(labels: Path) -> None:
    sources = clip_sources(labels)
    assert [(source.kind, source.clip.name) for source in sources] == [("real", "002"), ("judge", "072")]


def test_coefficients_of_a_synthetic_speaker_are_recovered(synthetic: Speaker) -> None:
    found, truth = coefficients_of(synthetic.clip), synthetic.coefficients[:, LOWER]
    for number in range(6):
        assert np.corrcoef(found[:, number], truth[:, number])[0, 1] > 0.9
    assert np.abs(found[:30]).max() < 0.6


def test_a_frame_without_a_face_has_no_coefficients(synthetic: Speaker) -> None:
    landmarks = synthetic.clip.landmarks.copy()
    landmarks[40:45] = np.nan
    found = coefficients_of(type(synthetic.clip)("905", landmarks, synthetic.clip.blendshapes, None))
    assert np.isnan(found[40:45]).all()
    assert np.isfinite(found[:40]).all()


def test_late_sound_is_aligned(synthetic: Speaker) -> None:
    clip = type(synthetic.clip)("292", synthetic.clip.landmarks, synthetic.clip.blendshapes, synthetic.clip.audio)
    moved = put_in_step(clip).audio
    assert moved is not None
    assert clip.audio is not None
    assert np.array_equal(moved, clip.audio[90 * 16 :])
    assert put_in_step(synthetic.clip).audio is synthetic.clip.audio


def test_speech_is_found_where_the_sound_is(synthetic: Speaker) -> None:
    assert synthetic.clip.audio is not None
    speech = speech_points(features_of(synthetic.clip.audio), 150)
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


PHONES = [Phone("pau", 0, 0.4), Phone("m", 0.4, 0.52), Phone("aa", 0.52, 0.8), Phone("pau", 0.8, 1.2)]


def test_phones_limit_the_mouth_opening() -> None:
    low, high, speech = bounds(PHONES, 30)
    assert high[11, 0] == 0.0
    assert low[16, 0] == 1.0
    assert (high[:9, 0] == FREE).all()
    assert speech[9:21].all()
    assert not speech[:8].any()


def test_lip_closure_is_labelled_for_m_vowels_and_pauses() -> None:
    shut = shut_points(PHONES, 30)
    assert (shut[11:13] == 1).all()
    assert (shut[15:19] == 0).all()
    assert np.isnan(shut[:8]).all()
    assert classes(PHONES, 30)[16] == articulation("aa") != PAUSE


@pytest.mark.parametrize("start", np.arange(0.4, 0.44, 0.01))
def test_the_shortest_closure_has_a_motion_point(start: float) -> None:
    short = [Phone("a", 0, start), Phone("p", start, start + 0.05), Phone("a", start + 0.05, 1.0)]
    assert (shut_points(short, 25) == 1).any()


def test_p_b_m_in_a_row_are_one_closure_that_ends_before_the_burst() -> None:
    row = [Phone("a", 0, 0.3), Phone("m", 0.3, 0.4), Phone("p", 0.4, 0.5), Phone("a", 0.5, 0.8), Phone("b", 0.8, 0.9)]
    assert closures(row) == [(0.3, pytest.approx(0.47)), (0.8, pytest.approx(0.87))]


@pytest.mark.parametrize("letters", [("pʰ", "b"), ("ʤ", "jh"), ("ɑː", "aa"), ("", "pau"), ("ˈ", "")])
def test_synthesisers_agree_on_phones(letters: tuple[str, str]) -> None:
    assert articulation(letters[0]) == articulation(letters[1])


def test_every_phone_letter_belongs_to_one_class() -> None:
    letters = "".join(CLASSES[1:])
    assert len(set(letters)) == len(letters)


def test_times_of_synthesisers_are_aligned() -> None:
    phones = [Phone("a", 0, 0.3), Phone("p", 0.3, 0.35), Phone("ˈ", 0.35, 0.4), Phone("a", 0.4, 0.6)]
    early = in_step(phones, "espeak")
    assert early[0].end == early[1].start == pytest.approx(0.255)
    late = in_step(phones, "kokoro")
    assert [phone.ipa for phone in late] == ["a", "p", "a"]
    assert late[1].end - late[1].start == pytest.approx(0.1)
    assert in_step(phones, "flite") == phones


def test_some_voices_are_held_out() -> None:
    assert held_back("espeak-0005")
    assert held_back("kokoro0003")
    assert not held_back("flite-0003")


@pytest.mark.parametrize("change", [whisper, call], ids=["whisper", "call"])
def test_voice_augmentation_keeps_timing_and_level(change: Callable[..., np.ndarray], synthetic: Speaker) -> None:
    assert synthetic.clip.audio is not None
    sound = change(synthetic.clip.audio, np.random.default_rng(0))
    assert sound.shape == synthetic.clip.audio.shape
    assert rms(sound) == pytest.approx(rms(synthetic.clip.audio), rel=0.3)
    parts = [np.abs(x).reshape(-1, 1600).mean(1) for x in (sound, synthetic.clip.audio)]
    assert np.corrcoef(*parts)[0, 1] > 0.8


def test_offline_and_streaming_features_agree(synthetic: Speaker) -> None:
    assert synthetic.clip.audio is not None
    stream = np.stack(AudioFeatures().push(synthetic.clip.audio))
    assert np.allclose(features_of(synthetic.clip.audio)[: len(stream)], stream, atol=1e-4)


def test_the_lag_of_a_late_curve_is_positive() -> None:
    truth = np.sin(np.arange(200) / 3.0)
    late = np.roll(truth, 2)
    zero, best, lag = correlations(late, truth, np.ones(200, bool))
    assert best > 0.99 > zero
    assert lag == 80


@pytest.mark.filterwarnings("default")
def test_training_learns_and_exports_with_parity(labels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("torch", reason="training tests run in the training environment")
    from training.lips import batches, export, network, train

    monkeypatch.setattr(batches, "BATCH", 8)
    data = tmp_path / "data"
    data.mkdir()
    for source in clip_sources(labels):
        write_source(source, data, 2)
    write_noise(1, data)
    for kind in ("grid", "generated", "taught"):
        (data / f"{kind}-002.npz").write_bytes((data / "real-002.npz").read_bytes())
    write_utterance(synthetic_utterance(tmp_path / "flite-0001.npz"), data / "spoken-flite0001.npz")
    clips, held = train.divided(train.read_data(data), validate=False)
    assert {clip.kind for clip in clips} == set(batches.MIX)
    assert held == []
    train.train(network.LipsNet(width=64), clips, [], tmp_path / "lips.pt", seconds=8)
    net = export.joined([tmp_path / "lips.pt"] * 2)
    people = [clip for clip in train.read_data(data) if clip.kind == "real"]
    assert next(train.aperture_scores(net, people))[1] > 0.3
    network.save_net(network.LipsNet(OFFLINE, 32), tmp_path / "offline.pt")
    for weights in (["lips.pt", "lips.pt"], ["offline.pt"]):
        paths = [tmp_path / name for name in weights]
        assert export.export_lips(paths, data, "a test", tmp_path / "models") < 2e-4
    listed = (tmp_path / "models" / "models.toml").read_text()
    assert "[lips]" in listed
    assert "[1, 196, 81]" in listed


def synthetic_utterance(path: Path) -> Path:
    """Five seconds of a buzz that stops for each p, as training/speech/synthesise.py writes them."""
    times = np.arange(0, 5.01, 0.1)
    phones = np.array(["a", "p"])[np.arange(len(times) - 1) % 2]
    open_mouth = np.repeat(phones == "a", 1600)
    sound = 3000 * open_mouth * np.sign(np.sin(np.arange(len(open_mouth)) / 20))
    np.savez(path, sound=sound.astype(np.int16), phones=phones, times=np.stack([times[:-1], times[1:]], 1))
    return path
