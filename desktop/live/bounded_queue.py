"""What stands between two threads: bounded in milliseconds, never in the way of the one that puts."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Condition
from typing import Generic, TypeVar

Item = TypeVar("Item")


class BoundedQueue(Generic[Item]):
    """First in, first out; once `limit_ms` is exceeded the oldest items are dropped and counted."""

    def __init__(self, limit_ms: float, length_ms: Callable[[Item], float]) -> None:
        self._limit_ms = limit_ms
        self._length_ms = length_ms
        self._items: deque[Item] = deque()
        self._held_ms = 0.0
        self._changed = Condition()
        self.dropped = 0
        """Items lost so far because the reader was too slow."""

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
        """The oldest item, or None when none came within `timeout` seconds."""
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
    """Holds the newest item only; what its one counted reader missed is counted as dropped."""

    def __init__(self) -> None:
        self._item: Item | None = None
        self._serial = 0
        self._seen = 0
        self._changed = Condition()
        self.dropped = 0
        """Items replaced before `wait` saw them."""

    def put(self, item: Item) -> None:
        """Replace the item."""
        with self._changed:
            self._item = item
            self._serial += 1
            self._changed.notify_all()

    def peek(self) -> Item | None:
        """The newest item, seen before or not."""
        return self._item

    def wait(self, timeout: float) -> Item | None:
        """An item not returned by `wait` before, or None when none came within `timeout` seconds."""
        with self._changed:
            if self._serial == self._seen:
                self._changed.wait(timeout)
            if self._serial == self._seen:
                return None
            self.dropped += self._serial - self._seen - 1
            self._seen = self._serial
            return self._item
