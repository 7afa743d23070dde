"""Removing and restoring photos."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.widgets.main_window import MainWindow
from tests.gui.photos import add, grey, press_with_control, titles


@pytest.fixture
def photo(backend) -> Path:
    return backend.picture("Mine", 200)


def left(backend) -> list[str]:
    """Photo files anywhere in the user's folder."""
    return sorted(path.name for path in (backend.folder / "own").rglob("*.png"))


def test_a_removed_photo_can_be_restored(qtbot, window: MainWindow, backend, photo: Path) -> None:
    add(qtbot, window, photo)
    qtbot.waitUntil(lambda: grey(window) == 200)
    qtbot.mouseClick(window.gallery.remove_button, Qt.MouseButton.LeftButton)
    bar = window.gallery.undo_bar
    qtbot.waitUntil(lambda: bar.text == "Removed “Mine”")
    assert titles(window) == ["Rosa", "Otto"]
    qtbot.waitUntil(lambda: grey(window) == 60)
    qtbot.mouseClick(bar.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(window) == ["Mine", "Rosa", "Otto"])
    qtbot.waitUntil(lambda: grey(window) == 200)
    assert bar.isHidden()


def test_a_photo_is_deleted_after_the_undo_time(qtbot, window: MainWindow, backend, photo: Path) -> None:
    add(qtbot, window, photo)
    qtbot.keyClick(window.gallery.tiles, Qt.Key.Key_Delete)
    bar = window.gallery.undo_bar
    qtbot.waitUntil(lambda: bool(bar.text))
    assert left(backend) == ["Mine.png"]
    assert backend.forgotten == []
    bar.timer.setInterval(0)
    bar.timer.start()
    qtbot.waitUntil(lambda: left(backend) == [])
    assert backend.forgotten == ["Mine.png"]
    assert bar.isHidden()
    assert photo.exists()
    press_with_control(qtbot, window, Qt.Key.Key_Z)
    assert titles(window) == ["Rosa", "Otto"]


def test_several_removed_photos_are_restored_one_by_one(qtbot, window: MainWindow, backend, photo: Path) -> None:
    add(qtbot, window, photo)
    add(qtbot, window, backend.picture("Other", 220))
    for expected in ("Removed “Other”", "Removed 2 photos"):
        window.gallery.tiles.setCurrentRow(len(titles(window)) - 3)
        qtbot.keyClick(window.gallery.tiles, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda text=expected: window.gallery.undo_bar.text == text)
    press_with_control(qtbot, window, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: titles(window) == ["Mine", "Rosa", "Otto"])
    assert window.gallery.undo_bar.text == "Removed “Other”"
    press_with_control(qtbot, window, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: titles(window) == ["Mine", "Other", "Rosa", "Otto"])


def test_photos_removed_before_a_crash_are_deleted_at_the_next_start(qtbot, open_window, backend, photo: Path) -> None:
    window = open_window()
    add(qtbot, window, photo)
    qtbot.keyClick(window.gallery.tiles, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: bool(window.gallery.undo_bar.text))
    assert left(backend) == ["Mine.png"]
    again = open_window()  # as after a crash, the first window is never closed
    qtbot.waitUntil(lambda: left(backend) == [])
    assert titles(again) == ["Rosa", "Otto"]
    qtbot.mouseClick(window.gallery.undo_bar.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "could not be brought back" in window.gallery.refusal.text)


def test_closing_the_window_deletes_removed_photos(qtbot, window: MainWindow, backend, photo: Path) -> None:
    add(qtbot, window, photo)
    qtbot.keyClick(window.gallery.tiles, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: bool(window.gallery.undo_bar.text))
    window.close()
    assert left(backend) == []


def test_removing_the_only_portrait_leaves_an_empty_window(qtbot, open_window, backend, photo: Path) -> None:
    backend.photos = []
    window = open_window()
    add(qtbot, window, photo)
    qtbot.waitUntil(lambda: grey(window) == 200)
    qtbot.keyClick(window.gallery.tiles, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(window) == [])
    qtbot.waitUntil(lambda: window.live.preview.image is None)
    assert not window.live.transport.start_button.isEnabled()
    qtbot.mouseClick(window.gallery.undo_bar.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: grey(window) == 200)


def test_removing_the_live_portrait_switches_to_the_next_one(qtbot, live_window: MainWindow, backend, photo) -> None:
    add(qtbot, live_window, photo)
    qtbot.waitUntil(lambda: ("portrait", "Mine") in backend.session.calls)
    qtbot.keyClick(live_window.gallery.tiles, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: ("portrait", "Rosa") in backend.session.calls)
    assert live_window.gallery.current.title == "Rosa"
    assert backend.settings.portrait == "builtin:Rosa"


def test_built_in_portraits_cannot_be_removed(qtbot, window: MainWindow) -> None:
    assert not window.gallery.remove_button.isEnabled()
    qtbot.keyClick(window.gallery.tiles, Qt.Key.Key_Delete)
    assert window.live.bar.text == "Rosa comes with Understudy and stays."
    assert window.gallery.undo_bar.isHidden()
