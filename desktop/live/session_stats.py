"""Counts what every stage of a live session does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

import psutil

from inference.sentence import Sentence

LONGEST_MS = 2000
NAMES = {
    "microphone": Sentence("Microphone"),
    "motion": Sentence("Movement"),
    "render": Sentence("Picture"),
    "camera": Sentence("Camera"),
    "recorder": Sentence("Recording"),
}
"""What a person calls the stages."""


class Stage:
    """Work done by one thread, or by several in turn; written by nobody else."""

    def __init__(self) -> None:
        self.count = 0
        self.late = 0
        self.dropped = 0
        self.seconds = 0.0

    @contextmanager
    def timed(self, allowed: float) -> Iterator[None]:
        """Count one piece of work, as late when it takes longer than `allowed` seconds."""
        started = time.monotonic()
        yield
        self.add(time.monotonic() - started, allowed)

    def add(self, seconds: float, allowed: float) -> None:
        """Count one piece of work that took so many seconds, as late when they are more than `allowed`."""
        self.count += 1
        self.seconds += seconds
        self.late += seconds > allowed

    def figures(self, late: int = 0, dropped: int = 0) -> StageFigures:
        """The counts so far, and what was late or dropped on the way here."""
        mean = 1000 * self.seconds / self.count if self.count else 0.0
        return StageFigures(self.count, self.late + late, self.dropped + dropped, round(mean, 3))


class Latencies:
    """Histogram in steps of 1 ms, so that hours of frames take no more memory than one."""

    def __init__(self) -> None:
        self._counts = [0] * (LONGEST_MS + 1)

    def add(self, seconds: float) -> None:
        """Count one frame."""
        self._counts[min(max(round(seconds * 1000), 0), LONGEST_MS)] += 1

    def percentile(self, percent: float) -> float:
        """Seconds within which `percent` of the frames arrived; 0 when there were none."""
        wanted, reached = sum(self._counts) * percent / 100, 0
        for milliseconds, count in enumerate(self._counts):
            reached += count
            if count and reached >= wanted:
                return milliseconds / 1000
        return 0.0


@dataclass(frozen=True)
class StageFigures:
    """One stage of a session."""

    count: int
    """Pieces of work: blocks for microphone, motion and recorder, pictures for render and camera."""
    late: int
    """Pieces that came or were done later than their time slot allows."""
    dropped: int
    """Pieces lost: blocks, motion points, or pictures whose time had passed."""
    mean_ms: float
    """Mean working time of one piece."""


@dataclass(frozen=True)
class SessionStats:
    """A live session so far."""

    frames: int = 0
    seconds: float = 0.0
    """From the first picture to the newest."""
    fps: float = 0.0
    """Pictures a second over the whole session."""
    latency_p50: float = 0.0
    """Seconds from the capture of a sound to the delivery of the picture that shows it."""
    latency_p95: float = 0.0
    latency_p99: float = 0.0
    voice_delay: float = 0.0
    """Seconds that the voice is held back now; 0 without an output for it."""
    skew_p50: float = 0.0
    """Seconds by which a picture usually reaches the camera after its sound leaves; negative when before."""
    skew_p95: float = 0.0
    """Seconds within which they come together 95 times in 100."""
    budget: dict[str, float] = field(default_factory=dict)
    """Milliseconds that a picture waits on purpose, by reason."""
    stages: dict[str, StageFigures] = field(default_factory=dict)
    provider: str = ""
    """What the decoder runs on: "CPU" or "CUDA"."""
    memory_start_mb: float = 0.0
    """Memory of this process once all had settled, after five seconds."""
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
        """For JSON: latencies, delays and skews in milliseconds."""
        fields = asdict(self)
        for name in ("latency_p50", "latency_p95", "latency_p99", "voice_delay", "skew_p50", "skew_p95"):
            fields[f"{name}_ms"] = round(1000 * fields.pop(name))
        return fields


def details(stats: SessionStats) -> tuple[Sentence, ...]:
    """A line for each thing that takes time."""
    held = round(1000 * stats.voice_delay)
    voice = (Sentence("Voice held back by {time} ms", time=held),) if held else ()
    return (*voice, *(_line(name, stage) for name, stage in stats.stages.items()))


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
