"""Choosing and renaming portraits."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit

from desktop.widgets.gallery.portrait_tile import BROKEN, LEVEL, LEVELS, THUMBNAIL
from desktop.widgets.main_window import MainWindow
from tests.gui.photos import add, grey, titles


def test_the_first_portrait_shows_before_a_session(window: MainWindow) -> None:
    assert titles(window) == ["Rosa", "Otto"]
    assert window.gallery.current.title == "Rosa"
    assert grey(window) == 60


def test_a_click_on_a_tile_shows_that_portrait(qtbot, window: MainWindow, backend) -> None:
    tiles = window.gallery.tiles
    place = tiles.visualItemRect(tiles.item(1)).center()
    qtbot.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: grey(window) == 120)
    assert backend.settings.portrait == "builtin:Otto"


def test_the_arrow_keys_choose_too(qtbot, window: MainWindow) -> None:
    window.gallery.tiles.setFocus()
    qtbot.keyClick(window.gallery.tiles, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: grey(window) == 120)


def test_tiles_get_their_thumbnails(qtbot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.gallery.thumbnail(window.gallery.current) is not None)
    assert QColor(window.gallery.thumbnail(window.gallery.current).pixel(1, 1)).red() == 60


def test_thumbnails_are_read_only_for_visible_tiles(qtbot, open_window, backend) -> None:
    backend.photos = [backend.picture(f"Face {number:03}", 60) for number in range(200)]
    window = open_window()
    tiles = window.gallery.tiles

    def pictured() -> list[int]:
        return [row for row in range(200) if tiles.item(row).data(THUMBNAIL) is not None]

    qtbot.waitUntil(lambda: len(pictured()) >= 6)
    qtbot.wait(150)
    assert len(pictured()) < 30
    tiles.verticalScrollBar().setValue(tiles.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: 199 in pictured())
    assert len(pictured()) < 60


def test_an_unreadable_photo_is_marked_on_its_tile(qtbot, open_window, backend) -> None:
    (backend.folder / "own").mkdir()
    (backend.folder / "own" / "Letter.png").write_text("Dear reader")
    window = open_window()
    item = window.gallery.tiles.item(0)
    qtbot.waitUntil(lambda: bool(item.data(BROKEN)))
    assert item.toolTip() == item.data(BROKEN)
    qtbot.waitUntil(lambda: window.gallery.tiles.item(1).data(THUMBNAIL) is not None)


def test_choosing_a_tile_while_live_switches_the_portrait(qtbot, live_window: MainWindow, backend) -> None:
    live_window.gallery.tiles.setCurrentRow(1)
    qtbot.waitUntil(lambda: ("portrait", "Otto") in backend.session.calls)
    assert len(backend.sessions) == 1


def test_the_live_tile_shows_the_voice_level(qtbot, live_window: MainWindow, backend) -> None:
    tiles = live_window.gallery.tiles
    backend.session.loudness = 1.0
    qtbot.waitUntil(lambda: tiles.item(0).data(LEVEL) == LEVELS)
    live_window.gallery.tiles.setCurrentRow(1)
    qtbot.waitUntil(lambda: tiles.item(1).data(LEVEL) == LEVELS and tiles.item(0).data(LEVEL) is None)
    live_window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: tiles.item(1).data(LEVEL) is None)


def test_a_photo_file_deleted_while_live_is_reported(qtbot, live_window: MainWindow, backend) -> None:
    backend.refusal = "There is no file Otto.png; check its name."
    live_window.gallery.tiles.setCurrentRow(1)
    qtbot.waitUntil(lambda: live_window.live.bar.text == backend.refusal)
    assert live_window.live.state.text() == "● Live"
    assert ("portrait", "Otto") not in backend.session.calls


def test_notes_about_a_photo_are_shown(qtbot, open_window, backend) -> None:
    backend.notes = ("3 faces found; the largest is used.",)
    window = open_window()
    assert window.live.bar.text == "3 faces found; the largest is used."


def test_an_empty_gallery_shows_instructions(open_window, backend) -> None:
    backend.photos = []
    window = open_window()
    assert window.live.status.text() == "Add a photo to begin."
    assert "Add a photo" in window.live.preview.accessibleDescription()
    assert not window.live.transport.start_button.isEnabled()


def test_a_new_name_is_typed_in_place(qtbot, open_window, backend, tmp_path: Path) -> None:
    window = open_window()
    add(qtbot, window, backend.picture("Mine", 200))
    tiles = window.gallery.tiles
    tiles.setFocus()
    qtbot.keyClick(tiles, Qt.Key.Key_F2)
    line = tiles.findChild(QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, "  Me at work ")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(window) == ["Me at work", "Rosa", "Otto"])
    assert window.gallery.current.title == "Me at work"
    assert window.chooser.framer.dialog is None, "Enter ended the title and asked for nothing else"
    window.close()
    assert titles(open_window()) == ["Me at work", "Rosa", "Otto"]


def test_an_empty_name_keeps_the_old_one(qtbot, window: MainWindow, backend) -> None:
    add(qtbot, window, backend.picture("Mine", 200))
    item = window.gallery.tiles.item(0)
    item.setText("   ")
    assert item.text() == "Mine"


def test_built_in_portraits_keep_their_names(qtbot, window: MainWindow) -> None:
    window.gallery.tiles.setFocus()
    qtbot.keyClick(window.gallery.tiles, Qt.Key.Key_F2)
    assert window.gallery.tiles.state() != window.gallery.tiles.State.EditingState
    _, rename, remove, *_ = window.gallery.menu().actions()
    assert not rename.isEnabled()
    assert not remove.isEnabled()
