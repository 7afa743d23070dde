"""Command `bench say`: time from a typed line to moving lips, in a live session without devices."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace

import numpy as np

from desktop.live.session import LiveSession
from desktop.live.session_parts import NONE, SessionParts
from desktop.live.session_settings import SessionSettings
from desktop.options.scene import SceneOptions
from desktop.speech.engine import SPEECH_RATE, SpeechEngine, Voice
from desktop.speech.open_engine import open_engine
from inference.portrait import builtins
from inference.types import Floats, Frame, Pixels
from inference.user_error import UserError

LINES = ("Hello everybody.", "Open the door.", "Yes, I agree.", "What do you think?", "Every word counts.")
"""Lines that begin with an open mouth, so that the first movement is a large one."""
ROUNDS = 2
FPS = 30
QUIET_SECONDS = 0.7
"""Time before each line in which the face is at rest."""
TIMEOUT = 15.0
POLL = 0.002
AUDIBLE = 0.01
"""-40 dB."""
TIMES_REST = 3.0
"""The lips move once the mouth differs from its rest by this multiple of the largest difference at rest."""
LEAST_CHANGE = 1.0
"""Mean difference of the mouth's pixels in grey levels below which nothing counts as a movement."""
MOUTH = (slice(285, 400), slice(190, 340))
"""Rows and columns around the mouth in a built-in portrait's 512 x 512 frame."""

Figures = dict[str, float | int | str]


class TimedEngine:
    """Passes an engine's sound on, and notes when it comes."""

    def __init__(self, engine: SpeechEngine) -> None:
        self.name = engine.name
        self._engine = engine
        self.first_at = 0.0
        """time.perf_counter() of the first piece of the newest line; 0 before it."""
        self.silence = 0.0
        """Seconds of silence at its beginning."""

    def voices(self) -> list[Voice]:
        """As the engine's."""
        return self._engine.voices()

    def speak(self, text: str, voice: str) -> Generator[Floats]:
        """As the engine's."""
        self.first_at, self.silence, audible = 0.0, 0.0, False
        for piece in self._engine.speak(text, voice):
            self.first_at = self.first_at or (time.perf_counter() if len(piece) else 0.0)
            loud = np.abs(piece) > AUDIBLE
            self.silence += 0.0 if audible else (int(np.argmax(loud)) if loud.any() else len(piece)) / SPEECH_RATE
            audible = audible or bool(loud.any())
            yield piece


@dataclass(frozen=True)
class Delay:
    """Times of one line in seconds after it was sent."""

    engine: float
    """First sound of the engine."""
    silence: float
    """Silence at the beginning of that sound."""
    lips: float
    """First frame in which the lips move, ready for window and camera."""


def measure(voice: str, command: str) -> Figures:
    """Speak LINES and time them. Raises UserError if there is no engine or the session fails."""
    engine = TimedEngine(open_engine(command))
    settings = SessionSettings(
        builtins.portraits()[0].path, NONE, fps=FPS, still=True, speech_voice=voice, speech_command=command
    )
    session = LiveSession(settings, replace(SessionParts.real(SceneOptions()), speech_engine=lambda _command: engine))
    session.start()
    try:
        _wait(session, lambda: session.latest() is not None)
        delays = [_time(session, engine, line) for line in LINES * ROUNDS]
        stats = session.stats()
    finally:
        session.stop(10)
    return {
        "engine": engine.name,
        "lines": len(delays),
        **_figures("first_sound", [delay.engine for delay in delays]),
        **_figures("silence_before_speech", [delay.silence for delay in delays]),
        **_figures("moving_lips", [delay.lips for delay in delays]),
        **_figures("lips_after_audible_sound", [delay.lips - delay.engine - delay.silence for delay in delays]),
        "latency_p50_ms": round(1000 * stats.latency_p50),
    }


def _figures(name: str, seconds: list[float]) -> Figures:
    return {f"{name}_p50_ms": round(1000 * statistics.median(seconds)), f"{name}_max_ms": round(1000 * max(seconds))}


def _time(session: LiveSession, engine: TimedEngine, line: str) -> Delay:
    rest, moving = _rest(session)
    sent = time.perf_counter()
    session.typed.say(line)
    _wait(session, lambda: _change(session.latest(), rest) > moving)
    lips = time.perf_counter() - sent
    _wait(session, lambda: not session.typed.speaking)
    return Delay(engine.first_at - sent, engine.silence, lips)


def _rest(session: LiveSession) -> tuple[Pixels, float]:
    """The mouth at rest, and the difference from it beyond which it moves."""
    time.sleep(QUIET_SECONDS)
    frame = session.latest()
    assert frame is not None  # noqa: S101 - for mypy
    rest, largest, ends = frame.pixels[MOUTH], 0.0, time.perf_counter() + QUIET_SECONDS
    while time.perf_counter() < ends:
        largest = max(largest, _change(session.latest(), rest))
        time.sleep(POLL)
    return rest, max(LEAST_CHANGE, TIMES_REST * largest)


def _change(frame: Frame | None, rest: Pixels) -> float:
    if frame is None:
        return 0.0
    return float(np.abs(frame.pixels[MOUTH].astype(np.int16) - rest).mean())


def _wait(session: LiveSession, reached: Callable[[], bool]) -> None:
    ends = time.perf_counter() + TIMEOUT
    while not reached():
        if session.failure or time.perf_counter() > ends:
            raise UserError(session.problem or "No lips moved; is the engine's sound silent?")
        time.sleep(POLL)
