"""Sounds become films in the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox

from desktop.rendering.render_queue import DONE, FAILED, MAKING
from desktop.widgets.common.durations import about, clock
from desktop.widgets.main_window import MainWindow
from desktop.widgets.shell.window_shell import Household
from desktop.widgets.video.video_row import FilmRow
from tests.unit.desktop.rendering.made_up_videos import PICTURES


@pytest.fixture
def window(household: Household) -> MainWindow:
    """The window with all around it."""
    return household._window


@pytest.fixture
def film_window(window: MainWindow, world) -> Iterator[MainWindow]:
    """The window turned to its films."""
    window.view_switch.setCurrentIndex(1)
    yield window
    world.films.allow()
    window._studio.close()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What has been shown in other programs."""
    paths: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: paths.append(Path(url.toLocalFile())) or True)
    return paths


def drop(window: MainWindow, *names: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/sounds/{name}") for name in names])
    window.dropEvent(
        QDropEvent(
            QPointF(100, 100),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def rows(window: MainWindow) -> list[FilmRow]:
    return window.film.list.rows


def shown(row: FilmRow) -> set[str]:
    return {name for name, button in row.buttons.items() if button.isVisibleTo(row)}


def test_the_keyboard_follows_the_work(qtbot, film_window: MainWindow, world) -> None:
    film_window.activateWindow()
    drop(film_window, "a.wav")
    film = film_window.film
    qtbot.waitUntil(film.make_button.isEnabled)
    film.make_button.setFocus()
    qtbot.waitUntil(film.make_button.hasFocus)
    qtbot.keyClick(film.make_button, Qt.Key.Key_Return)
    assert film.cancel_button.hasFocus()
    world.films.allow()
    qtbot.waitUntil(lambda: rows(film_window)[0].film.state == DONE)
    qtbot.waitUntil(rows(film_window)[0].buttons["play"].hasFocus)


def grey(image: QImage | None) -> int:
    assert image is not None
    return image.pixelColor(2, 2).red()


def test_two_dropped_sounds_become_films_that_can_be_played(
    qtbot, film_window: MainWindow, world, opened: list[Path]
) -> None:
    film = film_window.film
    assert not film.make_button.isVisible()
    drop(film_window, "hello.wav", "bye.mp3")
    qtbot.waitUntil(lambda: film.status.text() == "0:08 of sound in all")
    assert film.make_button.text() == "Make 2 films"
    film.make_button.click()
    assert film.state.text() == "2 films to go"
    world.films.allow(5)
    first, second = rows(film_window)
    qtbot.waitUntil(lambda: first.text.text().startswith("25 %"))
    assert first.bar.isVisible()
    assert second.text.text() == "Waiting for its turn"
    qtbot.waitUntil(lambda: grey(film.preview.image) == 4)
    world.films.allow(2 * PICTURES)
    qtbot.waitUntil(lambda: second.film.state == DONE and shown(second) == {"play", "folder", "again", "remove"})
    assert first.text.text() == "Saved as “hello.mp4”. A note."
    assert film.status.text() == "2 done"
    assert not film.state.isVisible()
    first.buttons["play"].click()
    first.buttons["folder"].click()
    assert opened == [world.folder / "films" / "hello.mp4", world.folder / "films"]


def test_one_is_cancelled_and_the_other_is_made(qtbot, film_window: MainWindow, world) -> None:
    drop(film_window, "hello.wav", "bye.mp3")
    film_window.film.make_button.click()
    first, second = rows(film_window)
    qtbot.waitUntil(lambda: first.film.state == MAKING and first.bar.isVisible())
    first.buttons["cancel"].click()
    assert first.text.text() == "Cancelled; nothing was kept"
    assert shown(first) == {"again", "remove"}
    world.films.allow(PICTURES + 1)
    qtbot.waitUntil(lambda: second.film.state == DONE)
    assert [path.name for path in (world.folder / "films").iterdir()] == ["bye.mp4"]
    first.buttons["again"].click()
    world.films.allow()
    qtbot.waitUntil(lambda: first.film.state == DONE)
    first.buttons["remove"].click()
    assert rows(film_window) == [second]
    assert (world.folder / "films" / "hello.mp4").exists()


def test_all_are_cancelled(qtbot, film_window: MainWindow) -> None:
    drop(film_window, "hello.wav", "bye.mp3")
    film_window.film.make_button.click()
    film_window.film.cancel_button.click()
    assert not film_window.film.cancel_button.isVisible()
    assert film_window.film.make_button.text() == "Make 2 films"


def test_a_file_that_is_no_sound_says_so_at_once(qtbot, film_window: MainWindow) -> None:
    drop(film_window, "broken.wav", "hello.wav")
    broken, good = rows(film_window)
    qtbot.waitUntil(lambda: broken.text.text() == "broken.wav cannot be read as sound.")
    assert broken.film.state == FAILED
    assert shown(broken) == {"again", "remove"}
    assert film_window.film.make_button.text() == "Make film"
    assert "broken.wav cannot be read" in broken.accessibleName()
    assert good.text.text() == ""


def test_a_sound_dropped_on_the_live_view_turns_to_the_films(qtbot, window: MainWindow) -> None:
    drop(window, "hello.wav")
    assert window.film.isVisible()
    assert [row.film.title for row in rows(window)] == ["hello.wav"]
    assert window.chooser.adder.dialog is None


def test_a_photo_dropped_on_the_films_is_a_portrait(film_window: MainWindow) -> None:
    drop(film_window, "face.jpg")
    assert rows(film_window) == []
    assert film_window.chooser.adder.dialog is not None
    film_window.chooser.adder.dialog.reject()


def test_a_newcomer_tries_a_voice(qtbot, film_window: MainWindow, world) -> None:
    start = film_window.film.start
    start.voices.actions()[0].trigger()
    [row] = rows(film_window)
    assert row.film.sound.suffix == ".wav"
    assert row.film.sound.is_file()
    film_window.film.make_button.click()
    world.films.allow()
    qtbot.waitUntil(lambda: row.film.state == DONE)


def test_files_are_picked(film_window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (["/sounds/a.wav", "/sounds/b.wav"], ""))
    film_window.film.start.add_button.click()
    assert [row.film.title for row in rows(film_window)] == ["a.wav", "b.wav"]
    film_window.film.add_button.click()
    assert len(rows(film_window)) == 2
    assert "no new sound" in film_window.film.bar.label.text()


def test_what_is_chosen_is_what_films_are_made_with(qtbot, film_window: MainWindow, world) -> None:
    options = film_window.film_options
    options.picture.sizes.setCurrentIndex(options.picture.sizes.findData("1080p"))
    options.picture.sizes.activated.emit(0)
    options.format.kinds.setCurrentIndex(options.format.kinds.findData("mov"))
    options.format.kinds.activated.emit(0)
    assert not options.picture.backgrounds.isEnabled(), "nothing is behind the person"
    film_window.live.emotions.buttons["happy"].click()
    film_window.gallery.tiles.setCurrentRow(1)
    drop(film_window, "hello.wav")
    film_window.film.make_button.click()
    qtbot.waitUntil(lambda: bool(world.films.orders))
    [order] = world.films.orders
    assert (order.size, order.background, order.out.name) == ("1080p", "transparent", "hello.mov")
    assert order.photo == world.photos[1]
    assert order.controls.emotion is not None
    assert (world.settings.film_size, world.settings.film_format) == ("1080p", "mov")
    assert world.settings.size == "512", "the live picture has a size of its own"


def test_another_folder_is_picked_and_remembered(
    film_window: MainWindow, world, monkeypatch: pytest.MonkeyPatch, opened: list[Path]
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(world.folder))
    folder = film_window.film_options.folder
    assert not folder.open_button.isVisibleTo(folder), "it is made with the first film"
    folder.change_button.click()
    assert world.settings.film_folder == str(world.folder)
    folder.open_button.click()
    assert opened == [world.folder]


def test_a_film_that_has_gone_is_told(qtbot, film_window: MainWindow, world, opened: list[Path]) -> None:
    drop(film_window, "hello.wav")
    film_window.film.make_button.click()
    world.films.allow()
    [row] = rows(film_window)
    qtbot.waitUntil(lambda: row.film.state == DONE)
    (world.folder / "films" / "hello.mp4").unlink()
    row.buttons["play"].click()
    [box] = film_window.film.findChildren(QMessageBox)
    assert "no longer" in box.text()
    assert opened == []
    box.close()


def test_films_wait_while_live_and_go_on_when_told(qtbot, film_window: MainWindow, world) -> None:
    film_window.view_switch.setCurrentIndex(0)
    film_window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: bool(world.sessions) and world.session.state == "running")
    film_window.view_switch.setCurrentIndex(1)
    drop(film_window, "hello.wav")
    film_window.film.make_button.click()
    qtbot.waitUntil(film_window.film.bar.isVisible)
    assert film_window.film.state.text() == "Waiting"
    film_window.film.bar.go_on_button.click()
    world.films.allow()
    [row] = rows(film_window)
    qtbot.waitUntil(lambda: row.film.state == DONE)
    qtbot.waitUntil(lambda: not film_window.film.bar.isVisible())


def test_closing_upon_films_asks_once(qtbot, household: Household, film_window: MainWindow, world) -> None:
    drop(film_window, "hello.wav", "bye.wav")
    film_window.film.make_button.click()
    film_window.close()
    film_window.close()
    assert film_window.isVisible()
    question = household.farewell.question
    assert question is not None
    assert question.text().startswith("2 films are not done yet.")
    press(question, "Cancel")
    assert film_window.isVisible()
    household.tray.quit_action.trigger()
    assert film_window.isVisible()
    world.films.allow(1)
    press(household.farewell.question, "Stop and quit")
    assert not film_window.isVisible()
    assert not (world.folder / "films").exists()


def test_films_may_go_on_in_the_tray(
    qtbot, household: Household, film_window: MainWindow, world, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(household.tray), "there", property(lambda _: True))
    drop(film_window, "hello.wav")
    film_window.film.make_button.click()
    film_window.close()
    press(household.farewell.question, "Go on in the tray")
    assert film_window.isHidden()
    world.films.allow()
    qtbot.waitUntil(lambda: rows(film_window)[0].film.state == DONE)


def test_closing_without_films_asks_nothing(household: Household, film_window: MainWindow) -> None:
    drop(film_window, "hello.wav")
    film_window.close()
    assert not film_window.isVisible()


def test_films_stay_when_the_window_is_filled_anew(film_window: MainWindow) -> None:
    drop(film_window, "hello.wav")
    film_window.refill()
    assert film_window.film.isVisible()
    assert [row.film.title for row in rows(film_window)] == ["hello.wav"]
    assert film_window.live.emotions.isVisible()
    film_window.view_switch.setCurrentIndex(0)
    assert film_window.live.emotions.isVisible()


def press(question: QMessageBox | None, text: str) -> None:
    assert question is not None
    next(button for button in question.buttons() if button.text() == text).click()


def test_each_view_has_its_own_second_tab(film_window: MainWindow) -> None:
    side = film_window.side
    assert side.tabs.tabText(1) == "File"
    assert film_window.film_options.isVisible()
    side.tabs.setCurrentIndex(0)
    assert film_window.look.isVisible()
    film_window.view_switch.setCurrentIndex(0)
    assert side.tabs.tabText(1) == "Devices"
    side.tabs.setCurrentIndex(1)
    assert film_window.devices.isVisible()
    film_window.view_switch.setCurrentIndex(1)
    assert film_window.look.isVisible()


def test_the_portrait_shows_in_the_films_size_with_its_look(qtbot, film_window: MainWindow, world) -> None:
    preview = film_window.film.preview
    qtbot.waitUntil(lambda: preview.image is not None and preview.image.width() == 1024)
    film_window.live.emotions.buttons["sad"].click()
    qtbot.waitUntil(lambda: world.stills[-1].emotion is not None)


@pytest.mark.parametrize(("seconds", "words"), [(0.4, "0:00"), (42.3, "0:42"), (600, "10:00"), (3723, "1:02:03")])
def test_lengths_are_shown_as_players_do(seconds: float, words: str) -> None:
    assert clock(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (3, "a few seconds left"),
        (12, "about 10 s left"),
        (56, "about 1 min left"),
        (3500, "about 58 min left"),
        (3580, "about 1 h left"),
        (9000, "about 2 h left"),
    ],
)
def test_the_time_left_is_no_more_exact_than_known(seconds: float, words: str) -> None:
    assert about(seconds) == words


def test_the_list_is_there_again_and_nothing_starts_by_itself(
    qtbot, open_window, household: Household, film_window: MainWindow, world, opened: list[Path]
) -> None:
    drop(film_window, "hello.wav", "bye.mp3", "later.wav")
    film_window.film.make_button.click()
    world.films.allow(PICTURES + 3)
    qtbot.waitUntil(lambda: rows(film_window)[1].film.step.done == 3)
    film_window.close()
    press(household.farewell.question, "Stop and quit")
    made = len(world.films.orders)
    again = open_window()
    again.show_view(film=True)
    again.film.look()
    assert [row.title.text() for row in rows(again)] == ["hello.wav", "bye.mp3", "later.wav"]
    assert shown(rows(again)[0]) >= {"play", "folder"}
    assert shown(rows(again)[1]) == {"remove"}
    assert again.film.make_button.text() == "Make 2 films"
    qtbot.wait(100)
    assert len(world.films.orders) == made
    rows(again)[0].buttons["play"].click()
    assert opened == [Path(world.settings.film_folder) / "hello.mp4"]
    world.films.allow(1 + 2 * PICTURES)
    again.film.make_button.click()
    qtbot.waitUntil(lambda: all(row.film.state == DONE for row in rows(again)))
    again.close()


def test_resetting_everything_forgets_the_list(qtbot, household: Household, film_window: MainWindow, world) -> None:
    drop(film_window, "hello.wav")
    shelf = world.folder / "films.json"
    qtbot.waitUntil(lambda: shelf.exists() and "hello.wav" in shelf.read_text(encoding="utf-8"))
    household.reset()
    qtbot.waitUntil(lambda: "hello.wav" not in shelf.read_text(encoding="utf-8"))
    assert film_window._studio.films.films == []
