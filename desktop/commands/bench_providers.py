"""Speed and equality of the graphics card and the CPU, for networks, frames, videos and a live session."""

from __future__ import annotations

import contextlib
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Generator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import cv2
import psutil

from desktop.commands import roofline
from desktop.commands.bench_rendering import WARM_UP, live_frame_rate
from desktop.devices.video_file import VideoFile
from desktop.options.scene import SIZES, SceneOptions
from desktop.rendering.background_iterator import ahead_of
from inference import onnx_session, providers
from inference.audio.sound_file import read_sound
from inference.decoder.card.card_decoder import CardDecoder
from inference.decoder.decoder import Decoder
from inference.decoder.open_decoder import share_alike
from inference.decoder.picture_format import FILE, RGB, PictureFormat
from inference.face.dynamics import drive, face_of
from inference.pipeline import render_frames, speech_motions
from inference.portrait import builtins, portrait
from inference.timebase import SAMPLE_RATE
from inference.types import Frame, Motion

COMPARED = ("512", "1080p")
VOICE_SECONDS, FPS = 8, 30
NETWORK_RUNS = 200
"""At most one for each timed frame."""
LONGEST = 10.0
"""Seconds after which a measurement ends, on a card that is far slower than expected."""

Figures = dict[str, Any]


def measure(frames: int, seconds: float, bandwidth: float | None = None) -> Figures:
    """All figures, over `frames` frames of each kind and a live session of `seconds`; names end in their unit.

    `bandwidth` in GB/s is that of the card's memory; measured by a copy if None.
    """
    cv2.setNumThreads(1)
    entry, voice = builtins.portraits()[0], builtins.voices()[0]
    face = portrait.register(entry.path)
    motions = list(speech_motions(read_sound(voice.path)[: VOICE_SECONDS * SAMPLE_RATE], FPS))
    used = [providers.CPU, *([card] if (card := providers.usable()) else [])]
    figures: Figures = {"graphics_card": _card(used)}
    runs = min(NETWORK_RUNS, frames)
    for name in onnx_session.model_names():
        figures[name] = {key: value for provider in used for key, value in _network(name, provider, runs).items()}
    for size in COMPARED:
        scene = SceneOptions(SIZES[size])
        decoder = Decoder(face, scene.open_scene(face))
        figures[size] = {"geometry_ms": _geometry(decoder, motions, frames)}
        for provider in used:
            figures[f"{size}_{provider}"] = _drawing(decoder, provider, motions, frames)
        if len(used) > 1:
            figures[f"{size}_bounds"] = roofline.bounds(CardDecoder(decoder, used[1]), used[1], bandwidth)
        figures[f"{size}_live"] = live_frame_rate(entry.path, voice.path, scene, seconds)
    figures["memory_mb"] = round(psutil.Process().memory_info().rss / 1e6)
    return figures


def _card(used: list[str]) -> str:
    if len(used) > 1:
        return f"{used[1]}, {_nvidia() or 'whose name the system settings show'}"
    return str(providers.problem() or "none: this build of onnxruntime computes with the CPU alone")


def _nvidia() -> str:
    """Name, driver and memory of NVIDIA's card; "" without one."""
    try:
        query = ["nvidia-smi", "--query-gpu=name,driver_version,memory.total", "--format=csv,noheader"]
        return subprocess.run(query, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _network(name: str, provider: str, runs: int) -> Figures:
    """p50 and p95 of `runs` runs in milliseconds, as live use asks for it."""
    try:
        session = onnx_session.OnnxSession(name, onnx_session.model_path(name), provider)
    except Exception as error:  # noqa: BLE001 - onnxruntime raises many types
        return {f"{provider}_problem": providers.reason(provider, error)}
    return _spread(f"{provider}_", _durations(session.warm_up, runs))


def _geometry(decoder: Decoder, motions: list[Motion], frames: int) -> float:
    """Median milliseconds of what the CPU computes of every frame, whatever draws it."""
    durations = []
    for motion in islice(cycle(motions), frames):
        started = time.perf_counter()
        decoder.locate(drive(*face_of(decoder.portrait), motion), motion.breath)
        durations.append(time.perf_counter() - started)
    return round(1000 * statistics.median(durations), 2)


def _drawing(decoder: Decoder, provider: str, motions: list[Motion], frames: int) -> Figures:
    """Drawing alone, and pictures a second of a video without its file; a card's picture against the CPU's."""
    drawer = decoder if provider == providers.CPU else CardDecoder(decoder, provider)
    face = face_of(decoder.portrait)
    shapes = [decoder.locate(drive(*face, motion), motion.breath) for motion in motions[::15]]
    turns = cycle(shapes)
    figures = _spread("draw_", _durations(lambda: drawer.draw(next(turns)), frames))
    if isinstance(drawer, CardDecoder):
        card = drawer
        alike = min(share_alike(card.draw(shape), decoder.draw(shape)) for shape in shapes[:5])
        figures |= _spread("draw_i420_", _durations(lambda: card.draw(next(turns), wanted=FILE), frames))
        figures |= {"alike_percent": round(100 * alike, 3)}
    rates = {"pictures_a_second": _rate(drawer, motions, frames), "video_fps": _video_rate(drawer, motions, frames)}
    return figures | rates | {"drawn_by": drawer.provider}


def _rate(drawer: Decoder, motions: list[Motion], frames: int) -> float:
    """Frames a second of a video whose frames are thrown away."""
    return _paced(_rendered(drawer, motions, frames), lambda frame: frame.index)


def _video_rate(drawer: Decoder, motions: list[Motion], frames: int) -> float:
    """Frames a second of a video with its file."""
    with tempfile.TemporaryDirectory() as folder:
        height, width = drawer.draw(drawer.prepare(motions[0])).shape[:2]
        video = VideoFile(Path(folder) / "bench.mp4", FPS, size=(width, height))
        try:
            made = _rendered(drawer, motions, frames, video.format)
            return _paced(made, lambda frame: video.add_frame(frame.index, frame.pixels))
        finally:
            video.discard()


def _rendered(drawer: Decoder, motions: list[Motion], frames: int, wanted: PictureFormat = RGB) -> Generator[Frame]:
    """Frames as `render` makes them."""
    return render_frames(drawer, islice(cycle(motions), frames), ahead=ahead_of(drawer), wanted=wanted)


def _paced(rendered: Generator[Frame], work: Callable[[Frame], object]) -> float:
    started, count = time.perf_counter(), 0
    with contextlib.closing(rendered):
        for frame in rendered:
            work(frame)
            count += 1
            if time.perf_counter() - started > LONGEST:
                break
    return round(count / (time.perf_counter() - started), 1)


def _durations(work: Callable[[], object], count: int) -> list[float]:
    """Seconds of each of `count` runs after WARM_UP others; of fewer if they take longer than LONGEST."""
    durations: list[float] = []
    for most in (WARM_UP, count):
        durations.clear()
        while len(durations) < most and sum(durations) < LONGEST:
            started = time.perf_counter()
            work()
            durations.append(time.perf_counter() - started)
    return durations


def _spread(prefix: str, durations: list[float]) -> Figures:
    ordered = sorted(1000 * seconds for seconds in durations)
    middle, high = ordered[len(ordered) // 2], ordered[round(0.95 * (len(ordered) - 1))]
    return {f"{prefix}p50_ms": round(middle, 2), f"{prefix}p95_ms": round(high, 2)}
