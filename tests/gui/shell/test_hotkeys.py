"""Global hotkeys and the dialog that assigns them."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.hotkeys.actions import MUTE, RECORD, TALK
from desktop.hotkeys.hotkeys import DEFAULTS
from desktop.widgets.main_window import MainWindow
from desktop.widgets.shell.hotkeys_dialog import HotkeysDialog
from desktop.widgets.shell.key_field import key_of, written
from desktop.widgets.shell.window_shell import WindowShell

HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(qtbot, shell: WindowShell) -> HotkeysDialog:
    shell.menu.hotkeys_action.trigger()
    dialog = shell._window.findChild(HotkeysDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


@pytest.fixture
def press(dialog: HotkeysDialog, backend) -> Callable[[str], None]:
    """Switches hotkeys on; the function presses and releases a key in another program."""
    dialog.card.switch.click()

    def press(key: str) -> None:
        backend.keyboard.press(key)
        backend.keyboard.release(key)

    return press


@pytest.fixture
def live(qtbot, window: MainWindow) -> None:
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "● Live")


def test_global_hotkeys_are_off_by_default(shell: WindowShell, backend) -> None:
    assert backend.keyboard.taken == {}


def test_a_hotkey_mutes_and_unmutes(qtbot, live, window: MainWindow, press, backend) -> None:
    press(DEFAULTS[MUTE])
    qtbot.waitUntil(lambda: window.live.state.text() == "● Muted")
    press(DEFAULTS[MUTE])
    qtbot.waitUntil(lambda: backend.session.calls[-1:] == [("muted", False)])


def test_holding_the_talk_hotkey_unmutes(qtbot, live, window: MainWindow, press, backend) -> None:
    window.live.transport.mute_button.click()
    backend.keyboard.press(DEFAULTS[TALK])
    qtbot.waitUntil(lambda: backend.session.calls[-1:] == [("muted", False)])
    backend.keyboard.release(DEFAULTS[TALK])
    qtbot.waitUntil(lambda: backend.session.calls[-1:] == [("muted", True)])


def test_hotkeys_choose_emotions_and_hold_the_head_still(qtbot, live, window: MainWindow, press, backend) -> None:
    press("Ctrl+Alt+Shift+2")
    qtbot.waitUntil(lambda: backend.settings.emotion == "happy")
    press("Ctrl+Alt+Shift+H")
    qtbot.waitUntil(window.live.transport.still_button.isChecked)


def test_hotkeys_start_record_and_stop(qtbot, window: MainWindow, press, backend) -> None:
    press("Ctrl+Alt+Shift+R")
    press("Ctrl+Alt+Shift+G")
    qtbot.waitUntil(lambda: window.live.state.text() == "● Live")
    assert backend.session.calls == [], "there was nothing to record yet"
    press("Ctrl+Alt+Shift+R")
    qtbot.waitUntil(lambda: window.live.transport.record_button.text().startswith("Stop recording"))
    press("Ctrl+Alt+Shift+G")
    qtbot.waitUntil(lambda: backend.session.state == "stopped")


def test_hotkeys_work_in_the_video_view_and_after_a_language_change(qtbot, shell, window, press, backend) -> None:
    window.show_view(video=True)
    shell.menu.language_chosen.emit("fr")
    qtbot.waitUntil(window.live.emotions.buttons["sad"].isEnabled)
    press("Ctrl+Alt+Shift+3")
    qtbot.waitUntil(lambda: backend.settings.emotion == "sad")
    shell.menu.language_chosen.emit("en")


def test_a_hotkey_is_changed_by_pressing_another_key(qtbot, dialog: HotkeysDialog, press, backend) -> None:
    field = dialog.fields[MUTE]
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    assert backend.keyboard.taken == {}, "a key that is taken would not come here"
    assert field.text() == "Press the keys…"
    qtbot.keyPress(field, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyPress(field, Qt.Key.Key_F7, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "Ctrl+F7"
    assert backend.keyboard.taken["Ctrl+F7"] == MUTE
    assert backend.settings.hotkey_keys == {MUTE: "Ctrl+F7"}
    qtbot.mouseClick(dialog.reset_button, Qt.MouseButton.LeftButton)
    assert backend.keyboard.taken[DEFAULTS[MUTE]] == MUTE
    assert not dialog.reset_button.isEnabled()


def test_a_hotkey_is_cleared_and_escape_keeps_it(qtbot, dialog: HotkeysDialog, press, backend) -> None:
    field = dialog.fields[MUTE]
    field.click()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert backend.keyboard.taken[DEFAULTS[MUTE]] == MUTE
    field.click()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == "No key"
    assert field.accessibleName() == "Mute: No key"
    assert MUTE not in backend.keyboard.taken.values()


@pytest.mark.parametrize(
    ("key", "modifiers", "sentence"),
    [
        (Qt.Key.Key_T, HELD, "Something else on this list has this key"),
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "You could not type this key any more"),
        (Qt.Key.Key_Odiaeresis, HELD, "This key cannot be used everywhere"),
    ],
)
def test_an_unusable_key_is_refused(qtbot, dialog, backend, key, modifiers, sentence: str) -> None:
    dialog.fields[MUTE].click()
    qtbot.keyClick(dialog.fields[MUTE], key, modifiers)
    assert dialog.refusal.isVisible()
    assert sentence in dialog.refusal.text()
    assert backend.settings.hotkey_keys == {}


def test_a_hotkey_taken_by_another_program_is_reported_now_and_at_the_next_start(
    qtbot, shell, window, dialog: HotkeysDialog, backend
) -> None:
    backend.keyboard.others = {DEFAULTS[RECORD]}
    dialog.card.switch.click()
    assert dialog.refusal.text() == "Record, or stop: Another program has this key already; choose another one."
    assert dialog.fields[RECORD].property("refused")
    dialog.reject()
    shell.begin([])
    assert "Another program has some of your keys" in window.live.bar.text


def test_a_system_without_global_hotkeys_is_reported(qtbot, dialog: HotkeysDialog, backend, monkeypatch) -> None:
    from desktop.window.unavailable import unavailable_hotkeys

    monkeypatch.setattr(dialog._hotkeys, "_open_system", unavailable_hotkeys)
    dialog.card.switch.click()
    assert not dialog.card.switch.isChecked()
    assert dialog.refusal.text() == "This system lets no program hear keys meant for another one."
    assert not backend.settings.hotkeys


def test_closing_the_dialog_while_choosing_a_key_registers_the_hotkeys_again(
    qtbot, dialog: HotkeysDialog, press, backend
) -> None:
    dialog.fields[MUTE].click()
    assert backend.keyboard.taken == {}
    dialog.reject()
    assert len(backend.keyboard.taken) == len(list(filter(None, DEFAULTS.values())))


def test_reset_unregisters_all_hotkeys(qtbot, shell: WindowShell, dialog, press, backend) -> None:
    dialog.reject()
    shell.reset()
    qtbot.waitUntil(lambda: backend.keyboard.closed)


def test_a_digit_with_shift_is_read_as_the_digit(qtbot, dialog: HotkeysDialog) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    virtual_key = {"win32": 0x31, "darwin": 18}.get(sys.platform, 0x21)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Exclam.value, HELD, 10, virtual_key, 0, "!")
    assert written(event.modifiers()) == "Ctrl+Alt+Shift"
    assert key_of(event) == "1"
    QTest.qWait(0)


def test_the_press_command_works_while_hotkeys_are_off(qtbot, live, shell, window, backend) -> None:
    shell.hotkey_dispatch.dispatch("mute", True)
    shell.hotkey_dispatch.dispatch("mute", False)
    qtbot.waitUntil(lambda: backend.session.calls[-1:] == [("muted", True)])
    shell.hotkey_dispatch.dispatch("talk", True)
    qtbot.waitUntil(lambda: backend.session.calls[-1:] == [("muted", False)])
    shell.hotkey_dispatch.dispatch("talk", False)
    shell.hotkey_dispatch.dispatch("nonsense", True)
    shell.hotkey_dispatch.dispatch("look 2", True)
    qtbot.waitUntil(lambda: backend.settings.emotion == "happy")
