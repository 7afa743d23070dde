"""Adding photos: dropped, pasted, picked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from desktop.widgets.main_window import MainWindow
from tests.gui.photos import add, agree, drop, drop_data, grey, press_with_control, tick, titles


@pytest.fixture
def photo(backend, tmp_path: Path) -> Path:
    (tmp_path / "elsewhere").mkdir()
    return backend.picture("elsewhere/Mine", 200)


@pytest.fixture
def picture() -> QMimeData:
    """Drag data as a browser provides it: pixels and a link."""
    data = QMimeData()
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 200, 200))
    data.setImageData(image)
    data.setUrls([QUrl("https://example.org/face.jpg")])
    return data


def test_a_dropped_photo_is_added_after_consent(qtbot, window: MainWindow, backend, photo: Path) -> None:
    drop(window, photo)
    agree(qtbot, window)
    qtbot.waitUntil(lambda: grey(window) == 200)
    assert titles(window) == ["Mine", "Rosa", "Otto"]
    assert window.gallery.current.title == "Mine"
    [copy] = (backend.folder / "own").glob("*.png")
    assert copy.read_bytes() == photo.read_bytes()


def test_without_consent_nothing_is_added(qtbot, window: MainWindow, backend, photo: Path) -> None:
    drop(window, photo)
    qtbot.mouseClick(window.chooser.adder.dialog.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.wait(150)
    assert titles(window) == ["Rosa", "Otto"]
    assert not (backend.folder / "own").exists()


def test_several_photos_share_one_consent_dialog(qtbot, window: MainWindow, photo: Path, backend) -> None:
    drop(window, photo, backend.picture("elsewhere/Other", 220))
    agree(qtbot, window)
    qtbot.waitUntil(lambda: titles(window) == ["Mine", "Other", "Rosa", "Otto"])
    assert window.chooser.adder.dialog is None


def test_photos_dropped_one_after_the_other_are_queued(qtbot, window: MainWindow, photo: Path, backend) -> None:
    drop(window, photo)
    drop(window, backend.picture("elsewhere/Other", 220))
    agree(qtbot, window)
    agree(qtbot, window)
    qtbot.waitUntil(lambda: titles(window) == ["Mine", "Other", "Rosa", "Otto"])


def test_an_unusable_photo_is_refused_in_the_dialog(qtbot, window: MainWindow, backend, photo: Path) -> None:
    backend.refusal = "No face was found in <b>Mine</b>.png; use a photo that shows one face from the front."
    drop(window, photo)
    sheet = window.chooser.adder.dialog
    qtbot.waitUntil(lambda: sheet.busy.label.text() == backend.refusal)
    assert sheet.busy.label.textFormat() == Qt.TextFormat.PlainText
    assert not sheet.add_button.isVisible()
    qtbot.mouseClick(sheet.cancel_button, Qt.MouseButton.LeftButton)
    assert titles(window) == ["Rosa", "Otto"]
    assert not (backend.folder / "own").exists()


def test_after_a_refusal_another_photo_can_be_picked(
    qtbot, window: MainWindow, backend, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend.refusal = "No face was found in Mine.png."
    drop(window, photo)
    sheet = window.chooser.adder.dialog
    qtbot.waitUntil(sheet.another_button.isVisible)
    backend.refusal = None
    other = backend.picture("elsewhere/Other", 220)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(other)], ""))
    qtbot.mouseClick(sheet.another_button, Qt.MouseButton.LeftButton)
    agree(qtbot, window)
    qtbot.waitUntil(lambda: grey(window) == 220)


def test_refused_photos_of_a_batch_are_listed_in_the_gallery(qtbot, window: MainWindow, backend, photo: Path) -> None:
    drop(window, photo, backend.picture("elsewhere/Other", 220))
    backend.refusal = "The face in the photo is turned 60 degrees to the side."
    agree(qtbot, window)
    refusal = window.gallery.refusal
    qtbot.waitUntil(lambda: refusal.text.count(backend.refusal) == 2)
    assert titles(window) == ["Rosa", "Otto"]
    backend.refusal = None
    add(qtbot, window, photo)
    assert refusal.isHidden()


def test_a_full_disk_is_reported_and_the_gallery_is_unchanged(qtbot, window: MainWindow, backend, photo: Path) -> None:
    (backend.folder / "own").write_text("in the way")
    drop(window, photo)
    agree(qtbot, window)
    qtbot.waitUntil(lambda: "could not be kept" in window.gallery.refusal.text)
    assert photo.exists()


def test_an_image_dragged_from_a_browser_is_added(qtbot, window: MainWindow, picture: QMimeData) -> None:
    assert drop_data(window, picture)
    agree(qtbot, window)
    qtbot.waitUntil(lambda: titles(window) == ["Dropped photo", "Rosa", "Otto"])
    qtbot.waitUntil(lambda: grey(window) == 200)


def test_a_dropped_link_is_refused_with_a_hint(window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/face.jpg")])
    assert drop_data(window, data)
    assert "nothing is downloaded" in window.gallery.refusal.text
    assert window.chooser.adder.dialog is None


def test_dropped_text_is_ignored(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("hello")
    assert not drop_data(window, data)


def test_an_image_is_pasted(qtbot, window: MainWindow, picture: QMimeData, backend) -> None:
    QGuiApplication.clipboard().setMimeData(picture)
    press_with_control(qtbot, window, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: window.chooser.adder.dialog is not None)
    agree(qtbot, window)
    qtbot.waitUntil(lambda: titles(window) == ["Pasted photo", "Rosa", "Otto"])


def test_a_file_copied_in_a_file_manager_is_pasted(qtbot, window: MainWindow, photo: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    QGuiApplication.clipboard().setMimeData(data)
    window.chooser.adder.paste()
    agree(qtbot, window)
    qtbot.waitUntil(lambda: titles(window) == ["Mine", "Rosa", "Otto"])


def test_pasting_an_empty_clipboard_shows_a_hint(window: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    window.chooser.adder.paste()
    assert "no picture in the clipboard" in window.gallery.refusal.text


def test_long_file_names_are_shortened_in_the_consent_dialog(window: MainWindow, tmp_path: Path) -> None:
    window.chooser.adder.offer([tmp_path / ("a very long name " * 12 + ".jpeg")])
    dialog = window.chooser.adder.dialog
    assert dialog.sizeHint().width() < 800
    dialog.reject()


def test_clicking_another_face_in_the_photo_chooses_it(qtbot, window: MainWindow, backend, photo: Path) -> None:
    backend.faces = 2
    drop(window, photo)
    sheet = window.chooser.adder.dialog
    tick(qtbot, sheet)
    qtbot.waitUntil(sheet.add_button.isEnabled)
    view = sheet.editor.view
    other = view._survey.faces[1]
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.face_place(other).center().toPoint())
    assert sheet.framing.face == pytest.approx(((400 + 520) / 2 / 800, (120 + 250) / 2 / 400))
    qtbot.mouseClick(sheet.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.gallery.current.title == "Mine")
    assert backend.framings[-1].face == sheet.framing.face == window.gallery.current.framing.face


def test_an_unusable_face_cannot_be_chosen(qtbot, window: MainWindow, backend, photo: Path) -> None:
    backend.faces, backend.too_small = 2, "The face is only 40 pixels high."
    drop(window, photo)
    sheet = window.chooser.adder.dialog
    tick(qtbot, sheet)
    qtbot.waitUntil(sheet.add_button.isEnabled)
    view = sheet.editor.view
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.face_place(view._survey.faces[1]).center().toPoint())
    assert sheet.framing.face[0] < 0.3
    assert not sheet.editor.next_button.isVisible()
    sheet.reject()
