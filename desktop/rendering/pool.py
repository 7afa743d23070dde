"""What makes several videos at once, and how it is kept busy."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from desktop.rendering.outcome import Outcome
from desktop.rendering.render_request import RenderRequest

POLL_SECONDS = 0.05


class Pool(Protocol):
    """Makes several videos at once. Calls return soon; only the owner's thread may call."""

    @property
    def capacity(self) -> int:
        """Number of videos that it should know of, so that it never waits for the next."""

    @property
    def obstacle(self) -> str:
        """Why nothing goes on, for the user; "" if it does."""

    def start(self, key: int, request: RenderRequest) -> None:
        """Make a video; its outcome will carry `key`."""

    def finished(self) -> list[tuple[int, Outcome]]:
        """Outcomes since the last call."""

    def progress(self) -> float:
        """Videos in progress, each as the part that is done, 0 to 1."""

    def close(self) -> None:
        """End what is in progress; what is not complete leaves no file."""


def outcomes(
    requests: Sequence[RenderRequest], pool: Pool, show: Callable[[float, str], None]
) -> Iterator[tuple[int, Outcome]]:
    """Index and outcome of each request as it ends; `show` gets the pool's progress and obstacle meanwhile."""
    started = ended = 0
    while ended < len(requests):
        until = min(len(requests), ended + pool.capacity)
        for index in range(started, until):
            pool.start(index, requests[index])
        started = max(started, until)
        time.sleep(POLL_SECONDS)
        for index, outcome in pool.finished():
            ended += 1
            yield index, outcome
        show(pool.progress(), pool.obstacle)
