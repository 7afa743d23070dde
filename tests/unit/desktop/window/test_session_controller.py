"""Opening and closing sessions without blocking."""

from __future__ import annotations

import threading
import time
from typing import cast

import pytest

from desktop.window.backend import Session
from desktop.window.session_controller import SessionController
from desktop.window.session_options import SessionOptions
from inference.user_error import UserError

LIMIT = 5.0
WISHES = cast(SessionOptions, None)


class FakeSession:
    def __init__(self, log: list[str]) -> None:
        self.log = log
        self.state = "stopped"
        self.problem: str | None = None
        self.slowness = 0.0

    def start(self) -> None:
        self.log.append("start")
        self.state = "running"

    def stop(self, timeout: float = 0.0) -> None:
        self.log.append("stop")
        self.state = "stopped" if timeout >= self.slowness else "running"


class GatedController:
    """A session controller whose sessions wait for `gate` before they open."""

    def __init__(self) -> None:
        self.log: list[str] = []
        self.gate = threading.Event()
        self.refusal: str | None = None
        self.controller = SessionController(self.open)

    def open(self, _: SessionOptions) -> Session:
        self.gate.wait(LIMIT)
        if self.refusal:
            raise UserError(self.refusal)
        return cast(Session, FakeSession(self.log))

    def wait_for(self, state: str) -> None:
        end = time.perf_counter() + LIMIT
        while self.controller.state != state and time.perf_counter() < end:
            self.controller.collect()
            time.sleep(0.01)
        assert self.controller.state == state


@pytest.fixture
def gated() -> GatedController:
    return GatedController()


def test_a_session_is_starting_until_it_runs(gated: GatedController) -> None:
    gated.controller.start(WISHES)
    assert gated.controller.state == "starting"
    assert gated.controller.session is None
    gated.gate.set()
    gated.wait_for("running")


def test_a_stop_during_the_start_takes_effect_after_it(gated: GatedController) -> None:
    gated.controller.start(WISHES)
    gated.controller.stop()
    assert gated.controller.state == "stopping"
    gated.gate.set()
    gated.wait_for("stopped")
    assert gated.log == ["start", "stop"]


def test_a_second_start_closes_the_first_session(gated: GatedController) -> None:
    gated.gate.set()
    gated.controller.start(WISHES)
    gated.wait_for("running")
    gated.controller.start(WISHES)
    gated.wait_for("running")
    assert gated.log == ["start", "stop", "start"]


def test_a_failed_start_is_the_problem_until_the_next_start(gated: GatedController) -> None:
    gated.gate.set()
    gated.refusal = "There is no microphone."
    gated.controller.start(WISHES)
    gated.wait_for("stopped")
    assert gated.controller.problem == "There is no microphone."
    gated.refusal = None
    gated.controller.start(WISHES)
    gated.wait_for("running")
    assert gated.controller.problem is None


def test_a_failed_change_becomes_the_problem(gated: GatedController) -> None:
    failed: list[bool] = []
    gated.gate.set()
    gated.controller.start(WISHES)

    def order(_: Session) -> None:
        raise UserError("The folder is missing.")

    gated.controller.send(order, lambda: failed.append(True))
    gated.wait_for("running")
    end = time.perf_counter() + LIMIT
    while not failed and time.perf_counter() < end:
        gated.controller.collect()
        time.sleep(0.01)
    assert gated.controller.problem == "The folder is missing."
    assert failed == [True]


def test_changes_without_a_session_are_ignored(gated: GatedController) -> None:
    orders: list[Session] = []
    gated.controller.send(orders.append)
    assert gated.controller.close(LIMIT)
    assert orders == []


def test_closing_stops_the_session_within_its_limit(gated: GatedController) -> None:
    gated.gate.set()
    gated.controller.start(WISHES)
    assert gated.controller.close(LIMIT)
    assert gated.log == ["start", "stop"]


def test_a_session_that_stops_slowly_gets_more_time_after_closing(gated: GatedController) -> None:
    gated.gate.set()
    gated.controller.start(WISHES)
    gated.wait_for("running")
    session = cast(FakeSession, gated.controller.session)
    session.slowness = 10.0
    assert gated.controller.close(LIMIT)
    assert session.state == "running"
    gated.controller.wait_closed(30.0)
    assert session.state == "stopped"


def test_closing_does_not_wait_for_a_session_that_does_not_open(gated: GatedController) -> None:
    gated.controller.start(WISHES)
    assert not gated.controller.close(0.01)
    gated.gate.set()
