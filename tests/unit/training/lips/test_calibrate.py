"""Calibration gives people's mouth back on f and v, and leaves all other phones alone."""

from __future__ import annotations

import numpy as np
import pytest

from inference.audio.features import FEATURES
from inference.motion.lips import STREAMING
from inference.timebase import FRAMES_PER_POINT

torch = pytest.importorskip("torch", reason="training tests run in the training environment")

from training.lips.batches import Clip, padded  # noqa: E402
from training.lips.calibrate import NOT_SHUT, calibrate  # noqa: E402
from training.lips.network import ENCODED, OUTPUTS, SHUT, VOICE, LipsEnsemble  # noqa: E402
from training.lips.spoken import TEETH  # noqa: E402
from training.speech.phones import CLASSES  # noqa: E402

VOWEL = CLASSES.index("æa")
TOOTHY = np.random.default_rng(1).normal(0, 1, VOICE).astype(np.float32)
OWN = STREAMING.window - STREAMING.ahead - 1


class Deaf(torch.nn.Module):
    """Hears the first feature as the first coefficient and the second one as f or a vowel; f leaves the lips shut."""

    model = STREAMING

    def with_lessons(self, features: torch.Tensor) -> tuple[torch.Tensor, ...]:
        heard = features[:, OWN:-1:FRAMES_PER_POINT][:, : features.shape[1] // FRAMES_PER_POINT]
        outputs = torch.zeros(*heard.shape[:2], OUTPUTS)
        outputs[..., 0] = heard[..., 0] * (1 - heard[..., 1])
        phones = torch.zeros(*heard.shape[:2], len(CLASSES))
        phones[..., TEETH], phones[..., VOWEL] = 20 * heard[..., 1], 20 * (1 - heard[..., 1])
        return outputs, phones, torch.zeros(*heard.shape[:2], ENCODED)


def clip(points: int = 200) -> tuple[Clip, np.ndarray]:
    """Speech in which f has the shape TOOTHY, and where f is."""
    rng = np.random.default_rng(0)
    teeth = np.arange(points) % 5 == 0
    target = np.zeros((points, VOICE), np.float32)
    target[:, 0] = np.where(teeth, 0, rng.normal(0, 1, points))
    target[teeth] = TOOTHY
    features = np.zeros((points, FEATURES), np.float32)
    features[:, 0], features[:, 1] = target[:, 0], teeth
    nothing = np.full(points, np.nan, np.float32)
    sound = np.repeat(features, FRAMES_PER_POINT, axis=0)
    return Clip("000", "real", [sound], target, np.ones(points, bool), nothing, nothing, nothing, nothing), teeth


def said(net: LipsEnsemble, heard: Clip) -> np.ndarray:
    with torch.no_grad():
        return net(torch.tensor(padded(heard.versions[0], STREAMING))[None])[0, : len(heard.target)].numpy()


def test_f_opens_as_people_do_and_vowels_stay() -> None:
    speech, teeth = clip()
    net = LipsEnsemble([Deaf()])
    calibrate(net, [speech])
    out = said(net, speech)
    assert out[teeth][:, :VOICE] == pytest.approx(speech.target[teeth], abs=0.02)
    assert np.abs(out[~teeth][:, 1:VOICE] - net.offset[1:VOICE].numpy()).max() < 0.01
    assert np.corrcoef(out[~teeth, 0], speech.target[~teeth, 0])[0, 1] > 0.99


def test_f_is_not_taken_for_shut_lips() -> None:
    speech, teeth = clip()
    net = LipsEnsemble([Deaf()])
    calibrate(net, [speech])
    assert said(net, speech)[teeth, SHUT] == pytest.approx(NOT_SHUT, abs=0.01)
    assert said(net, speech)[~teeth, SHUT] == pytest.approx(0, abs=0.01)


def test_a_phone_that_is_hardly_heard_is_left_alone() -> None:
    speech, _ = clip(100)
    net = LipsEnsemble([Deaf()])
    calibrate(net, [speech])
    assert not net.shift[TEETH, :VOICE].any()
