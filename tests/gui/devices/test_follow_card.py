"""The card that lets the user's face, by webcam or another program, move the portrait."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.widgets.devices.follow_card import FollowCard
from desktop.widgets.main_window import MainWindow
from tests.gui.fake_session import FakeTracking


def switch_on(qtbot, window: MainWindow) -> FollowCard:
    card = window.devices.follow
    card.switch.setFocus()
    qtbot.keyClick(card.switch, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: card.list.count() == 3)
    return card


def test_camera_is_off_until_the_switch_is_pressed(live_window: MainWindow, backend) -> None:
    assert backend.session.options.face == ("none", "smile")
    assert not live_window.devices.follow.details.isVisibleTo(live_window.devices)
    assert live_window.devices.follow.list.count() == 1


def test_switch_follows_in_the_open_session_and_ends_it(qtbot, live_window: MainWindow, backend) -> None:
    card = switch_on(qtbot, live_window)
    qtbot.waitUntil(lambda: ("face", ("camera", "smile")) in backend.session.calls)
    qtbot.keyClick(card.switch, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: ("face", ("none", "smile")) in backend.session.calls)
    assert not card.details.isVisibleTo(live_window.devices)


def test_session_that_opens_later_follows(qtbot, window: MainWindow, backend) -> None:
    card = switch_on(qtbot, window)
    assert "in the preview and while live" in card.state.text()
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: bool(backend.sessions))
    assert backend.session.options.face == ("camera", "smile")


def test_chosen_webcam_and_mouth_are_used_and_remembered(qtbot, live_window: MainWindow, backend) -> None:
    card = switch_on(qtbot, live_window)
    card.list.setFocus()
    qtbot.keyClick(card.list, Qt.Key.Key_Down)
    card.mouth.setFocus()
    qtbot.keyClick(card.mouth, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: ("face", ("camera:Desk camera", "face")) in backend.session.calls)
    assert (backend.settings.webcam, backend.settings.follow_mouth) == ("Desk camera", "face")


def test_own_picture_and_state_are_shown_and_recentre_reaches_the_tracker(
    qtbot, live_window: MainWindow, backend
) -> None:
    card = switch_on(qtbot, live_window)
    backend.session.tracking = seen = FakeTracking()
    qtbot.waitUntil(lambda: card.picture.image is not None)
    assert card.state.text() == "Following your face."
    card.recentre.click()
    assert seen.recentred == 1
    backend.session.tracking = None
    qtbot.waitUntil(lambda: card.picture.image is None)


def test_webcam_that_is_gone_stays_chosen(qtbot, open_window, backend) -> None:
    backend.settings.webcam = "Old camera"
    card = open_window().devices.follow
    card.switch.click()
    qtbot.waitUntil(lambda: card.list.currentText() == "Old camera (not connected)")


def test_other_program_is_followed_on_this_computer_until_the_network_is_asked_for(
    qtbot, live_window: MainWindow, backend
) -> None:
    card = switch_on(qtbot, live_window)
    card.source.setFocus()
    qtbot.keyClick(card.source, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: ("face", ("livelink", "smile")) in backend.session.calls)
    shown = [widget.isVisibleTo(card) for widget in (card.list, card.picture, card.network)]
    assert shown == [False, False, True]
    card.network.setFocus()
    qtbot.keyClick(card.network, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: ("face", ("livelink:0.0.0.0", "smile")) in backend.session.calls)
    assert backend.settings.follow_program == "livelink"


def test_program_tells_where_it_is_received(qtbot, window: MainWindow, backend) -> None:
    card = switch_on(qtbot, window)
    card.source.setCurrentIndex(card.source.findData("vmc"))
    card.source.activated.emit(card.source.currentIndex())
    assert card.state.text() == "Received in the preview and while live, on 127.0.0.1:39539."
