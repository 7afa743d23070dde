"""Mutual exclusion of the sessions on a graphics card: WebGPU crashes when two threads use it at once."""

from __future__ import annotations

import contextlib
import ctypes
from contextlib import AbstractContextManager
from typing import Any

_kept: list[object] = []
_locks: list[AbstractContextManager[Any]] = [contextlib.nullcontext()]


def use(lock: AbstractContextManager[Any]) -> None:
    """Take `lock`, reentrant, from now on; a program with threads calls this before it starts the first one."""
    _locks[0] = lock


def held() -> AbstractContextManager[Any]:
    """Context in which no other thread opens or runs a session on the card."""
    return _locks[0]


def keep(*parts: object) -> None:
    """Never free these, not even when the process ends: WebGPU crashes when memory of a lost device is freed."""
    if not _kept:
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(_kept))
    _kept.extend(parts)


def holds_lost() -> bool:
    """Whether something of a lost card is left, with which Python's own exit may crash."""
    return bool(_kept)
