"""Tasks on a background thread."""

from __future__ import annotations

import threading
from collections.abc import Callable

from desktop.system.background_tasks import BackgroundTasks
from inference.user_error import UserError

LIMIT = 5.0


def run(work: Callable[[], object]) -> list[object]:
    """Results and errors of tasks."""
    tasks, outcomes = BackgroundTasks("test"), []
    tasks.submit(work, lambda result: outcomes.append(("done", result)), lambda text: outcomes.append(("failed", text)))
    assert tasks.close(LIMIT)
    assert outcomes == []
    tasks.collect()
    return outcomes


def test_a_result_is_delivered_by_collect() -> None:
    assert run(lambda: 7) == [("done", 7)]


def test_a_user_error_is_delivered_unchanged() -> None:
    def refuse() -> None:
        raise UserError("No face was found.")

    assert run(refuse) == [("failed", "No face was found.")]


def test_an_unexpected_error_becomes_a_sentence_and_the_next_task_runs() -> None:
    tasks, outcomes = BackgroundTasks("test"), []
    tasks.submit(lambda: 1 / 0, outcomes.append, outcomes.append)
    tasks.submit(lambda: "next", outcomes.append, outcomes.append)
    assert tasks.close(LIMIT)
    tasks.collect()
    assert "ZeroDivisionError" in outcomes[0]
    assert outcomes[1] == "next"


def test_tasks_run_in_order_and_callbacks_on_the_collecting_thread() -> None:
    tasks, done, threads = BackgroundTasks("test"), [], set()

    def note(number: int) -> None:
        done.append(number)
        threads.add(threading.current_thread().name)

    for number in range(20):
        tasks.submit(lambda number=number: number, note, lambda _: None)
    assert tasks.close(LIMIT)
    tasks.collect()
    assert done == list(range(20))
    assert threads == {threading.current_thread().name}


def test_closing_does_not_wait_longer_than_allowed() -> None:
    tasks, release = BackgroundTasks("test"), threading.Event()
    tasks.submit(lambda: release.wait(LIMIT), lambda _: None, lambda _: None)
    assert not tasks.close(0.01)
    release.set()
    assert tasks.close(LIMIT)
