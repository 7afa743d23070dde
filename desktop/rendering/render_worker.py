"""Process that renders one video after the other: requests on stdin, progress on stdout, one JSON object a line.

It ends when stdin ends, also in the middle of a video, of which it then leaves no file.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TextIO

import cv2

from desktop.rendering import video_renderer
from desktop.rendering.render_request import RenderRequest, Step
from desktop.rendering.request_json import decode
from desktop.system import termination, threads
from desktop.system.background_tasks import unexpected
from inference.user_error import UserError

REPORT_SECONDS = 0.2
"""Least time between two reports of progress."""

Send = Callable[..., None]


def main() -> int:
    """Serve until stdin ends; returns the exit status."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches every process of a terminal; the parent decides
    cv2.setNumThreads(1)  # the parent starts a process for each core
    protocol = _own_stdout()
    requests: SimpleQueue[RenderRequest | None] = SimpleQueue()
    ended: list[bool] = []
    threads.start("requests", lambda: _listen(requests, ended))

    def send(**message: Any) -> None:
        protocol.write(json.dumps(message) + "\n")
        protocol.flush()

    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt), termination.raised():
        while (request := requests.get()) is not None:
            _render(request, send, ended)
    return 0


def _own_stdout() -> TextIO:
    """The stream of standard output, which nothing else writes to from now on."""
    protocol = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    with open(os.devnull, "w") as nothing:  # noqa: PTH123 - a device
        os.dup2(nothing.fileno(), sys.stdout.fileno())
    return protocol


def _listen(requests: SimpleQueue[RenderRequest | None], ended: list[bool]) -> None:
    with contextlib.suppress(ValueError, OSError):
        for line in sys.stdin:
            requests.put(decode(json.loads(line)))
    ended.append(True)
    requests.put(None)


def _render(request: RenderRequest, send: Send, ended: list[bool]) -> None:
    try:
        _report(request, send, ended)
    except UserError as error:
        send(error=str(error))
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - a bug in one video must not stop the others
        send(error=str(unexpected(error)))


def _report(request: RenderRequest, send: Send, ended: list[bool]) -> None:
    step, reported = Step(), -REPORT_SECONDS
    with contextlib.closing(video_renderer.render(request)) as steps:
        for step in steps:
            if ended:
                return
            if time.perf_counter() - reported >= REPORT_SECONDS:
                reported = time.perf_counter()
                send(done=step.done, total=step.total)
    send(done=step.done, total=step.total, notes=list(step.notes), complete=True)


if __name__ == "__main__":
    threads.leave(main())
