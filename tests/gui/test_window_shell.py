"""Menu, tray and the end, used as a person does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from desktop.library import portrait_package
from desktop.library.portrait_package import Package
from desktop.settings.profiles import FIRST, Profiles
from desktop.widgets.dialogs.about_dialog import AboutDialog
from desktop.widgets.dialogs.shortcuts_dialog import KEYS, ShortcutsDialog
from desktop.widgets.main_window import MainWindow
from desktop.widgets.shell.tray import picture
from desktop.widgets.shell.window_shell import WindowShell


@pytest.fixture
def window(shell: WindowShell) -> MainWindow:
    return shell._window


@pytest.fixture
def live(qtbot, window: MainWindow) -> MainWindow:
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "● Live")
    return window


def packed(path: Path, title: str = "Anna", look: dict[str, object] | None = None, photo: bytes = b"") -> Path:
    picture_file = path.with_name("inside.png")
    Image.new("RGB", (64, 64), (200, 10, 10)).save(picture_file)
    content = photo or picture_file.read_bytes()
    portrait_package.write(Package(title, content, ".png", look or {}), path)
    return path


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(9, 9), action, data, Qt.MouseButton.LeftButton, none))


def box(window: MainWindow) -> QMessageBox | None:
    return next((found for found in window.findChildren(QMessageBox) if found.isVisible()), None)


def press(found: QMessageBox, title: str) -> None:
    next(button for button in found.buttons() if button.text() == title).click()


# Portraits as files


def test_a_dropped_portrait_is_taken_in_with_its_look(qtbot, window: MainWindow, shell: WindowShell, world) -> None:
    drop(window, packed(world.folder / "Anna.understudy", look={"background": "blur"}))
    qtbot.waitUntil(lambda: shell.package_transfer.dialog is not None)
    dialog = shell.package_transfer.dialog
    assert not dialog.add_button.isEnabled()
    dialog.box.click()
    dialog.add_button.click()
    qtbot.waitUntil(lambda: window.gallery.current is not None and window.gallery.current.title == "Anna")
    assert world.settings.background == "blur"
    assert window.gallery.current.own


def test_without_consent_nothing_is_taken_in(qtbot, window: MainWindow, shell: WindowShell, world) -> None:
    drop(window, packed(world.folder / "Anna.understudy"))
    qtbot.waitUntil(lambda: shell.package_transfer.dialog is not None)
    shell.package_transfer.dialog.cancel_button.click()
    assert shell.package_transfer.dialog is None
    assert not list(world.folder.glob("own/*"))


def test_the_look_may_be_left_out(qtbot, window: MainWindow, shell: WindowShell, world) -> None:
    drop(window, packed(world.folder / "Anna.understudy", look={"background": "blur"}))
    qtbot.waitUntil(lambda: shell.package_transfer.dialog is not None)
    shell.package_transfer.dialog.look_box.click()
    shell.package_transfer.dialog.box.click()
    shell.package_transfer.dialog.add_button.click()
    qtbot.waitUntil(lambda: window.gallery.current is not None and window.gallery.current.title == "Anna")
    assert world.settings.background == "photo"


def test_a_look_from_elsewhere_names_no_file_of_this_computer(qtbot, window, shell, world) -> None:
    look = {"background": "/etc/passwd", "recordings": "/srv", "microphone": "Other", "size": 7}
    drop(window, packed(world.folder / "Anna.understudy", look=look))
    qtbot.waitUntil(lambda: shell.package_transfer.dialog is not None)
    shell.package_transfer.dialog.box.click()
    shell.package_transfer.dialog.add_button.click()
    qtbot.waitUntil(lambda: window.gallery.current is not None and window.gallery.current.title == "Anna")
    assert (world.settings.background, world.settings.microphone, world.settings.size) == ("photo", "", "512")
    assert world.settings.recordings == str(world.folder / "videos")


def test_a_damaged_file_is_refused_in_a_sentence(qtbot, window: MainWindow, world) -> None:
    path = world.folder / "Broken.understudy"
    path.write_bytes(b"no zip")
    drop(window, path)
    qtbot.waitUntil(lambda: box(window) is not None)
    assert box(window).text().startswith("Broken.understudy is damaged")
    press(box(window), "Close")


def test_a_photo_without_a_face_is_refused(qtbot, window: MainWindow, shell: WindowShell, world) -> None:
    drop(window, packed(world.folder / "Anna.understudy"))
    qtbot.waitUntil(lambda: shell.package_transfer.dialog is not None)
    world.refusal = "There is no face in the photo."
    shell.package_transfer.dialog.box.click()
    shell.package_transfer.dialog.add_button.click()
    qtbot.waitUntil(lambda: box(window) is not None)
    assert box(window).text() == "There is no face in the photo."
    press(box(window), "Close")
    assert not list(world.folder.glob("own/*"))


def test_another_language_keeps_what_is_on_show(window, shell, qtbot) -> None:
    before, tiles = window.live.preview.image, window.gallery.tiles
    qtbot.waitUntil(lambda: window.gallery.unpictured() is None)
    shell.menu.language_chosen.emit("pt")
    try:
        assert window.live.preview.image == before
        assert window.gallery.tiles is not tiles
        assert window.gallery.unpictured() is None
    finally:
        shell.menu.language_chosen.emit("en")


def test_what_is_exported_comes_back(qtbot, window, shell, world, monkeypatch: pytest.MonkeyPatch) -> None:
    out = world.folder / "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    world.settings.background = "#204060"
    shell.menu.export_action.trigger()
    qtbot.waitUntil(lambda: "exported" in window.live.bar.text)
    package = portrait_package.read(out.with_suffix(".understudy"))
    assert (package.title, package.photo) == ("Rosa", world.photos[0].read_bytes())
    assert package.look["background"] == "#204060"


def test_a_second_start_brings_the_window_and_its_file(qtbot, window, shell, world) -> None:
    window.hide()
    shell.receive([packed(world.folder / "Anna.understudy")])
    assert window.isVisible()
    qtbot.waitUntil(lambda: shell.package_transfer.dialog is not None)
    shell.package_transfer.dialog.reject()


# Menu


def test_the_keys_are_listed(qtbot, window: MainWindow) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(ShortcutsDialog)
    assert dialog is not None
    assert dialog.grid.rowCount() == len(KEYS)
    dialog.reject()


def test_about_tells_version_and_licence(shell: WindowShell, window: MainWindow) -> None:
    shell.menu.about_action.trigger()
    dialog = window.findChild(AboutDialog)
    assert dialog.version.text().split()[1][0].isdigit()
    dialog.reject()


def test_a_report_is_saved_where_wished(qtbot, window, shell, world, monkeypatch: pytest.MonkeyPatch) -> None:
    out = world.folder / "report.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    shell.menu.report_action.trigger()
    qtbot.waitUntil(lambda: "report.zip" in window.live.bar.text)
    assert out.exists()


def test_everything_is_reset_after_one_question(qtbot, live: MainWindow, shell: WindowShell, world) -> None:
    (world.folder / "own").mkdir()
    world.picture("own/Mine", 20)
    shell._profiles.add("Meeting")
    shell.follow_profile()
    assert live.gallery.tiles.count() == 3
    shell.menu.reset_action.trigger()
    assert "Recordings" in box(live).text()
    press(box(live), "Cancel")
    assert live.gallery.tiles.count() == 3
    shell.menu.reset_action.trigger()
    press(box(live), "Delete and reset")
    qtbot.waitUntil(lambda: live.gallery.tiles.count() == 2)
    assert shell.profile.text() == f"Profile: {FIRST}"
    assert world.session.state == "stopped"
    assert world.settings.newcomer
    assert Profiles(world.folder / "config" / "settings.json").names == [FIRST]


def test_what_cannot_be_erased_is_told(qtbot, window: MainWindow, shell: WindowShell, world) -> None:
    def held() -> None:
        raise portrait_package.UserError("Not everything could be removed.")

    object.__setattr__(world.storage, "erase", held)
    shell.reset()
    qtbot.waitUntil(lambda: box(window) is not None)
    assert box(window).text() == "Not everything could be removed."
    press(box(window), "Close")


def test_unreadable_settings_are_told_of(qtbot, open_window, world) -> None:
    path = world.folder / "config" / "settings.json"
    path.parent.mkdir()
    path.write_text("{")
    profiles = Profiles(path)
    window = open_window()
    shell = WindowShell(window, window._model, profiles, world.storage)
    shell.begin([])
    assert "start afresh" in window.live.bar.text


# Tray and the end


def test_the_tray_follows_the_session(qtbot, live: MainWindow, shell: WindowShell) -> None:
    tray = shell.tray
    qtbot.waitUntil(lambda: tray.live_action.text() == "Stop")
    tray.mute_action.trigger()
    assert live.live.transport.mute_button.isChecked()
    qtbot.waitUntil(lambda: "muted" in tray.icon.toolTip())
    tray.live_action.trigger()
    qtbot.waitUntil(lambda: tray.live_action.text() == "Go live")
    assert not tray.mute_action.isEnabled()


def test_the_trays_pictures_differ(qapp) -> None:
    images = [picture(state).pixmap(64, 64).toImage() for state in ("stopped", "live", "muted")]
    assert images[0] != images[1] != images[2] != images[0]


def test_the_window_closes_at_once_when_nobody_watches(window: MainWindow) -> None:
    window.close()
    assert window.isHidden()


def test_closing_while_live_asks(qtbot, live: MainWindow, shell: WindowShell, world) -> None:
    live.close()
    assert live.isVisible()
    assert {button.text() for button in shell.close_prompt.question.buttons()} == {"Stop and quit", "Cancel"}
    press(shell.close_prompt.question, "Cancel")
    assert world.session.state == "running"
    live.close()
    press(shell.close_prompt.question, "Stop and quit")
    assert live.isHidden()
    assert world.session.state == "stopped"


def test_what_nobody_sees_ends_without_a_question(qtbot, world, request: pytest.FixtureRequest) -> None:
    world.devices = replace(world.devices, camera=False)
    shell: WindowShell = request.getfixturevalue("shell")
    window = shell._window
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: window.live.state.text() == "Only you see this")
    window.close()
    assert shell.close_prompt.question is None
    assert window.isHidden()


def test_one_may_stay_live_where_there_is_a_tray(qtbot, live, shell, world, monkeypatch) -> None:
    monkeypatch.setattr(type(shell.tray), "there", property(lambda _: True))
    live.close()
    press(shell.close_prompt.question, "Stay live in the tray")
    assert live.isHidden()
    assert world.session.state == "running"
    shell.tray.show_action.trigger()
    assert live.isVisible()
    shell.tray.quit_action.trigger()
    assert live.isHidden()
    assert world.session.state == "stopped"


def test_appearance_and_language_are_changed_at_once(qtbot, window, shell: WindowShell, world, qapp) -> None:
    shell.menu.language_chosen.emit("fr")
    assert shell.menu.quit_action.text() != ""
    assert world.settings.language == "fr"
    shell.menu.language_chosen.emit("en")
    shell.menu.theme_chosen.emit("light")
    assert world.settings.theme == "light"
    assert QApplication.palette().window().color().lightness() > 128
    shell.menu.theme_chosen.emit("dark")
    qtbot.waitUntil(lambda: window.live.preview.image is not None)
