"""The current keyboard layout of macOS, read through made-up Carbon and CoreFoundation libraries."""

from __future__ import annotations

import ctypes
from ctypes import c_void_p
from types import SimpleNamespace
from typing import Any

import pytest

from desktop.hotkeys import macos, macos_layout
from desktop.hotkeys.macos_layout import CARBON, FOUNDATION, NO_DEAD_KEYS, letters, on_this_computer

AZERTY = {0: "q", 12: "a", 41: "m", 46: ","}


class Function:
    """A function of a library: argtypes and restype can be set."""

    def __init__(self, call: Any) -> None:
        self._call = call
        self.argtypes: tuple[Any, ...] = ()
        self.restype: Any = None

    def __call__(self, *arguments: Any) -> Any:
        return self._call(*arguments)


def translate(layout: int, code: int, action: int, _modifiers: int, kind: int, options: int, *rest: Any) -> int:
    """UCKeyTranslate."""
    assert (layout, action, kind, options) == (30, macos_layout.DOWN, 40, NO_DEAD_KEYS)
    _, longest, length, text = rest
    typed = AZERTY.get(code, "")[:longest]
    length._obj.value = len(typed)
    for place, letter in enumerate(typed):
        text[place] = ord(letter)
    return 0


@pytest.fixture
def libraries(monkeypatch: pytest.MonkeyPatch) -> dict[str, SimpleNamespace]:
    carbon = SimpleNamespace(
        TISCopyCurrentASCIICapableKeyboardLayoutInputSource=Function(lambda: 10),
        TISGetInputSourceProperty=Function(lambda source, _: 20 if source == 10 else 0),
        LMGetKbdType=Function(lambda: 40),
        UCKeyTranslate=Function(translate),
    )
    found = {CARBON: carbon, FOUNDATION: SimpleNamespace(CFDataGetBytePtr=Function(lambda data: data + 10))}
    monkeypatch.setattr(ctypes, "CDLL", lambda path: found[path])
    monkeypatch.setattr(macos_layout, "c_void_p", SimpleNamespace(in_dll=lambda *_: "property"))
    return found


def test_letters_are_those_that_the_layout_types(libraries: dict[str, SimpleNamespace]) -> None:
    assert letters(on_this_computer()) == {"Q": 0, "A": 12, "M": 41}


def test_a_computer_without_a_unicode_layout_types_nothing(libraries: dict[str, SimpleNamespace]) -> None:
    libraries[CARBON].TISCopyCurrentASCIICapableKeyboardLayoutInputSource = Function(lambda: 0)
    assert on_this_computer()(0) == ""


def test_pointers_of_the_library_are_declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Undeclared, ctypes would cut them to 32 bits."""
    names = ("InstallEventHandler", "RemoveEventHandler", "RegisterEventHotKey", "UnregisterEventHotKey")
    others = ("GetApplicationEventTarget", "GetEventParameter", "GetEventKind")
    library = SimpleNamespace(**{name: Function(None) for name in (*names, *others)})
    monkeypatch.setattr(ctypes, "CDLL", lambda path: {CARBON: library}[path])
    macos._library()
    assert library.GetApplicationEventTarget.restype is c_void_p
    assert all(getattr(library, name).argtypes for name in (*names, "GetEventParameter", "GetEventKind"))
