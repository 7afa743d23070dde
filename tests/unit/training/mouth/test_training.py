"""Training of the decoder from labels to checked ONNX files. Needs the training environment (torch)."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training tests run in the training environment")

from inference.face.patches import MOUTH_SIZE, around_mouth  # noqa: E402
from tests.unit.training.synthetic_clip import write_clip  # noqa: E402
from training.labels.clip_frames import load_clips, unmoved  # noqa: E402
from training.mouth import export, painter, train  # noqa: E402
from training.mouth import run as training_run  # noqa: E402
from training.mouth.pairs import PaintPairs  # noqa: E402
from training.portraits.smiles import RESTS  # noqa: E402

# torch's exporter warns about its own internals.
pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    """Labels of two clips to train on and one held out ("001" is in split.toml)."""
    folder = tmp_path / "labels" / "clips"
    folder.mkdir(parents=True)
    for name in ("002", "003", "001"):
        write_clip(folder / f"{name}.npz")
    return folder


def test_the_split_keeps_held_out_clips_away(clips: Path) -> None:
    assert [clip.name for clip in load_clips(clips, held_out=False)] == ["002", "003"]
    assert [clip.name for clip in load_clips(clips, held_out=True)] == ["001"]


def test_augmentation_moves_image_and_landmarks_together(clips: Path) -> None:
    clip = load_clips(clips, held_out=True)[0]
    shifted = unmoved()
    shifted[0, 2] = 0.1
    picture, points, _ = clip.frame(3, 256, unmoved())
    moved, moved_points, _ = clip.frame(3, 256, shifted)
    assert np.allclose(moved_points[:, 0] - points[:, 0], 25.6, atol=1e-3)
    difference = moved[:, 40:220].astype(int) - np.roll(picture, 26, 1)[:, 40:220]
    assert np.abs(difference).mean() < 4


def test_training_resumes_and_exports_with_parity(clips: Path, tmp_path: Path) -> None:
    options = argparse.Namespace(labels=clips.parent, minutes=0.05, batch=2, rate=1e-3, alone=1, debug=True)
    judged, trained = load_clips(clips, held_out=True), load_clips(clips, held_out=False)
    checkpoint = tmp_path / "paint.pt"
    train.train(training_run.new_run(1e-3), trained, judged, checkpoint, options)
    again = training_run.new_run(1e-3)
    again.load(checkpoint)
    assert again.step > 0
    assert export.export_decoder(checkpoint, "a test", tmp_path / "models") <= export.PARITY
    assert (tmp_path / "models" / "decoder_mouth.onnx").exists()


def test_a_run_starts_from_networks_with_fewer_inputs(tmp_path: Path) -> None:
    earlier = training_run.new_run(1e-3)
    enter = earlier.painter.mouth.net.enter[0]
    enter.weight = torch.nn.Parameter(enter.weight[:, :-8].clone())
    torch.save({"painter": earlier.painter.state_dict()}, tmp_path / "earlier.pt")
    run = training_run.new_run(1e-3)
    run.begin_from(tmp_path / "earlier.pt")
    grown = run.average.mouth.net.enter[0].weight
    assert torch.equal(grown[:, :-8], enter.weight)
    assert not grown[:, -8:].any()


def test_training_and_decoder_compute_the_same_mask_around_the_mouth() -> None:
    inside = np.zeros(MOUTH_SIZE[::-1], np.float32)
    inside[44:54, 40:90] = np.linspace(0, 1, 50)
    batch = painter.around(torch.from_numpy(inside)[None, None])
    assert np.allclose(batch[0, 0].numpy(), around_mouth(inside), atol=1e-6)


def test_discriminators_see_grey_images() -> None:
    picture = torch.rand(1, 3, 32, 32)
    tint = torch.tensor([0.2, 0.0, -0.2 * 0.299 / 0.114])[:, None, None]
    assert torch.allclose(painter.detail(picture), painter.detail(picture + tint), atol=1e-5)


def test_a_share_of_pairs_trains_the_teeth_of_smiling_photos(clips: Path) -> None:
    clip, smile = load_clips(clips, held_out=False)
    rng = np.random.default_rng(0)
    drawn = [PaintPairs([clip], [smile], 0).draw(rng) for _ in range(200)]
    smiling = [(source, driving) for which, source, driving in drawn if which is smile]
    assert 40 < len(smiling) < 100
    assert {driving for _, driving in smiling} == set(range(RESTS, len(smile.jpegs)))
    shut = [source for source, _ in smiling if source < RESTS]
    assert 0.5 < len(shut) / len(smiling) < 0.85


def test_a_pair_converted_to_grey_is_grey_throughout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "GREY", 1.0)
    batch = {f"mouth_{kind}": torch.rand(2, 3, 8, 8) for kind in ("warped", "target", "own")}
    toned = train.recolour(batch, torch.Generator().manual_seed(0))
    for pictures in toned.values():
        flat = pictures.flatten(0, -4).flatten(2)
        # A single tone remains: the channels are linear functions of each other.
        assert torch.linalg.matrix_rank(flat[0] - flat[0].mean(1, keepdim=True), atol=0.3) == 1


def test_discriminators_and_generator_are_both_updated(clips: Path) -> None:
    run = training_run.new_run(1e-3)
    (batch,) = train.held_out_batches(load_clips(clips, held_out=False), 1, 2)
    before = [p.clone() for p in (*run.painter.mouth.parameters(), *run.critic.parameters())]
    run.painter.train()
    training_run.take_step(run, train.as_floats(batch), adversarial=True)
    after = [*run.painter.mouth.parameters(), *run.critic.parameters()]
    assert sum(bool((a != b).any()) for a, b in zip(before, after, strict=True)) > 0.9 * len(before)
