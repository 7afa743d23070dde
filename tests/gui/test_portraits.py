"""Choosing, adding and removing portraits."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMessageBox

from desktop.widgets.main_window import MainWindow


def titles(window: MainWindow) -> list[str]:
    tiles = window.gallery.tiles
    return [tiles.item(row).text() for row in range(tiles.count())]


def grey(window: MainWindow) -> int:
    image = window.live.preview.image
    return QColor(image.pixel(9, 9)).red() if image else -1


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(50, 50), action, data, buttons, keys)
    window.dragEnterEvent(entering)
    assert entering.isAccepted()
    window.dropEvent(QDropEvent(QPointF(50, 50), action, data, buttons, keys))


def agree(qtbot, window: MainWindow) -> None:
    dialog = window.chooser.adder.dialog
    assert not dialog.add_button.isEnabled()
    qtbot.mouseClick(dialog.box, Qt.MouseButton.LeftButton, pos=QPoint(8, dialog.box.height() // 2))
    qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)


def message(qtbot, window: MainWindow) -> QMessageBox:
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    return window.findChildren(QMessageBox)[-1]


@pytest.fixture
def photo(world, tmp_path: Path) -> Path:
    (tmp_path / "elsewhere").mkdir()
    return world.picture("elsewhere/Mine", 200)


def test_the_first_portrait_shows_before_anything_runs(window: MainWindow) -> None:
    assert titles(window) == ["Rosa", "Otto"]
    assert window.gallery.current.title == "Rosa"
    assert grey(window) == 60


def test_a_click_on_a_tile_shows_that_portrait(qtbot, window: MainWindow, world) -> None:
    tiles = window.gallery.tiles
    place = tiles.visualItemRect(tiles.item(1)).center()
    qtbot.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: grey(window) == 120)
    assert world.settings.portrait == "builtin:Otto"


def test_the_arrow_keys_choose_too(qtbot, window: MainWindow) -> None:
    window.gallery.tiles.setFocus()
    qtbot.keyClick(window.gallery.tiles, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: grey(window) == 120)


def test_tiles_get_their_pictures(qtbot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.gallery.thumbnail(window.gallery.current) is not None)
    assert QColor(window.gallery.thumbnail(window.gallery.current).pixel(1, 1)).red() == 60


def test_choosing_while_live_changes_the_one_who_speaks(qtbot, live_window: MainWindow, world) -> None:
    live_window.gallery.tiles.setCurrentRow(1)
    qtbot.waitUntil(lambda: ("portrait", "Otto") in world.session.orders)
    assert len(world.sessions) == 1


def test_a_dropped_photo_joins_once_its_owner_agrees(qtbot, window: MainWindow, world, photo: Path) -> None:
    drop(window, photo)
    agree(qtbot, window)
    qtbot.waitUntil(lambda: grey(window) == 200)
    assert titles(window) == ["Rosa", "Otto", "Mine"]
    assert window.gallery.current.title == "Mine"
    copies = list((world.folder / "own").iterdir())
    assert [copy.read_bytes() for copy in copies] == [photo.read_bytes()]


def test_without_consent_nothing_is_kept(qtbot, window: MainWindow, world, photo: Path) -> None:
    drop(window, photo)
    qtbot.mouseClick(window.chooser.adder.dialog.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.wait(150)
    assert titles(window) == ["Rosa", "Otto"]
    assert not (world.folder / "own").exists()


def test_each_of_several_photos_is_asked_about(qtbot, window: MainWindow, photo: Path, world) -> None:
    drop(window, photo, world.picture("elsewhere/Other", 220))
    agree(qtbot, window)
    agree(qtbot, window)
    qtbot.waitUntil(lambda: titles(window) == ["Rosa", "Otto", "Mine", "Other"])
    assert window.chooser.adder.dialog is None


def test_a_photo_that_cannot_serve_is_refused_in_a_sentence(qtbot, window: MainWindow, world, photo: Path) -> None:
    world.refusal = "No face was found in Mine.png; use a photo that shows one face from the front."
    drop(window, photo)
    agree(qtbot, window)
    assert message(qtbot, window).text() == world.refusal
    assert titles(window) == ["Rosa", "Otto"]
    assert not (world.folder / "own").exists()


def test_markup_in_a_file_name_stays_text(qtbot, window: MainWindow, world, photo: Path) -> None:
    world.refusal = "No face was found in <b>x</b>.png; use another photo."
    drop(window, photo)
    agree(qtbot, window)
    assert message(qtbot, window).textFormat() == Qt.TextFormat.PlainText


def test_a_web_link_is_not_welcome(window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/face.jpg")])
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    window.dragEnterEvent(event)
    assert not event.isAccepted()


def test_an_own_photo_can_be_removed(qtbot, window: MainWindow, world, photo: Path) -> None:
    drop(window, photo)
    agree(qtbot, window)
    qtbot.waitUntil(window.gallery.remove_button.isEnabled)
    qtbot.mouseClick(window.gallery.remove_button, Qt.MouseButton.LeftButton)
    box = message(qtbot, window)
    qtbot.mouseClick(box.buttons()[[b.text() for b in box.buttons()].index("Remove")], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(window) == ["Rosa", "Otto"])
    assert photo.exists()
    assert list((world.folder / "own").iterdir()) == []
    qtbot.waitUntil(lambda: window.gallery.current.title == "Rosa")


def test_removing_the_only_portrait_leaves_an_empty_window(qtbot, open_window, world, photo: Path) -> None:
    world.photos = []
    window = open_window()
    drop(window, photo)
    agree(qtbot, window)
    qtbot.waitUntil(lambda: grey(window) == 200)
    qtbot.keyClick(window.gallery.tiles, Qt.Key.Key_Delete)
    box = message(qtbot, window)
    qtbot.mouseClick(box.buttons()[[b.text() for b in box.buttons()].index("Remove")], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(window) == [])
    qtbot.waitUntil(lambda: window.live.preview.image is None)
    assert not window.live.transport.start_button.isEnabled()


def test_a_photo_gone_from_the_disk_is_told_of_while_live(qtbot, live_window: MainWindow, world) -> None:
    world.refusal = "There is no file Otto.png; check its name."
    live_window.gallery.tiles.setCurrentRow(1)
    qtbot.waitUntil(lambda: live_window.live.bar.text == world.refusal)
    assert live_window.live.state.text() == "● Live"
    assert ("portrait", "Otto") not in world.session.orders


def test_long_file_names_are_shortened_in_the_question(qtbot, window: MainWindow, tmp_path: Path) -> None:
    window.chooser.adder.offer([tmp_path / ("a very long name " * 12 + ".jpeg")])
    dialog = window.chooser.adder.dialog
    assert dialog.sizeHint().width() < 700
    dialog.reject()


def test_built_in_portraits_stay(qtbot, window: MainWindow) -> None:
    assert not window.gallery.remove_button.isEnabled()
    qtbot.keyClick(window.gallery.tiles, Qt.Key.Key_Delete)
    assert not window.findChildren(QMessageBox)


def test_remarks_about_a_photo_are_shown(qtbot, open_window, world) -> None:
    world.notes = ("3 faces found; the largest is used.",)
    window = open_window()
    assert window.live.bar.text == "3 faces found; the largest is used."


def test_a_window_without_portraits_says_what_to_do(open_window, world) -> None:
    world.photos = []
    window = open_window()
    assert window.live.status.text() == "Add a photo to begin."
    assert "Add a photo" in window.live.preview.accessibleDescription()
    assert not window.live.transport.start_button.isEnabled()
