"""Whose face a photo shows: asked, shown, changed and withdrawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.disclosure.consent import ConsentKind
from desktop.library import photo_settings
from desktop.widgets.main_window import MainWindow
from tests.gui.message_boxes import message_box, press_button
from tests.gui.photos import add, drop, titles


@pytest.fixture
def photo(backend) -> Path:
    (backend.folder / "elsewhere").mkdir()
    return backend.picture("elsewhere/Mine", 200)


def stated(backend) -> ConsentKind:
    return photo_settings.read(backend.folder / "own" / "Mine.png").consent.kind


@pytest.mark.parametrize("kind", [ConsentKind.ME, ConsentKind.FICTIONAL, ConsentKind.ARTWORK])
def test_the_answer_is_kept_with_the_photo_and_shown(
    qtbot, window: MainWindow, backend, photo: Path, kind: ConsentKind
) -> None:
    drop(window, photo)
    dialog = window.chooser.adder.dialog
    assert dialog.consent == ConsentKind.NOT_STATED
    dialog.choice.buttons[kind].click()
    qtbot.waitUntil(dialog.add_button.isEnabled)
    dialog.add_button.click()
    qtbot.waitUntil(lambda: titles(window) == ["Mine", "Rosa", "Otto"])
    kept = photo_settings.read(backend.folder / "own" / "Mine.png").consent
    assert kept.kind == kind
    assert kept.photo
    tip = window.gallery.tiles.item(0).toolTip()
    assert dialog.choice.buttons[kind].text() in tip
    assert "does not exist" in window.gallery.tiles.item(1).toolTip()


def test_the_answer_can_be_changed(qtbot, window: MainWindow, backend, photo: Path) -> None:
    add(qtbot, window, photo)
    assert stated(backend) == ConsentKind.AGREED
    window.gallery.tiles.setFocus()
    qtbot.keyClick(window.gallery.tiles, Qt.Key.Key_F4)
    dialog = window.chooser.consent.dialog
    assert dialog.consent == ConsentKind.AGREED
    dialog.choice.buttons[ConsentKind.ME].click()
    dialog.add_button.click()
    qtbot.waitUntil(lambda: stated(backend) == ConsentKind.ME)
    qtbot.waitUntil(lambda: window._model.consent.kind == ConsentKind.ME)


def test_a_withdrawn_photo_leaves_nothing(qtbot, window: MainWindow, backend, photo: Path) -> None:
    add(qtbot, window, photo)
    window._model.library.arrange(["builtin:Rosa", "own:Mine.png"], lambda _: None)
    window.gallery.consent_requested.emit(window.gallery.current)
    window.chooser.consent.dialog.withdraw_button.click()
    qtbot.waitUntil(lambda: message_box(window) is not None)
    press_button(message_box(window), "Delete")
    qtbot.waitUntil(lambda: "Mine" not in titles(window))
    assert backend.forgotten == ["Mine.png"]
    left = [path for path in (backend.folder / "own").rglob("*") if path.is_file()]
    assert all("Mine" not in path.name and "Mine" not in path.read_text() for path in left)
    assert "Mine" not in backend.settings.portrait
    assert photo.exists()


def test_nothing_is_withdrawn_unless_confirmed(qtbot, window: MainWindow, backend, photo: Path) -> None:
    add(qtbot, window, photo)
    window.gallery.consent_requested.emit(window.gallery.current)
    window.chooser.consent.dialog.withdraw_button.click()
    qtbot.waitUntil(lambda: message_box(window) is not None)
    press_button(message_box(window), "Cancel")
    qtbot.wait(50)
    assert titles(window) == ["Mine", "Rosa", "Otto"]
