import logging
import threading

import pytest

from desktop.live.workers import running
from inference.user_error import UserError


def test_a_worker_is_asked_to_stop_and_joined() -> None:
    seen: list[str] = []

    def work(stop: threading.Event) -> None:
        seen.append(threading.current_thread().name)
        stop.wait(20)
        seen.append("done")

    with running("motion", work, seen.append, 20):
        pass
    assert seen == ["motion", "done"]


def test_a_user_error_is_passed_on_unchanged() -> None:
    told: list[str] = []

    def work(_: threading.Event) -> None:
        raise UserError("The camera is gone.")

    with running("camera", work, told.append, 20):
        pass
    assert told == ["The camera is gone."]


def test_an_unexpected_error_becomes_one_sentence() -> None:
    told: list[str] = []

    def work(_: threading.Event) -> None:
        raise ZeroDivisionError("division by zero")

    with running("render", work, told.append, 20):
        pass
    assert told == ["The render thread stopped unexpectedly (ZeroDivisionError: division by zero); start again."]


def test_a_hanging_thread_is_abandoned(caplog: pytest.LogCaptureFixture) -> None:
    release = threading.Event()
    with caplog.at_level(logging.WARNING), running("stuck", lambda _: bool(release.wait(20)) and None, print, 0.05):
        pass
    assert "stuck" in caplog.text
    release.set()


def test_threads_with_a_shared_stop_end_independently() -> None:
    stop, outer_ended, told = threading.Event(), threading.Event(), list[str]()

    def outer(stop: threading.Event) -> None:
        stop.wait(20)
        outer_ended.set()

    def inner(stop: threading.Event) -> None:
        stop.wait(20)
        told.append("together" if outer_ended.wait(20) else "one after the other")

    with running("outer", outer, told.append, 20, stop), running("inner", inner, told.append, 20, stop):
        pass
    assert told == ["together"]
