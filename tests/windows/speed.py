"""Speed on Windows and on Linux, in turns on the same machine."""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from tests.windows.command_line import VOICE, figures
from tests.windows.wine import ROOT, Result, Wine

RENDER = ("main.py", "render", "felix", VOICE)
LIVE = ("main.py", "live", "--portrait", "felix", "--microphone", VOICE, "--camera", "none", "--headless")
ASKED = 40
BUSY = 0.9
"""Share of the pictures that Linux makes on a machine with nothing else to do."""
SLOWEST = 0.8
"""Least share of Linux' pictures a second, on a machine that lets Linux make nearly all of them."""
DEAREST = 1.5
"""Most times as much work of the processor as on Linux."""
Run = Callable[..., Result]


def check(wine: Wine, out: Path) -> str:
    """Work of the processor for a video, and pictures a second and delay while live, of both systems."""
    runs: dict[str, Run] = {"Windows": wine.python, "Linux": linux}
    rendered = {name: render(run, out, name) for name, run in runs.items()}
    lived = {name: live(run) for name, run in runs.items()}
    told = ", ".join(f"{name} {work:.1f} s of the processor, {took:.0f} s" for name, (work, took) in rendered.items())
    told += "; live of 40: " + ", ".join(
        f"{name} {made['fps']:.1f}, {made['latency_p50_ms']}/{made['latency_p95_ms']} ms"
        for name, made in lived.items()
    )
    assert rendered["Windows"][0] <= DEAREST * rendered["Linux"][0], told
    if lived["Linux"]["fps"] < BUSY * ASKED:
        return f"{told} (machine too busy to compare live)"
    assert lived["Windows"]["fps"] >= SLOWEST * lived["Linux"]["fps"], told
    return told


def render(run: Run, out: Path, name: str) -> tuple[float, float]:
    """Processor time and time of a video of 9 s in seconds, with the start of the program."""
    path = out / f"speed-{name}.mp4"
    path.unlink(missing_ok=True)
    started, before = perf_counter(), processor_seconds()
    result = run(*RENDER, str(path.relative_to(ROOT)), seconds=900)
    assert result.status == 0, result.said[-300:]
    return processor_seconds() - before, perf_counter() - started


def processor_seconds() -> float:
    """Of all programs started so far that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def live(run: Run) -> dict[str, float]:
    """Statistics of ten seconds."""
    result = run(*LIVE, "--seconds", "10", "--fps", str(ASKED), seconds=300)
    assert result.status == 0, result.said[-300:]
    return figures(result.said)


def linux(*arguments: str, seconds: int) -> Result:
    """Run this system's Python in the repository."""
    command = [ROOT / ".venv/bin/python", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=seconds
    )
    return Result(done.returncode, done.stdout)
