"""The entries of the main menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.library import portrait_package
from desktop.settings.profiles import FIRST, Profiles
from desktop.widgets.dialogs.about_dialog import AboutDialog
from desktop.widgets.dialogs.shortcuts_dialog import KEYS, ShortcutsDialog
from desktop.widgets.main_window import MainWindow
from desktop.widgets.shell.window_shell import WindowShell
from tests.gui.message_boxes import message_box, press_button


def test_changing_the_language_keeps_preview_and_thumbnails(window, shell, qtbot) -> None:
    before, tiles = window.live.preview.image, window.gallery.tiles
    qtbot.waitUntil(lambda: window.gallery.next_without_thumbnail() is None)
    shell.menu.language_chosen.emit("pt")
    try:
        assert window.live.preview.image == before
        assert window.gallery.tiles is not tiles
        assert window.gallery.next_without_thumbnail() is None
    finally:
        shell.menu.language_chosen.emit("en")


def test_the_shortcuts_dialog_lists_all_keys(qtbot, window: MainWindow) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(ShortcutsDialog)
    assert dialog is not None
    assert dialog.grid.rowCount() == len(KEYS)
    dialog.reject()


def test_the_about_dialog_shows_the_version(shell: WindowShell, window: MainWindow) -> None:
    shell.menu.about_action.trigger()
    dialog = window.findChild(AboutDialog)
    assert dialog.version.text().split()[1][0].isdigit()
    dialog.reject()


def test_a_bug_report_is_saved_to_the_chosen_file(
    qtbot, window, shell, backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = backend.folder / "report.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    shell.menu.report_action.trigger()
    qtbot.waitUntil(lambda: "report.zip" in window.live.bar.text)
    assert out.exists()


def test_reset_asks_once_and_restores_all_defaults(qtbot, live_window: MainWindow, shell: WindowShell, backend) -> None:
    (backend.folder / "own").mkdir()
    backend.picture("own/Mine", 20)
    shell._profiles.add("Meeting")
    shell.follow_profile()
    assert live_window.gallery.tiles.count() == 3
    shell.menu.reset_action.trigger()
    assert "Recordings" in message_box(live_window).text()
    press_button(message_box(live_window), "Cancel")
    assert live_window.gallery.tiles.count() == 3
    shell.menu.reset_action.trigger()
    press_button(message_box(live_window), "Delete and reset")
    qtbot.waitUntil(lambda: live_window.gallery.tiles.count() == 2)
    assert shell.profile.text() == f"Profile: {FIRST}"
    assert backend.session.state == "stopped"
    assert backend.settings.newcomer
    assert Profiles(backend.folder / "config" / "settings.json").names == [FIRST]


def test_files_that_cannot_be_deleted_are_reported(qtbot, window: MainWindow, shell: WindowShell, backend) -> None:
    def held() -> None:
        raise portrait_package.UserError("Not everything could be removed.")

    object.__setattr__(backend.storage, "erase", held)
    shell.reset()
    qtbot.waitUntil(lambda: message_box(window) is not None)
    assert message_box(window).text() == "Not everything could be removed."
    press_button(message_box(window), "Close")


def test_unreadable_settings_are_reported(qtbot, open_window, backend) -> None:
    path = backend.folder / "config" / "settings.json"
    path.parent.mkdir()
    path.write_text("{")
    profiles = Profiles(path)
    window = open_window()
    shell = WindowShell(window, window._model, profiles, backend.storage)
    shell.begin([])
    assert "start afresh" in window.live.bar.text


def test_appearance_and_language_are_changed_at_once(qtbot, window, shell: WindowShell, backend, qapp) -> None:
    shell.menu.language_chosen.emit("fr")
    assert shell.menu.quit_action.text() != ""
    assert backend.settings.language == "fr"
    shell.menu.language_chosen.emit("en")
    shell.menu.theme_chosen.emit("light")
    assert backend.settings.theme == "light"
    assert QApplication.palette().window().color().lightness() > 128
    shell.menu.theme_chosen.emit("dark")
    qtbot.waitUntil(lambda: window.live.preview.image is not None)
