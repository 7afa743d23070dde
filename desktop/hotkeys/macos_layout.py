"""Key codes of letters on the current macOS keyboard layout."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable
from ctypes import POINTER, byref, c_uint8, c_uint16, c_uint32, c_ulong, c_void_p

from desktop.hotkeys.keystroke import LETTERS

CARBON = "/System/Library/Frameworks/Carbon.framework/Carbon"
FOUNDATION = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
LAYOUT = "kTISPropertyUnicodeKeyLayoutData"
KEYS = range(51)
"""Codes of the keys that type a character."""
DOWN, NO_DEAD_KEYS = 0, 1
"""kUCKeyActionDown and kUCKeyTranslateNoDeadKeysMask."""
LONGEST = 4

Typed = Callable[[int], str]
"""Function from a key code to the character it types without modifiers."""


def letters(typed: Typed, keys: Iterable[int] = KEYS) -> dict[str, int]:
    """Key code of each letter; letters that no key types are missing."""
    found = {typed(code).upper(): code for code in reversed(list(keys))}
    return {letter: found[letter] for letter in LETTERS if letter in found}


def on_this_computer() -> Typed:
    """Characters of the current layout; "" for every key if there is no Unicode layout.

    Call only from the main thread.
    """
    carbon, foundation = ctypes.CDLL(CARBON), ctypes.CDLL(FOUNDATION)
    carbon.TISCopyCurrentASCIICapableKeyboardLayoutInputSource.restype = c_void_p
    carbon.TISGetInputSourceProperty.argtypes = (c_void_p, c_void_p)
    carbon.TISGetInputSourceProperty.restype = c_void_p
    carbon.LMGetKbdType.restype = c_uint8
    whole = (c_void_p, c_uint16, c_uint16, c_uint32, c_uint32, c_uint32, POINTER(c_uint32), c_ulong, POINTER(c_ulong))
    carbon.UCKeyTranslate.argtypes = (*whole, c_void_p)
    foundation.CFDataGetBytePtr.argtypes, foundation.CFDataGetBytePtr.restype = (c_void_p,), c_void_p
    source = carbon.TISCopyCurrentASCIICapableKeyboardLayoutInputSource()
    data = source and carbon.TISGetInputSourceProperty(source, c_void_p.in_dll(carbon, LAYOUT))
    layout = data and foundation.CFDataGetBytePtr(data)

    def typed(code: int) -> str:
        dead, length, text = c_uint32(), c_ulong(), (c_uint16 * LONGEST)()
        where = (DOWN, 0, carbon.LMGetKbdType(), NO_DEAD_KEYS)
        carbon.UCKeyTranslate(layout, code, *where, byref(dead), LONGEST, byref(length), text)
        return "".join(map(chr, text[: length.value]))

    return typed if layout else lambda _: ""
