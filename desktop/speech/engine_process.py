"""Runs a speech engine's program, without a shell or a console window."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator, Sequence

from inference.sentence import quote
from inference.user_error import UserError

LISTING_SECONDS = 10.0
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0) if sys.platform == "win32" else 0


@contextlib.contextmanager
def running(words: Sequence[str], text: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process that reads `text` as UTF-8 from its standard input; it is killed if it still runs at the end.

    Raises UserError if it cannot be started.
    """
    pipe = subprocess.PIPE
    try:
        process = subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, creationflags=NO_WINDOW)
    except (OSError, ValueError) as error:
        raise _refused(words, error) from error
    with process:
        try:
            _write(process, text)
            yield process
        finally:
            process.kill()


def listing(words: Sequence[str]) -> str:
    """What a program prints. Raises UserError if it fails."""
    try:
        done = subprocess.run(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=LISTING_SECONDS,
            creationflags=NO_WINDOW,
            check=True,
        )
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise _refused(words, error) from error
    return done.stdout.decode("utf-8", "replace")


def _write(process: subprocess.Popen[bytes], text: str) -> None:
    assert process.stdin is not None  # noqa: S101 - for mypy
    with contextlib.suppress(OSError):  # it takes no text from there, or has failed: its exit status tells
        process.stdin.write(text.encode())
    with contextlib.suppress(OSError):
        process.stdin.close()


def _refused(words: Sequence[str], error: Exception) -> UserError:
    return UserError(
        "The speech engine {name} does not run ({reason}).",
        name=quote(words[0]),
        reason=quote(getattr(error, "strerror", None) or error),
    )
