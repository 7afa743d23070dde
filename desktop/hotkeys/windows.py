"""Global hotkeys on Windows: RegisterHotKey reports a press, GetAsyncKeyState detects the release."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from ctypes import Structure, byref, c_int, c_long, c_ssize_t, c_uint, c_void_p
from queue import Empty, SimpleQueue
from typing import Any

from desktop.hotkeys.keystroke import DIGITS, FUNCTION_KEYS, LETTERS, Keystroke
from desktop.hotkeys.system_keys import TAKEN, KeyEvent
from desktop.system import threads
from inference.sentence import Sentence

CODES = (
    {key: ord(key) for key in (*LETTERS, *DIGITS)}
    | {key: 0x70 + number for number, key in enumerate(FUNCTION_KEYS)}
    | {"Space": 0x20, "Pause": 0x13, "ScrollLock": 0x91, "Ins": 0x2D, "Home": 0x24, "End": 0x23}
    | {"PgUp": 0x21, "PgDown": 0x22, "Left": 0x25, "Up": 0x26, "Right": 0x27, "Down": 0x28}
)
"""Virtual-key codes of winuser.h; the codes of letters follow the keyboard layout."""
MASKS = {"Alt": 1, "Ctrl": 2, "Shift": 4, "Meta": 8}
NO_REPEAT = 0x4000
HOTKEY = 0x0312
"""WM_HOTKEY."""
REMOVE = 1
"""PM_REMOVE."""
TICK = 0.015
"""Polling interval in seconds."""
TIMEOUT = 2.0

Keys = Mapping[str, Keystroke]


def digit_of(virtual_key: int) -> str:
    """The digit of a virtual-key code, "" for any other key."""
    return chr(virtual_key) if chr(virtual_key) in DIGITS else ""


class Message(Structure):
    """MSG of winuser.h."""

    _fields_ = (
        *(("window", c_void_p), ("message", c_uint), ("number", c_void_p), ("what", c_ssize_t)),
        *(("time", c_uint), ("x", c_long), ("y", c_long)),
    )


class WindowsKeys:
    """Implementation of SystemKeys with its own thread, because Windows sends WM_HOTKEY to the registering thread."""

    def __init__(self, user32: Any = None) -> None:
        """`user32` replaces the system's library in tests."""
        self._user32 = user32 or _library()
        self._requests: SimpleQueue[Keys | None] = SimpleQueue()
        self._answers: SimpleQueue[dict[str, Sentence]] = SimpleQueue()
        self._events: SimpleQueue[KeyEvent] = SimpleQueue()
        self._actions: list[str] = []
        self._codes: list[int] = []
        self._held: set[int] = set()
        self._thread = threads.start("hotkeys", self._run)

    def register(self, keys: Keys) -> dict[str, Sentence]:
        """See SystemKeys."""
        self._requests.put(keys)
        return self._answers.get(timeout=TIMEOUT)

    def poll(self) -> list[KeyEvent]:
        """See SystemKeys."""
        return [self._events.get() for _ in range(self._events.qsize())]

    def close(self) -> None:
        """See SystemKeys."""
        self._requests.put(None)
        self._thread.join(TIMEOUT)

    def _run(self) -> None:
        while True:
            try:
                keys = self._requests.get(timeout=TICK)
            except Empty:
                self._poll_messages()
                continue
            self._release()
            if keys is None:
                return
            self._answers.put(self._register_all(keys))

    def _register_all(self, keys: Keys) -> dict[str, Sentence]:
        """Register the hotkeys; returns the error message of each refused one.

        A hotkey's id is its index in the lists.
        """
        self._actions, self._codes = list(keys), [CODES[stroke.key] for stroke in keys.values()]
        refused = {}
        for number, (action, stroke) in enumerate(keys.items()):
            modifiers = NO_REPEAT | sum(MASKS[name] for name in stroke.modifiers)
            if not self._user32.RegisterHotKey(None, number, modifiers, self._codes[number]):
                refused[action] = TAKEN
        return refused

    def _release(self) -> None:
        for number in range(len(self._actions)):
            self._user32.UnregisterHotKey(None, number)
        self._actions, self._codes = [], []
        self._held.clear()

    def _poll_messages(self) -> None:
        message = Message()
        while self._user32.PeekMessageW(byref(message), None, HOTKEY, HOTKEY, REMOVE):
            self._press(message.number or 0)
        for number in [number for number in self._held if not self._is_down(number)]:
            self._held.remove(number)
            self._events.put(KeyEvent(self._actions[number], False))

    def _press(self, number: int) -> None:
        if number < len(self._actions) and number not in self._held:
            self._held.add(number)
            self._events.put(KeyEvent(self._actions[number], True))

    def _is_down(self, number: int) -> bool:
        return bool(self._user32.GetAsyncKeyState(self._codes[number]) & 0x8000)


def _library() -> Any:
    library = vars(ctypes)["WinDLL"]("user32")
    library.RegisterHotKey.argtypes = (c_void_p, c_int, c_uint, c_uint)
    library.UnregisterHotKey.argtypes = (c_void_p, c_int)
    library.PeekMessageW.argtypes = (c_void_p, c_void_p, c_uint, c_uint, c_uint)
    library.GetAsyncKeyState.argtypes = (c_int,)
    return library
