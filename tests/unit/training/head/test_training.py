"""Training of the head motion model from synthetic labels to a checked ONNX file."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from inference.face.geometry import angles_of, rotation_matrix
from inference.motion.head_channels import CHANNELS, GAZE, HEAD
from inference.types import HeadPose
from tests.unit.training.synthetic_speaker import Speaker, speaker, write
from training.labels.head_labels import head_poses

pytest.importorskip("torch", reason="training tests run in the training environment")

from training.head import data as head_data
from training.head import export, train
from training.head.data import curves_of, fixations, longest_run
from training.head.network import HeadNet
from training.head.tracks import fit, mirrored, read_tracks, track_of


@pytest.fixture(scope="module")
def synthetic() -> Speaker:
    return speaker("905", 5)


def test_pose_labels_have_the_signs_of_head_pose(synthetic: Speaker) -> None:
    found = head_poses(synthetic.clip.landmarks)
    frames = np.arange(len(found))
    truth = np.stack([6 * np.sin(frames / 20), 3 * np.cos(frames / 17)], 1)
    assert np.allclose(found[:, :2], truth - truth.mean(0), atol=0.6)
    pose = HeadPose(yaw=9, pitch=-4, roll=6)
    assert np.allclose(angles_of(rotation_matrix(pose)[None])[0], [9, -4, 6])


def test_curves_are_smooth_and_counted_from_rest(synthetic: Speaker) -> None:
    noise = np.random.default_rng(0).normal(0, 0.3, synthetic.clip.landmarks.shape)
    noisy = synthetic.clip.landmarks + noise.astype(np.float32)
    measured, curves, blinks = curves_of(type(synthetic.clip)("905", noisy, synthetic.clip.blendshapes, None))
    assert (measured.shape[1], curves.shape[1]) == (8, CHANNELS)
    rough = np.abs(np.diff(measured[:, :3], 2, axis=0)).mean()
    assert np.abs(np.diff(curves[:, :3], 2, axis=0)).mean() < 0.5 * rough
    assert blinks[24] > 0.8


def test_fixations_are_constant_between_jumps() -> None:
    rng = np.random.default_rng(0)
    fixated = np.repeat([[0.0, 0.0], [8.0, 1.0], [0.0, 0.0]], 25, axis=0) + rng.normal(0, 0.3, (75, 2))
    held = fixations(fixated)
    assert len(np.unique(held[:, 0].round(2))) == 3
    assert held[30, 0] == pytest.approx(8, abs=0.5)


def test_the_longest_stretch_with_a_face_is_taken() -> None:
    found = np.ones(100, bool)
    found[20:30] = found[50:53] = False
    assert longest_run(found) == (30, 100)


def test_mirroring_twice_restores_a_track() -> None:
    curves = np.random.default_rng(0).normal(0, 1, (60, CHANNELS)).astype(np.float32)
    other = mirrored(curves)
    assert np.allclose(other[:, 0], -curves[:, 0])
    assert np.allclose(other[:, 1], curves[:, 1])
    assert np.allclose(mirrored(other)[:, HEAD], curves[:, HEAD], atol=1e-5)


def test_control_points_follow_their_curve() -> None:
    time = np.arange(100) / 25
    curve = np.sin(2 * np.pi * 1.5 * time)[:, None] * np.ones(CHANNELS)
    track = track_of("a", "real", curve.astype(np.float32), np.zeros((100, 12), np.float32))
    assert np.allclose(track.controls[1:50, GAZE], curve[:98:2, GAZE], atol=1e-5)
    assert np.abs(fit(curve)).max() < 1.3


@pytest.mark.filterwarnings("default")
def test_training_learns_and_exports_with_parity(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    labels, data = tmp_path / "labels", tmp_path / "data"
    rows = [{"file": f"clips/{name}.mp4", "kind": kind} for name, kind in (("002", "real"), ("072", "real"))]
    for seed, row in enumerate(rows):
        write(labels / "clips", speaker(row["file"][6:9], seed))
    (labels / "grid_s1").mkdir()
    (labels / "clips.json").write_text(json.dumps(rows))
    monkeypatch.setattr("sys.argv", ["head_data", str(labels), str(data)])
    head_data.main()
    assert sorted(path.name for path in data.iterdir()) == ["judge-072.npz", "real-002.npz"]
    assert {track.kind for track in read_tracks(data, ("real",))} == {"real"}
    monkeypatch.setattr(train, "MIX", {"real": 1.0})
    net, fresh = train.train(data, tmp_path / "head.pt", seconds=8), HeadNet()
    batches = train.Batches(read_tracks(data, ("real",)), 0, {"real": 1.0})
    train.measure(fresh, batches)
    moments = batches.draw(64)
    assert train.judged_loss(net, moments) < 0.9 * train.judged_loss(fresh, moments)
    assert export.export_head(tmp_path / "head.pt", "a test", tmp_path / "models") < 2e-4
    assert "[head]" in (tmp_path / "models" / "models.toml").read_text()
