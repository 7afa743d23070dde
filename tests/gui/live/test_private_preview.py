"""A session that only the user sees."""

from __future__ import annotations

from dataclasses import replace

from desktop.widgets.main_window import MainWindow


def test_without_a_camera_only_the_voice_goes_live(qtbot, open_window, backend) -> None:
    backend.devices = replace(backend.devices, camera=False)
    window = open_window()
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "Only you see this")
    assert "only you see this" in window.live.bar.text
    window.devices.voice.switch.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "● Live, voice only")
    assert window.live.bar.text == ""


def test_a_preview_opens_camera_and_voice_only_when_going_live(qtbot, window: MainWindow, backend) -> None:
    backend.settings.voice = True
    transport = window.live.transport
    transport.preview_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "Preview: only you see this")
    assert (backend.session.options.camera, backend.session.options.voice) == ("none", "none")
    window.devices.camera.switch.click()
    window.devices.camera.switch.click()
    qtbot.waitUntil(lambda: backend.session.calls[-2:] == [("camera", "none")] * 2)
    assert transport.start_button.text() == "Go live"
    assert transport.record_button.isEnabled()
    transport.start_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "● Live")
    qtbot.waitUntil(lambda: backend.session.calls[-2:] == [("camera", "auto"), ("voice", "auto")])
    assert ("camera", "auto") not in backend.session.calls[:-2]
    assert not transport.preview_button.isVisible()
    assert len(backend.sessions) == 1


def test_a_stopped_preview_never_opened_the_camera(qtbot, window: MainWindow, backend) -> None:
    transport = window.live.transport
    transport.preview_button.click()
    qtbot.waitUntil(lambda: transport.preview_button.text() == "Stop preview")
    transport.preview_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "Not live")
    assert backend.session.state == "stopped"
    assert not any(order[0] == "camera" and order[1] == "auto" for order in backend.session.calls)


def test_another_microphone_keeps_a_preview_private(qtbot, window: MainWindow, backend) -> None:
    window.live.transport.preview_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "Preview: only you see this")
    window._model.live.set_microphone("Headset")
    qtbot.waitUntil(lambda: len(backend.sessions) == 2)
    assert backend.session.options.camera == "none"
