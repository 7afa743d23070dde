"""Mutual exclusion of the sessions on a graphics card: WebGPU crashes when two threads use it at once."""

from __future__ import annotations

import contextlib
from contextlib import AbstractContextManager
from typing import Any

_locks: list[AbstractContextManager[Any]] = [contextlib.nullcontext()]


def use(lock: AbstractContextManager[Any]) -> None:
    """Take `lock`, reentrant, from now on; a program with threads calls this before it starts the first one."""
    _locks[0] = lock


def held() -> AbstractContextManager[Any]:
    """Context in which no other thread opens or runs a session on the card."""
    return _locks[0]
