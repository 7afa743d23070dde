"""Motion-out thread: sends the motion of each frame, when it is shown, to a program that wears it on an avatar."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event

from desktop.live.bounded_queue import Latest
from desktop.live.session_parts import NONE, MotionOutput
from desktop.live.session_problems import SessionProblems
from inference.types import Motion
from inference.user_error import UserError

TICK = 0.1
RETRY_SECONDS = 2.0
"""Interval between attempts to reach the network again."""


class MotionSender:
    """Owns the output. A slow one skips frames and never holds the renderer up."""

    def __init__(self, open_output: Callable[[str], MotionOutput], fps: int, problems: SessionProblems) -> None:
        self.wanted = NONE
        """Address to send to, or "none"; any thread may change it at any time."""
        self._open_output = open_output
        self._fps = fps
        self._problems = problems
        self._motions: Latest[tuple[int, Motion]] = Latest()
        self._opened = NONE
        self._output: MotionOutput | None = None
        self._next_attempt = 0.0

    def show(self, index: int, motion: Motion) -> None:
        """Called when frame `index` is shown; returns at once."""
        if self.wanted != NONE:
            self._motions.put((index, motion))

    def run(self, stop: Event) -> None:
        """Run until `stop` is set."""
        try:
            while not stop.is_set():
                self._check_output(time.perf_counter())
                if shown := self._motions.wait(TICK):
                    self._send(*shown)
        finally:
            self._close()

    def _check_output(self, now: float) -> None:
        if self.wanted != self._opened:
            self._close()
            self._problems.clear("motion out")
            self._opened, self._next_attempt = self.wanted, now
        if self._output is None and self._opened != NONE and now >= self._next_attempt:
            self._next_attempt = now + RETRY_SECONDS
            try:
                self._output = self._open_output(self._opened)
            except UserError as error:
                self._problems.put("motion out", str(error))

    def _send(self, index: int, motion: Motion) -> None:
        if self._output is None:
            return
        try:
            self._output.send(motion, index / self._fps)
        except UserError as error:
            self._problems.put("motion out", str(error))
            self._close()
        else:
            self._problems.clear("motion out")

    def _close(self) -> None:
        output, self._output = self._output, None
        if output:
            output.close()
