"""Rows of liveliness and blinks on made curves."""

import numpy as np
import pytest

from inference.face.blendshapes import COLUMN
from training.evaluate.blink_read_back import blinks_in, share
from training.evaluate.liveliness import HEAD_ROWS, rows
from training.evaluate.table import Table


def test_ratios_are_of_medians_over_clips_and_quiet_scores_do_not_count() -> None:
    real = np.full((3, 52 + len(HEAD_ROWS)), 0.001)
    real[:, 52:] = 2.0
    real[:, COLUMN["browInnerUp"]] = 0.1, 0.2, 5.0
    ours = real.copy()
    ours[:, 52:] = 1.0
    ours[:, COLUMN["browInnerUp"]] = 0.3, 0.0, 0.2
    table = Table()
    rows(table, ours, real)
    assert table.rows["spread of browInnerUp"]["ours"] == "0.200 (1.00 x)"
    assert table.rows["spread of head yaw"]["ours"] == "1.00 (0.50 x)"
    assert "spread of jawOpen" not in table.rows
    assert "spread of browDownLeft" not in table.rows
    total = next(name for name in table.rows if name.startswith("liveliness, median ratio of 7"))
    assert table.rows[total]["ours"] == "0.50 (0.50)"


def test_blinks_are_counted_with_their_shut_frames_and_half_blinks_apart() -> None:
    closed = np.zeros(60)
    closed[5:11] = 0.5, 1.0, 1.0, 0.6, 0.3, 0.2
    closed[30:34] = 0.3, 0.5, 0.4, 0.2
    closed[58:] = 0.5, 1.0
    full, half = blinks_in(closed)
    assert (full.peak, full.closure, full.shut) == ((6, 7), 1.0, 2)
    assert (half.closure, half.shut) == (pytest.approx(0.5), 0)
    assert share(np.array([0.7, 0.5])) == "50 % of 2"
