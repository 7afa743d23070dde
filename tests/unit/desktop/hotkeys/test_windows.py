"""Calls to Windows and its messages, with a fake system library."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from desktop.hotkeys.keystroke import parse
from desktop.hotkeys.system_keys import TAKEN, KeyEvent
from desktop.hotkeys.windows import HOTKEY, Message, WindowsKeys


class User32:
    """Keys of other programs, pressed keys, and queued messages."""

    def __init__(self) -> None:
        self.others: set[int] = set()
        self.registered: dict[int, tuple[int, int]] = {}
        self.down: set[int] = set()
        self.messages: list[int] = []

    def RegisterHotKey(self, window: object, number: int, modifiers: int, code: int) -> int:
        if code in self.others:
            return 0
        self.registered[number] = (modifiers, code)
        return 1

    def UnregisterHotKey(self, window: object, number: int) -> int:
        return int(self.registered.pop(number, None) is not None)

    def PeekMessageW(self, message: object, window: object, low: int, high: int, remove: int) -> int:
        assert (low, high, remove) == (HOTKEY, HOTKEY, 1)
        if not self.messages:
            return 0
        told: Message = message._obj  # type: ignore[attr-defined]
        told.message, told.number = HOTKEY, self.messages.pop(0)
        return 1

    def GetAsyncKeyState(self, code: int) -> int:
        return -0x8000 if code in self.down else 0


@pytest.fixture
def user32() -> User32:
    return User32()


@pytest.fixture
def keys(user32: User32) -> Iterator[WindowsKeys]:
    keys = WindowsKeys(user32)
    yield keys
    keys.close()


def told(keys: WindowsKeys) -> list[KeyEvent]:
    """Polls until there is an event."""
    end = time.perf_counter() + 5.0
    while time.perf_counter() < end:
        if events := keys.poll():
            return events
        time.sleep(0.005)
    raise AssertionError("no event")


def test_keys_are_registered_with_their_modifiers(keys: WindowsKeys, user32: User32) -> None:
    assert keys.register({"mute": parse("Ctrl+Alt+Shift+M"), "talk": parse("F9")}) == {}
    assert user32.registered == {0: (0x4000 | 1 | 2 | 4, ord("M")), 1: (0x4000, 0x78)}


def test_a_key_of_another_program_is_reported(keys: WindowsKeys, user32: User32) -> None:
    user32.others = {0x78}
    assert keys.register({"mute": parse("Ctrl+M"), "talk": parse("F9")}) == {"talk": TAKEN}


def test_new_keys_replace_the_old_ones(keys: WindowsKeys, user32: User32) -> None:
    keys.register({"mute": parse("Ctrl+M"), "talk": parse("F9")})
    keys.register({"still": parse("Ctrl+H")})
    assert user32.registered == {0: (0x4000 | 2, ord("H"))}


def test_a_held_key_gives_one_press_and_one_release(keys: WindowsKeys, user32: User32) -> None:
    keys.register({"mute": parse("Ctrl+M"), "talk": parse("F9")})
    user32.down = {0x78}
    user32.messages = [1, 1]
    assert told(keys) == [KeyEvent("talk", True)]
    user32.down = set()
    assert told(keys) == [KeyEvent("talk", False)]


def test_closing_unregisters_all_keys(user32: User32) -> None:
    keys = WindowsKeys(user32)
    keys.register({"mute": parse("Ctrl+M")})
    keys.close()
    assert user32.registered == {}
