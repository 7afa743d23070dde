import threading

from desktop.live.bounded_queue import BoundedQueue, Latest


def test_first_in_is_first_out() -> None:
    queue = BoundedQueue[int](100, lambda _: 10)
    for number in range(5):
        queue.put(number)
    assert [queue.get(0) for _ in range(6)] == [0, 1, 2, 3, 4, None]
    assert queue.dropped == 0


def test_a_full_queue_drops_and_counts_the_oldest_items() -> None:
    queue = BoundedQueue[int](100, lambda _: 20)
    for number in range(12):
        queue.put(number)
    assert queue.drain() == [7, 8, 9, 10, 11]
    assert queue.dropped == 7


def test_the_limit_is_measured_in_milliseconds() -> None:
    queue = BoundedQueue[int](100, float)
    for length in (60, 30, 20):
        queue.put(length)
    assert queue.drain() == [30, 20]


def test_one_item_longer_than_the_limit_is_still_delivered() -> None:
    queue = BoundedQueue[int](100, float)
    queue.put(50)
    queue.put(500)
    assert queue.drain() == [500]
    queue.put(100)
    assert queue.get(0) == 100


def test_a_waiting_reader_is_woken() -> None:
    queue = BoundedQueue[str](100, lambda _: 1)
    threading.Timer(0.05, queue.put, ["here"]).start()
    assert queue.get(20) == "here"


def test_the_latest_item_is_taken_once_and_missed_ones_are_counted() -> None:
    latest = Latest[int]()
    assert latest.peek() is None
    assert latest.wait(0) is None
    for number in range(4):
        latest.put(number)
    assert latest.wait(0) == 3
    assert latest.dropped == 3
    assert latest.wait(0) is None
    assert latest.peek() == 3


def test_waiting_for_a_newer_item_ends_when_it_comes() -> None:
    latest = Latest[int]()
    latest.put(1)
    latest.wait(0)
    threading.Timer(0.05, latest.put, [2]).start()
    assert latest.wait(20) == 2
