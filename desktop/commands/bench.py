"""Command `bench`: speed of rendering, motion generation and portrait registration on this computer."""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from desktop.commands import bench_providers, say_bench, soak
from desktop.commands.bench_rendering import live_frame_rate, render_times
from desktop.options import speech as speech_options
from desktop.options.scene import SIZES, SceneOptions
from desktop.options.values import number, whole_number
from inference.audio.sound_file import read_sound
from inference.motion.generator import MotionGenerator
from inference.onnx_session import open_session
from inference.portrait import builtins, portrait
from inference.timebase import SAMPLE_RATE, seconds_of_sample
from inference.types import AudioChunk, Floats, Motion

MAIN = Path(__file__).resolve().parents[2] / "main.py"
WHAT = (
    "soak: the live path for long; window: how often it repaints while live, and its load at rest; "
    "say: from a typed line to moving lips"
)
CHUNK = SAMPLE_RATE // 50
"""Block size of a sound card in samples: 20 ms."""
REPETITIONS = 3
"""Registrations and starts of the program to time, at most one for each timed frame."""
LIVE_SHARE, LEAST_LIVE = 0.03, 1.0
"""Seconds of live session per timed frame, and their minimum."""

Figures = dict[str, Any]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("what", nargs="?", choices=("speed", "soak", "window", "say"), default="speed", help=WHAT)
    parser.add_argument(
        "--minutes", type=number("--minutes", 0.1, 100_000), default=30.0, help="of a soak (default: %(default)s)"
    )
    parser.add_argument("--microphone", help="of a soak: a microphone or a sound file (default: the system's)")
    parser.add_argument("--voice-output", default="auto", help="of a soak: as in live (default: %(default)s)")
    parser.add_argument(
        "--fps", type=whole_number("--fps", 25, 60), default=30, help="of a soak (default: %(default)s)"
    )
    parser.add_argument(
        "--seconds",
        type=number("--seconds", 1, 86_400),
        default=15.0,
        help="of a window, or of a live session with --providers (default: %(default)s)",
    )
    parser.add_argument(
        "--providers", action="store_true", help="instead: compare the graphics card with the CPU (a few minutes)"
    )
    parser.add_argument(
        "--bandwidth",
        type=number("--bandwidth", 0.1, 100_000),
        metavar="GB/S",
        help="of the card's memory, for the bounds with --providers (default: measured by a copy)",
    )
    speech_options.add_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print machine-readable output")
    parser.add_argument(
        "--frames",
        type=whole_number("--frames", 1, 1_000_000),
        default=300,
        help="frames to time (default: %(default)s)",
    )


def run(options: argparse.Namespace) -> int:
    """Measure and print."""
    if options.what == "soak":
        return soak.run(options.minutes, options.microphone, options.voice_output, options.fps)
    if options.providers:
        figures = bench_providers.measure(options.frames, options.seconds, options.bandwidth)
    elif options.what == "say":
        figures = say_bench.measure(options.voice, options.speech_command)
    else:
        figures = _window(options.seconds) if options.what == "window" else measure(options.frames)
    if options.json:
        print(json.dumps(figures, indent=2))
    else:
        for name, value in figures.items():
            print(f"{name:24} {_words(value)}")
    return 0


def _window(seconds: float) -> Figures:
    from desktop.commands import window_bench

    return window_bench.measure(seconds)


def measure(frames: int) -> Figures:
    """All figures; names end in their unit."""
    first = builtins.portraits()[0].path
    face = portrait.register(first)
    voice, repetitions = builtins.voices()[0].path, min(REPETITIONS, frames)
    sound = read_sound(voice)
    motions, motion_seconds = _generate(sound)
    figures: Figures = {
        "machine": platform.machine(),
        "processor": _processor(),
        "cores": psutil.cpu_count() or 0,
        "provider": open_session("lips").provider,
        "portrait_s": round(_median_seconds(lambda: portrait.register(first), repetitions), 3),
        "motion_real_time_factor": round(motion_seconds / seconds_of_sample(len(sound)), 4),
    }
    for name, size in SIZES.items():
        scene = SceneOptions(size)
        figures[name] = render_times(face, scene, motions, frames)
        figures[name] |= live_frame_rate(first, voice, scene, max(LEAST_LIVE, frames * LIVE_SHARE))
    figures["start_up_s"] = round(_median_seconds(_list_portraits, repetitions), 3)
    figures["peak_rss_mib"] = round(_peak_rss() / 2**20)
    return figures


def _words(value: object) -> str:
    return ", ".join(f"{name} {part}" for name, part in value.items()) if isinstance(value, dict) else str(value)


def _generate(sound: Floats) -> tuple[list[Motion], float]:
    """Motion of the whole sound, pushed block by block, and the elapsed seconds."""
    generator = MotionGenerator(seed=0)
    started = time.perf_counter()
    motions: list[Motion] = []
    for start in range(0, len(sound), CHUNK):
        motions += generator.push(AudioChunk(sound[start : start + CHUNK], start, 0.0))
    motions += generator.flush()
    return motions, time.perf_counter() - started


def _list_portraits() -> None:
    subprocess.run([sys.executable, str(MAIN), "portraits"], check=True, stdout=subprocess.DEVNULL)


def _median_seconds(work: Callable[[], object], times: int) -> float:
    return statistics.median(_seconds(work) for _ in range(times))


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _peak_rss() -> int:
    """Peak memory of this process in bytes."""
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024  # ru_maxrss is in KiB on Linux


def _processor() -> str:
    """Model name of the processor."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor())
