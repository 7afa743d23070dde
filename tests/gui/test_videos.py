"""Sounds become videos in the window."""

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
from desktop.widgets.shell.window_shell import WindowShell
from desktop.widgets.video.video_row import VideoRow
from tests.unit.desktop.rendering.made_up_videos import PICTURES


@pytest.fixture
def window(shell: WindowShell) -> MainWindow:
    """The window with all around it."""
    return shell._window


@pytest.fixture
def video_window(window: MainWindow, world) -> Iterator[MainWindow]:
    """The window turned to its videos."""
    window.view_switch.setCurrentIndex(1)
    yield window
    world.videos.allow()
    window._model.close()


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


def rows(window: MainWindow) -> list[VideoRow]:
    return window.video.list.rows


def shown(row: VideoRow) -> set[str]:
    return {name for name, button in row.buttons.items() if button.isVisibleTo(row)}


def test_the_keyboard_follows_the_work(qtbot, video_window: MainWindow, world) -> None:
    video_window.activateWindow()
    drop(video_window, "a.wav")
    job = video_window.video
    qtbot.waitUntil(job.make_button.isEnabled)
    job.make_button.setFocus()
    qtbot.waitUntil(job.make_button.hasFocus)
    qtbot.keyClick(job.make_button, Qt.Key.Key_Return)
    assert job.cancel_button.hasFocus()
    world.videos.allow()
    qtbot.waitUntil(lambda: rows(video_window)[0].job.state == DONE)
    qtbot.waitUntil(rows(video_window)[0].buttons["play"].hasFocus)


def grey(image: QImage | None) -> int:
    assert image is not None
    return image.pixelColor(2, 2).red()


def test_two_dropped_sounds_become_videos_that_can_be_played(
    qtbot, video_window: MainWindow, world, opened: list[Path]
) -> None:
    job = video_window.video
    assert not job.make_button.isVisible()
    drop(video_window, "hello.wav", "bye.mp3")
    qtbot.waitUntil(lambda: job.status.text() == "0:08 of sound in all")
    assert job.make_button.text() == "Make 2 videos"
    job.make_button.click()
    assert job.state.text() == "2 videos to go"
    world.videos.allow(5)
    first, second = rows(video_window)
    qtbot.waitUntil(lambda: first.text.text().startswith("25 %"))
    assert first.bar.isVisible()
    assert second.text.text() == "Waiting for its turn"
    qtbot.waitUntil(lambda: grey(job.preview.image) == 4)
    world.videos.allow(2 * PICTURES)
    qtbot.waitUntil(lambda: second.job.state == DONE and shown(second) == {"play", "folder", "again", "remove"})
    assert first.text.text() == "Saved as “hello.mp4”. A note."
    assert job.status.text() == "2 done"
    assert not job.state.isVisible()
    first.buttons["play"].click()
    first.buttons["folder"].click()
    assert opened == [world.folder / "films" / "hello.mp4", world.folder / "films"]


def test_one_is_cancelled_and_the_other_is_made(qtbot, video_window: MainWindow, world) -> None:
    drop(video_window, "hello.wav", "bye.mp3")
    video_window.video.make_button.click()
    first, second = rows(video_window)
    qtbot.waitUntil(lambda: first.job.state == MAKING and first.bar.isVisible())
    first.buttons["cancel"].click()
    assert first.text.text() == "Cancelled; nothing was kept"
    assert shown(first) == {"again", "remove"}
    world.videos.allow(PICTURES + 1)
    qtbot.waitUntil(lambda: second.job.state == DONE)
    assert [path.name for path in (world.folder / "films").iterdir()] == ["bye.mp4"]
    first.buttons["again"].click()
    world.videos.allow()
    qtbot.waitUntil(lambda: first.job.state == DONE)
    first.buttons["remove"].click()
    assert rows(video_window) == [second]
    assert (world.folder / "films" / "hello.mp4").exists()


def test_all_are_cancelled(qtbot, video_window: MainWindow) -> None:
    drop(video_window, "hello.wav", "bye.mp3")
    video_window.video.make_button.click()
    video_window.video.cancel_button.click()
    assert not video_window.video.cancel_button.isVisible()
    assert video_window.video.make_button.text() == "Make 2 videos"


def test_a_file_that_is_no_sound_says_so_at_once(qtbot, video_window: MainWindow) -> None:
    drop(video_window, "broken.wav", "hello.wav")
    broken, good = rows(video_window)
    qtbot.waitUntil(lambda: broken.text.text() == "broken.wav cannot be read as sound.")
    assert broken.job.state == FAILED
    assert shown(broken) == {"again", "remove"}
    assert video_window.video.make_button.text() == "Make video"
    assert "broken.wav cannot be read" in broken.accessibleName()
    assert good.text.text() == ""


def test_a_sound_dropped_on_the_live_view_turns_to_the_videos(qtbot, window: MainWindow) -> None:
    drop(window, "hello.wav")
    assert window.video.isVisible()
    assert [row.job.title for row in rows(window)] == ["hello.wav"]
    assert window.chooser.adder.dialog is None


def test_a_photo_dropped_on_the_videos_is_a_portrait(video_window: MainWindow) -> None:
    drop(video_window, "face.jpg")
    assert rows(video_window) == []
    assert video_window.chooser.adder.dialog is not None
    video_window.chooser.adder.dialog.reject()


def test_a_newcomer_tries_a_voice(qtbot, video_window: MainWindow, world) -> None:
    start = video_window.video.start
    start.voices.actions()[0].trigger()
    [row] = rows(video_window)
    assert row.job.sound.suffix == ".wav"
    assert row.job.sound.is_file()
    video_window.video.make_button.click()
    world.videos.allow()
    qtbot.waitUntil(lambda: row.job.state == DONE)


def test_files_are_picked(video_window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (["/sounds/a.wav", "/sounds/b.wav"], ""))
    video_window.video.start.add_button.click()
    assert [row.job.title for row in rows(video_window)] == ["a.wav", "b.wav"]
    video_window.video.add_button.click()
    assert len(rows(video_window)) == 2
    assert "no new sound" in video_window.video.bar.label.text()


def test_what_is_chosen_is_what_videos_are_made_with(qtbot, video_window: MainWindow, world) -> None:
    options = video_window.video_options
    options.picture.sizes.setCurrentIndex(options.picture.sizes.findData("1080p"))
    options.picture.sizes.activated.emit(0)
    options.format.kinds.setCurrentIndex(options.format.kinds.findData("mov"))
    options.format.kinds.activated.emit(0)
    assert not options.picture.backgrounds.isEnabled(), "nothing is behind the person"
    video_window.live.emotions.buttons["happy"].click()
    video_window.gallery.tiles.setCurrentRow(1)
    drop(video_window, "hello.wav")
    video_window.video.make_button.click()
    qtbot.waitUntil(lambda: bool(world.videos.orders))
    [order] = world.videos.orders
    assert (order.size, order.background, order.out.name) == ("1080p", "transparent", "hello.mov")
    assert order.photo == world.photos[1]
    assert order.controls.emotion is not None
    assert (world.settings.video_size, world.settings.video_format) == ("1080p", "mov")
    assert world.settings.size == "512", "the live picture has a size of its own"


def test_another_folder_is_picked_and_remembered(
    video_window: MainWindow, world, monkeypatch: pytest.MonkeyPatch, opened: list[Path]
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(world.folder))
    folder = video_window.video_options.folder
    assert not folder.open_button.isVisibleTo(folder), "it is made with the first video"
    folder.change_button.click()
    assert world.settings.video_folder == str(world.folder)
    folder.open_button.click()
    assert opened == [world.folder]


def test_a_video_that_has_gone_is_told(qtbot, video_window: MainWindow, world, opened: list[Path]) -> None:
    drop(video_window, "hello.wav")
    video_window.video.make_button.click()
    world.videos.allow()
    [row] = rows(video_window)
    qtbot.waitUntil(lambda: row.job.state == DONE)
    (world.folder / "films" / "hello.mp4").unlink()
    row.buttons["play"].click()
    [box] = video_window.video.findChildren(QMessageBox)
    assert "no longer" in box.text()
    assert opened == []
    box.close()


def test_videos_wait_while_live_and_go_on_when_told(qtbot, video_window: MainWindow, world) -> None:
    video_window.view_switch.setCurrentIndex(0)
    video_window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: bool(world.sessions) and world.session.state == "running")
    video_window.view_switch.setCurrentIndex(1)
    drop(video_window, "hello.wav")
    video_window.video.make_button.click()
    qtbot.waitUntil(video_window.video.bar.isVisible)
    assert video_window.video.state.text() == "Waiting"
    video_window.video.bar.go_on_button.click()
    world.videos.allow()
    [row] = rows(video_window)
    qtbot.waitUntil(lambda: row.job.state == DONE)
    qtbot.waitUntil(lambda: not video_window.video.bar.isVisible())


def test_closing_upon_videos_asks_once(qtbot, shell: WindowShell, video_window: MainWindow, world) -> None:
    drop(video_window, "hello.wav", "bye.wav")
    video_window.video.make_button.click()
    video_window.close()
    video_window.close()
    assert video_window.isVisible()
    question = shell.close_prompt.question
    assert question is not None
    assert question.text().startswith("2 videos are not done yet.")
    press(question, "Cancel")
    assert video_window.isVisible()
    shell.tray.quit_action.trigger()
    assert video_window.isVisible()
    world.videos.allow(1)
    press(shell.close_prompt.question, "Stop and quit")
    assert not video_window.isVisible()
    assert not (world.folder / "films").exists()


def test_videos_may_go_on_in_the_tray(
    qtbot, shell: WindowShell, video_window: MainWindow, world, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(shell.tray), "there", property(lambda _: True))
    drop(video_window, "hello.wav")
    video_window.video.make_button.click()
    video_window.close()
    press(shell.close_prompt.question, "Go on in the tray")
    assert video_window.isHidden()
    world.videos.allow()
    qtbot.waitUntil(lambda: rows(video_window)[0].job.state == DONE)


def test_closing_without_videos_asks_nothing(shell: WindowShell, video_window: MainWindow) -> None:
    drop(video_window, "hello.wav")
    video_window.close()
    assert not video_window.isVisible()


def test_videos_stay_when_the_window_is_filled_anew(video_window: MainWindow) -> None:
    drop(video_window, "hello.wav")
    video_window.refill()
    assert video_window.video.isVisible()
    assert [row.job.title for row in rows(video_window)] == ["hello.wav"]
    assert video_window.live.emotions.isVisible()
    video_window.view_switch.setCurrentIndex(0)
    assert video_window.live.emotions.isVisible()


def press(question: QMessageBox | None, text: str) -> None:
    assert question is not None
    next(button for button in question.buttons() if button.text() == text).click()


def test_each_view_has_its_own_second_tab(video_window: MainWindow) -> None:
    side = video_window.side
    assert side.tabs.tabText(1) == "File"
    assert video_window.video_options.isVisible()
    side.tabs.setCurrentIndex(0)
    assert video_window.look.isVisible()
    video_window.view_switch.setCurrentIndex(0)
    assert side.tabs.tabText(1) == "Devices"
    side.tabs.setCurrentIndex(1)
    assert video_window.devices.isVisible()
    video_window.view_switch.setCurrentIndex(1)
    assert video_window.look.isVisible()


def test_the_portrait_shows_in_the_videos_size_with_its_look(qtbot, video_window: MainWindow, world) -> None:
    preview = video_window.video.preview
    qtbot.waitUntil(lambda: preview.image is not None and preview.image.width() == 1024)
    video_window.live.emotions.buttons["sad"].click()
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
    qtbot, open_window, shell: WindowShell, video_window: MainWindow, world, opened: list[Path]
) -> None:
    drop(video_window, "hello.wav", "bye.mp3", "later.wav")
    video_window.video.make_button.click()
    world.videos.allow(PICTURES + 3)
    qtbot.waitUntil(lambda: rows(video_window)[1].job.step.done == 3)
    video_window.close()
    press(shell.close_prompt.question, "Stop and quit")
    made = len(world.videos.orders)
    again = open_window()
    again.show_view(video=True)
    again.video.look()
    assert [row.title.text() for row in rows(again)] == ["hello.wav", "bye.mp3", "later.wav"]
    assert shown(rows(again)[0]) >= {"play", "folder"}
    assert shown(rows(again)[1]) == {"remove"}
    assert again.video.make_button.text() == "Make 2 videos"
    qtbot.wait(100)
    assert len(world.videos.orders) == made
    rows(again)[0].buttons["play"].click()
    assert opened == [Path(world.settings.video_folder) / "hello.mp4"]
    world.videos.allow(1 + 2 * PICTURES)
    again.video.make_button.click()
    qtbot.waitUntil(lambda: all(row.job.state == DONE for row in rows(again)))
    again.close()


def test_resetting_everything_forgets_the_list(qtbot, shell: WindowShell, video_window: MainWindow, world) -> None:
    drop(video_window, "hello.wav")
    history = world.folder / "films.json"
    qtbot.waitUntil(lambda: history.exists() and "hello.wav" in history.read_text(encoding="utf-8"))
    shell.reset()
    qtbot.waitUntil(lambda: "hello.wav" not in history.read_text(encoding="utf-8"))
    assert video_window._model.videos.jobs == []
