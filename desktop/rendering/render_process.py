"""Renders videos in another process, with the interface of `video_renderer.render`."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

from desktop.rendering.render_request import RenderRequest, Step
from desktop.rendering.request_json import encode
from desktop.rendering.video_renderer import remove_unfinished
from inference.user_error import UserError

COMMAND = (sys.executable, "-m", "desktop.rendering.render_worker")
ROOT = Path(__file__).resolve().parents[2]
TRIES = 3
"""Processes that may end unexpectedly over one video."""
END_SECONDS = 10.0
"""Time for a process to remove its unfinished file."""


class RenderProcess:
    """One process at a time, started when needed and again after it was killed."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False

    def render(self, request: RenderRequest) -> Generator[Step]:
        """Steps of a video, without pixels; closing the iterator early leaves no file.

        Raises UserError as `video_renderer.render` does, and if the process ends unexpectedly TRIES times.
        """
        for _ in range(TRIES):
            try:
                yield from self._attempt(request.absolute())
            except EOFError:
                self._end()
                remove_unfinished(request.out)
                if self._stopped:
                    return
            else:
                return
        raise UserError(
            "The process that makes {out} was ended {tries} times, perhaps for lack of memory; try fewer workers.",
            out=request.out,
            tries=TRIES,
        )

    def stop(self) -> None:
        """Make the process end, from any thread; what it is rendering leaves no file."""
        self._stopped = True
        process = self._process
        if process and process.stdin:
            with contextlib.suppress(OSError):
                process.stdin.close()

    def close(self) -> None:
        """End the process, which `stop` told to end."""
        self.stop()
        self._end()

    def _attempt(self, request: RenderRequest) -> Generator[Step]:
        """Steps of the video. Raises EOFError if the process ends before the video does."""
        complete = False
        try:
            self._send(encode(request))
            while not complete:
                message = self._receive()
                complete = "error" in message or "complete" in message
                if "error" in message:
                    raise UserError(message["error"])
                yield Step(message["done"], message["total"], None, tuple(message.get("notes", ())))
        finally:
            if not complete:
                self._end()

    def _send(self, message: dict[str, Any]) -> None:
        if self._process is None and not self._stopped:
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(
                self._command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
            )
        if self._process is None or self._process.stdin is None:
            raise EOFError
        try:
            self._process.stdin.write(json.dumps(message) + "\n")
            self._process.stdin.flush()
        except (OSError, ValueError) as error:  # ValueError: closed by stop()
            raise EOFError from error

    def _receive(self) -> dict[str, Any]:
        assert self._process  # noqa: S101 - for mypy
        assert self._process.stdout  # noqa: S101 - for mypy
        line = self._process.stdout.readline()
        if not line.endswith("\n"):
            raise EOFError
        message: dict[str, Any] = json.loads(line)
        return message

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(OSError):
            if process.stdin:
                process.stdin.close()
        try:
            process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()
