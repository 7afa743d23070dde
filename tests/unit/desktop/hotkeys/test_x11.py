"""Key repeats of X11; tests/hardware covers the rest on an X server."""

from __future__ import annotations

from desktop.hotkeys.x11 import PRESS, RELEASE, Event, without_repeats


def event(kind: int, time: int, code: int = 75) -> Event:
    return Event(kind=kind, code=code, time=time)


def kept(*events: Event) -> list[tuple[int, int]]:
    return [(event.kind, event.time) for event in without_repeats(list(events))]


def test_key_repeats_are_ignored() -> None:
    held = [event(PRESS, 1), event(RELEASE, 5), event(PRESS, 5), event(RELEASE, 6), event(PRESS, 6), event(RELEASE, 9)]
    assert kept(*held) == [(PRESS, 1), (RELEASE, 9)]


def test_a_quick_second_press_is_no_repeat() -> None:
    assert kept(event(PRESS, 1), event(RELEASE, 5), event(PRESS, 6)) == [(PRESS, 1), (RELEASE, 5), (PRESS, 6)]


def test_another_key_at_the_same_time_is_no_repeat() -> None:
    assert kept(event(RELEASE, 5), event(PRESS, 5, code=10)) == [(RELEASE, 5), (PRESS, 5)]
