"""Calls to macOS and its events, with a fake system library."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.hotkeys.keystroke import parse
from desktop.hotkeys.macos import DIRECT, HOTKEY_ID, KEYBOARD, PRESSED, RELEASED, HotKeyID, MacKeys
from desktop.hotkeys.system_keys import TAKEN, UNKNOWN, KeyEvent


class Carbon:
    """Registered keys by reference; events are indices into `told`."""

    def __init__(self) -> None:
        self.others: set[int] = set()
        self.registered: dict[int, tuple[int, int, int]] = {}
        self.handler: Any = None
        self.told: list[tuple[int, HotKeyID]] = []

    def GetApplicationEventTarget(self) -> int:
        return 7

    def InstallEventHandler(self, target: int, handler: Any, count: int, kinds: Any, data: None, out: Any) -> int:
        assert [(kind.kind_class, kind.kind) for kind in kinds] == [(KEYBOARD, PRESSED), (KEYBOARD, RELEASED)]
        self.handler = handler
        out._obj.value = 1
        return 0

    def RemoveEventHandler(self, installed: Any) -> int:
        self.handler = None
        return 0

    def RegisterEventHotKey(self, code: int, modifiers: int, ours: HotKeyID, target: int, flags: int, out: Any) -> int:
        if code in self.others:
            return -9878
        out._obj.value = len(self.registered) + 1
        self.registered[out._obj.value] = (code, modifiers, ours.number)
        return 0

    def UnregisterEventHotKey(self, key: Any) -> int:
        return int(self.registered.pop(key.value) is None)

    def GetEventParameter(self, event: int, name: int, kind: int, *rest: Any) -> int:
        assert (name, kind) == (DIRECT, HOTKEY_ID)
        _, key = self.told[event - 1]
        rest[-1]._obj.signature, rest[-1]._obj.number = key.signature, key.number
        return 0

    def GetEventKind(self, event: int) -> int:
        return self.told[event - 1][0]

    def tell(self, kind: int, number: int, signature: str = "Undr") -> None:
        self.told.append((kind, HotKeyID(int.from_bytes(signature.encode(), "big"), number)))
        assert self.handler(0, len(self.told), 0) == 0


@pytest.fixture
def carbon() -> Carbon:
    return Carbon()


@pytest.fixture
def keys(carbon: Carbon) -> MacKeys:
    return MacKeys(carbon, lambda _: "")


def test_keys_are_registered_with_their_modifiers(keys: MacKeys, carbon: Carbon) -> None:
    assert keys.register({"mute": parse("Ctrl+Alt+Shift+M"), "talk": parse("Meta+F9")}) == {}
    assert list(carbon.registered.values()) == [(46, 0x100 | 0x200 | 0x800, 0), (101, 0x1000, 1)]


def test_unavailable_keys_are_reported(keys: MacKeys, carbon: Carbon) -> None:
    carbon.others = {101}
    wanted = {"mute": parse("Ctrl+M"), "talk": parse("F9"), "still": parse("Pause")}
    assert keys.register(wanted) == {"talk": TAKEN, "still": UNKNOWN}


def test_a_held_key_gives_a_press_and_a_release(keys: MacKeys, carbon: Carbon) -> None:
    keys.register({"mute": parse("Ctrl+M"), "talk": parse("F9")})
    carbon.tell(PRESSED, 1)
    carbon.tell(RELEASED, 1)
    assert keys.poll() == [KeyEvent("talk", True), KeyEvent("talk", False)]
    assert keys.poll() == []


def test_events_of_other_programs_are_ignored(keys: MacKeys, carbon: Carbon) -> None:
    keys.register({"mute": parse("Ctrl+M")})
    carbon.tell(PRESSED, 0, "Othr")
    carbon.tell(PRESSED, 5)
    assert keys.poll() == []


def test_new_keys_replace_the_old_ones(keys: MacKeys, carbon: Carbon) -> None:
    keys.register({"mute": parse("Ctrl+M"), "talk": parse("F9")})
    keys.register({"still": parse("Ctrl+H")})
    assert [code for code, _, _ in carbon.registered.values()] == [4]


def test_closing_unregisters_all_keys(keys: MacKeys, carbon: Carbon) -> None:
    keys.register({"mute": parse("Ctrl+M")})
    keys.close()
    assert carbon.registered == {}
    assert carbon.handler is None


def test_letters_follow_the_keyboard_layout_and_digits_their_position(carbon: Carbon) -> None:
    azerty = {0: "q", 12: "a", 41: "m", 46: ",", 18: "&", 19: "é", 10: "@", 50: "<"}
    keys = MacKeys(carbon, lambda code: azerty.get(code, ""))
    keys.register({"mute": parse("Ctrl+M"), "still": parse("Ctrl+A"), "look": parse("Ctrl+1"), "talk": parse("Ctrl+Z")})
    assert [code for code, _, _ in carbon.registered.values()] == [41, 12, 18, 6]
