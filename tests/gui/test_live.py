"""A session from start to stop."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.widgets.common.level_meter import BARS
from desktop.widgets.live.session_status import StatusLine, describe
from desktop.widgets.main_window import MainWindow
from desktop.window.backend import Figures


def grey(window: MainWindow) -> int:
    return QColor(window.live.preview.image.pixel(9, 9)).red()


def test_start_opens_a_session_with_the_choices_made(live_window: MainWindow, world) -> None:
    wishes = world.session.wishes
    assert wishes.portrait.stem == "Rosa"
    assert (wishes.microphone, wishes.camera, wishes.mark) == (None, "auto", True)
    assert live_window.live.transport.start_button.text() == "Stop"


def test_the_keyboard_comes_back_to_the_button_that_started(qtbot, window: MainWindow) -> None:
    transport = window.live.transport
    window.activateWindow()
    transport.start_button.setFocus()
    qtbot.waitUntil(transport.start_button.hasFocus)
    transport.show_state("starting", True, False)
    assert not transport.start_button.hasFocus()
    transport.show_state("running", True, False)
    assert transport.start_button.hasFocus()


def test_the_keyboard_stays_with_the_preview(qtbot, window: MainWindow) -> None:
    preview = window.live.transport.preview_button
    window.activateWindow()
    preview.setFocus()
    qtbot.waitUntil(preview.hasFocus)
    qtbot.keyClick(preview, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: preview.text() == "Stop preview")
    assert preview.hasFocus()


def test_after_the_picture_tab_goes_along_the_emotions(qtbot, live_window: MainWindow) -> None:
    live, strip = live_window.live, live_window.live.emotions
    live_window.activateWindow()
    live.transport.still_button.setFocus()
    qtbot.waitUntil(live.transport.still_button.hasFocus)
    wanted = [*strip.buttons.values(), strip.keep_button]
    reached = []
    for _ in wanted:
        qtbot.keyClick(live_window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(live_window.focusWidget())
    assert reached == wanted


def test_closing_a_message_brings_the_keyboard_to_no_button(qtbot, live_window: MainWindow, world) -> None:
    bar = live_window.live.bar
    bar.show_note("Something to know.")
    live_window.activateWindow()
    bar.close_button.setFocus()
    qtbot.waitUntil(bar.close_button.hasFocus)
    bar.close_button.click()
    assert not bar.isVisible()
    assert not live_window.live.transport.start_button.hasFocus()


def test_without_a_camera_only_the_voice_is_live(qtbot, open_window, world) -> None:
    world.devices = replace(world.devices, camera=False)
    window = open_window()
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "Only you see this")
    assert "only you see this" in window.live.bar.text
    window.devices.voice.switch.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "● Live, voice only")
    assert window.live.bar.text == ""


def test_a_delay_that_comes_and_goes_a_little_keeps_its_name(qtbot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    for latency, words in ((0.18, "a sixth"), (0.19, "a sixth"), (0.175, "a sixth"), (0.24, "a quarter")):
        line.show_state("running", Figures(30.0, 30.0, latency, 0))
        assert words in line.text()


def test_the_line_below_the_picture_is_as_high_at_rest(qtbot, window: MainWindow) -> None:
    height = window.live.preview.height()
    window.live.transport.preview_button.click()
    qtbot.waitUntil(window.live.status.details_button.isVisible)
    assert window.live.preview.height() == height


def test_new_pictures_are_shown_and_the_still_one_returns(qtbot, live_window: MainWindow, world) -> None:
    world.session.show(1, 33)
    qtbot.waitUntil(lambda: grey(live_window) == 33)
    world.session.show(2, 44)
    qtbot.waitUntil(lambda: grey(live_window) == 44)
    live_window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: live_window.live.state.text() == "Not live")
    assert grey(live_window) == 60
    assert world.session.state == "stopped"


def test_the_meter_follows_the_voice_and_falls_when_stopped(qtbot, live_window: MainWindow, world) -> None:
    meter = live_window.devices.microphone.meter
    world.session.loudness = 1.0
    qtbot.waitUntil(lambda: meter.bars == BARS)
    world.session.loudness = 0.03
    qtbot.waitUntil(lambda: 0 < meter.bars < BARS)
    live_window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: meter.bars == 0)


def test_the_figures_are_told_in_words(qtbot, live_window: MainWindow, world) -> None:
    status = live_window.live.status
    world.session.count(frames=10, latency=0.242, dropped=0)
    qtbot.waitUntil(lambda: "by a quarter of a second." in status.text() or _count_up(world))
    status.details_button.click()
    assert status.details.isVisible()
    assert "242 ms from sound to picture" in status.details.main.text()
    assert "No picture left out" in status.details.main.text()
    world.session.count(frames=world.session.figures.frames + 1, latency=0.242, dropped=1234)
    qtbot.waitUntil(lambda: "1,234 pictures left out" in status.details.main.text())
    live_window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: not status.details.isVisible() and not status.details_button.isVisible())


@pytest.mark.parametrize("width", [1106, 1240, 2000])
def test_the_line_below_the_picture_is_whole_in_a_window_of_any_width(qtbot, live_window, world, width: int) -> None:
    live_window.resize(width, live_window.height())
    status, session = live_window.live.status, world.session

    def told() -> bool:
        session.count(frames=session.figures.frames + 1, latency=0.242, dropped=0)
        session.figures = replace(session.figures, voice_delay=0.2, skew_p50=0.09)
        return "which is noticed" in status.text()

    qtbot.waitUntil(told)
    qtbot.wait(20)
    label = status._label
    assert label.height() >= label.heightForWidth(label.width())
    assert label.wordWrap() or label.width() >= label.sizeHint().width()
    assert status.rect().contains(label.geometry())


def _count_up(world) -> bool:
    world.session.count(world.session.figures.frames + 1, 0.242, 0)
    return False


@pytest.mark.parametrize(
    ("latency", "skew", "words"),
    [
        (0.09, None, "Your picture follows your voice by a tenth of a second."),
        (0.19, 0.012, "Your picture follows your voice by a fifth of a second. Sound and lips arrive together."),
        (0.25, 0.04, "a quarter of a second. The sound arrives a little before the lips."),
        (0.3, 0.09, "a third of a second. The sound arrives before the lips, which is noticed."),
        (0.5, -0.1, "half a second. The sound arrives a little after the lips."),
        (1.24, -0.2, "by 1.2 seconds. The sound arrives after the lips, which is noticed."),
    ],
)
def test_latency_and_skew_are_said_as_a_person_would(latency: float, skew: float | None, words: str) -> None:
    assert describe(Figures(30.0, 30.0, latency, 0, skew)).endswith(words)


def test_before_the_first_picture_that_is_waited_for() -> None:
    assert describe(Figures(0.0, 30.0, 0.0, 0)) == describe(None) == "Waiting for the first picture…"


def test_a_problem_is_told_beside_the_running_picture(qtbot, live_window: MainWindow, world) -> None:
    bar = live_window.live.bar
    world.session.problem = "The microphone was unplugged; connect it again."
    qtbot.waitUntil(lambda: bar.text == world.session.problem)
    assert live_window.live.state.text() == "● Live"
    assert bar.accessibleName() == world.session.problem
    qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    live_window.live.show_figures()
    assert bar.isHidden()
    world.session.problem = "The disk is full; the recording ended."
    qtbot.waitUntil(lambda: bar.text == world.session.problem)
    world.session.problem = None
    qtbot.waitUntil(bar.isHidden)


def test_a_session_that_does_not_open_says_why(qtbot, window: MainWindow, world) -> None:
    world.start_failure = "There is no microphone; connect one and start again."
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: window.live.bar.text == world.start_failure)
    assert window.live.transport.start_button.text() == "Go live"
    world.start_failure = None
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "● Live")
    qtbot.waitUntil(window.live.bar.isHidden)


def test_a_session_that_ends_by_itself_can_be_started_again(qtbot, live_window: MainWindow, world) -> None:
    world.session.problem, world.session.state = "The decoder failed; start again.", "stopped"
    qtbot.waitUntil(lambda: live_window.live.transport.start_button.text() == "Go live")
    assert live_window.live.bar.text == "The decoder failed; start again."
    live_window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: len(world.sessions) == 2 and live_window.live.bar.text == "")


def test_switches_reach_the_running_session(qtbot, live_window: MainWindow, world) -> None:
    live_window.devices.camera.switch.click()
    live_window.devices.mark.switch.click()
    qtbot.waitUntil(lambda: world.session.orders[-2:] == [("camera", "none"), ("mark", False)])
    assert (world.settings.camera, world.settings.mark) == (False, False)


def test_another_microphone_opens_the_session_anew(qtbot, live_window: MainWindow, world) -> None:
    names = live_window.devices.microphone.list
    names.setFocus()
    qtbot.keyClick(names, Qt.Key.Key_Down)
    qtbot.keyClick(names, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: world.session.wishes.microphone == "Headset")
    qtbot.waitUntil(lambda: live_window.live.state.text() == "● Live")
    assert [session.state for session in world.sessions][:-1] == ["stopped"] * (len(world.sessions) - 1)


def test_recording_starts_and_its_file_is_announced(qtbot, live_window: MainWindow, world) -> None:
    button, card = live_window.live.transport.record_button, live_window.devices.recording
    button.click()
    qtbot.waitUntil(lambda: button.text() == "Stop recording  0:00")
    assert card.text.text().startswith("Recording to “Understudy ")
    assert not live_window.devices.microphone.list.isEnabled()
    button.click()
    qtbot.waitUntil(lambda: card.text.text().startswith("Saved “Understudy "))
    assert live_window.live.bar.text == card.text.text()
    (_, path), (_, end) = [order for order in world.session.orders if order[0] == "record"]
    assert isinstance(path, Path)
    assert path.parent == Path(world.settings.recordings)
    assert end is None


def test_a_folder_that_takes_no_recording_is_told(qtbot, live_window: MainWindow, world) -> None:
    (world.folder / "videos").write_text("a file where a folder should be")
    live_window.live.transport.record_button.click()
    qtbot.waitUntil(lambda: "pick another folder" in live_window.live.bar.text)
    qtbot.waitUntil(lambda: live_window.live.transport.record_button.text() == "Record")
    assert live_window.live.state.text() == "● Live"


def test_a_recording_that_breaks_off_is_not_shown_as_running(qtbot, live_window: MainWindow, world) -> None:
    button = live_window.live.transport.record_button
    button.click()
    qtbot.waitUntil(lambda: button.text().startswith("Stop recording"))
    world.session.problem = world.session.failure = "The disk is full; make room and record again."
    qtbot.waitUntil(lambda: button.text() == "Record")
    qtbot.waitUntil(lambda: live_window.live.bar.text == world.session.problem)


def test_nothing_can_be_recorded_before_the_start(window: MainWindow) -> None:
    assert not window.live.transport.record_button.isEnabled()


def test_closing_the_window_stops_the_session(qtbot, live_window: MainWindow, world) -> None:
    live_window.close()
    assert world.session.state == "stopped"
    assert not live_window.isVisible()


def test_closing_does_not_wait_for_a_session_that_hangs(qtbot, live_window: MainWindow, world) -> None:
    released = []
    world.session.stop = lambda timeout=2.0: QTest.qWait(1) if released else _hang(released)
    live_window.close()
    assert not live_window.isVisible()
    released.append(True)


def _hang(released: list[bool]) -> None:
    import time

    for _ in range(80):
        if released:
            return
        time.sleep(0.05)


def test_all_can_be_done_by_keyboard(qtbot, window: MainWindow) -> None:
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


def test_mute_hold_still_and_push_to_talk(qtbot, live_window: MainWindow, world) -> None:
    transport = live_window.live.transport
    qtbot.keyClick(live_window, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: ("muted", True) in world.session.orders)
    assert transport.mute_button.isChecked()
    assert not transport.mute_button.hasFocus()
    assert live_window.live.state.text() == "● Muted"
    qtbot.keyPress(live_window, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: world.session.orders[-1] == ("muted", False))
    qtbot.keyRelease(live_window, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: world.session.orders[-1] == ("muted", True))
    qtbot.mouseClick(transport.still_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: world.session.orders[-1] == ("still", True))
    transport.start_button.click()
    qtbot.waitUntil(lambda: live_window.live.state.text() == "Not live")
    assert not transport.mute_button.isChecked()
    assert not transport.mute_button.isEnabled()


def test_a_preview_is_seen_by_nobody_else_until_it_goes_live(qtbot, window: MainWindow, world) -> None:
    world.settings.voice = True
    transport = window.live.transport
    transport.preview_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "Preview: only you see this")
    assert (world.session.wishes.camera, world.session.wishes.voice) == ("none", "none")
    window.devices.camera.switch.click()
    window.devices.camera.switch.click()
    qtbot.waitUntil(lambda: world.session.orders[-2:] == [("camera", "none")] * 2)
    assert transport.start_button.text() == "Go live"
    assert transport.record_button.isEnabled()
    transport.start_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "● Live")
    qtbot.waitUntil(lambda: world.session.orders[-2:] == [("camera", "auto"), ("voice", "auto")])
    assert ("camera", "auto") not in world.session.orders[:-2]
    assert not transport.preview_button.isVisible()
    assert len(world.sessions) == 1


def test_a_preview_is_stopped_without_having_been_live(qtbot, window: MainWindow, world) -> None:
    transport = window.live.transport
    transport.preview_button.click()
    qtbot.waitUntil(lambda: transport.preview_button.text() == "Stop preview")
    transport.preview_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "Not live")
    assert world.session.state == "stopped"
    assert not any(order[0] == "camera" and order[1] == "auto" for order in world.session.orders)


def test_another_microphone_leaves_a_preview_a_preview(qtbot, window: MainWindow, world) -> None:
    window.live.transport.preview_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "Preview: only you see this")
    window._model.live.set_microphone("Headset")
    qtbot.waitUntil(lambda: len(world.sessions) == 2)
    assert world.session.wishes.camera == "none"
