"""Global hotkeys on macOS through Carbon's RegisterEventHotKey, which needs no permission.

Carbon calls back on the main thread while the window's event loop runs; call this class only from the main thread.
"""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from ctypes import CFUNCTYPE, POINTER, Structure, byref, c_int32, c_uint32, c_ulong, c_void_p, sizeof
from typing import Any

from desktop.hotkeys.keystroke import DIGITS, Keystroke
from desktop.hotkeys.macos_layout import CARBON, Typed, letters, on_this_computer
from desktop.hotkeys.system_keys import TAKEN, UNKNOWN, KeyEvent
from inference.sentence import Sentence

ROWS = {
    0: "ASDFHGZXCV",
    11: "BQWERYT123465",
    25: "97",
    28: "8",
    29: "0",
    31: "OU",
    34: "IP",
    37: "LJ",
    40: "K",
    45: "NM",
}
"""Consecutive key codes of letters and digits on a US keyboard (HIToolbox/Events.h).

The codes of digits are the same on every layout; those of letters are looked up in the current layout.
"""
CODES = (
    {key: first + number for first, row in ROWS.items() for number, key in enumerate(row)}
    | {"F1": 122, "F2": 120, "F3": 99, "F4": 118, "F5": 96, "F6": 97, "F7": 98, "F8": 100, "F9": 101, "F10": 109}
    | {"F11": 103, "F12": 111, "F13": 105, "F14": 107, "F15": 113, "F16": 106, "F17": 64, "F18": 79, "F19": 80}
    | {"F20": 90, "Space": 49, "Ins": 114, "Home": 115, "End": 119, "PgUp": 116, "PgDown": 121}
    | {"Left": 123, "Right": 124, "Down": 125, "Up": 126}
)
MASKS = {"Ctrl": 0x100, "Shift": 0x200, "Alt": 0x800, "Meta": 0x1000}
"""cmdKey, shiftKey, optionKey and controlKey."""


def digit_of(virtual_key: int) -> str:
    """The digit of a virtual key code, "" for any other key."""
    return next((digit for digit in DIGITS if CODES[digit] == virtual_key), "")


def _four(letters: str) -> int:
    """Four-character code."""
    return int.from_bytes(letters.encode("ascii"), "big")


KEYBOARD, DIRECT, HOTKEY_ID, OURS = _four("keyb"), _four("----"), _four("hkid"), _four("Undr")
PRESSED, RELEASED = 5, 6
"""kEventHotKeyPressed and kEventHotKeyReleased."""


class HotKeyID(Structure):
    """EventHotKeyID."""

    _fields_ = (("signature", c_uint32), ("number", c_uint32))


class EventType(Structure):
    """EventTypeSpec."""

    _fields_ = (("kind_class", c_uint32), ("kind", c_uint32))


Handler = CFUNCTYPE(c_int32, c_void_p, c_void_p, c_void_p)


class MacKeys:
    """Implementation of SystemKeys; receives events while the window's event loop runs."""

    def __init__(self, carbon: Any = None, typed: Typed | None = None) -> None:
        """`carbon` and `typed` (character per key code) replace the system's library and layout in tests."""
        self._carbon = carbon or _library()
        self._typed = typed
        self._events: list[KeyEvent] = []
        self._actions: list[str] = []
        self._keys: list[c_void_p] = []
        self._handler = Handler(self._on_event)
        self._installed = c_void_p()
        kinds = (EventType * 2)(EventType(KEYBOARD, PRESSED), EventType(KEYBOARD, RELEASED))
        self._target = self._carbon.GetApplicationEventTarget()
        self._carbon.InstallEventHandler(self._target, self._handler, 2, kinds, None, byref(self._installed))

    def register(self, keys: Mapping[str, Keystroke]) -> dict[str, Sentence]:
        """See SystemKeys."""
        self._release()
        self._actions = list(keys)
        codes = CODES | letters(self._typed or on_this_computer())
        numbered = enumerate(keys.items())
        return {
            action: why
            for number, (action, stroke) in numbered
            if (why := self._register_one(number, stroke, codes)) is not None
        }

    def poll(self) -> list[KeyEvent]:
        """See SystemKeys."""
        events, self._events = self._events, []
        return events

    def close(self) -> None:
        """See SystemKeys."""
        self._release()
        self._carbon.RemoveEventHandler(self._installed)

    def _register_one(self, number: int, stroke: Keystroke, codes: Mapping[str, int]) -> Sentence | None:
        """Register a hotkey; returns the error message, None on success."""
        if stroke.key not in codes:
            return UNKNOWN
        modifiers, key = sum(MASKS[name] for name in stroke.modifiers), c_void_p()
        ours = HotKeyID(OURS, number)
        if self._carbon.RegisterEventHotKey(codes[stroke.key], modifiers, ours, self._target, 0, byref(key)):
            return TAKEN
        self._keys.append(key)
        return None

    def _release(self) -> None:
        for key in self._keys:
            self._carbon.UnregisterEventHotKey(key)
        self._keys.clear()

    def _on_event(self, _next: int, event: int, _data: int) -> int:
        which = HotKeyID()
        self._carbon.GetEventParameter(event, DIRECT, HOTKEY_ID, None, sizeof(which), None, byref(which))
        if which.signature == OURS and which.number < len(self._actions):
            pressed = self._carbon.GetEventKind(event) == PRESSED
            self._events.append(KeyEvent(self._actions[which.number], pressed))
        return 0


def _library() -> Any:
    carbon = ctypes.CDLL(CARBON)
    carbon.GetApplicationEventTarget.restype = c_void_p
    carbon.InstallEventHandler.argtypes = (c_void_p, Handler, c_ulong, c_void_p, c_void_p, c_void_p)
    carbon.RemoveEventHandler.argtypes = (c_void_p,)
    carbon.RegisterEventHotKey.argtypes = (c_uint32, c_uint32, HotKeyID, c_void_p, c_uint32, POINTER(c_void_p))
    carbon.UnregisterEventHotKey.argtypes = (c_void_p,)
    parameter = (c_void_p, c_uint32, c_uint32, c_void_p, c_ulong, c_void_p, c_void_p)
    carbon.GetEventParameter.argtypes = parameter
    carbon.GetEventKind.argtypes, carbon.GetEventKind.restype = (c_void_p,), c_uint32
    return carbon
