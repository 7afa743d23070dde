import numpy as np
import pytest

from inference.audio.sound_file import read_sound
from inference.face.blendshapes import COLUMN
from inference.face.dynamics import BLINK, DYNAMICS, LOWER, UPPER, express, from_blendshapes
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import inner_lip_gap
from inference.motion.generator import MotionGenerator
from inference.motion.lip_closure import FROM, seal
from inference.portrait.builtins import voices
from inference.types import AudioChunk, Floats

MET = 0.01
"""In inter-ocular distances: a tenth of an open vowel."""


def talking(seed: int) -> Floats:
    """Coefficients of a wide open mouth in speech."""
    rng = np.random.default_rng(seed)
    dynamics = np.zeros(DYNAMICS, np.float32)
    dynamics[:16] = rng.normal(0, 1, 16)
    dynamics[0] = -2
    return dynamics


def gap(dynamics: Floats) -> float:
    return float(inner_lip_gap(express(dynamics_space().mean_face, dynamics)).max())


@pytest.mark.parametrize("seed", range(5))
def test_a_full_closure_closes_the_lips_in_any_mouth_shape(seed: int) -> None:
    dynamics = talking(seed)
    assert gap(dynamics) > 0.05
    assert gap(seal(dynamics, 1.0)) < MET


@pytest.mark.parametrize("shape", ["mouthSmileLeft", "mouthUpperUpLeft", "mouthFunnel"])
def test_an_emotion_does_not_open_a_closure(shape: str) -> None:
    scores = np.zeros(52, np.float32)
    scores[COLUMN[shape]] = 0.7
    assert gap(seal(talking(0) + from_blendshapes(scores), 1.0)) < MET


def test_lip_distance_falls_with_closure_probability() -> None:
    gaps = [gap(seal(talking(1), shut)) for shut in np.linspace(0, 1, 11)]
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[0] == gap(talking(1))


def test_without_a_closure_motion_is_unchanged() -> None:
    assert np.array_equal(seal(talking(2), FROM), talking(2))


def test_a_closure_leaves_eyes_and_brows_unchanged() -> None:
    dynamics = talking(3)
    dynamics[BLINK], dynamics[UPPER] = 0.4, 0.7
    sealed = seal(dynamics, 1.0)
    assert np.allclose(sealed[BLINK], 0.4, atol=0.02)
    assert np.allclose(sealed[UPPER], 0.7, atol=0.2)
    assert not np.allclose(sealed[LOWER], dynamics[LOWER])


@pytest.mark.parametrize("voice", voices(), ids=lambda voice: voice.path.stem)
def test_speech_closes_the_lips_repeatedly(voice: object) -> None:
    sound = read_sound(voice.path)  # type: ignore[attr-defined]
    motions = MotionGenerator().push(AudioChunk(sound, 0, 0.0))
    gaps = np.array([gap(motion.dynamics) for motion in motions])
    shut = gaps < 0.012
    spoken = np.flatnonzero(gaps > 0.05)
    inside = shut[spoken[0] : spoken[-1]]
    assert np.count_nonzero(np.diff(inside.astype(int)) == 1) > len(inside) / 50
    assert inside.mean() < 0.5
