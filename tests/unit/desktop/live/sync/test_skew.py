import pytest

from desktop.live.sync.skew import Skew


def test_median_and_percentile_of_the_skew() -> None:
    skew = Skew()
    for seconds in (-0.02, -0.01, 0.0):
        skew.add(seconds)
    assert skew.median == pytest.approx(-0.01)
    assert skew.p95 == pytest.approx(0.02)


def test_without_frames_there_is_no_skew() -> None:
    assert (Skew().median, Skew().p95) == (0, 0)


def test_a_huge_skew_counts_as_the_largest() -> None:
    skew = Skew()
    skew.add(9.0)
    assert skew.median == skew.p95 == pytest.approx(0.5)
