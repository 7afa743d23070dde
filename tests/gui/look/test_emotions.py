"""The emotion buttons below the preview, and saved looks."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from desktop.widgets.main_window import MainWindow
from inference.motion.presets import emotions
from tests.gui.look.session_controls import chosen_emotions, has_emotion, last_controls


def test_every_emotion_has_a_button_with_a_thumbnail_of_the_portrait(qtbot, window: MainWindow) -> None:
    buttons = window.live.emotions.buttons
    assert list(buttons) == list(emotions())
    qtbot.waitUntil(lambda: all(button.picture for button in buttons.values()))
    shades = {name: QColor(button.picture.pixel(3, 3)).red() for name, button in buttons.items()}
    assert shades == {name: 60 + np.count_nonzero(scores) for name, scores in emotions().items()}


def test_buttons_work_before_their_thumbnails_are_drawn(qtbot, window: MainWindow) -> None:
    strip = window.live.emotions
    strip.show_placeholder(np.full((8, 8, 3), 99, np.uint8))
    assert not any(button.picture for button in strip.buttons.values())
    assert all(button.isEnabled() for button in strip.buttons.values())
    strip.show_placeholder(None)
    assert not any(button.isEnabled() for button in strip.buttons.values())


def test_pressing_an_emotion_again_returns_to_neutral(qtbot, live_window: MainWindow, backend) -> None:
    happy = live_window.live.emotions.buttons["happy"]
    qtbot.mouseClick(happy, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: has_emotion(backend, "happy"))
    assert chosen_emotions(live_window) == ["happy"]
    qtbot.mouseClick(happy, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: last_controls(backend).emotion is None)
    assert chosen_emotions(live_window) == ["neutral"]
    assert len(backend.sessions) == 1


def test_number_keys_choose_emotions(qtbot, live_window: MainWindow, backend) -> None:
    qtbot.keyClick(live_window, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: chosen_emotions(live_window) == ["angry"])
    qtbot.keyClick(live_window, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: chosen_emotions(live_window) == ["sad"])
    qtbot.waitUntil(lambda: has_emotion(backend, "sad"))
    qtbot.keyClick(live_window, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: last_controls(backend).emotion is None)


def test_the_still_preview_shows_the_look(qtbot, window: MainWindow, backend) -> None:
    qtbot.keyClick(window, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: bool(backend.stills) and backend.stills[-1].emotion is not None)
    drawn = len(backend.stills)
    window.look.expression.amounts["distance"].slider.setValue(90)
    qtbot.waitUntil(lambda: len(backend.stills) > drawn and backend.stills[-1].distance > 1.4)


def test_no_still_preview_is_drawn_during_a_session(qtbot, live_window: MainWindow, backend) -> None:
    drawn = len(backend.stills)
    qtbot.keyClick(live_window, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: last_controls(backend).emotion is not None)
    assert len(backend.stills) == drawn
    live_window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: len(backend.stills) == drawn + 1 and backend.stills[-1].emotion is not None)


def test_a_look_is_saved_chosen_removed_and_restored(qtbot, live_window: MainWindow, backend) -> None:
    strip, live = live_window.live.emotions, live_window.live
    qtbot.keyClick(live_window, Qt.Key.Key_5)
    live_window.look.expression.amounts["distance"].slider.setValue(80)
    strip.keep_button.click()
    live.look_saver.dialog.line.setText("On stage")
    live.look_saver.dialog.take_button.click()
    kept_distance = backend.settings.distance
    assert chosen_emotions(live_window) == ["own:On stage"]
    qtbot.waitUntil(lambda: bool(strip.buttons["own:On stage"].picture))
    qtbot.mouseClick(strip.buttons["own:On stage"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: last_controls(backend).emotion is None and last_controls(backend).distance == 1.0)
    assert chosen_emotions(live_window) == ["neutral"]
    live_window.activateWindow()
    qtbot.waitUntil(live_window.isActiveWindow)
    qtbot.keyClick(live_window, Qt.Key.Key_9)
    qtbot.waitUntil(lambda: has_emotion(backend, "surprised") and last_controls(backend).distance == kept_distance)
    strip.buttons["own:On stage"].actions()[0].trigger()
    assert "own:On stage" not in strip.buttons
    assert chosen_emotions(live_window) == ["surprised"]
    strip.undo_button.click()
    assert list(strip.buttons)[-1] == "own:On stage"
    assert strip.undo_button.isHidden()


def test_saved_looks_are_restored_beside_invalid_entries(open_window, backend) -> None:
    backend.settings.looks = [
        {"name": "Calm", "emotion": "happy", "strength": 0.25},
        7,
        {"name": ""},
        {"emotion": "sad"},
    ]
    backend.settings.saved_look = "Calm"
    window = open_window()
    assert list(window.live.emotions.buttons)[len(emotions()) :] == ["own:Calm"]
    assert chosen_emotions(window) == ["own:Calm"]
