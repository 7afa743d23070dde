"""Typed lines in the live view, by the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from desktop.widgets.dialogs.phrases_dialog import PhrasesDialog
from desktop.widgets.main_window import MainWindow
from tests.gui.fake_backend import FakeBackend


def press(qtbot, window: MainWindow, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(window.focusWidget() or window, key, modifier)


def opened(qtbot, window: MainWindow) -> None:
    """Opens the line by its key."""
    window.activateWindow()
    window.live.transport.type_button.setFocus()
    qtbot.waitUntil(window.live.transport.type_button.hasFocus)
    press(qtbot, window, Qt.Key.Key_S)
    qtbot.waitUntil(window.live.typing.line.hasFocus)


def lines(backend: FakeBackend) -> list[str]:
    """Takes the lines that wait."""
    taken = []
    while line := backend.session.typed.take(0):
        taken.append(line)
    return taken


def test_a_line_is_typed_sent_recalled_and_stopped(qtbot, live_window: MainWindow, backend: FakeBackend) -> None:
    opened(qtbot, live_window)
    line, typing = live_window.live.typing.line, live_window.live.typing
    qtbot.keyClicks(line, "Moths, 123 times")
    assert not live_window.live.transport.mute_button.isChecked(), "M in a text mutes nothing"
    press(qtbot, live_window, Qt.Key.Key_Return)
    press(qtbot, live_window, Qt.Key.Key_Return)
    qtbot.keyClicks(line, "Second")
    press(qtbot, live_window, Qt.Key.Key_Return)
    assert line.text() == ""
    assert backend.session.typed.waiting == 2
    qtbot.waitUntil(lambda: "wait: 2" in line.placeholderText())
    assert typing.stop_button.isEnabled()
    press(qtbot, live_window, Qt.Key.Key_Escape)
    assert backend.session.typed.waiting == 0
    for key, text in (
        (Qt.Key.Key_Up, "Second"),
        (Qt.Key.Key_Up, "Moths, 123 times"),
        (Qt.Key.Key_Up, "Moths, 123 times"),
        (Qt.Key.Key_Down, "Second"),
        (Qt.Key.Key_Down, ""),
    ):
        press(qtbot, live_window, key)
        assert line.text() == text
    press(qtbot, live_window, Qt.Key.Key_Escape)
    assert live_window.live.transport.type_button.hasFocus()
    press(qtbot, live_window, Qt.Key.Key_Space)
    assert not typing.isVisible()
    assert backend.settings.typing is False


def test_without_a_session_the_line_stays_and_says_why(qtbot, window: MainWindow) -> None:
    opened(qtbot, window)
    qtbot.keyClicks(window.live.typing.line, "Hello")
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.live.typing.line.text() == "Hello"
    assert "Start the preview or go live" in window.live.bar.text


def test_phrases_have_keys(qtbot, live_window: MainWindow, backend: FakeBackend) -> None:
    backend.settings.phrases = ["Hello there.", "Yes."]
    live_window.activateWindow()
    live_window.live.transport.type_button.setFocus()
    press(qtbot, live_window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    press(qtbot, live_window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert lines(backend) == ["Yes."]


def test_a_line_becomes_a_phrase_and_phrases_are_edited(qtbot, live_window: MainWindow, backend: FakeBackend) -> None:
    opened(qtbot, live_window)
    typing = live_window.live.typing
    qtbot.keyClicks(typing.line, "One & two")
    typing.fill_menu()
    named(typing.menu.actions(), "Store this line as a phrase").trigger()
    assert backend.settings.phrases == ["One & two"]
    typing.fill_menu()
    named(typing.menu.actions(), "One && two").trigger()
    assert lines(backend) == ["One & two"]
    typing.edit_phrases()
    dialog = QApplication.activeModalWidget() or typing.findChild(PhrasesDialog)
    dialog.text.setPlainText("First\n\n  Second   one \n" + "more\n" * 10)
    dialog.buttons.accepted.emit()
    assert backend.settings.phrases == ["First", "Second one", *["more"] * 7]


def named(actions: list[QAction], text: str) -> QAction:
    return next(action for action in actions if action.text() == text)


def test_the_voice_is_chosen_and_used_at_once(qtbot, live_window: MainWindow, backend: FakeBackend) -> None:
    card = live_window.devices.speech
    qtbot.waitUntil(lambda: card.list.count() == 4)
    card.list.setCurrentIndex(card.list.findData("Ana"))
    card.list.activated.emit(card.list.currentIndex())
    assert (backend.settings.speech_voice, backend.session.typed.voice) == ("Ana", "Ana")
    live_window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: live_window.live.state.text() == "Not live")
    live_window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: len(backend.sessions) == 2)
    assert backend.session.options.speech_voice == "Ana"


def test_a_missing_engine_is_explained(qtbot, open_window, backend: FakeBackend) -> None:
    backend.no_engine = "Install an engine."
    card = open_window().devices.speech
    qtbot.waitUntil(lambda: card.hint.text() == "Install an engine.")
    assert not card.list.isEnabled()
