import json
from dataclasses import replace

import pytest

from desktop.live.session_stats import Latencies, SessionStats, Stage, StageFigures, details, memory_mb


def test_percentiles_of_a_known_spread() -> None:
    latencies = Latencies()
    for milliseconds in range(1, 101):
        latencies.add(milliseconds / 1000)
    assert latencies.percentile(50) == pytest.approx(0.050)
    assert latencies.percentile(95) == pytest.approx(0.095)
    assert latencies.percentile(99) == pytest.approx(0.099)
    assert latencies.percentile(100) == pytest.approx(0.100)


def test_latency_is_zero_without_frames_and_outliers_are_clamped() -> None:
    latencies = Latencies()
    assert latencies.percentile(95) == 0.0
    latencies.add(1e9)
    latencies.add(-1)
    assert latencies.percentile(50) == 0.0
    assert latencies.percentile(99) == 2.0


def test_work_and_late_work_are_counted() -> None:
    stage = Stage()
    for allowed in (60.0, 60.0, -1.0):
        with stage.timed(allowed):
            pass
    stage.dropped = 2
    assert stage.figures(late=4, dropped=5) == StageFigures(3, 5, 7, stage.figures().mean_ms)


def test_json_holds_every_figure() -> None:
    stats = SessionStats(
        frames=10,
        latency_p95=0.1234,
        stages={"render": StageFigures(10, 2, 1, 12.5), "motion": StageFigures(5, 1, 1, 0.5)},
        provider="CPU",
        problem="It rains.",
    )
    fields = json.loads(json.dumps(stats.as_dict()))
    assert fields["latency_p95_ms"] == 123
    assert fields["stages"]["render"] == {"count": 10, "late": 2, "dropped": 1, "mean_ms": 12.5}
    assert {"frames", "seconds", "fps", "latency_p50_ms", "latency_p99_ms", "provider", "problem"} <= fields.keys()
    assert {"memory_start_mb", "memory_end_mb"} <= fields.keys()
    assert (stats.late, stats.dropped) == (3, 2)


def test_a_process_has_memory() -> None:
    assert memory_mb() > 1


def test_details_name_each_stage_and_the_voice_only_when_it_plays() -> None:
    stages = {"render": StageFigures(10, 2, 1, 12.5)}
    stats = SessionStats(latency_p50=0.2, stages=stages)
    assert details(stats) == ("Picture: 12.5 ms each, 2 late, 1 left out",)
    assert details(replace(stats, voice_delay=0.205))[0] == "Voice held back by 205 ms"


def test_details_name_what_draws() -> None:
    assert details(SessionStats(provider="WebGPU")) == ("Pictures are drawn by WebGPU",)
