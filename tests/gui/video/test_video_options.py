"""Options of a video, its preview and its folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop.widgets.main_window import MainWindow
from tests.gui.video.video_list import drop, rows


def test_videos_use_the_chosen_options(qtbot, video_window: MainWindow, backend) -> None:
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
    qtbot.waitUntil(lambda: bool(backend.videos.requests))
    [request] = backend.videos.requests
    assert (request.size, request.background, request.out.name) == ("1080p", "transparent", "hello.mov")
    assert request.photo == backend.photos[1]
    assert request.controls.emotion is not None
    assert (backend.settings.video_size, backend.settings.video_format) == ("1080p", "mov")
    assert backend.settings.size == "512", "the live picture has a size of its own"


def test_another_folder_is_chosen_and_saved(
    video_window: MainWindow, backend, monkeypatch: pytest.MonkeyPatch, opened: list[Path]
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(backend.folder))
    folder = video_window.video_options.folder
    assert not folder.open_button.isVisibleTo(folder), "it is made with the first video"
    folder.change_button.click()
    assert backend.settings.video_folder == str(backend.folder)
    folder.open_button.click()
    assert opened == [backend.folder]


def test_the_list_survives_rebuilding_the_window(video_window: MainWindow) -> None:
    drop(video_window, "hello.wav")
    video_window.refill()
    assert video_window.video.isVisible()
    assert [row.job.title for row in rows(video_window)] == ["hello.wav"]
    assert video_window.live.emotions.isVisible()
    video_window.view_switch.setCurrentIndex(0)
    assert video_window.live.emotions.isVisible()


def test_the_second_tab_depends_on_the_view(video_window: MainWindow) -> None:
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


def test_the_preview_has_the_size_of_the_video_and_the_look(qtbot, video_window: MainWindow, backend) -> None:
    preview = video_window.video.preview
    qtbot.waitUntil(lambda: preview.image is not None and preview.image.width() == 1024)
    video_window.live.emotions.buttons["sad"].click()
    qtbot.waitUntil(lambda: backend.stills[-1].emotion is not None)
