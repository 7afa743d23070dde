"""Global hotkeys on X11 through key grabs; uses libxcb, which Qt requires anyway."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from ctypes import POINTER, Structure, c_char_p, c_int, c_uint8, c_uint16, c_uint32, c_void_p
from functools import partial
from typing import Any

from desktop.hotkeys.keystroke import DIGITS, FUNCTION_KEYS, LETTERS, Keystroke
from desktop.hotkeys.system_keys import TAKEN, UNKNOWN, KeyEvent
from inference.sentence import Sentence
from inference.user_error import UserError

KEYSYMS = (
    {letter: ord(letter.lower()) for letter in LETTERS}
    | {digit: ord(digit) for digit in DIGITS}
    | {key: 0xFFBE + number for number, key in enumerate(FUNCTION_KEYS)}
    | {"Space": 0x20, "Pause": 0xFF13, "ScrollLock": 0xFF14, "Ins": 0xFF63, "Home": 0xFF50, "End": 0xFF57}
    | {"PgUp": 0xFF55, "PgDown": 0xFF56, "Left": 0xFF51, "Up": 0xFF52, "Right": 0xFF53, "Down": 0xFF54}
)
"""Key symbols of X11/keysymdef.h."""
MASKS = {"Shift": 1, "Ctrl": 4, "Alt": 8, "Meta": 64}
LOCKS = (0, 2, 16, 18)
"""Masks of Caps Lock (2) and Num Lock (16), as X.Org assigns them; a grab applies to one combination of both."""
PRESS, RELEASE, MAPPING = 2, 3, 34
"""Event codes of the core protocol."""
ASYNC = 1
"""XCB_GRAB_MODE_ASYNC: the grab does not block other key events."""


def digit_of(key_code: int) -> str:
    """The digit of an X11 key code (evdev codes of the digit row are 10 to 19), "" for any other key."""
    return "1234567890"[key_code - 10] if 10 <= key_code < 20 else ""


class Event(Structure):
    """xcb_key_press_event_t; its windows and positions are not used."""

    _fields_ = (
        *(("kind", c_uint8), ("code", c_uint8), ("sequence", c_uint16), ("time", c_uint32)),
        *(("where", c_uint32 * 5), ("state", c_uint16), ("same_screen", c_uint16)),
    )


class _Cookie(Structure):
    _fields_ = (("sequence", c_uint32),)


class _Screens(Structure):
    """xcb_screen_iterator_t; the first field of a screen is the id of its root window."""

    _fields_ = (("root", POINTER(c_uint32)), ("rem", c_int), ("index", c_int))


class X11Keys:
    """Implementation of SystemKeys with its own connection to the X server in DISPLAY."""

    def __init__(self) -> None:
        """Connect to the X server. Raises UserError if there is none."""
        self._xcb, self._symbols, self._free = _libraries()
        self._server = c_void_p(self._xcb.xcb_connect(None, None))
        if self._xcb.xcb_connection_has_error(self._server):
            self._xcb.xcb_disconnect(self._server)
            raise UserError("There is no X server to hear keys from; look at DISPLAY.")
        self._root = self._xcb.xcb_setup_roots_iterator(self._xcb.xcb_get_setup(self._server)).root[0]
        self._keys: dict[str, Keystroke] = {}
        self._codes: dict[tuple[int, int], str] = {}
        self._held: dict[int, str] = {}

    def register(self, keys: Mapping[str, Keystroke]) -> dict[str, Sentence]:
        """See SystemKeys."""
        self._release_all()
        self._keys = dict(keys)
        table = c_void_p(self._symbols.xcb_key_symbols_alloc(self._server))
        refused = {action: why for action, stroke in keys.items() if (why := self._grab(table, action, stroke))}
        self._symbols.xcb_key_symbols_free(table)
        return refused

    def poll(self) -> list[KeyEvent]:
        """See SystemKeys."""
        events = list(self._events())
        if any(event.kind == MAPPING for event in events):
            self.register(self._keys)
        key_events = [self._key_event(event) for event in without_repeats(events)]
        return [event for event in key_events if event]

    def close(self) -> None:
        """See SystemKeys; the server releases all grabs when the connection closes."""
        self._xcb.xcb_disconnect(self._server)

    def _key_event(self, event: Event) -> KeyEvent | None:
        if event.kind == PRESS and event.code not in self._held and (action := self._action(event)):
            self._held[event.code] = action
            return KeyEvent(action, True)
        if event.kind == RELEASE and event.code in self._held:
            return KeyEvent(self._held.pop(event.code), False)
        return None

    def _action(self, event: Event) -> str | None:
        return self._codes.get((event.code, event.state & sum(MASKS.values())))

    def _grab(self, table: c_void_p, action: str, stroke: Keystroke) -> Sentence | None:
        """Grab a key; returns the error message, None on success."""
        codes = self._symbols.xcb_key_symbols_get_keycode(table, KEYSYMS[stroke.key])
        code = codes[0] if codes else 0
        self._free(codes)
        mask = sum(MASKS[name] for name in stroke.modifiers)
        if not code:
            return UNKNOWN
        if all(self._grab_one(code, mask | lock) for lock in LOCKS):
            self._codes[code, mask] = action
            return None
        self._release(code, mask)
        return TAKEN

    def _grab_one(self, code: int, modifiers: int) -> bool:
        grab = partial(self._xcb.xcb_grab_key_checked, self._server, 0, self._root)
        error = self._xcb.xcb_request_check(self._server, grab(modifiers, code, ASYNC, ASYNC))
        self._free(error)
        return not error

    def _release(self, code: int, mask: int) -> None:
        for lock in LOCKS:
            self._xcb.xcb_ungrab_key(self._server, code, self._root, mask | lock)

    def _release_all(self) -> None:
        for code, mask in self._codes:
            self._release(code, mask)
        self._codes.clear()
        self._xcb.xcb_flush(self._server)

    def _events(self) -> Iterator[Event]:
        """Events received so far."""
        while address := self._xcb.xcb_poll_for_event(self._server):
            event = Event.from_buffer_copy(ctypes.string_at(address, ctypes.sizeof(Event)))
            self._free(address)
            yield event


def without_repeats(events: list[Event]) -> list[Event]:
    """`events` without auto-repeat, which X11 reports as a release and a press with the same timestamp."""
    kept: list[Event] = []
    for event in events:
        if event.kind == PRESS and kept and _shown(kept[-1]) == (RELEASE, event.code, event.time):
            kept.pop()
        else:
            kept.append(event)
    return kept


def _shown(event: Event) -> tuple[int, int, int]:
    return event.kind, event.code, event.time


def _libraries() -> tuple[Any, Any, Any]:
    """libxcb, libxcb-keysyms and `free` of the C library. Raises UserError if a library is missing."""
    try:
        xcb, symbols, system = (ctypes.CDLL(name) for name in ("libxcb.so.1", "libxcb-keysyms.so.1", None))
    except OSError as error:
        raise UserError("Keys cannot be heard: a library of the system is missing ({reason}).", reason=error) from error
    xcb.xcb_connect.argtypes, xcb.xcb_connect.restype = (c_char_p, c_void_p), c_void_p
    xcb.xcb_connection_has_error.argtypes = (c_void_p,)
    xcb.xcb_get_setup.argtypes, xcb.xcb_get_setup.restype = (c_void_p,), c_void_p
    xcb.xcb_setup_roots_iterator.argtypes, xcb.xcb_setup_roots_iterator.restype = (c_void_p,), _Screens
    grab = (c_void_p, c_uint8, c_uint32, c_uint16, c_uint8, c_uint8, c_uint8)
    xcb.xcb_grab_key_checked.argtypes, xcb.xcb_grab_key_checked.restype = grab, _Cookie
    xcb.xcb_request_check.argtypes, xcb.xcb_request_check.restype = (c_void_p, _Cookie), c_void_p
    xcb.xcb_ungrab_key.argtypes, xcb.xcb_ungrab_key.restype = (c_void_p, c_uint8, c_uint32, c_uint16), _Cookie
    xcb.xcb_poll_for_event.argtypes, xcb.xcb_poll_for_event.restype = (c_void_p,), c_void_p
    xcb.xcb_flush.argtypes = xcb.xcb_disconnect.argtypes = (c_void_p,)
    symbols.xcb_key_symbols_alloc.argtypes, symbols.xcb_key_symbols_alloc.restype = (c_void_p,), c_void_p
    symbols.xcb_key_symbols_free.argtypes = (c_void_p,)
    symbols.xcb_key_symbols_get_keycode.argtypes = (c_void_p, c_uint32)
    symbols.xcb_key_symbols_get_keycode.restype = POINTER(c_uint8)
    system.free.argtypes = (c_void_p,)
    return xcb, symbols, system.free
