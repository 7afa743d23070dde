"""The video view: sounds become videos."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox

from desktop.rendering.render_job import DONE, FAILED, RENDERING
from desktop.widgets.main_window import MainWindow
from tests.gui.video.video_list import drop, rows, shown
from tests.unit.desktop.rendering.fake_renderer import FRAMES


def test_focus_moves_from_make_to_cancel_to_play(qtbot, video_window: MainWindow, backend) -> None:
    video_window.activateWindow()
    drop(video_window, "a.wav")
    job = video_window.video
    qtbot.waitUntil(job.make_button.isEnabled)
    job.make_button.setFocus()
    qtbot.waitUntil(job.make_button.hasFocus)
    qtbot.keyClick(job.make_button, Qt.Key.Key_Return)
    assert job.cancel_button.hasFocus()
    backend.videos.allow()
    qtbot.waitUntil(lambda: rows(video_window)[0].job.state == DONE)
    qtbot.waitUntil(rows(video_window)[0].buttons["play"].hasFocus)


def grey(image: QImage | None) -> int:
    assert image is not None
    return image.pixelColor(2, 2).red()


def test_two_dropped_sounds_become_videos_that_can_be_played(
    qtbot, video_window: MainWindow, backend, opened: list[Path]
) -> None:
    job = video_window.video
    assert not job.make_button.isVisible()
    drop(video_window, "hello.wav", "bye.mp3")
    qtbot.waitUntil(lambda: job.status.text() == "0:08 of sound in all")
    assert job.make_button.text() == "Make 2 videos"
    job.make_button.click()
    assert job.state.text() == "2 videos to go"
    backend.videos.allow(5)
    first, second = rows(video_window)
    qtbot.waitUntil(lambda: first.text.text().startswith("25 %"))
    assert first.bar.isVisible()
    assert second.text.text() == "Waiting for its turn"
    qtbot.waitUntil(lambda: grey(job.preview.image) == 4)
    backend.videos.allow(2 * FRAMES)
    qtbot.waitUntil(lambda: second.job.state == DONE and shown(second) == {"play", "folder", "again", "remove"})
    assert first.text.text() == "Saved as “hello.mp4”. A note."
    assert job.status.text() == "2 done"
    assert not job.state.isVisible()
    first.buttons["play"].click()
    first.buttons["folder"].click()
    assert opened == [backend.folder / "videos" / "hello.mp4", backend.folder / "videos"]


def test_one_video_is_cancelled_and_the_other_is_finished(qtbot, video_window: MainWindow, backend) -> None:
    drop(video_window, "hello.wav", "bye.mp3")
    video_window.video.make_button.click()
    first, second = rows(video_window)
    qtbot.waitUntil(lambda: first.job.state == RENDERING and first.bar.isVisible())
    first.buttons["cancel"].click()
    assert first.text.text() == "Cancelled; nothing was kept"
    assert shown(first) == {"again", "remove"}
    backend.videos.allow(FRAMES + 1)
    qtbot.waitUntil(lambda: second.job.state == DONE)
    assert [path.name for path in (backend.folder / "videos").iterdir()] == ["bye.mp4"]
    first.buttons["again"].click()
    backend.videos.allow()
    qtbot.waitUntil(lambda: first.job.state == DONE)
    first.buttons["remove"].click()
    assert rows(video_window) == [second]
    assert (backend.folder / "videos" / "hello.mp4").exists()


def test_all_videos_are_cancelled_at_once(qtbot, video_window: MainWindow) -> None:
    drop(video_window, "hello.wav", "bye.mp3")
    video_window.video.make_button.click()
    video_window.video.cancel_button.click()
    assert not video_window.video.cancel_button.isVisible()
    assert video_window.video.make_button.text() == "Make 2 videos"


def test_an_unreadable_sound_is_marked_at_once(qtbot, video_window: MainWindow) -> None:
    drop(video_window, "broken.wav", "hello.wav")
    broken, good = rows(video_window)
    qtbot.waitUntil(lambda: broken.text.text() == "broken.wav cannot be read as sound.")
    assert broken.job.state == FAILED
    assert shown(broken) == {"again", "remove"}
    assert video_window.video.make_button.text() == "Make video"
    assert "broken.wav cannot be read" in broken.accessibleName()
    assert good.text.text() == ""


def test_a_sound_dropped_on_the_live_view_opens_the_video_view(qtbot, window: MainWindow) -> None:
    drop(window, "hello.wav")
    assert window.video.isVisible()
    assert [row.job.title for row in rows(window)] == ["hello.wav"]
    assert window.chooser.adder.dialog is None


def test_a_photo_dropped_on_the_video_view_is_offered_as_a_portrait(video_window: MainWindow) -> None:
    drop(video_window, "face.jpg")
    assert rows(video_window) == []
    assert video_window.chooser.adder.dialog is not None
    video_window.chooser.adder.dialog.reject()


def test_a_built_in_voice_can_be_tried(qtbot, video_window: MainWindow, backend) -> None:
    start = video_window.video.start
    start.voices.actions()[0].trigger()
    [row] = rows(video_window)
    assert row.job.sound.suffix == ".wav"
    assert row.job.sound.is_file()
    video_window.video.make_button.click()
    backend.videos.allow()
    qtbot.waitUntil(lambda: row.job.state == DONE)


def test_sounds_are_picked_in_a_file_dialog(video_window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (["/sounds/a.wav", "/sounds/b.wav"], ""))
    video_window.video.start.add_button.click()
    assert [row.job.title for row in rows(video_window)] == ["a.wav", "b.wav"]
    video_window.video.add_button.click()
    assert len(rows(video_window)) == 2
    assert "no new sound" in video_window.video.bar.label.text()


def test_a_deleted_video_file_is_reported(qtbot, video_window: MainWindow, backend, opened: list[Path]) -> None:
    drop(video_window, "hello.wav")
    video_window.video.make_button.click()
    backend.videos.allow()
    [row] = rows(video_window)
    qtbot.waitUntil(lambda: row.job.state == DONE)
    (backend.folder / "videos" / "hello.mp4").unlink()
    row.buttons["play"].click()
    [box] = video_window.video.findChildren(QMessageBox)
    assert "no longer" in box.text()
    assert opened == []
    box.close()


def test_videos_pause_while_live_and_resume_on_request(qtbot, video_window: MainWindow, backend) -> None:
    video_window.view_switch.setCurrentIndex(0)
    video_window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: bool(backend.sessions) and backend.session.state == "running")
    video_window.view_switch.setCurrentIndex(1)
    drop(video_window, "hello.wav")
    video_window.video.make_button.click()
    qtbot.waitUntil(video_window.video.bar.isVisible)
    assert video_window.video.state.text() == "Waiting"
    video_window.video.bar.continue_button.click()
    backend.videos.allow()
    [row] = rows(video_window)
    qtbot.waitUntil(lambda: row.job.state == DONE)
    qtbot.waitUntil(lambda: not video_window.video.bar.isVisible())
