"""Lip measures on synthetic speech."""

import numpy as np

from inference.timebase import SAMPLE_RATE
from training.evaluate.baselines import loudness
from training.evaluate.closure_rows import Closures
from training.evaluate.mouth_measures import Mouth
from training.evaluate.viseme_programs import OCULUS, faded
from training.speech.timed_phones import Phone
from training.speech.timed_speech import Utterance

SPANS = [(0.50, 0.58), (1.10, 1.20), (1.60, 1.66)]
VOWELS = [0.8, 1.4]


def spoken() -> Utterance:
    sound = np.zeros(2 * SAMPLE_RATE, np.float32)
    phones = [Phone("a", 0.2, 1.9)]
    return Utterance("synthetic", "none", "none", sound, phones, SPANS, ["p", "b", "m"], 0, VOWELS)


def closures(aperture) -> Closures:
    return Closures(lambda _, times: Mouth(aperture(times), aperture(times), aperture(times)), [spoken()])


def perfect(times: np.ndarray) -> np.ndarray:
    inside = np.any([(times >= start) & (times <= end) for start, end in SPANS], axis=0)
    return np.where(inside, 0.0, 0.2)


def test_closures_in_time_are_recalled_without_false_ones():
    found = closures(perfect)
    assert found.recall([spoken_of(found)]) == found.touch([spoken_of(found)]) == 1.0
    assert found.false([spoken_of(found)]) == 0.0


def test_late_closures_are_not_recalled():
    found = closures(lambda times: perfect(times - 0.2))
    assert found.recall([spoken_of(found)]) == 0.0


def test_nearly_closed_lips_count_as_closed_but_not_as_touching():
    found = closures(lambda times: np.maximum(perfect(times), 0.2 * 0.05))
    assert found.recall([spoken_of(found)]) == 1.0
    assert found.touch([spoken_of(found)]) == 0.0


def test_a_mostly_closed_mouth_has_false_closures():
    found = closures(lambda times: np.where(times < 0.4, 0.2, 0.0))
    assert found.recall([spoken_of(found)]) == found.false([spoken_of(found)]) == 1.0
    assert found.shut([spoken_of(found)]) > 0.8


def test_each_letter_is_counted_separately():
    found = closures(lambda times: np.where(times > 1.3, perfect(times), 0.2))
    assert [found.recall([spoken_of(found)], letter) for letter in "pbm"] == [0.0, 0.0, 1.0]


def test_the_loudness_baseline_follows_the_level():
    rng = np.random.default_rng(0)
    sound = np.concatenate([rng.standard_normal(8000), 1e-4 * rng.standard_normal(8000)]).astype(np.float32)
    mouth = loudness(0.1 * sound, np.array([0.25, 0.75]))
    assert mouth.aperture[0] > 0.9
    assert mouth.aperture[1] == 0.0


def test_visemes_fade_in_and_out_and_pp_closes_the_lips():
    weights = faded([(0.0, 0), (1.0, 5), (1.5, -1)], 100)
    apertures = weights @ OCULUS[:, 0]
    assert apertures[45] == 1.0
    assert apertures[60] == apertures[90] == 0.0
    assert 0.0 < apertures[52] < 1.0
    assert weights[60, 5] == 1.0


def spoken_of(found: Closures) -> Utterance:
    return found.spoken[0]
