"""Rendering speed at one frame size: per stage, and of the whole live path."""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import cv2

from desktop.live.session import LiveSession
from desktop.live.session_settings import SessionSettings
from desktop.options.scene import SceneOptions
from inference.decoder.decoder import Decoder
from inference.decoder.disclosure_mark import DisclosureMark
from inference.timebase import FRAME_RATES
from inference.types import Motion, Portrait
from inference.user_error import UserError
from inference.watermark.watermark import Watermark

WARM_UP = 10
"""Frames rendered before the measurement."""
START_SECONDS = 60.0

_STAGES = {
    "flow": ("_flow", "at"),
    "warp": ("_scene", "draw"),
    "geometry": (None, "locate"),
    "mouth": ("_mouth", "draw"),
    "eyes": ("_eyes", "draw"),
}


def render_times(face: Portrait, scene: SceneOptions, motions: list[Motion], frames: int) -> dict[str, float]:
    """Medians over `frames` frames, each rendered on one thread as in a live session, and on two as for a video.

    "geometry" is all that a graphics card does not do, "flow" its part; "picture" includes all stages.
    """
    cv2.setNumThreads(1)
    started = time.perf_counter()
    decoder = scene.open_decoder(face)
    prepared = time.perf_counter() - started
    stages = _stage_seconds(decoder, motions, frames)
    cv2.setNumThreads(2)
    on_two = _stage_seconds(Decoder(face, decoder._scene), motions, frames)
    return {
        **{f"{name}_ms": _median_ms(seconds) for name, seconds in stages.items()},
        "picture_p95_ms": round(1000 * sorted(stages["picture"])[int(0.95 * (frames - 1))], 2),
        "picture_ms_2_threads": _median_ms(on_two["picture"]),
        "prepare_s": round(prepared, 3),
    }


def live_frame_rate(photo: Path, voice: Path, scene: SceneOptions, seconds: float) -> dict[str, float]:
    """Frame rate of the live path for a voice, at the highest frame rate setting, and the cores that it keeps busy.

    Raises UserError if the session fails.
    """
    settings = SessionSettings(photo, str(voice), fps=max(FRAME_RATES), scene=scene)
    session = LiveSession(settings)
    session.start()
    give_up = time.perf_counter() + START_SECONDS
    while session.state == "starting" and time.perf_counter() < give_up:
        time.sleep(0.05)
    began, busy = time.perf_counter(), time.process_time()
    time.sleep(seconds)
    cores = (time.process_time() - busy) / (time.perf_counter() - began)
    session.stop(10)
    if session.failure:
        raise UserError(session.failure)
    return {"live_fps": session.stats().fps, "live_fps_asked": settings.fps, "live_cores": round(cores, 2)}


class Stopwatch:
    """Records durations in seconds, by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = defaultdict(list)

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        """Record the duration of the context under `name`."""
        started = time.perf_counter()
        yield
        self.seconds[name].append(time.perf_counter() - started)

    def watch(self, name: str, owner: object, method: str) -> None:
        """Record the duration of each future call of a method of `owner`."""
        work = getattr(owner, method)

        def timed(*arguments: Any, **named: Any) -> Any:
            with self.timed(name):
                return work(*arguments, **named)

        setattr(owner, method, timed)


def _stage_seconds(decoder: Decoder, motions: list[Motion], frames: int) -> dict[str, list[float]]:
    """[frames] durations in seconds of each stage."""
    stopwatch, watermark = Stopwatch(), Watermark(0)
    for name, (part, method) in _STAGES.items():
        stopwatch.watch(name, getattr(decoder, part) if part else decoder, method)
    stopwatch.watch("picture", decoder, "render")
    for motion in islice(cycle(motions), WARM_UP + frames):
        picture = decoder.render(motion)
        with stopwatch.timed("watermark"):
            watermark.add(picture)
        with stopwatch.timed("mark"):
            DisclosureMark().draw(picture)
    return {name: seconds[WARM_UP:] for name, seconds in stopwatch.seconds.items()}


def _median_ms(seconds: list[float]) -> float:
    return round(1000 * statistics.median(seconds), 2)
