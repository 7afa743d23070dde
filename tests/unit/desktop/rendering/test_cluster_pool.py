"""The cluster's client, with a Dask that runs tasks in this process."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desktop.rendering import cluster_pool, cluster_task
from desktop.rendering.cluster_pool import TRIES, ClusterPool
from desktop.rendering.outcome import FAILED, MADE, Outcome
from desktop.rendering.render_request import RenderRequest
from inference.user_error import UserError


class KilledWorker(Exception):
    """Named as Dask's own."""


class Future:
    def __init__(self, work: Callable[[], Any]) -> None:
        self.status, self._work = "finished", work

    def done(self) -> bool:
        return True

    def result(self) -> Any:
        return self._work()


class Client:
    """As distributed.Client; `lose` is how many tasks its scheduler forgets."""

    lose = 0
    workers = 2

    def __init__(self, address: str, **_: object) -> None:
        if "nowhere" in address:
            raise OSError("Timed out")
        self.status, self.sent, self.closed = "running", [], False

    def nthreads(self) -> dict[str, int]:
        return {f"worker {number}": 1 for number in range(self.workers)}

    def submit(self, function: Callable[..., Any], order: dict[str, Any], files: Any, **_: object) -> Future:
        self.sent.append(files)
        future = Future(lambda: function(order, files))
        if len(self.sent) <= self.lose:
            future.status = "lost"
        return future

    def cancel(self, futures: list[Future]) -> None:
        self.cancelled = len(futures)

    def close(self, seconds: float) -> None:
        self.closed = True


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[ClusterPool]:
    monkeypatch.setitem(sys.modules, "distributed", SimpleNamespace(Client=Client))
    opened = ClusterPool("tcp://here")
    yield opened
    opened.close()


def request_(folder: Path) -> RenderRequest:
    for name in ("me.jpg", "talk.wav"):
        (folder / name).write_text(name)
    return RenderRequest(folder / "me.jpg", folder / "talk.wav", folder / "out" / "a.mp4")


def answers(monkeypatch: pytest.MonkeyPatch, make: Callable[[dict[str, Any], Any], Any]) -> None:
    monkeypatch.setattr(cluster_task, "make", make)


def outcome(pool: ClusterPool, request: RenderRequest) -> Outcome:
    pool.start(7, request)
    for _ in range(10):
        if found := pool.finished():
            assert [key for key, _ in found] == [7]
            return found[0][1]
    raise AssertionError("nothing came back")


MADE_IT = {"outcome": {"state": MADE, "frames": 3, "notes": ("A note.",), "sentence": ""}, "files": {}}


def test_an_outcome_comes_back_and_nothing_else_stays(
    pool: ClusterPool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen = []

    def make(order: dict[str, Any], files: Any) -> Any:
        seen.append(Path(order["markers"]["out"]).exists())
        Path(order["request"]["out"]).touch()
        return MADE_IT

    answers(monkeypatch, make)
    assert outcome(pool, request_(tmp_path)) == Outcome(MADE, 3, ("A note.",))
    pool.close()
    assert seen == [True]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.mp4"]


def test_unseen_inputs_are_sent_along_and_results_written(
    pool: ClusterPool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def make(order: dict[str, Any], files: Any) -> Any:
        if files is None:
            return {"outcome": None, "files": {}}
        return {**MADE_IT, "files": {"out": [("a.mp4", files["photo"] + files["sound"])]}}

    answers(monkeypatch, make)
    request = request_(tmp_path)
    assert outcome(pool, request).state == MADE
    assert request.out.read_bytes() == b"me.jpgtalk.wav"


def test_a_forgotten_task_is_sent_again(pool: ClusterPool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answers(monkeypatch, lambda order, files: MADE_IT)
    monkeypatch.setattr(Client, "lose", TRIES - 1)
    assert outcome(pool, request_(tmp_path)).state == MADE
    monkeypatch.setattr(Client, "lose", 1000)
    assert outcome(pool, request_(tmp_path)).state == FAILED


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (KilledWorker("understudy-1"), "died"),
        (ModuleNotFoundError("No module named 'desktop'", name="desktop"), "start the workers in its folder"),
        (RuntimeError("Error during deserialization of the task graph."), "another version of Python"),
        (RuntimeError("odd"), "did not expect"),
    ],
)
def test_failures_of_the_cluster_are_sentences(
    pool: ClusterPool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: Exception, words: str
) -> None:
    def make(order: dict[str, Any], files: Any) -> Any:
        raise error

    answers(monkeypatch, make)
    found = outcome(pool, request_(tmp_path))
    assert found.state == FAILED
    assert words in found.sentence


def test_a_folder_that_cannot_be_made_fails_its_video(pool: ClusterPool, tmp_path: Path) -> None:
    request = request_(tmp_path)
    (tmp_path / "out").write_text("a file")
    found = outcome(pool, request)
    assert found.state == FAILED
    assert "cannot be written" in found.sentence


def test_a_cluster_without_workers_is_an_obstacle(pool: ClusterPool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Client, "workers", 0)
    assert pool.capacity == 2
    assert "no workers" in pool.obstacle
    monkeypatch.setattr(Client, "workers", 3)
    monkeypatch.setattr(cluster_pool, "LOOK_SECONDS", -1.0)
    assert (pool.capacity, pool.obstacle) == (6, "")


def test_a_lost_scheduler_fails_what_is_left(pool: ClusterPool, tmp_path: Path) -> None:
    pool.start(1, request_(tmp_path))
    pool._client.status = "closed"
    pool.start(2, request_(tmp_path))
    found = pool.finished()
    assert sorted(key for key, _ in found) == [1, 2]
    assert all(outcome.state == FAILED and "scheduler was lost" in outcome.sentence for _, outcome in found)
    assert pool.finished() == []


def test_no_scheduler_and_no_dask_are_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", SimpleNamespace(Client=Client))
    with pytest.raises(UserError, match="No Dask scheduler answers at tcp://nowhere"):
        ClusterPool("tcp://nowhere")
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UserError, match=r"pip install -r requirements/cluster\.txt"):
        ClusterPool("tcp://here")
