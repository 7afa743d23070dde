"""Rows of the lips: the best common lag, the lower lip, OpenLipSync's features."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from inference.timebase import SAMPLE_RATE
from training.evaluate import lips_rows
from training.evaluate.lips_rows import against, common_lag, mean
from training.evaluate.mouth_measures import Curve, Mouth, at_lags, mouth_of
from training.evaluate.openlipsync import BINS, features, triangles
from training.labels.clip_labels import ClipLabels

COUNT = 150


def speaking(late: int = 0) -> ClipLabels:
    """A face whose lower lip and chin follow a curve, `late` frames late."""
    from inference.face.dynamics_space import dynamics_space

    face = dynamics_space().mean_face * 100 + 256
    landmarks = np.repeat(face[None], COUNT, 0)
    curve = np.roll(1 + np.sin(np.arange(COUNT) / 2.5), late)
    landmarks[:, 14, 1] += 6 * curve
    landmarks[:, 152, 1] += 4 * curve
    sound = np.zeros(COUNT * 640, np.float32)
    return ClipLabels("905", landmarks.astype(np.float32), np.zeros((COUNT, 52), np.float32), sound)


def follower(_: np.ndarray, times: Curve) -> Mouth:
    curve = 1 + np.sin(times * 25 / 2.5)
    return Mouth(curve, np.full(len(times), np.nan), curve, -curve)


def test_the_best_common_lag_is_one_for_all_clips() -> None:
    rows = [against(speaking(late), follower) for late in (2, 2, 2)]
    assert mean(rows, "aperture", 0) < 0.9
    assert common_lag(rows) == "1.00 (-80)"
    mixed = [against(speaking(late), follower) for late in (2, -2)]
    assert float(common_lag(mixed).split()[0]) < 0.9


def test_the_lower_lip_is_measured_without_the_jaw() -> None:
    mouth = mouth_of(speaking().landmarks)
    assert mouth.lower_lip is not None
    assert np.corrcoef(mouth.lower_lip, -mouth.aperture)[0, 1] > 0.9
    row = against(speaking(), follower)
    assert row["lower_lip"][0] > 0.9
    assert np.isnan(row["width"][0])


def test_correlations_at_all_lags_hold_the_one_at_zero() -> None:
    curve = np.sin(np.arange(COUNT) / 3.0)
    values = at_lags(np.roll(curve, 1), curve, np.ones(COUNT, bool), 25)
    assert sorted(values) == list(range(-5, 6))
    assert max(values, key=lambda lag: values[lag]) == 1


@pytest.mark.parametrize("hertz", [200, 1000, 4000])
def test_openlipsync_hears_a_tone_in_its_own_band(hertz: int) -> None:
    tone = (0.01 * np.sin(2 * np.pi * hertz * np.arange(SAMPLE_RATE) / SAMPLE_RATE)).astype(np.float32)
    found = features(tone)
    assert found.shape == (101, BINS)
    nearest = np.argmax(triangles()[round(hertz * 1024 / SAMPLE_RATE)])
    assert abs(int(np.argmax(found[50])) - int(nearest)) <= 1
    assert np.allclose(found[50], features(10 * tone)[50], atol=0.1)


def test_without_a_teacher_its_rows_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("torch", reason="training tests run in the training environment")
    from training.evaluate import teacher_rows
    from training.evaluate.table import Table

    monkeypatch.setattr(teacher_rows, "OUT", tmp_path / "teacher.pt")
    table = Table()
    teacher_rows.judge_agreement(table, {"ours": follower}, [])
    assert table.rows == {}
    assert "left out" in capsys.readouterr().out
    assert lips_rows.OURS == ("ours", "offline")
