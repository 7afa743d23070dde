"""Opening and closing the session without waiting for it."""

from __future__ import annotations

import threading
import time
from typing import cast

import pytest

from desktop.window.backend import Session, Wishes
from desktop.window.session_controller import Director
from inference.user_error import UserError

LIMIT = 5.0
WISHES = cast(Wishes, None)


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


class Studio:
    """A director whose sessions wait for `gate` before they open."""

    def __init__(self) -> None:
        self.log: list[str] = []
        self.gate = threading.Event()
        self.refusal: str | None = None
        self.director = Director(self.open)

    def open(self, _: Wishes) -> Session:
        self.gate.wait(LIMIT)
        if self.refusal:
            raise UserError(self.refusal)
        return cast(Session, FakeSession(self.log))

    def wait_for(self, state: str) -> None:
        end = time.monotonic() + LIMIT
        while self.director.state != state and time.monotonic() < end:
            self.director.collect()
            time.sleep(0.01)
        assert self.director.state == state


@pytest.fixture
def studio() -> Studio:
    return Studio()


def test_a_session_is_starting_until_it_runs(studio: Studio) -> None:
    studio.director.start(WISHES)
    assert studio.director.state == "starting"
    assert studio.director.session is None
    studio.gate.set()
    studio.wait_for("running")


def test_a_stop_asked_for_while_starting_comes_after_it(studio: Studio) -> None:
    studio.director.start(WISHES)
    studio.director.stop()
    assert studio.director.state == "stopping"
    studio.gate.set()
    studio.wait_for("stopped")
    assert studio.log == ["start", "stop"]


def test_a_second_start_closes_the_first_session(studio: Studio) -> None:
    studio.gate.set()
    studio.director.start(WISHES)
    studio.wait_for("running")
    studio.director.start(WISHES)
    studio.wait_for("running")
    assert studio.log == ["start", "stop", "start"]


def test_a_refusal_is_the_problem_until_the_next_start(studio: Studio) -> None:
    studio.gate.set()
    studio.refusal = "There is no microphone."
    studio.director.start(WISHES)
    studio.wait_for("stopped")
    assert studio.director.problem == "There is no microphone."
    studio.refusal = None
    studio.director.start(WISHES)
    studio.wait_for("running")
    assert studio.director.problem is None


def test_an_order_that_fails_becomes_the_problem(studio: Studio) -> None:
    failed: list[bool] = []
    studio.gate.set()
    studio.director.start(WISHES)

    def order(_: Session) -> None:
        raise UserError("The folder is missing.")

    studio.director.tell(order, lambda: failed.append(True))
    studio.wait_for("running")
    end = time.monotonic() + LIMIT
    while not failed and time.monotonic() < end:
        studio.director.collect()
        time.sleep(0.01)
    assert studio.director.problem == "The folder is missing."
    assert failed == [True]


def test_orders_without_a_session_are_forgotten(studio: Studio) -> None:
    orders: list[Session] = []
    studio.director.tell(orders.append)
    assert studio.director.close(LIMIT)
    assert orders == []


def test_closing_stops_the_session_within_its_limit(studio: Studio) -> None:
    studio.gate.set()
    studio.director.start(WISHES)
    assert studio.director.close(LIMIT)
    assert studio.log == ["start", "stop"]


def test_a_session_slow_to_let_go_gets_more_time_after_the_close(studio: Studio) -> None:
    studio.gate.set()
    studio.director.start(WISHES)
    studio.wait_for("running")
    session = cast(FakeSession, studio.director.session)
    session.slowness = 10.0
    assert studio.director.close(LIMIT)
    assert session.state == "running"
    studio.director.linger(30.0)
    assert session.state == "stopped"


def test_closing_gives_up_on_a_session_that_does_not_open(studio: Studio) -> None:
    studio.director.start(WISHES)
    assert not studio.director.close(0.01)
    studio.gate.set()
