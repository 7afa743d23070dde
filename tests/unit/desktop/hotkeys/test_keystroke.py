"""Notation of keystrokes, and which ones are allowed."""

from __future__ import annotations

import pytest

from desktop.hotkeys import macos, windows, x11
from desktop.hotkeys.keystroke import FUNCTION_KEYS, KEYS, Keystroke, parse
from desktop.hotkeys.system import digit_at
from inference.user_error import UserError


@pytest.mark.parametrize("text", ["Ctrl+M", "Meta+Ctrl+Alt+Shift+9", "F12", "Shift+Pause", "Alt+PgDown"])
def test_a_keystroke_survives_writing_and_reading(text: str) -> None:
    assert str(parse(text)) == text


def test_the_order_of_modifiers_does_not_matter() -> None:
    assert parse("Shift+Ctrl+A") == Keystroke("A", frozenset({"Ctrl", "Shift"}))
    assert str(parse("Shift+Ctrl+A")) == "Ctrl+Shift+A"


@pytest.mark.parametrize("text", ["M", "Shift+M", "7", "Shift+Space", "Left"])
def test_keys_used_for_typing_are_refused(text: str) -> None:
    with pytest.raises(UserError, match="could not type"):
        parse(text)


@pytest.mark.parametrize("text", ["", "Ctrl+", "Ctrl+!", "Hyper+A", "Ctrl+ä", "Ctrl+A, Ctrl+B", "Esc"])
def test_unsupported_keys_are_refused(text: str) -> None:
    with pytest.raises(UserError, match="cannot be used"):
        parse(text)


@pytest.mark.parametrize(
    ("scan_code", "virtual_key", "system", "key"),
    [
        (10, 0, "linux", "1"),
        (19, 0, "linux", "0"),
        (20, 0, "linux", ""),
        (9, 0, "linux", ""),
        (2, 0x31, "win32", "1"),
        (2, 0xBF, "win32", ""),
        (2, 0xB1, "win32", ""),
        (0, 18, "darwin", "1"),
        (0, 46, "darwin", ""),
        (0, 200, "darwin", ""),
    ],
)
def test_a_digit_is_read_by_its_key_position(scan_code: int, virtual_key: int, system: str, key: str) -> None:
    assert digit_at(scan_code, virtual_key, system) == key


def test_every_key_has_a_code_on_every_system() -> None:
    assert set(x11.KEYSYMS) == set(windows.CODES) == KEYS
    lacking = {"Pause", "ScrollLock", *FUNCTION_KEYS[20:]}
    assert set(macos.CODES) == KEYS - lacking


def test_no_two_keys_have_one_code() -> None:
    for codes in (x11.KEYSYMS, windows.CODES, macos.CODES):
        assert len(set(codes.values())) == len(codes)
