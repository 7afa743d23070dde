"""What the window says about microphones and the virtual camera."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt

from desktop.widgets.main_window import MainWindow
from desktop.window.backend import Devices

REASON = "There is no virtual camera on this computer; install one and look again."


def names(window: MainWindow) -> list[str]:
    microphones = window.devices.microphone.list
    return [microphones.itemText(row) for row in range(microphones.count())]


def test_the_systems_microphone_comes_first(window: MainWindow) -> None:
    assert names(window) == ["System default", "Desk microphone", "Headset"]
    assert window.devices.microphone.name == ""


def test_a_camera_says_how_it_is_chosen(window: MainWindow) -> None:
    card = window.devices.camera
    assert card.switch.isEnabled()
    assert card.text.text() == "In your meeting, choose “Loop”."


def test_a_missing_camera_says_why(qtbot, open_window, backend) -> None:
    backend.devices = Devices(["Desk microphone"], False, REASON)
    window = open_window()
    card = window.devices.camera
    qtbot.waitUntil(lambda: card.text.text() == REASON)
    assert not card.switch.isEnabled()
    assert card.switch.accessibleDescription() == REASON
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: bool(backend.sessions))
    assert backend.session.wishes.camera == "none"


def test_looking_again_finds_what_was_plugged_in(qtbot, open_window, backend) -> None:
    backend.devices = Devices([], False, REASON)
    window = open_window()
    qtbot.waitUntil(lambda: names(window) == ["No microphone found"])
    assert "Connect a microphone" in window.devices.microphone.hint.text()
    backend.devices = Devices(["New one"], True, "In your meeting, choose “Loop”.")
    qtbot.mouseClick(window.devices.microphone.rescan, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names(window) == ["System default", "New one"])
    assert window.devices.camera.switch.isEnabled()
    assert window.devices.camera.switch.isChecked()


def test_a_remembered_microphone_that_is_gone_is_not_forgotten(qtbot, open_window, backend) -> None:
    backend.settings = dataclasses.replace(backend.settings, microphone="Old one")
    window = open_window()
    qtbot.waitUntil(lambda: "Old one (not connected)" in names(window))
    assert window.devices.microphone.name == "Old one"
    assert backend.settings.microphone == "Old one"


def test_devices_are_not_searched_while_one_is_in_use(live_window: MainWindow) -> None:
    assert not live_window.devices.microphone.rescan.isEnabled()


def test_a_choice_is_remembered(qtbot, window: MainWindow, backend) -> None:
    microphones = window.devices.microphone.list
    microphones.setFocus()
    qtbot.keyClick(microphones, Qt.Key.Key_Down)
    assert backend.settings.microphone == "Desk microphone"


def test_the_voice_waits_for_the_picture_when_asked_to(qtbot, live_window: MainWindow, backend) -> None:
    card = live_window.devices.voice
    assert card.text.text() == "Choose “Cable”."
    assert backend.session.wishes.voice == "none"
    qtbot.mouseClick(card.switch, Qt.MouseButton.LeftButton, pos=card.switch.rect().center())
    qtbot.waitUntil(lambda: ("voice", "auto") in backend.session.orders)
    assert backend.settings.voice


def test_without_a_voice_cable_the_reason_is_said(qtbot, open_window, backend) -> None:
    backend.settings = dataclasses.replace(backend.settings, voice=True)
    backend.devices = Devices(["Desk microphone"], False, REASON, False, "Install a cable.")
    window = open_window()
    qtbot.waitUntil(lambda: window.devices.voice.text.text() == "Install a cable.")
    assert not window.devices.voice.switch.isEnabled()
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: bool(backend.sessions))
    assert backend.session.wishes.voice == "none"


def test_less_delay_can_be_asked_for_while_it_runs(qtbot, live_window: MainWindow, backend) -> None:
    assert backend.session.wishes.mode == "best-lips"
    switch = live_window.devices.low_latency.switch
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=switch.rect().center())
    qtbot.waitUntil(lambda: ("mode", "lowest-delay") in backend.session.orders)
    assert backend.settings.low_latency


def test_sound_and_picture_are_checked_and_the_outcome_is_said(qtbot, open_window, backend) -> None:
    backend.checked = "The picture comes +3 ms after the voice."
    window = open_window()
    card = window.devices.voice
    qtbot.waitUntil(card.check.isEnabled)
    card.check.click()
    assert not card.check.isEnabled()
    qtbot.waitUntil(lambda: card.outcome.text() == backend.checked)
    assert card.check.isEnabled()


def test_nothing_is_checked_while_live_or_without_a_cable(qtbot, open_window, backend) -> None:
    window = open_window()
    card = window.devices.voice
    qtbot.waitUntil(card.check.isEnabled)
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: not card.check.isEnabled())
    backend.devices = dataclasses.replace(backend.devices, cable=False, cable_text="Install one.")
    window.live.transport.start_button.click()
    qtbot.waitUntil(card.check.isEnabled)
    qtbot.mouseClick(window.devices.microphone.rescan, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: card.text.text() == "Install one.")
    assert not card.check.isEnabled()
