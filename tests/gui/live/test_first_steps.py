"""The first steps, with and without microphone, camera and cable."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from desktop.widgets.common.button import Button
from desktop.widgets.main_window import MainWindow
from desktop.window.backend import Devices
from desktop.window.setup_guide import Step
from tests.gui.photos import add

NOTHING = Devices(
    ["Desk microphone"],
    False,
    "There is no virtual camera; install one.",
    False,
    "There is no cable; install one.",
    (Step("Install it.", "sudo get camera"), Step("Open its page.", link="https://example.org")),
    (Step("Install the cable.", "sudo get cable"),),
)


@pytest.fixture
def newcomer(open_window, backend) -> MainWindow:
    """The window at the first start."""
    backend.settings = replace(backend.settings, newcomer=True)
    return open_window()


@pytest.fixture
def bare(open_window, backend) -> MainWindow:
    """The first start without camera and cable; devices are polled every 10 ms."""
    backend.settings = replace(backend.settings, newcomer=True)
    backend.devices = NOTHING
    window = open_window()
    window.device_poll.timer.setInterval(10)
    return window


def click(qtbot, button: Button) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def done(window: MainWindow) -> list[bool]:
    steps = window.steps
    return [steps.portrait.done, steps.microphone.done, steps.live.done]


def test_a_newcomer_sees_three_steps_and_no_controls(newcomer: MainWindow, backend) -> None:
    assert newcomer.steps.isVisible()
    assert not newcomer.side.isVisible()
    assert done(newcomer) == [False, False, False]
    assert backend.sessions == []


def test_from_the_first_start_to_live(qtbot, newcomer: MainWindow, backend) -> None:
    steps = newcomer.steps
    add(qtbot, newcomer, backend.picture("Mine", 200))
    assert done(newcomer) == [True, False, False]
    assert not steps.live_button.isEnabled()
    click(qtbot, steps.listen_button)
    qtbot.waitUntil(lambda: newcomer.live.state.text() == "Preview: only you see this")
    assert (backend.session.options.camera, backend.session.options.voice) == ("none", "none")
    backend.session.loudness = 0.4
    qtbot.waitUntil(lambda: done(newcomer) == [True, True, False])
    assert steps.meter.bars > 0
    click(qtbot, steps.live_button)
    qtbot.waitUntil(lambda: ("camera", "auto") in backend.session.calls)
    qtbot.waitUntil(lambda: done(newcomer) == [True, True, True])
    assert newcomer.live.state.text() == "● Live"
    assert len(backend.sessions) == 1
    assert not backend.settings.newcomer


def test_only_the_button_of_the_current_step_is_highlighted(qtbot, newcomer: MainWindow, backend) -> None:
    def standing_out() -> list[Button]:
        buttons = [button for button in newcomer.findChildren(Button) if button.isVisible() and button.isEnabled()]
        return [button for button in buttons if button.property("kind") == "primary"]

    steps = newcomer.steps
    qtbot.waitUntil(lambda: standing_out() == [steps.listen_button])
    click(qtbot, steps.listen_button)
    qtbot.waitUntil(lambda: standing_out() == [steps.live_button])
    backend.session.loudness = 0.4
    qtbot.waitUntil(lambda: steps.microphone.done)
    assert steps.listen_button.text() == "Stop preview"
    click(qtbot, steps.listen_button)
    qtbot.waitUntil(lambda: steps.listen_button.text() == "Preview")
    assert "off again" in steps.microphone.text.text()


def test_the_steps_can_be_skipped(qtbot, newcomer: MainWindow, backend, open_window) -> None:
    click(qtbot, newcomer.steps.leave_button)
    assert newcomer.side.isVisible()
    assert not newcomer.steps.isVisible()
    newcomer.close()
    assert open_window().side.isVisible()


def test_the_steps_reappear_until_the_first_session(newcomer: MainWindow, open_window) -> None:
    newcomer.close()
    assert open_window().steps.isVisible()


def test_missing_devices_are_shown_with_commands_to_copy(qtbot, bare: MainWindow) -> None:
    guide = bare.steps.guide
    qtbot.waitUntil(guide.isVisible)
    assert "virtual camera" in bare.steps.live.text.text()
    assert not guide.awaiting_device
    click(qtbot, guide.unfold_button)
    assert [label.text() for label in guide.findChildren(QLabel) if label.property("tone") == "command"] == [
        "sudo get camera"
    ]
    [copy] = [button for button in guide.findChildren(Button) if button.accessibleName() == "Copy this command"]
    click(qtbot, copy)
    assert QGuiApplication.clipboard().text() == "sudo get camera"


def test_a_newly_installed_camera_is_detected(qtbot, bare: MainWindow, backend) -> None:
    qtbot.waitUntil(bare.steps.guide.isVisible)
    backend.devices = replace(NOTHING, camera=True, camera_text="In your meeting, choose “New”.", camera_guide=())
    qtbot.waitUntil(lambda: bare.steps.live.text.text() == "In your meeting, choose “New”.")
    assert not bare.steps.guide.isVisible()
    assert bare.devices.camera.switch.isEnabled()


def test_a_session_without_a_camera_goes_live_once_one_is_found(qtbot, bare: MainWindow, backend) -> None:
    qtbot.waitUntil(bare.steps.guide.isVisible)
    bare.live.transport.start_button.click()
    qtbot.waitUntil(lambda: bare.live.state.text() == "Only you see this")
    assert "only you see this" in bare.live.bar.text
    assert bare.steps.guide.awaiting_device
    assert not bare.steps.live.done
    backend.devices = replace(NOTHING, camera=True, camera_text="In your meeting, choose “New”.", camera_guide=())
    qtbot.waitUntil(lambda: ("camera", "auto") in backend.session.calls)
    qtbot.waitUntil(lambda: bare.live.state.text() == "● Live")


def test_a_newly_connected_microphone_is_detected(qtbot, open_window, backend) -> None:
    backend.settings = replace(backend.settings, newcomer=True)
    backend.devices = replace(backend.devices, microphones=[])
    window = open_window()
    window.device_poll.timer.setInterval(10)
    qtbot.waitUntil(lambda: "No microphone was found" in window.steps.microphone.text.text())
    backend.devices = replace(backend.devices, microphones=["New one"])
    qtbot.waitUntil(lambda: "stays off" in window.steps.microphone.text.text())
    assert window.devices.microphone.names == ["New one"]


def test_the_devices_tab_has_the_same_steps(qtbot, open_window, backend) -> None:
    backend.devices = NOTHING
    window = open_window()
    window.side.tabs.setCurrentIndex(1)
    panel = window.devices
    qtbot.waitUntil(panel.voice_guide.isVisible)
    assert not panel.awaiting_device
    panel.voice_guide.unfold()
    assert panel.awaiting_device
    window.device_poll.timer.setInterval(10)
    backend.devices = replace(NOTHING, cable=True, cable_text="Choose “Cable”.", cable_guide=())
    qtbot.waitUntil(lambda: panel.voice.text.text() == "Choose “Cable”.")
    assert panel.voice.switch.isEnabled()
    assert not panel.awaiting_device


def test_devices_are_not_polled_outside_the_steps(qtbot, window: MainWindow) -> None:
    looks = []
    window._model.find_outputs = lambda *_: looks.append(1)
    window.device_poll.timer.setInterval(5)
    qtbot.wait(60)
    assert looks == []
