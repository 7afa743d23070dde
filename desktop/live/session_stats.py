"""Counters and latency statistics of the stages of a live session."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

import psutil

from inference.sentence import Sentence

LONGEST_MS = 2000
SETTLING_SECONDS = 5.0
"""Time until every stage has allocated the memory it needs; growth is counted from then on."""
NAMES = {
    "microphone": Sentence("Microphone"),
    "motion": Sentence("Movement"),
    "render": Sentence("Picture"),
    "camera": Sentence("Camera"),
    "recorder": Sentence("Recording"),
}
"""Names of the stages in the window."""


class Stage:
    """Counters of a stage; written only by its own thread, or by several threads in turn."""

    def __init__(self) -> None:
        self.count = 0
        self.late = 0
        self.dropped = 0
        self.seconds = 0.0

    @contextmanager
    def timed(self, allowed: float) -> Iterator[None]:
        """Measure one piece of work; it counts as late if it takes longer than `allowed` seconds."""
        started = time.perf_counter()
        yield
        self.add(time.perf_counter() - started, allowed)

    def add(self, seconds: float, allowed: float) -> None:
        """Count one piece of work of `seconds`; it counts as late if that exceeds `allowed`."""
        self.count += 1
        self.seconds += seconds
        self.late += seconds > allowed

    def figures(self, late: int = 0, dropped: int = 0) -> StageFigures:
        """The counts so far, plus those of items that were late or dropped before this stage."""
        mean = 1000 * self.seconds / self.count if self.count else 0.0
        return StageFigures(self.count, self.late + late, self.dropped + dropped, round(mean, 3))


class Latencies:
    """Latency histogram with bins of 1 ms, so that its memory does not grow with the number of frames."""

    def __init__(self) -> None:
        self._counts = [0] * (LONGEST_MS + 1)

    def add(self, seconds: float) -> None:
        """Count one frame."""
        self._counts[min(max(round(seconds * 1000), 0), LONGEST_MS)] += 1

    def percentile(self, percent: float) -> float:
        """Seconds within which `percent` of the frames arrived; 0 without frames."""
        wanted, reached = sum(self._counts) * percent / 100, 0
        for milliseconds, count in enumerate(self._counts):
            reached += count
            if count and reached >= wanted:
                return milliseconds / 1000
        return 0.0


@dataclass(frozen=True)
class StageFigures:
    """Statistics of one stage of a session."""

    count: int
    """Pieces of work: blocks for microphone, motion and recorder, frames for render and camera."""
    late: int
    """Pieces that arrived or were finished later than their time slot allows."""
    dropped: int
    """Pieces lost: blocks, motion points, or overdue frames."""
    mean_ms: float
    """Mean processing time of one piece."""


@dataclass(frozen=True)
class SessionStats:
    """Statistics of a live session so far."""

    frames: int = 0
    seconds: float = 0.0
    """Seconds from the first frame to the newest."""
    fps: float = 0.0
    """Frames per second over the whole session."""
    latency_p50: float = 0.0
    """Seconds from the capture of a sound to the delivery of its frame."""
    latency_p95: float = 0.0
    latency_p99: float = 0.0
    voice_delay: float = 0.0
    """Current delay of the voice in seconds; 0 without a voice output."""
    skew_p50: float = 0.0
    """Median A/V skew in seconds: frame at the camera minus playback of its sound; negative if the frame is early."""
    skew_p95: float = 0.0
    """95th percentile of the absolute A/V skew in seconds."""
    budget: dict[str, float] = field(default_factory=dict)
    """Deliberate delays of a frame in milliseconds, by cause."""
    stages: dict[str, StageFigures] = field(default_factory=dict)
    provider: str = ""
    """Compute device of the decoder: "CPU", "CUDA" or "WebGPU"."""
    graphics_card: str | None = None
    """Why the graphics card is not used, one sentence; None if it is, or none was asked for."""
    memory_start_mb: float = 0.0
    """Memory of this process after the start-up phase of five seconds."""
    memory_end_mb: float = 0.0
    problem: str | None = None

    @property
    def late(self) -> int:
        """Late pieces in all stages."""
        return sum(stage.late for stage in self.stages.values())

    @property
    def dropped(self) -> int:
        """Dropped pieces in all stages."""
        return sum(stage.dropped for stage in self.stages.values())

    def as_dict(self) -> dict[str, Any]:
        """Values for JSON, with latencies, delays and skews in milliseconds."""
        fields = asdict(self)
        for name in ("latency_p50", "latency_p95", "latency_p99", "voice_delay", "skew_p50", "skew_p95"):
            fields[f"{name}_ms"] = round(1000 * fields.pop(name))
        return fields


def details(stats: SessionStats) -> tuple[Sentence, ...]:
    """One line for the delay of the voice, if any, one per stage, and what draws the pictures."""
    held = round(1000 * stats.voice_delay)
    voice = (Sentence("Voice held back by {time} ms", time=held),) if held else ()
    drawn = (Sentence("Pictures are drawn by {device}", device=stats.provider),) if stats.provider else ()
    return (*voice, *(_line(name, stage) for name, stage in stats.stages.items()), *drawn)


def _line(name: str, stage: StageFigures) -> Sentence:
    return Sentence(
        "{stage}: {time:.1f} ms each, {late} late, {lost} left out",
        stage=NAMES.get(name, name),
        time=stage.mean_ms,
        late=stage.late,
        lost=stage.dropped,
    )


def memory_mb() -> float:
    """Resident memory of this process in MB."""
    return round(float(psutil.Process().memory_info().rss) / 1e6, 1)
