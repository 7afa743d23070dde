"""One lock for every session on a graphics card; none for the CPU."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from desktop.system import threads
from inference import card_lock, onnx_session, providers
from inference.graph_session import GraphSession, GraphTail

UNMARKED = {"kept": np.ones((1, 1, 1), np.float32), "added": np.zeros((1, 1, 1), np.float32)}


class Lock:
    def __init__(self) -> None:
        self.taken = 0

    @contextmanager
    def held(self) -> Iterator[None]:
        self.taken += 1
        yield


@pytest.fixture
def lock(monkeypatch: pytest.MonkeyPatch) -> Lock:
    lock = Lock()
    monkeypatch.setattr(card_lock, "held", lock.held)
    load = providers.load

    def on_cpu(path: Path, provider: str, threads: int = 1) -> object:
        with providers.held(provider):
            return load(path, providers.CPU, threads)

    monkeypatch.setattr(providers, "load", on_cpu)
    return lock


def test_sessions_on_a_card_take_the_lock_when_they_open_and_run(lock: Lock) -> None:
    session = onnx_session.OnnxSession("lips", onnx_session.model_path("lips"), providers.WEBGPU)
    opened = lock.taken
    assert opened >= 2
    session.probe()
    assert lock.taken == opened + 1


def test_networks_on_the_cpu_run_in_parallel_and_graphs_take_turns(lock: Lock) -> None:
    onnx_session.OnnxSession("lips", onnx_session.model_path("lips")).probe()
    assert lock.taken == 0
    graph, tail = GraphSession("upload", providers.CPU, {}), GraphTail("rgb", providers.CPU, UNMARKED, 12)
    taken = lock.taken
    for shift in (0, 1):  # the second one goes through the memory of the first
        layer = np.arange(12, dtype=np.float32).reshape(2, 2, 3) + shift
        assert (graph.run({"layer": layer}, tail) == layer.reshape(-1)).all()
    assert lock.taken == taken + 2


def test_a_program_with_threads_has_a_lock() -> None:
    threads.start("short", lambda: None).join()
    with card_lock.held() as taken:
        assert taken is True


def test_a_graph_that_has_failed_runs_no_more_and_is_never_freed(lock: Lock, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[object] = []
    monkeypatch.setattr(card_lock, "keep", lambda *parts: kept.extend(parts))
    graph, tail = GraphSession("upload", providers.CPU, {}), GraphTail("rgb", providers.CPU, UNMARKED, 12)
    layer = {"layer": np.zeros((2, 2, 3), np.float32)}
    graph.run(layer, tail)
    with pytest.raises(Exception, match="data type"):
        graph.run({"layer": np.zeros((2, 2, 3), np.int32)}, tail)
    with pytest.raises(Exception, match="data type"):
        graph.run(layer, tail)
    assert kept[:2] == [graph, tail]
