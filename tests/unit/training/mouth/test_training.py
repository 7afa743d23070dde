"""Training of the network that shades the mouth, from pairs to a checked ONNX file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from inference.decoder.colour_range import ColourRange
from inference.decoder.mouth.coarse_mouth import CELLS, CHANNELS
from inference.decoder.mouth.shading import MouthShading
from inference.onnx_session import OnnxSession

pytest.importorskip("torch", reason="training tests run in the training environment")

import torch

from training.mouth.export import export_shading
from training.mouth.train import Shading, batch_of, train, varied

COUNT = 24


def pairs() -> dict[str, torch.Tensor]:
    """Mouths whose skin is darker by a fifth in life, the more so the wider they are open."""
    rng = np.random.default_rng(0)
    size = CELLS[::-1]
    opening = rng.random(COUNT).astype(np.float32)
    rest = np.full((COUNT, CHANNELS, *size), 0.4, np.float32)
    seen = rest.copy()
    seen[:, -1] += opening[:, None, None]
    skin = np.full((COUNT, *size, 3), 120, np.float32)
    real = skin * (1 - 0.2 * opening)[:, None, None, None]
    values = {"seen": seen, "rest": rest, "share": np.ones((COUNT, *size)), "skin": skin, "inside": 0 * skin}
    values |= {"real": real, "detail": np.full(COUNT, 5.0), "colour": np.ones(COUNT)}
    return {name: torch.from_numpy(np.asarray(value, np.float32)) for name, value in values.items()}


@pytest.mark.filterwarnings("default")  # of torch.onnx
def test_a_short_training_darkens_opening_mouths_and_exports(tmp_path: Path) -> None:
    everyone = torch.arange(COUNT)
    net = train(pairs(), everyone, everyone[:0], steps=40)
    batch = batch_of(pairs(), everyone)
    with torch.no_grad():
        shaded, _ = Shading()(net.eval(), batch)
    plain = (batch["skin"] - batch["real"]).square().mean((1, 2, 3)) + batch["detail"]
    assert shaded.mean() < 0.7 * plain.mean()
    torch.save(net.state_dict(), tmp_path / "net.pt")
    assert export_shading(tmp_path / "net.pt", "test", tmp_path) < 1e-4
    session = OnnxSession("mouth_shading", tmp_path / "mouth_shading.onnx")
    shading = MouthShading(batch["rest"][0].numpy(), ColourRange(1.0, np.zeros(3, np.float32)), session)
    gains = shading.gains(batch["seen"][0].numpy(), np.ones(CELLS[::-1], np.float32))
    made = torch.from_numpy(gains[..., :3]) * batch["skin"][0].permute(1, 2, 0)
    error = (made - batch["real"][0].permute(1, 2, 0)).square().mean() + batch["detail"][0]
    assert abs(float(error - shaded[0])) < 0.05 * float(plain[0])


def test_variation_changes_photo_drawing_and_real_frame_alike() -> None:
    batch = batch_of(pairs(), torch.arange(COUNT))
    changed = varied(batch, torch.Generator().manual_seed(0))
    ratio = changed["real"] / batch["real"]
    np.testing.assert_allclose(changed["skin"] / batch["skin"], ratio, rtol=1e-4)
    np.testing.assert_allclose(changed["seen"][:, :3] / batch["seen"][:, :3], ratio, rtol=1e-4)
    assert (changed["seen"][:, 6:] == batch["seen"][:, 6:]).all()
