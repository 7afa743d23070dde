"""The profile menu."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from desktop.settings.profiles import FIRST, Profiles
from desktop.widgets.main_window import MainWindow
from desktop.widgets.shell.window_shell import WindowShell


def pick(shell: WindowShell, title: str) -> None:
    """Choose an entry of the profile menu."""
    shell.profile.list.aboutToShow.emit()
    [action] = [entry for entry in shell.profile.list.actions() if entry.text() == title]
    action.trigger()


def titles(shell: WindowShell) -> list[str]:
    shell.profile.list.aboutToShow.emit()
    return [entry.text() for entry in shell.profile.list.actions()]


def make(shell: WindowShell, title: str, name: str) -> None:
    pick(shell, title)
    dialog = shell.profile.dialog
    dialog.line.selectAll()
    QTest.keyClicks(dialog.line, name)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)


def chosen(shell: WindowShell) -> str:
    return shell._window.gallery.current.title


def test_each_profile_has_its_portrait_and_devices(qtbot, shell: WindowShell, backend) -> None:
    window: MainWindow = shell._window
    assert shell.profile.text() == f"Profile: {FIRST}"
    make(shell, "New profile…", "Meeting")
    assert shell.profile.text() == "Profile: Meeting"
    window.gallery.tiles.setCurrentRow(1)
    window.devices.mark.switch.click()
    pick(shell, FIRST)
    qtbot.waitUntil(lambda: chosen(shell) == "Rosa")
    assert window.devices.mark.switch.isChecked()
    pick(shell, "Meeting")
    assert chosen(shell) == "Otto"
    assert not window.devices.mark.switch.isChecked()
    qtbot.waitUntil(lambda: window.live.preview.image is not None)


def test_a_profile_is_switched_while_live(qtbot, shell: WindowShell, backend) -> None:
    window = shell._window
    make(shell, "Duplicate…", "Other")
    window.gallery.tiles.setCurrentRow(1)
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "● Live")
    window.live.transport.mute_button.click()
    pick(shell, FIRST)
    qtbot.waitUntil(lambda: ("portrait", "Rosa") in backend.session.calls)
    assert len(backend.sessions) == 1
    assert window.live.state.text() == "● Muted"
    assert window.live.transport.mute_button.isChecked()
    backend.session.show(5, 77)
    qtbot.waitUntil(lambda: window.live.preview.image is not None)
    qtbot.waitUntil(lambda: window.live.preview.image.pixelColor(9, 9).red() == 77)


def test_another_microphone_restarts_the_session(qtbot, shell: WindowShell, backend) -> None:
    window = shell._window
    make(shell, "New profile…", "Headset")
    qtbot.waitUntil(lambda: window.devices.microphone.list.findText("Desk microphone") == 1)
    QTest.keyClick(window.devices.microphone.list, Qt.Key.Key_Down)
    pick(shell, FIRST)
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "● Live")
    pick(shell, "Headset")
    qtbot.waitUntil(lambda: len(backend.sessions) == 2)
    assert backend.session.options.microphone == "Desk microphone"


def test_a_duplicate_name_is_refused_in_the_dialog(shell: WindowShell) -> None:
    pick(shell, "New profile…")
    dialog = shell.profile.dialog
    dialog.line.setText(FIRST.upper())
    dialog.take_button.click()
    assert dialog.isVisible()
    assert "already" in dialog.refusal.text()
    dialog.line.setText("Another")
    assert dialog.refusal.isHidden()
    dialog.line.setText("  ")
    assert not dialog.take_button.isEnabled()
    dialog.reject()
    assert titles(shell)[0] == FIRST
    assert shell.profile.text() == f"Profile: {FIRST}"


def test_a_profile_is_renamed_deleted_and_restored(qtbot, shell: WindowShell) -> None:
    shell.profile.list.aboutToShow.emit()
    deleting: QAction = next(entry for entry in shell.profile.list.actions() if entry.text() == "Delete")
    assert not deleting.isEnabled()
    make(shell, "New profile…", "Meeting")
    make(shell, "Rename…", "Work & play")
    assert shell.profile.accessibleName() == "Profile Work & play"
    pick(shell, "Delete")
    qtbot.waitUntil(shell._window.live.emotions.keep_button.isEnabled)
    assert shell.profile.text() == f"Profile: {FIRST}"
    assert shell._window.live.bar.text == "“Work & play” is deleted. This menu brings it back."
    pick(shell, "Bring back “Work && play”")
    assert shell.profile.text() == "Profile: Work & play"
    assert "Bring back “Work && play”" not in titles(shell)


def test_profiles_are_remembered(shell: WindowShell, backend) -> None:
    make(shell, "New profile…", "Meeting")
    again = Profiles(backend.folder / "config" / "settings.json")
    assert (again.names, again.current) == ([FIRST, "Meeting"], "Meeting")
