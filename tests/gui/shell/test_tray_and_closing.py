"""The tray icon, and closing the window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.widgets.main_window import MainWindow
from desktop.widgets.shell.tray import status_icon
from desktop.widgets.shell.window_shell import WindowShell
from tests.gui.message_boxes import press_button


def test_the_tray_follows_the_session(qtbot, live_window: MainWindow, shell: WindowShell) -> None:
    tray = shell.tray
    qtbot.waitUntil(lambda: tray.live_action.text() == "Stop")
    tray.mute_action.trigger()
    assert live_window.live.transport.mute_button.isChecked()
    qtbot.waitUntil(lambda: "muted" in tray.icon.toolTip())
    tray.live_action.trigger()
    qtbot.waitUntil(lambda: tray.live_action.text() == "Go live")
    assert not tray.mute_action.isEnabled()


def test_tray_icons_differ_by_state(qapp) -> None:
    images = [status_icon(state).pixmap(64, 64).toImage() for state in ("stopped", "live", "muted")]
    assert images[0] != images[1] != images[2] != images[0]


def test_without_a_session_the_window_closes_at_once(window: MainWindow) -> None:
    window.close()
    assert window.isHidden()


def test_closing_while_live_asks(qtbot, live_window: MainWindow, shell: WindowShell, backend) -> None:
    live_window.close()
    assert live_window.isVisible()
    assert {button.text() for button in shell.close_prompt.question.buttons()} == {"Stop and quit", "Cancel"}
    press_button(shell.close_prompt.question, "Cancel")
    assert backend.session.state == "running"
    live_window.close()
    press_button(shell.close_prompt.question, "Stop and quit")
    assert live_window.isHidden()
    assert backend.session.state == "stopped"


def test_closing_a_session_without_camera_and_voice_asks_nothing(
    qtbot, backend, request: pytest.FixtureRequest
) -> None:
    backend.devices = replace(backend.devices, camera=False)
    shell: WindowShell = request.getfixturevalue("shell")
    window = shell._window
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "Only you see this")
    window.close()
    assert shell.close_prompt.question is None
    assert window.isHidden()


def test_with_a_tray_the_session_can_stay_live_in_the_background(
    qtbot, live_window, shell, backend, monkeypatch
) -> None:
    monkeypatch.setattr(type(shell.tray), "available", property(lambda _: True))
    live_window.close()
    press_button(shell.close_prompt.question, "Stay live in the tray")
    assert live_window.isHidden()
    assert backend.session.state == "running"
    shell.tray.show_action.trigger()
    assert live_window.isVisible()
    shell.tray.quit_action.trigger()
    assert live_window.isHidden()
    assert backend.session.state == "stopped"
