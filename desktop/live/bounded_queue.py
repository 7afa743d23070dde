"""Queues between two threads, limited in milliseconds; the writing thread never blocks."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Condition
from typing import Generic, TypeVar

Item = TypeVar("Item")


class BoundedQueue(Generic[Item]):
    """FIFO queue that drops and counts its oldest items while it holds more than `limit_ms`."""

    def __init__(self, limit_ms: float, length_ms: Callable[[Item], float]) -> None:
        self._limit_ms = limit_ms
        self._length_ms = length_ms
        self._items: deque[Item] = deque()
        self._held_ms = 0.0
        self._changed = Condition()
        self.dropped = 0
        """Number of items dropped so far because the reader was too slow."""

    def put(self, item: Item) -> None:
        """Add `item`; never waits for the reader."""
        with self._changed:
            self._items.append(item)
            self._held_ms += self._length_ms(item)
            while self._held_ms > self._limit_ms and len(self._items) > 1:
                self._take()
                self.dropped += 1
            self._changed.notify()

    def get(self, timeout: float) -> Item | None:
        """The oldest item, or None if none arrived within `timeout` seconds."""
        with self._changed:
            if not self._items:
                self._changed.wait(timeout)
            return self._take() if self._items else None

    def drain(self) -> list[Item]:
        """All items, oldest first, without waiting."""
        with self._changed:
            items = list(self._items)
            self._items.clear()
            self._held_ms = 0.0
            return items

    def _take(self) -> Item:
        item = self._items.popleft()
        self._held_ms -= self._length_ms(item)
        return item


class Latest(Generic[Item]):
    """Holds only the newest item; for one thread that calls `wait`, replaced items count as dropped."""

    def __init__(self) -> None:
        self._item: Item | None = None
        self._serial = 0
        self._seen = 0
        self._changed = Condition()
        self.dropped = 0
        """Number of items replaced before `wait` returned them."""

    def put(self, item: Item) -> None:
        """Replace the item."""
        with self._changed:
            self._item = item
            self._serial += 1
            self._changed.notify_all()

    def peek(self) -> Item | None:
        """The newest item, whether or not it was returned before; None before the first."""
        return self._item

    def wait(self, timeout: float) -> Item | None:
        """An item that `wait` has not returned before, or None if none arrived within `timeout` seconds."""
        with self._changed:
            if self._serial == self._seen:
                self._changed.wait(timeout)
            if self._serial == self._seen:
                return None
            self.dropped += self._serial - self._seen - 1
            self._seen = self._serial
            return self._item
