"""Closing the window while videos are in progress, and the list at the next start."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.rendering.render_job import DONE
from desktop.widgets.main_window import MainWindow
from desktop.widgets.shell.window_shell import WindowShell
from tests.gui.message_boxes import press_button
from tests.gui.video.video_list import drop, rows, shown
from tests.unit.desktop.rendering.fake_renderer import FRAMES


def test_closing_with_unfinished_videos_asks_once(qtbot, shell: WindowShell, video_window: MainWindow, backend) -> None:
    drop(video_window, "hello.wav", "bye.wav")
    video_window.video.make_button.click()
    video_window.close()
    video_window.close()
    assert video_window.isVisible()
    question = shell.close_prompt.question
    assert question is not None
    assert question.text().startswith("2 videos are not done yet.")
    press_button(question, "Cancel")
    assert video_window.isVisible()
    shell.tray.quit_action.trigger()
    assert video_window.isVisible()
    backend.videos.allow(1)
    press_button(shell.close_prompt.question, "Stop and quit")
    assert not video_window.isVisible()
    assert not (backend.folder / "videos").exists()


def test_videos_can_continue_in_the_tray(
    qtbot, shell: WindowShell, video_window: MainWindow, backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(shell.tray), "available", property(lambda _: True))
    drop(video_window, "hello.wav")
    video_window.video.make_button.click()
    video_window.close()
    press_button(shell.close_prompt.question, "Go on in the tray")
    assert video_window.isHidden()
    backend.videos.allow()
    qtbot.waitUntil(lambda: rows(video_window)[0].job.state == DONE)


def test_closing_without_videos_asks_nothing(shell: WindowShell, video_window: MainWindow) -> None:
    drop(video_window, "hello.wav")
    video_window.close()
    assert not video_window.isVisible()


def test_the_list_is_restored_without_starting_a_video(
    qtbot, open_window, shell: WindowShell, video_window: MainWindow, backend, opened: list[Path]
) -> None:
    drop(video_window, "hello.wav", "bye.mp3", "later.wav")
    video_window.video.make_button.click()
    backend.videos.allow(FRAMES + 3)
    qtbot.waitUntil(lambda: rows(video_window)[1].job.step.done == 3)
    video_window.close()
    press_button(shell.close_prompt.question, "Stop and quit")
    requested = len(backend.videos.requests)
    again = open_window()
    again.show_view(video=True)
    again.video.refresh()
    assert [row.title.text() for row in rows(again)] == ["hello.wav", "bye.mp3", "later.wav"]
    assert shown(rows(again)[0]) >= {"play", "folder"}
    assert shown(rows(again)[1]) == {"remove"}
    assert again.video.make_button.text() == "Make 2 videos"
    qtbot.wait(100)
    assert len(backend.videos.requests) == requested
    rows(again)[0].buttons["play"].click()
    assert opened == [Path(backend.settings.video_folder) / "hello.mp4"]
    backend.videos.allow(1 + 2 * FRAMES)
    again.video.make_button.click()
    qtbot.waitUntil(lambda: all(row.job.state == DONE for row in rows(again)))
    again.close()


def test_reset_clears_the_list(qtbot, shell: WindowShell, video_window: MainWindow, backend) -> None:
    drop(video_window, "hello.wav")
    history = backend.folder / "videos.json"
    qtbot.waitUntil(lambda: history.exists() and "hello.wav" in history.read_text(encoding="utf-8"))
    shell.reset()
    qtbot.waitUntil(lambda: "hello.wav" not in history.read_text(encoding="utf-8"))
    assert video_window._model.videos.jobs == []
