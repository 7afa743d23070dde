"""A live session from start to stop."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from desktop.system.device_permission import MICROPHONE
from desktop.widgets.common.level_meter import BARS
from desktop.widgets.main_window import MainWindow


def grey(window: MainWindow) -> int:
    return QColor(window.live.preview.image.pixel(9, 9)).red()


def test_start_opens_a_session_with_the_chosen_settings(live_window: MainWindow, backend) -> None:
    options = backend.session.options
    assert options.portrait.stem == "Rosa"
    assert (options.microphone, options.camera) == (None, "auto")
    assert options.disclosure.mark is not None
    assert live_window.live.transport.start_button.text() == "Stop"


def test_frames_are_shown_and_the_still_returns_on_stop(qtbot, live_window: MainWindow, backend) -> None:
    backend.session.show(1, 33)
    qtbot.waitUntil(lambda: grey(live_window) == 33)
    backend.session.show(2, 44)
    qtbot.waitUntil(lambda: grey(live_window) == 44)
    live_window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: live_window.live.state.text() == "Not live")
    assert grey(live_window) == 60
    assert backend.session.state == "stopped"


def test_the_level_meter_follows_the_voice_and_falls_on_stop(qtbot, live_window: MainWindow, backend) -> None:
    meter = live_window.devices.microphone.meter
    backend.session.loudness = 1.0
    qtbot.waitUntil(lambda: meter.bars == BARS)
    backend.session.loudness = 0.03
    qtbot.waitUntil(lambda: 0 < meter.bars < BARS)
    live_window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: meter.bars == 0)


def test_a_problem_that_the_systems_settings_solve_has_a_button(qtbot, live_window: MainWindow, backend) -> None:
    bar = live_window.live.bar
    backend.session.problem = MICROPHONE.refused["darwin"]
    qtbot.waitUntil(lambda: bar.text == backend.session.problem)
    assert bar.settings_button.isVisible()
    assert bar.settings_button.page == MICROPHONE.pages["darwin"]
    backend.session.problem = "The disk is full; the recording ended."
    qtbot.waitUntil(lambda: bar.text == backend.session.problem)
    assert bar.settings_button.isHidden()


def test_a_problem_is_shown_while_the_session_runs(qtbot, live_window: MainWindow, backend) -> None:
    bar = live_window.live.bar
    backend.session.problem = "The microphone was unplugged; connect it again."
    qtbot.waitUntil(lambda: bar.text == backend.session.problem)
    assert live_window.live.state.text() == "● Live"
    assert bar.accessibleName() == backend.session.problem
    qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    live_window.live.show_figures()
    assert bar.isHidden()
    backend.session.problem = "The disk is full; the recording ended."
    qtbot.waitUntil(lambda: bar.text == backend.session.problem)
    backend.session.problem = None
    qtbot.waitUntil(bar.isHidden)


def test_a_failed_start_shows_its_reason(qtbot, window: MainWindow, backend) -> None:
    backend.start_failure = "There is no microphone; connect one and start again."
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: window.live.bar.text == backend.start_failure)
    assert window.live.transport.start_button.text() == "Go live"
    backend.start_failure = None
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "● Live")
    qtbot.waitUntil(window.live.bar.isHidden)


def test_a_failed_session_can_be_started_again(qtbot, live_window: MainWindow, backend) -> None:
    backend.session.problem, backend.session.state = "The decoder failed; start again.", "stopped"
    qtbot.waitUntil(lambda: live_window.live.transport.start_button.text() == "Go live")
    assert live_window.live.bar.text == "The decoder failed; start again."
    live_window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: len(backend.sessions) == 2 and live_window.live.bar.text == "")


def test_switches_reach_the_running_session(qtbot, live_window: MainWindow, backend) -> None:
    live_window.devices.camera.switch.click()
    live_window.devices.mark.switch.click()
    qtbot.waitUntil(lambda: backend.session.calls[-2:] == [("camera", "none"), ("mark", False)])
    assert (backend.settings.camera, backend.settings.mark) == (False, False)


def test_another_microphone_restarts_the_session(qtbot, live_window: MainWindow, backend) -> None:
    names = live_window.devices.microphone.list
    names.setFocus()
    qtbot.keyClick(names, Qt.Key.Key_Down)
    qtbot.keyClick(names, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: backend.session.options.microphone == "Headset")
    qtbot.waitUntil(lambda: live_window.live.state.text() == "● Live")
    assert [session.state for session in backend.sessions][:-1] == ["stopped"] * (len(backend.sessions) - 1)


def test_closing_the_window_stops_the_session(qtbot, live_window: MainWindow, backend) -> None:
    live_window.close()
    assert backend.session.state == "stopped"
    assert not live_window.isVisible()


def test_closing_does_not_wait_for_a_hanging_session(qtbot, live_window: MainWindow, backend) -> None:
    released = []
    backend.session.stop = lambda timeout=2.0: QTest.qWait(1) if released else _hang(released)
    live_window.close()
    assert not live_window.isVisible()
    released.append(True)


def _hang(released: list[bool]) -> None:
    import time

    for _ in range(80):
        if released:
            return
        time.sleep(0.05)


def test_mute_hold_still_and_push_to_talk(qtbot, live_window: MainWindow, backend) -> None:
    transport = live_window.live.transport
    qtbot.keyClick(live_window, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: ("muted", True) in backend.session.calls)
    assert transport.mute_button.isChecked()
    assert not transport.mute_button.hasFocus()
    assert live_window.live.state.text() == "● Muted"
    qtbot.keyPress(live_window, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: backend.session.calls[-1] == ("muted", False))
    qtbot.keyRelease(live_window, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: backend.session.calls[-1] == ("muted", True))
    qtbot.mouseClick(transport.still_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: backend.session.calls[-1] == ("still", True))
    transport.start_button.click()
    qtbot.waitUntil(lambda: live_window.live.state.text() == "Not live")
    assert not transport.mute_button.isChecked()
    assert not transport.mute_button.isEnabled()
