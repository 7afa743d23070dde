"""Switching hotkeys on and off, reassigning and saving them."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from desktop.hotkeys.actions import LOOKS, MUTE, PHRASES, TALK
from desktop.hotkeys.hotkeys import DEFAULTS, Hotkeys
from desktop.hotkeys.system import is_wayland
from desktop.hotkeys.system_keys import KeyEvent, SystemKeys
from desktop.settings.settings import Settings, from_kept
from inference.user_error import UserError
from tests.unit.desktop.hotkeys.fake_keyboard import FakeKeyboard


@pytest.fixture
def keyboard() -> FakeKeyboard:
    return FakeKeyboard()


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def hotkeys(settings: Settings, keyboard: FakeKeyboard) -> Hotkeys:
    return Hotkeys(settings, lambda: keyboard)


def test_no_key_is_registered_by_default(hotkeys: Hotkeys, keyboard: FakeKeyboard) -> None:
    hotkeys.apply_settings()
    assert (keyboard.taken, hotkeys.active, hotkeys.poll()) == ({}, False, [])


def test_switching_on_registers_a_key_for_every_action(
    hotkeys: Hotkeys, keyboard: FakeKeyboard, settings: Settings
) -> None:
    hotkeys.switch(True)
    assert settings.hotkeys
    assert keyboard.taken == {key: action for action, key in DEFAULTS.items() if key}
    assert len(keyboard.taken) == 5 + len(LOOKS)


def test_presses_and_releases_are_delivered_once(hotkeys: Hotkeys, keyboard: FakeKeyboard) -> None:
    hotkeys.switch(True)
    keyboard.press(DEFAULTS[TALK])
    keyboard.release(DEFAULTS[TALK])
    assert hotkeys.poll() == [KeyEvent(TALK, True), KeyEvent(TALK, False)]
    assert hotkeys.poll() == []


def test_switching_off_unregisters_all_keys(hotkeys: Hotkeys, keyboard: FakeKeyboard, settings: Settings) -> None:
    hotkeys.switch(True)
    hotkeys.switch(False)
    assert keyboard.closed
    assert not settings.hotkeys


def test_a_new_key_replaces_the_old_one(hotkeys: Hotkeys, keyboard: FakeKeyboard) -> None:
    hotkeys.switch(True)
    hotkeys.change(MUTE, "F9")
    assert keyboard.taken["F9"] == MUTE
    assert DEFAULTS[MUTE] not in keyboard.taken


def test_an_action_may_have_no_key(hotkeys: Hotkeys, keyboard: FakeKeyboard) -> None:
    hotkeys.switch(True)
    hotkeys.change(MUTE, "")
    assert MUTE not in keyboard.taken.values()
    assert hotkeys.keys[MUTE] == ""


def test_a_key_of_another_action_is_refused(hotkeys: Hotkeys) -> None:
    with pytest.raises(UserError, match="on this list"):
        hotkeys.change(MUTE, "Shift+Alt+Ctrl+T")
    assert hotkeys.keys == DEFAULTS


def test_a_key_of_another_program_is_reported_and_the_others_work(settings: Settings) -> None:
    keyboard = FakeKeyboard({DEFAULTS[MUTE]})
    hotkeys = Hotkeys(settings, lambda: keyboard)
    hotkeys.switch(True)
    assert set(hotkeys.refused) == {MUTE}
    assert set(keyboard.taken.values()) == set(DEFAULTS) - {MUTE, *PHRASES}
    hotkeys.change(MUTE, "F9")
    assert hotkeys.refused == {}


def test_a_system_without_hotkeys_reports_it_and_stays_off(settings: Settings) -> None:
    def none() -> SystemKeys:
        raise UserError("This desktop runs on Wayland.")

    hotkeys = Hotkeys(settings, none)
    hotkeys.switch(True)
    assert (hotkeys.problem, hotkeys.active, settings.hotkeys) == ("This desktop runs on Wayland.", False, False)
    settings.hotkeys = True
    hotkeys.apply_settings()
    assert hotkeys.problem
    assert settings.hotkeys, "another session of the same user may allow it"


def test_no_key_is_registered_while_one_is_being_chosen(hotkeys: Hotkeys, keyboard: FakeKeyboard) -> None:
    hotkeys.switch(True)
    hotkeys.pause(True)
    assert keyboard.taken == {}
    hotkeys.pause(False)
    assert len(keyboard.taken) == len(DEFAULTS) - len(PHRASES)


def test_choices_are_saved(hotkeys: Hotkeys, settings: Settings) -> None:
    hotkeys.change(TALK, "Pause")
    again = Hotkeys(from_kept(asdict(settings)), FakeKeyboard)
    assert again.keys == DEFAULTS | {TALK: "Pause"}
    again.reset()
    assert again.keys == DEFAULTS


@pytest.mark.parametrize("kept", ["Ctrl+Ö", "M", "nonsense", 7, None, ["F9"]])
def test_invalid_saved_keys_become_the_defaults(settings: Settings, kept: object) -> None:
    settings.hotkey_keys = {MUTE: kept, "unknown": "F9"}  # type: ignore[dict-item]
    assert Hotkeys(settings, FakeKeyboard).keys == DEFAULTS


@pytest.mark.parametrize(
    ("environment", "wayland"),
    [
        ({"DISPLAY": ":0"}, False),
        ({"DISPLAY": ":0", "XDG_SESSION_TYPE": "x11"}, False),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"XDG_SESSION_TYPE": "wayland"}, True),
    ],
)
def test_wayland_is_detected_beside_an_x_server(environment: dict[str, str], wayland: bool) -> None:
    assert is_wayland(environment) is wayland
