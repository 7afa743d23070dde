"""Keyboard focus in the live view."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.widgets.main_window import MainWindow


def test_focus_returns_to_the_start_button(qtbot, window: MainWindow) -> None:
    transport = window.live.transport
    window.activateWindow()
    transport.start_button.setFocus()
    qtbot.waitUntil(transport.start_button.hasFocus)
    transport.show_state("starting", True, False)
    assert not transport.start_button.hasFocus()
    transport.show_state("running", True, False)
    assert transport.start_button.hasFocus()


def test_focus_stays_on_the_preview_button(qtbot, window: MainWindow) -> None:
    preview = window.live.transport.preview_button
    window.activateWindow()
    preview.setFocus()
    qtbot.waitUntil(preview.hasFocus)
    qtbot.keyClick(preview, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: preview.text() == "Stop preview")
    assert preview.hasFocus()


def test_tab_moves_from_the_transport_through_the_emotions(qtbot, live_window: MainWindow) -> None:
    live, strip = live_window.live, live_window.live.emotions
    live_window.activateWindow()
    live.transport.type_button.setFocus()
    qtbot.waitUntil(live.transport.type_button.hasFocus)
    wanted = [*strip.buttons.values(), strip.keep_button]
    reached = []
    for _ in wanted:
        qtbot.keyClick(live_window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(live_window.focusWidget())
    assert reached == wanted


def test_closing_a_message_does_not_focus_the_start_button(qtbot, live_window: MainWindow, backend) -> None:
    bar = live_window.live.bar
    bar.show_note("Something to know.")
    live_window.activateWindow()
    bar.close_button.setFocus()
    qtbot.waitUntil(bar.close_button.hasFocus)
    bar.close_button.click()
    assert not bar.isVisible()
    assert not live_window.live.transport.start_button.hasFocus()


def test_all_main_controls_are_reachable_by_tab(qtbot, window: MainWindow) -> None:
    window.side.tabs.setCurrentIndex(1)
    window.gallery.tiles.setFocus()
    reached: list[QWidget] = []
    while window.focusWidget() not in reached:
        reached.append(window.focusWidget())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    devices = window.devices
    wanted = {
        window.gallery.add_button,
        window.live.transport.start_button,
        devices.microphone.list,
        devices.microphone.rescan,
        devices.camera.switch,
        devices.mark.switch,
        devices.recording.change_button,
    }
    assert wanted <= set(reached)
    assert all(widget.accessibleName() or widget.text() for widget in reached)
