"""The card that sends the motion to a program with a 3-D avatar."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.widgets.main_window import MainWindow


def test_nothing_is_sent_until_the_switch_is_pressed(qtbot, live_window: MainWindow, backend) -> None:
    card = live_window.devices.avatar
    assert backend.session.options.motion_output == "none"
    assert not card.line.isVisibleTo(live_window.devices)
    card.switch.setFocus()
    qtbot.keyClick(card.switch, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: ("motion", "127.0.0.1:39539") in backend.session.calls)
    qtbot.keyClick(card.switch, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: ("motion", "none") in backend.session.calls)


def test_address_is_checked_and_remembered(qtbot, live_window: MainWindow, backend) -> None:
    card = live_window.devices.avatar
    card.switch.click()
    card.line.selectAll()
    qtbot.keyClicks(card.line, "avatar.example")
    qtbot.keyClick(card.line, Qt.Key.Key_Return)
    assert "is no address" in card.refusal.text()
    qtbot.waitUntil(lambda: backend.session.calls[-1:] == [("motion", "none")])
    card.line.selectAll()
    qtbot.keyClicks(card.line, "192.168.1.9:39540")
    qtbot.keyClick(card.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ("motion", "192.168.1.9:39540") in backend.session.calls)
    assert not card.refusal.isVisibleTo(live_window.devices)
    assert backend.settings.avatar_address == "192.168.1.9:39540"
