"""The lips' teacher learns from encoder outputs, and what it says becomes clips that the students learn from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from inference.audio.features import FEATURES
from inference.face.dynamics import LOWER
from inference.motion.lips import OFFLINE, STREAMING, LipsModel
from inference.timebase import SAMPLE_RATE

torch = pytest.importorskip("torch", reason="training tests run in the training environment")

from training.lips import teacher, whisper_features  # noqa: E402
from training.lips.batches import POINTS, Batches, Clip, padded, read_data  # noqa: E402
from training.lips.corpus import GAP, LONGEST_PIECE, Sound, joined, write_features  # noqa: E402
from training.lips.encoder_targets import EncoderTargets  # noqa: E402
from training.lips.feature_augment import vary  # noqa: E402
from training.lips.loss import encoder_loss  # noqa: E402
from training.lips.network import ENCODED, OUTPUTS, LipsNet, widened  # noqa: E402
from training.lips.teacher_batches import MIX, TeacherBatches  # noqa: E402
from training.lips.teacher_network import Teacher, components, load_teacher, save_teacher  # noqa: E402

COUNT = 200


def opening(count: int = COUNT) -> np.ndarray:
    return np.sin(np.arange(count) / 3.0)


def clip(kind: str = "real", name: str = "002") -> Clip:
    """Features whose first bin tells how the first coefficient will be."""
    target = np.zeros((COUNT, LOWER.stop), np.float32)
    target[:, 0] = opening()
    features = np.zeros((4 * COUNT, FEATURES), np.float32)
    features[:, 0] = np.interp(np.arange(4 * COUNT) / 4, np.arange(COUNT), opening())
    bounds = np.tile(np.array([-1e3, -1e3, 1e3, 1e3], np.float32), (COUNT, 1))
    known = np.full(COUNT, np.nan, np.float32)
    encoded = np.full((COUNT, ENCODED), np.nan, np.float16)
    return Clip(name, kind, [features], target, np.ones(COUNT, bool), bounds, np.full(COUNT, -1), known, encoded)


def encoder_outputs(count: int = COUNT) -> np.ndarray:
    """[n50, 512] that hold the opening in one direction, under noise in all."""
    rng = np.random.default_rng(0)
    curve = np.interp(np.arange(2 * count) / 2, np.arange(count), opening(count))
    return 0.1 * rng.standard_normal((2 * count, 512)) + 3 * curve[:, None] * rng.standard_normal(512)


@pytest.mark.parametrize("model", [STREAMING, OFFLINE], ids=["streaming", "offline"])
@pytest.mark.parametrize("place", [40, 100])
def test_a_network_sees_its_own_window_and_nothing_else(model: LipsModel, place: int) -> None:
    net = LipsNet(model, width=8).eval()
    features = torch.tensor(
        padded(np.random.default_rng(0).normal(size=(4 * COUNT, FEATURES)).astype(np.float32), model)
    )
    features.requires_grad_()
    net(features[None])[0, place].sum().backward()
    seen = torch.nonzero(features.grad.abs().sum(-1))[:, 0]
    assert (int(seen.min()), int(seen.max())) == (4 * place, 4 * place + model.window - 1)
    own = model.window - model.ahead - 1
    assert int(seen.max()) - (4 * place + own) == model.ahead


@pytest.mark.parametrize("model", [STREAMING, OFFLINE], ids=["streaming", "offline"])
def test_stretches_of_any_speed_keep_sound_and_lips_in_step(model: LipsModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.lips.batches.vary", lambda features, rng: features)
    batches = Batches([clip()], 0, model)
    own = model.window - model.ahead - 1
    for _ in range(20):
        features, *wanted = batches._stretch("real")
        heard = features[own : own + 4 * POINTS : 4, 0]
        assert heard.shape == (POINTS,)
        assert np.allclose(heard, wanted[0][:, 0], atol=0.08)


def test_varied_features_keep_their_shape_and_stay_finite() -> None:
    rng = np.random.default_rng(1)
    features = rng.normal(-1, 1, (300, FEATURES)).astype(np.float32)
    alike = []
    for _ in range(50):
        varied = vary(features, rng)
        assert varied.shape == features.shape
        assert varied.dtype == np.float32
        assert np.isfinite(varied).all()
        alike.append(np.corrcoef(varied[:, :80].mean(1), features[:, :80].mean(1))[0, 1])
    assert np.median(alike) > 0.5


def test_the_teacher_finds_the_opening_in_encoder_outputs_and_survives_saving(tmp_path: Path) -> None:
    np.save(tmp_path / "clip-002.npy", encoder_outputs())
    space = components([tmp_path / "clip-002.npy"])
    clips = [clip(kind) for kind in MIX]
    encoded = {"002": [space.of(encoder_outputs())]}
    nets = [teacher.train_net(TeacherBatches(clips, encoded, seed), 60, seed) for seed in range(2)]
    save_teacher(Teacher(space, nets), tmp_path / "teacher.pt")
    said, phones = load_teacher(tmp_path / "teacher.pt")(encoder_outputs())
    assert said.shape == (COUNT, OUTPUTS)
    assert np.allclose(phones.sum(-1), 1, atol=1e-4)
    assert np.corrcoef(said[:, 0], opening())[0, 1] > 0.8


def test_a_widened_network_gives_the_same_outputs_and_still_learns_in_its_new_channels() -> None:
    torch.manual_seed(0)
    net = LipsNet(STREAMING, width=8).eval()
    wide = widened(net, 12).eval()
    features = torch.randn(2, STREAMING.window, FEATURES)
    assert torch.allclose(net(features), wide(features), atol=1e-5)
    wide(features).square().sum().backward()
    assert wide.head.weight.grad[:, 8:].abs().sum() > 0


@pytest.mark.parametrize(
    ("encoder", "clip_name"),
    [("clip-002", "real-002"), ("clip-002", "generated-002"), ("speech-a_1", "taught-speecha_1"), ("grid-a", "grid-a")],
)
def test_encoder_targets_are_found_by_the_names_of_the_clips(tmp_path: Path, encoder: str, clip_name: str) -> None:
    outputs = encoder_outputs()
    np.save(tmp_path / f"{encoder}.npy", outputs)
    space = components([tmp_path / f"{encoder}.npy"])
    found = EncoderTargets(tmp_path, space).of(Path(f"{clip_name}.npz"), COUNT + 3)
    means = space.of(outputs.reshape(COUNT, 2, -1).mean(1))[:, :ENCODED]
    assert np.allclose(found[:COUNT], means, atol=0.02)
    assert np.isnan(found[COUNT:]).all()


def test_a_clip_at_another_speed_has_no_encoder_targets(tmp_path: Path) -> None:
    np.save(tmp_path / "clip-002.npy", encoder_outputs())
    targets = EncoderTargets(tmp_path, components([tmp_path / "clip-002.npy"]))
    assert np.isnan(targets.of(Path("real-002-speed0.npz"), COUNT)).all()


def test_unknown_encoder_targets_cost_nothing() -> None:
    guess, goal = torch.ones(1, 4, ENCODED), torch.full((1, 4, ENCODED), torch.nan)
    assert encoder_loss(guess, goal) == 0
    goal[:, 0] = 3
    assert encoder_loss(guess, goal) == pytest.approx(4, rel=0.05)


def test_a_taught_sound_is_read_as_a_clip_of_its_own_kind(tmp_path: Path) -> None:
    sound = Sound("speech-a1", (0.1 * np.random.default_rng(0).standard_normal(8 * SAMPLE_RATE)).astype(np.float32))
    write_features(sound, tmp_path, 2)
    with np.load(tmp_path / "speech-a1.npz") as fields:
        named = dict(fields)
    assert named["features_0"].shape == named["features_1"].shape

    def sure(outputs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        said = np.full((COUNT, OUTPUTS), 9.0, np.float32)
        phones = np.tile(np.eye(23)[2], (COUNT, 1))
        return said, phones

    np.savez(tmp_path / "taught-speecha1.npz", **teacher.answers(sure, encoder_outputs(), named))
    (tmp_path / "speech-a1.npz").unlink()
    (read,) = read_data(tmp_path)
    assert (read.kind, read.name, len(read.versions)) == ("taught", "speecha1", 2)
    assert len(read.target) == COUNT
    assert (read.phone == 2).all()
    assert (read.shut[read.speech] == 1).all()


def test_short_prompts_are_joined_to_pieces_with_gaps() -> None:
    prompts = [np.ones(5 * SAMPLE_RATE, np.float32)] * 7
    pieces = list(joined(prompts))
    assert sum(int(piece.sum()) for piece in pieces) == 7 * 5 * SAMPLE_RATE
    assert all(len(piece) <= LONGEST_PIECE * SAMPLE_RATE for piece in pieces)
    assert not pieces[0][: round(GAP * SAMPLE_RATE)].any()


def made_up(chunk: np.ndarray) -> np.ndarray:
    """An encoder that hears the mean of each output's own samples."""
    return np.repeat(chunk.reshape(1500, 320).mean(1)[:, None], 512, 1)


@pytest.mark.parametrize("seconds", [(3, 5, 2), (29,), (75,), (31, 4)], ids=str)
def test_sounds_of_any_length_get_their_own_outputs(seconds: tuple[int, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whisper_features, "encode", made_up)
    rng = np.random.default_rng(0)
    sounds = [Sound(f"clip-{n}", rng.normal(size=n * SAMPLE_RATE).astype(np.float32)) for n in seconds]
    found = dict(whisper_features.encoded(sounds))
    for sound in sounds:
        wanted = sound.samples.reshape(-1, 320).mean(1)
        assert np.allclose(found[sound.name][:, 0], wanted, atol=1e-6)
