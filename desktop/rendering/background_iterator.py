"""Iteration on a thread of its own, so that the stages of a video work at the same time."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from queue import Full, Queue
from threading import Event
from typing import Generic, TypeVar

from desktop.system import threads
from inference import providers
from inference.decoder.decoder import Decoder
from inference.pipeline import Ahead, in_step

AHEAD = 2
"""Items that wait for their consumer at most; one more is in the making."""
WAKE_SECONDS = 0.05
"""Interval in which a thread whose queue is full looks whether it shall end."""
T = TypeVar("T")


class BackgroundIterator(Iterator[T], Generic[T]):
    """The items of another iterator in their order, made ahead by at most AHEAD; `close` ends its thread.

    An exception of the other iterator is raised in its place among the items.
    """

    def __init__(self, items: Generator[T]) -> None:
        """`items` runs on the new thread alone from now on."""
        self._items = items
        self._made: Queue[T | BaseException] = Queue(AHEAD)
        self._closed = Event()
        self._ended = False
        self._thread = threads.start("frames", self._run)

    def __next__(self) -> T:
        if self._ended:
            raise StopIteration
        item = self._made.get()
        if isinstance(item, BaseException):
            self._ended = True
            raise item
        return item

    def close(self) -> None:
        """Stop making items, wait for the one in the making, and close the other iterator."""
        self._ended = True
        self._closed.set()
        self._thread.join()

    def _run(self) -> None:
        try:
            with closing(self._items):
                if all(map(self._put, self._items)):
                    self._put(StopIteration())
        except BaseException as error:  # noqa: BLE001 - the consumer raises it
            self._put(error)

    def _put(self, item: T | BaseException) -> bool:
        """Hand over an item; False if it is not wanted any more."""
        while not self._closed.is_set():
            try:
                self._made.put(item, timeout=WAKE_SECONDS)
            except Full:
                continue
            return True
        return False


def ahead_of(decoder: Decoder) -> Ahead:
    """How frames are made ahead: on threads if a card draws; on the CPU the encoder's own keep all cores busy."""
    return in_step if decoder.provider == providers.CPU else BackgroundIterator
