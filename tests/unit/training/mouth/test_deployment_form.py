"""Deployed networks compute the same as the trained ones; nearly so with 8-bit numbers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training tests run in the training environment")
pytest.importorskip("onnx")

from training.mouth import network  # noqa: E402
from training.mouth.deployment_form import made_up, running_form  # noqa: E402
from training.mouth.export import export_onnx  # noqa: E402
from training.mouth.quantise import _session, quantise  # noqa: E402


def lively(make) -> torch.nn.Module:
    """A network like a trained one: no weight is zero, batch norms have statistics."""
    torch.manual_seed(0)
    net = make()
    for weights in net.parameters():
        torch.nn.init.normal_(weights, 0, 0.1)
    for layer in net.modules():
        if isinstance(layer, torch.nn.BatchNorm2d):
            torch.nn.init.uniform_(layer.running_var, 0.5, 1.5)
            torch.nn.init.normal_(layer.running_mean, 0, 0.2)
    return net.eval()


def test_the_deployment_form_computes_the_same() -> None:
    net, x = lively(network.mouth_net), torch.rand(2, network.MOUTH_INPUTS, 96, 128)
    before = {name: weights.clone() for name, weights in net.state_dict().items()}
    with torch.no_grad():
        wanted, found = net(x), running_form(net)(made_up(x))
    assert wanted.std() > 1e-3
    assert torch.allclose(found, wanted, atol=1e-5)
    assert all(torch.equal(weights, before[name]) for name, weights in net.state_dict().items())


@pytest.mark.filterwarnings("default")
def test_int8_computes_nearly_the_same_in_a_smaller_file(tmp_path: Path) -> None:
    net = running_form(lively(network.mouth_net))
    inputs = [np.random.default_rng(k).random((1, 16, 96, 128), np.float32) for k in range(8)]
    whole, small = tmp_path / "whole.onnx", tmp_path / "small.onnx"
    export_onnx(net, torch.from_numpy(inputs[0]), whole)
    quantise(whole, inputs[:6], small)
    assert small.stat().st_size < 0.5 * whole.stat().st_size
    for x in inputs[6:]:
        (wanted,), (found,) = (_session(path).run(x=x) for path in (whole, small))
        assert 1e-6 < np.abs(found - wanted).mean() < 0.05 * wanted.std()
