"""The stream of head curves with test models."""

import numpy as np
import pytest

from inference.motion.head_channels import CHANNELS, HEAD
from inference.motion.head_context import FUTURE, PAST, SOUND, silence, sound_rows
from inference.motion.head_curves import HOP, LIMIT, HeadCurves
from inference.motion.head_model import HeadModel
from inference.motion.spline import matrix, weights
from inference.types import Floats


class DriftingModel(HeadModel):
    """Continues from the last control point with noise and a constant drift."""

    def __init__(self, pull: float = 0.0, noise: float = 0.2) -> None:
        self.pull, self.noise = pull, noise
        self.seen: list[tuple[Floats, Floats, Floats]] = []

    def draw(self, past: Floats, sound: Floats, noise: Floats, liveliness: Floats) -> Floats:
        self.seen.append((past, sound, noise))
        assert liveliness.shape == (2,)
        return np.asarray(past[-1] + np.cumsum(self.noise * noise + self.pull, 0), np.float32)


def run(model: HeadModel, points: int, seed: int = 0, speed: float = 1.0) -> np.ndarray:
    curves = HeadCurves(model, seed)
    heard = silence()
    return np.array([curves.step(heard, 1.0, speed) for _ in range(points)])


@pytest.mark.parametrize(("pull", "points"), [(0.0, 30_000), (0.3, 5000), (-5.0, 5000)], ids=["walk", "drift", "shove"])
def test_curves_stay_bounded_for_any_model(pull: float, points: int) -> None:
    values = run(DriftingModel(pull), points)
    assert np.isfinite(values).all()
    assert (np.abs(values) <= LIMIT).all()


def test_the_bias_of_a_model_is_removed() -> None:
    class BiasedModel(DriftingModel):
        def draw(self, past: Floats, sound: Floats, noise: Floats, liveliness: Floats) -> Floats:
            return np.asarray(4 + 0.5 * noise, np.float32)

    values = run(BiasedModel(), 25 * 600)
    assert np.abs(values[25 * 240 :, HEAD].mean(0)[:3]).max() < 0.1
    assert values[:200, 0].max() > 2


def test_motion_starts_at_rest_and_is_smooth() -> None:
    values = run(DriftingModel(), 2000, speed=0.1)[:, 0]
    assert values[0] == 0
    acceleration = np.diff(values, 2)
    assert np.abs(np.diff(acceleration)).max() < 0.25 * np.abs(acceleration).max()


def test_one_seed_repeats_and_another_differs() -> None:
    assert np.array_equal(run(DriftingModel(), 300, 4), run(DriftingModel(), 300, 4))
    assert not np.allclose(run(DriftingModel(), 300, 4), run(DriftingModel(), 300, 5), atol=0.1)


def test_the_noise_of_a_knot_does_not_depend_on_chunking() -> None:
    model = DriftingModel()
    run(model, 60)
    for (_, _, one), (_, _, next_one) in zip(model.seen[:-1], model.seen[1:], strict=True):
        assert np.array_equal(one[HOP:], next_one[:-HOP])
        assert one.shape == (FUTURE, CHANNELS)


def test_the_model_gets_sound_and_past_motion_aligned() -> None:
    model = DriftingModel()
    curves = HeadCurves(model, 0)
    heard = np.arange(1, 101, dtype=np.float32)[:, None] * np.ones(len(silence()), np.float32)
    for row in heard:
        curves.step(row, 1.0)
    past, sound, _ = model.seen[-1]
    assert (past.shape, sound.shape) == ((PAST, CHANNELS), (PAST, SOUND))
    rows = sound_rows(heard, 55)
    newest = int(sound[-1, -1])
    match = np.flatnonzero(rows[:, -1] == newest)[0]
    assert np.array_equal(sound, rows[match - PAST + 1 : match + 1])


@pytest.mark.parametrize("speed", [0.25, 0.5, 2.0])
def test_speed_stretches_time(speed: float) -> None:
    usual, other = run(DriftingModel(), 400), run(DriftingModel(), 400, speed=speed)
    points = np.arange(0, 100, 4)
    places = (points * speed).astype(int)
    assert np.allclose(other[points], usual[places], atol=1e-5)


def test_splines_sum_to_one_and_reproduce_a_line() -> None:
    for place in (0.0, 0.3, 0.99):
        assert weights(place).sum() == pytest.approx(1)
    basis = matrix(9, 2)
    assert np.allclose(basis @ (np.arange(basis.shape[1]) - 1.0), np.arange(9) / 2)
