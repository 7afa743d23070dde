"""Frames, microphone level and statistics of the running session, for display."""

from __future__ import annotations

import time

from desktop.live.session_stats import details
from desktop.system.rate_meter import RateMeter
from desktop.window.backend import Figures, Session
from desktop.window.live_control import WANTED_FPS, LiveControl
from inference.types import Frame


class SessionMonitor:
    """Reads the running session; every call returns at once."""

    def __init__(self, live: LiveControl) -> None:
        self._live = live
        self._rate = RateMeter()

    def latest(self) -> Frame | None:
        """The newest frame; None while no session runs."""
        session = self._running()
        return session.latest() if session else None

    def level(self) -> float:
        """Peak level of the microphone, 0..1; 0 while no session runs."""
        session = self._running()
        return session.level() if session else 0.0

    def figures(self) -> Figures | None:
        """Statistics; None while no session runs."""
        session = self._running()
        if session is None:
            return None
        stats = session.stats()
        fps = self._rate.at(time.perf_counter(), stats.frames)
        rendered = stats.stages.get("render")
        skew = stats.skew_p50 if stats.voice_delay else None
        dropped = rendered.dropped if rendered else 0
        wanted, lines = WANTED_FPS[self._live.size], details(stats)
        return Figures(fps, wanted, stats.latency_p50, dropped, skew, lines, stats.graphics_card)

    def _running(self) -> Session | None:
        return self._live.session if self._live.state == "running" else None
