"""Profiles, used as a person does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from desktop.settings.profiles import FIRST, Profiles
from desktop.widgets.main_window import MainWindow
from desktop.widgets.shell.window_shell import Household


def pick(household: Household, title: str) -> None:
    """Choose from the profile's menu."""
    household.profile.list.aboutToShow.emit()
    [action] = [entry for entry in household.profile.list.actions() if entry.text() == title]
    action.trigger()


def titles(household: Household) -> list[str]:
    household.profile.list.aboutToShow.emit()
    return [entry.text() for entry in household.profile.list.actions()]


def make(household: Household, title: str, name: str) -> None:
    pick(household, title)
    dialog = household.profile.dialog
    dialog.line.selectAll()
    QTest.keyClicks(dialog.line, name)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)


def chosen(household: Household) -> str:
    return household._window.gallery.current.title


def test_each_profile_has_its_portrait_and_devices(qtbot, household: Household, world) -> None:
    window: MainWindow = household._window
    assert household.profile.text() == f"Profile: {FIRST}"
    make(household, "New profile…", "Meeting")
    assert household.profile.text() == "Profile: Meeting"
    window.gallery.tiles.setCurrentRow(1)
    window.devices.mark.switch.click()
    pick(household, FIRST)
    qtbot.waitUntil(lambda: chosen(household) == "Rosa")
    assert window.devices.mark.switch.isChecked()
    pick(household, "Meeting")
    assert chosen(household) == "Otto"
    assert not window.devices.mark.switch.isChecked()
    qtbot.waitUntil(lambda: window.live.preview.image is not None)


def test_a_profile_is_switched_while_live(qtbot, household: Household, world) -> None:
    window = household._window
    make(household, "Duplicate…", "Other")
    window.gallery.tiles.setCurrentRow(1)
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "● Live")
    window.live.transport.mute_button.click()
    pick(household, FIRST)
    qtbot.waitUntil(lambda: ("portrait", "Rosa") in world.session.orders)
    assert len(world.sessions) == 1
    assert window.live.state.text() == "● Muted"
    assert window.live.transport.mute_button.isChecked()
    world.session.show(5, 77)
    qtbot.waitUntil(lambda: window.live.preview.image is not None)
    qtbot.waitUntil(lambda: window.live.preview.image.pixelColor(9, 9).red() == 77)


def test_another_microphone_opens_the_session_anew(qtbot, household: Household, world) -> None:
    window = household._window
    make(household, "New profile…", "Headset")
    qtbot.waitUntil(lambda: window.devices.microphone.list.count() > 1)
    QTest.keyClick(window.devices.microphone.list, Qt.Key.Key_Down)
    pick(household, FIRST)
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "● Live")
    pick(household, "Headset")
    qtbot.waitUntil(lambda: len(world.sessions) == 2)
    assert world.session.wishes.microphone == "Desk microphone"


def test_a_name_that_is_taken_is_refused_in_the_dialog(household: Household) -> None:
    pick(household, "New profile…")
    dialog = household.profile.dialog
    dialog.line.setText(FIRST.upper())
    dialog.take_button.click()
    assert dialog.isVisible()
    assert "already" in dialog.refusal.text()
    dialog.line.setText("Another")
    assert dialog.refusal.isHidden()
    dialog.line.setText("  ")
    assert not dialog.take_button.isEnabled()
    dialog.reject()
    assert titles(household)[0] == FIRST
    assert household.profile.text() == f"Profile: {FIRST}"


def test_a_profile_is_renamed_deleted_and_brought_back(qtbot, household: Household) -> None:
    household.profile.list.aboutToShow.emit()
    deleting: QAction = next(entry for entry in household.profile.list.actions() if entry.text() == "Delete")
    assert not deleting.isEnabled()
    make(household, "New profile…", "Meeting")
    make(household, "Rename…", "Work & play")
    assert household.profile.accessibleName() == "Profile Work & play"
    pick(household, "Delete")
    qtbot.waitUntil(household._window.live.emotions.keep_button.isEnabled)
    assert household.profile.text() == f"Profile: {FIRST}"
    assert household._window.live.bar.text == "“Work & play” is deleted. This menu brings it back."
    pick(household, "Bring back “Work && play”")
    assert household.profile.text() == "Profile: Work & play"
    assert "Bring back “Work && play”" not in titles(household)


def test_profiles_are_remembered(household: Household, world) -> None:
    make(household, "New profile…", "Meeting")
    again = Profiles(world.folder / "config" / "settings.json")
    assert (again.names, again.current) == ([FIRST, "Meeting"], "Meeting")
