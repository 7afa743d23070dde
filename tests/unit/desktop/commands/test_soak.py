import pytest

from desktop.commands.soak import Sample, judge
from desktop.live.session_stats import SessionStats


def samples(growth: float) -> list[Sample]:
    """Half an hour of samples, one a minute; memory grows by `growth` MB an hour."""
    looks = [60.0 * minute for minute in range(1, 31)]
    return [Sample(now, 200 + growth * now / 3600, 0.2) for now in looks]


@pytest.mark.parametrize(("growth", "skew", "well"), [(0.5, 0.01, True), (2.0, 0.01, False), (0.0, 0.03, False)])
def test_growing_memory_and_skew_fail_the_soak_test(growth: float, skew: float, well: bool) -> None:
    figures = judge(samples(growth), SessionStats(skew_p95=skew))
    assert figures["well"] == well
    assert figures["memory_slope_mb_per_hour"] == pytest.approx(growth)
    assert figures["minutes"] == 30
    assert figures["voice_delay_min_ms"] == figures["voice_delay_max_ms"] == 200
