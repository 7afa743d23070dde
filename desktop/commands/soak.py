"""Command `bench soak`: runs the live path for a long time and checks its stability."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass

import numpy as np

from desktop.live.session import LiveSession
from desktop.live.session_parts import NONE
from desktop.live.session_settings import SessionSettings
from desktop.live.session_stats import SessionStats
from inference.portrait import builtins
from inference.user_error import UserError

SETTLING = 300.0
"""Seconds until memory and clocks are stable."""
EVERY = 10.0
TICK = 0.2


@dataclass(frozen=True)
class Sample:
    """Measurement of the session; small, because thousands of them are kept and must not look like a memory leak."""

    seconds: float
    memory_mb: float
    voice_delay: float
    """Seconds."""


def run(minutes: float, microphone: str | None, output: str, fps: int) -> int:
    """Run and print JSON; returns 1 if the A/V skew or the memory growth exceeds its limit."""
    settings = SessionSettings(builtins.portraits()[0].path, microphone, camera=NONE, voice=output, fps=fps)
    session = LiveSession(settings)
    session.start()
    samples = _watch(session, 60 * minutes)
    last = session.stats()
    session.stop(10)
    if session.failure or len(samples) < 2:
        raise UserError(session.failure or "The session did not run long enough to be judged.")
    figures = judge(samples, last)
    print(json.dumps(figures, indent=2))
    return 0 if figures["well"] else 1


def judge(samples: list[Sample], last: SessionStats) -> dict[str, float | bool | str | None]:
    """Figures of the whole run, with the final statistics `last`; names end in their unit."""
    hours = np.array([sample.seconds / 3600 for sample in samples])
    memory = np.array([sample.memory_mb for sample in samples])
    delays = np.array([1000 * sample.voice_delay for sample in samples])
    slope = float(np.polyfit(hours, memory, 1)[0])
    return {
        "minutes": round(60 * float(hours[-1]), 1),
        "pictures_per_second": last.fps,
        "latency_p50_ms": round(1000 * last.latency_p50),
        "latency_p95_ms": round(1000 * last.latency_p95),
        "skew_p50_ms": round(1000 * last.skew_p50),
        "skew_p95_ms": round(1000 * last.skew_p95),
        "voice_delay_min_ms": round(float(delays.min()), 1),
        "voice_delay_max_ms": round(float(delays.max()), 1),
        "memory_slope_mb_per_hour": round(slope, 2),
        "dropped": last.dropped,
        "problem": last.problem,
        "well": last.skew_p95 <= 0.02 and slope < 1.0,
    }


def _watch(session: LiveSession, seconds: float) -> list[Sample]:
    while session.state == "starting":
        time.sleep(TICK)
    began, samples = time.perf_counter(), list[Sample]()
    while session.state == "running" and time.perf_counter() - began < seconds:
        time.sleep(TICK)
        passed = time.perf_counter() - began
        if passed > min(SETTLING, seconds / 3) and passed > (samples[-1].seconds + EVERY if samples else 0.0):
            stats = session.stats()
            samples.append(Sample(passed, stats.memory_end_mb, stats.voice_delay))
    return samples
