"""Requests to end the process arrive as exceptions."""

from __future__ import annotations

import os
import signal

import pytest

from desktop.system import termination

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows delivers no SIGTERM to itself")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_raises_and_tells_the_exit_status(name: str) -> None:
    number = getattr(signal, name)
    before = signal.signal(number, signal.SIG_DFL)
    try:
        with pytest.raises(termination.Terminated) as caught, termination.raised():
            signal.raise_signal(number)
        assert caught.value.status == 128 + number
        assert signal.getsignal(number) == signal.SIG_DFL
    finally:
        signal.signal(number, before)


def test_an_ignored_signal_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with termination.raised():
            signal.raise_signal(signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)
