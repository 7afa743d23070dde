"""The devices panel: microphones, virtual camera and voice cable."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from desktop.system.device_permission import MICROPHONE
from desktop.widgets.main_window import MainWindow
from desktop.window.backend import Devices

REASON = "There is no virtual camera on this computer; install one and look again."


def names(window: MainWindow) -> list[str]:
    microphones = window.devices.microphone.list
    return [microphones.itemText(row) for row in range(microphones.count())]


def test_the_default_microphone_comes_first(window: MainWindow) -> None:
    assert names(window) == ["System default", "Desk microphone", "Headset", "None: I type"]
    assert window.devices.microphone.name == ""


def test_a_camera_explains_how_to_choose_it_in_the_meeting(window: MainWindow) -> None:
    card = window.devices.camera
    assert card.switch.isEnabled()
    assert card.text.text() == "In your meeting, choose “Loop”."


def test_a_missing_camera_shows_the_reason(qtbot, open_window, backend) -> None:
    backend.devices = Devices(["Desk microphone"], False, REASON)
    window = open_window()
    card = window.devices.camera
    qtbot.waitUntil(lambda: card.text.text() == REASON)
    assert not card.switch.isEnabled()
    assert card.switch.accessibleDescription() == REASON
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: bool(backend.sessions))
    assert backend.session.options.camera == "none"


def test_rescan_finds_new_microphones(qtbot, open_window, backend) -> None:
    backend.devices = Devices([], False, REASON)
    window = open_window()
    qtbot.waitUntil(lambda: names(window) == ["No microphone found", "None: I type"])
    assert "Connect a microphone" in window.devices.microphone.hint.text()
    backend.devices = Devices(["New one"], True, "In your meeting, choose “Loop”.")
    qtbot.mouseClick(window.devices.microphone.rescan, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names(window) == ["System default", "New one", "None: I type"])
    assert window.devices.camera.switch.isEnabled()
    assert window.devices.camera.switch.isChecked()


def test_a_refused_microphone_opens_the_systems_settings(qtbot, open_window, backend, monkeypatch) -> None:
    refused = MICROPHONE.refused["win32"]
    backend.devices = dataclasses.replace(backend.devices, microphone_refusal=refused)
    window = open_window()
    card, opened = window.devices.microphone, []
    qtbot.waitUntil(lambda: card.hint.text() == refused)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    qtbot.mouseClick(card.permission, Qt.MouseButton.LeftButton)
    assert opened == ["ms-settings:privacy-microphone"]
    assert card.refused
    backend.devices = dataclasses.replace(backend.devices, microphone_refusal="")
    window.devices.search_devices()
    qtbot.waitUntil(card.permission.isHidden)
    assert "Your level shows here" in card.hint.text()


def test_a_saved_microphone_that_is_unplugged_stays_selected(qtbot, open_window, backend) -> None:
    backend.settings = dataclasses.replace(backend.settings, microphone="Old one")
    window = open_window()
    qtbot.waitUntil(lambda: "Old one (not connected)" in names(window))
    assert window.devices.microphone.name == "Old one"
    assert backend.settings.microphone == "Old one"


def test_devices_are_not_rescanned_during_a_session(live_window: MainWindow) -> None:
    assert not live_window.devices.microphone.rescan.isEnabled()


def test_the_chosen_microphone_is_saved(qtbot, window: MainWindow, backend) -> None:
    microphones = window.devices.microphone.list
    microphones.setFocus()
    qtbot.keyClick(microphones, Qt.Key.Key_Down)
    assert backend.settings.microphone == "Desk microphone"


def test_switching_the_delayed_voice_on_reaches_the_session(qtbot, live_window: MainWindow, backend) -> None:
    card = live_window.devices.voice
    assert card.text.text() == "Choose “Cable”."
    assert backend.session.options.voice == "none"
    qtbot.mouseClick(card.switch, Qt.MouseButton.LeftButton, pos=card.switch.rect().center())
    qtbot.waitUntil(lambda: ("voice", "auto") in backend.session.calls)
    assert backend.settings.voice


def test_a_missing_voice_cable_shows_the_reason(qtbot, open_window, backend) -> None:
    backend.settings = dataclasses.replace(backend.settings, voice=True)
    backend.devices = Devices(["Desk microphone"], False, REASON, False, "Install a cable.")
    window = open_window()
    qtbot.waitUntil(lambda: window.devices.voice.text.text() == "Install a cable.")
    assert not window.devices.voice.switch.isEnabled()
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: bool(backend.sessions))
    assert backend.session.options.voice == "none"


def test_the_latency_mode_can_be_changed_while_live(qtbot, live_window: MainWindow, backend) -> None:
    assert backend.session.options.mode == "best-lips"
    switch = live_window.devices.low_latency.switch
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=switch.rect().center())
    qtbot.waitUntil(lambda: ("mode", "lowest-delay") in backend.session.calls)
    assert backend.settings.low_latency


def test_the_sync_check_shows_its_result(qtbot, open_window, backend) -> None:
    backend.checked = "The picture comes +3 ms after the voice."
    window = open_window()
    card = window.devices.voice
    qtbot.waitUntil(card.check.isEnabled)
    card.check.click()
    assert not card.check.isEnabled()
    qtbot.waitUntil(lambda: card.outcome.text() == backend.checked)
    assert card.check.isEnabled()


def test_the_sync_check_is_disabled_while_live_and_without_a_cable(qtbot, open_window, backend) -> None:
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
