"""Size and background of the frame, chosen in the window."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QFileDialog

from desktop.options.scene import SIZES as OFFERED
from desktop.settings.settings import Settings
from desktop.widgets.common.combo_box import ComboBox
from desktop.widgets.look.picture_card import COLOUR, FILE, GREEN, SIZES
from desktop.window.live_control import WANTED_FPS
from inference.decoder.scene.backdrop import parse_backdrop


def choose(choice: ComboBox, data: str) -> None:
    index = choice.findData(data)
    assert index >= 0, data
    choice.setCurrentIndex(index)
    choice.activated.emit(index)


def start(window, qtbot, backend) -> None:
    count = len(backend.sessions)
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: len(backend.sessions) > count)


def test_sizes_and_backgrounds_match_those_of_the_commands() -> None:
    assert set(SIZES) == set(OFFERED) == set(WANTED_FPS)


def test_choices_reach_the_session_and_are_saved(qtbot, open_window, backend) -> None:
    window = open_window()
    choose(window.look.picture.sizes, "720p")
    choose(window.look.picture.backgrounds, "blur")
    start(window, qtbot, backend)
    options = backend.session.options
    assert (options.size, options.background, options.fps) == ("720p", "blur", 30)
    assert (backend.settings.size, backend.settings.background) == ("720p", "blur")


def test_another_size_restarts_a_running_session(qtbot, open_window, backend) -> None:
    window = open_window()
    start(window, qtbot, backend)
    assert backend.session.options.size == "512"
    choose(window.look.picture.sizes, "1080p")
    qtbot.waitUntil(lambda: len(backend.sessions) == 2)
    assert backend.session.options.size == "1080p"


def test_a_background_colour_is_chosen_in_a_dialog(open_window, backend, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = open_window().look.picture
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor(32, 96, 58))
    choose(picture.backgrounds, COLOUR)
    assert backend.settings.background == "#20603a"
    assert parse_backdrop(backend.settings.background).kind == "#20603a"
    assert picture.backgrounds.currentText() == "Colour #20603a"


def test_cancelled_colour_and_file_dialogs_change_nothing(
    open_window, backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = open_window().look.picture
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    for asked in (COLOUR, FILE):
        choose(picture.backgrounds, asked)
        assert picture.backgrounds.currentData() == "photo"
    assert backend.settings.background == "photo"


def test_a_background_file_is_chosen_in_a_dialog(open_window, backend, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = open_window().look.picture
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(backend.photos[0]), ""))
    choose(picture.backgrounds, FILE)
    assert backend.settings.background == str(backend.photos[0])
    assert picture.backgrounds.currentText() == backend.photos[0].name


def test_choices_are_restored_at_the_next_start(open_window, backend) -> None:
    backend.settings = Settings(size="1080p", background="#102030", recordings=str(backend.folder))
    picture = open_window().look.picture
    assert picture.sizes.currentData() == "1080p"
    assert picture.backgrounds.currentData() == "#102030"


def test_an_invalid_saved_size_becomes_512(qtbot, open_window, backend) -> None:
    backend.settings = Settings(size="8k", recordings=str(backend.folder))
    window = open_window()
    assert window.look.picture.sizes.currentData() == "512"
    start(window, qtbot, backend)
    assert backend.session.options.size == "512"


def test_size_is_disabled_while_recording(qtbot, open_window, backend) -> None:
    window = open_window()
    start(window, qtbot, backend)
    qtbot.waitUntil(lambda: window.live.state.text().endswith("Live"))
    window.live.transport.record_button.click()
    qtbot.waitUntil(lambda: not window.look.picture.sizes.isEnabled())
    choose(window.look.picture.backgrounds, "blur")
    qtbot.waitUntil(lambda: backend.session.calls[-1] == ("background", "blur"))
    assert len(backend.sessions) == 1


def test_the_still_preview_has_the_chosen_size(qtbot, open_window) -> None:
    window = open_window()
    assert (window.live.preview.image.width(), window.live.preview.image.height()) == (512, 512)
    choose(window.look.picture.sizes, "720p")
    qtbot.waitUntil(lambda: window.live.preview.image.width() == 1024)


def test_a_missing_background_file_is_reported_and_the_preview_stays(qtbot, open_window, backend) -> None:
    backend.settings = Settings(background="gone.jpg", recordings=str(backend.folder))
    window = open_window()
    qtbot.waitUntil(lambda: "gone.jpg" in window.live.bar.label.text())
    assert window.live.preview.image is not None


def test_a_green_background_shows_a_hint_on_chroma_key(qtbot, open_window, live_window, backend) -> None:
    picture = live_window.look.picture
    assert not picture.hint.isVisibleTo(picture)
    choose(picture.backgrounds, GREEN)
    assert picture.backgrounds.currentText() == "Green, for OBS"
    assert "Chroma Key" in picture.hint.text()
    assert picture.hint.isVisibleTo(picture)
    qtbot.waitUntil(lambda: ("background", "#00ff00") in backend.session.calls)
    live_window.close()
    again = open_window().look.picture
    assert again.hint.isVisibleTo(again)
    choose(again.backgrounds, "photo")
    assert not again.hint.isVisibleTo(again)
