"""Portraits as .understudy files: import, export and a second start with a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from desktop.disclosure.consent import ConsentKind
from desktop.library import portrait_package
from desktop.library.portrait_package import Package
from desktop.widgets.main_window import MainWindow
from desktop.widgets.shell.window_shell import WindowShell
from tests.gui.message_boxes import message_box, press_button


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


def test_a_dropped_package_is_imported_with_its_look(qtbot, window: MainWindow, shell: WindowShell, backend) -> None:
    drop(window, packed(backend.folder / "Anna.understudy", look={"background": "blur"}))
    qtbot.waitUntil(lambda: shell.package_transfer.dialog is not None)
    dialog = shell.package_transfer.dialog
    assert not dialog.add_button.isEnabled()
    dialog.choice.buttons[ConsentKind.AGREED].click()
    dialog.add_button.click()
    qtbot.waitUntil(lambda: window.gallery.current is not None and window.gallery.current.title == "Anna")
    assert backend.settings.background == "blur"
    assert window.gallery.current.own


def test_without_consent_nothing_is_imported(qtbot, window: MainWindow, shell: WindowShell, backend) -> None:
    drop(window, packed(backend.folder / "Anna.understudy"))
    qtbot.waitUntil(lambda: shell.package_transfer.dialog is not None)
    shell.package_transfer.dialog.cancel_button.click()
    assert shell.package_transfer.dialog is None
    assert not list(backend.folder.glob("own/*"))


def test_a_package_can_be_imported_without_its_look(qtbot, window: MainWindow, shell: WindowShell, backend) -> None:
    drop(window, packed(backend.folder / "Anna.understudy", look={"background": "blur"}))
    qtbot.waitUntil(lambda: shell.package_transfer.dialog is not None)
    shell.package_transfer.dialog.look_box.click()
    shell.package_transfer.dialog.choice.buttons[ConsentKind.AGREED].click()
    shell.package_transfer.dialog.add_button.click()
    qtbot.waitUntil(lambda: window.gallery.current is not None and window.gallery.current.title == "Anna")
    assert backend.settings.background == "photo"


def test_an_imported_look_cannot_set_paths_and_devices(qtbot, window, shell, backend) -> None:
    look = {"background": "/etc/passwd", "recordings": "/srv", "microphone": "Other", "size": 7}
    drop(window, packed(backend.folder / "Anna.understudy", look=look))
    qtbot.waitUntil(lambda: shell.package_transfer.dialog is not None)
    shell.package_transfer.dialog.choice.buttons[ConsentKind.AGREED].click()
    shell.package_transfer.dialog.add_button.click()
    qtbot.waitUntil(lambda: window.gallery.current is not None and window.gallery.current.title == "Anna")
    assert (backend.settings.background, backend.settings.microphone, backend.settings.size) == ("photo", "", "512")
    assert backend.settings.recordings == str(backend.folder / "recordings")


def test_a_damaged_package_is_refused(qtbot, window: MainWindow, backend) -> None:
    path = backend.folder / "Broken.understudy"
    path.write_bytes(b"no zip")
    drop(window, path)
    qtbot.waitUntil(lambda: message_box(window) is not None)
    assert message_box(window).text().startswith("Broken.understudy is damaged")
    press_button(message_box(window), "Close")


def test_a_photo_without_a_face_is_refused(qtbot, window: MainWindow, shell: WindowShell, backend) -> None:
    drop(window, packed(backend.folder / "Anna.understudy"))
    qtbot.waitUntil(lambda: shell.package_transfer.dialog is not None)
    backend.refusal = "There is no face in the photo."
    shell.package_transfer.dialog.choice.buttons[ConsentKind.AGREED].click()
    shell.package_transfer.dialog.add_button.click()
    qtbot.waitUntil(lambda: message_box(window) is not None)
    assert message_box(window).text() == "There is no face in the photo."
    press_button(message_box(window), "Close")
    assert not list(backend.folder.glob("own/*"))


def test_an_exported_package_holds_photo_and_look(
    qtbot, window, shell, backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = backend.folder / "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    backend.settings.background = "#204060"
    shell.menu.export_action.trigger()
    qtbot.waitUntil(lambda: "exported" in window.live.bar.text)
    package = portrait_package.read(out.with_suffix(".understudy"))
    assert (package.title, package.photo) == ("Rosa", backend.photos[0].read_bytes())
    assert package.look["background"] == "#204060"


def test_a_second_start_shows_the_window_and_imports_its_file(qtbot, window, shell, backend) -> None:
    window.hide()
    shell.receive([packed(backend.folder / "Anna.understudy")])
    assert window.isVisible()
    qtbot.waitUntil(lambda: shell.package_transfer.dialog is not None)
    shell.package_transfer.dialog.reject()
