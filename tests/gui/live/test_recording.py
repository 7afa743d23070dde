"""Recording a live session."""

from __future__ import annotations

from pathlib import Path

from desktop.widgets.main_window import MainWindow


def test_recording_starts_and_its_file_is_announced(qtbot, live_window: MainWindow, backend) -> None:
    button, card = live_window.live.transport.record_button, live_window.devices.recording
    button.click()
    qtbot.waitUntil(lambda: button.text() == "Stop recording  0:00")
    assert card.text.text().startswith("Recording to “Understudy ")
    assert not live_window.devices.microphone.list.isEnabled()
    button.click()
    qtbot.waitUntil(lambda: card.text.text().startswith("Saved “Understudy "))
    assert live_window.live.bar.text == card.text.text()
    (_, path), (_, end) = [order for order in backend.session.calls if order[0] == "record"]
    assert isinstance(path, Path)
    assert path.parent == Path(backend.settings.recordings)
    assert end is None


def test_an_unusable_recording_folder_is_reported(qtbot, live_window: MainWindow, backend) -> None:
    (backend.folder / "recordings").write_text("a file where a folder should be")
    live_window.live.transport.record_button.click()
    qtbot.waitUntil(lambda: "pick another folder" in live_window.live.bar.text)
    qtbot.waitUntil(lambda: live_window.live.transport.record_button.text() == "Record")
    assert live_window.live.state.text() == "● Live"


def test_a_failed_recording_is_shown_as_stopped(qtbot, live_window: MainWindow, backend) -> None:
    button = live_window.live.transport.record_button
    button.click()
    qtbot.waitUntil(lambda: button.text().startswith("Stop recording"))
    backend.session.problem = backend.session.failure = "The disk is full; make room and record again."
    qtbot.waitUntil(lambda: button.text() == "Record")
    qtbot.waitUntil(lambda: live_window.live.bar.text == backend.session.problem)


def test_recording_is_disabled_before_the_start(window: MainWindow) -> None:
    assert not window.live.transport.record_button.isEnabled()
