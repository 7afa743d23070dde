"""Reads single keys from a terminal, without Enter."""

from __future__ import annotations

import contextlib
import importlib
import os
import select
import sys
from collections.abc import Callable, Iterator
from typing import Any

Read = Callable[[], str]


@contextlib.contextmanager
def pressed() -> Iterator[Read]:
    """Yields `read()`, the keys pressed since its last call; "" without a terminal or in the background."""
    if sys.stdin is None or not sys.stdin.isatty() or not _in_front():
        yield lambda: ""
    elif sys.platform == "win32":
        yield _windows(importlib.import_module("msvcrt"))
    else:
        with _raw() as read:
            yield read


def _in_front() -> bool:
    """True if the process is in the foreground; a background process that changes the terminal is stopped."""
    return sys.platform == "win32" or os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()


def _windows(msvcrt: Any) -> Read:
    def read() -> str:
        keys = ""
        while msvcrt.kbhit():
            keys += msvcrt.getwch()
        return keys

    return read


@contextlib.contextmanager
def _raw() -> Iterator[Read]:
    termios, tty = importlib.import_module("termios"), importlib.import_module("tty")
    before = termios.tcgetattr(sys.stdin)
    tty.setcbreak(sys.stdin)
    try:
        yield _waiting
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


def _waiting() -> str:
    keys = ""
    while select.select([sys.stdin], [], [], 0)[0] and (more := os.read(sys.stdin.fileno(), 64)):
        keys += more.decode(errors="ignore")
    return keys
