"""Speed on Windows and on Linux, in turns on the same machine."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from tests.windows.command_line import VOICE, figures
from tests.windows.wine import ROOT, Result, Wine

RENDER = ("main.py", "render", "felix", VOICE)
LIVE = ("main.py", "live", "--portrait", "felix", "--microphone", VOICE, "--camera", "none", "--headless")
ASKED = 40
SLOWEST = 0.6
"""Least share of Linux' pictures a second. Both share the cores with whatever else runs."""
Run = Callable[..., Result]


def check(wine: Wine, out: Path) -> str:
    """Seconds for a video, and pictures a second and delay while live, of both systems."""
    runs: dict[str, Run] = {"Windows": wine.python, "Linux": linux}
    rendered = {name: render(run, out, name) for name, run in runs.items()}
    lived = {name: live(run) for name, run in runs.items()}
    assert lived["Windows"]["fps"] >= SLOWEST * lived["Linux"]["fps"], f"live: {lived}"
    seconds = ", ".join(f"{name} {took:.1f} s" for name, took in rendered.items())
    live_told = ", ".join(
        f"{name} {made['fps']:.1f} of {ASKED} a second, {made['latency_p50_ms']}/{made['latency_p95_ms']} ms"
        for name, made in lived.items()
    )
    return f"video of 9 s: {seconds}; live: {live_told}"


def render(run: Run, out: Path, name: str) -> float:
    """Seconds for a video, with the start of the program."""
    path = out / f"speed-{name}.mp4"
    path.unlink(missing_ok=True)
    started = perf_counter()
    result = run(*RENDER, str(path.relative_to(ROOT)), seconds=900)
    assert result.status == 0, result.said[-300:]
    return perf_counter() - started


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
