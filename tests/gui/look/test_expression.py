"""The sliders of the expression, and restoring a look."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.settings.look import LIMITS
from desktop.settings.profiles import Profiles
from desktop.widgets.main_window import MainWindow
from inference.motion.presets import at_strength, emotions
from tests.gui.look.session_controls import chosen_emotions, has_emotion, last_controls


@pytest.mark.parametrize("name", ["strength", "distance", "head_motion", "head_speed", "expressiveness"])
def test_sliders_reach_the_session_as_they_move(qtbot, live_window: MainWindow, backend, name: str) -> None:
    qtbot.keyClick(live_window, Qt.Key.Key_2)
    slider = live_window.look.expression.amounts[name].slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_End)
    high = LIMITS[name][1]
    assert getattr(backend.settings, name) == pytest.approx(high)
    if name == "strength":
        qtbot.waitUntil(lambda: has_emotion(backend, "happy", 1.0))
    else:
        qtbot.waitUntil(lambda: getattr(last_controls(backend), name) == pytest.approx(high))


def test_liveliness_and_the_mood_switch_reach_the_session(qtbot, live_window: MainWindow, backend) -> None:
    card = live_window.look.expression
    card.liveliness.setCurrentIndex(card.liveliness.findData("calm"))
    card.liveliness.activated.emit(card.liveliness.currentIndex())
    qtbot.waitUntil(lambda: last_controls(backend).head_motion == 0.6)
    assert last_controls(backend).expressiveness == 0.6
    card.mood.click()
    qtbot.waitUntil(lambda: last_controls(backend).mood)
    card.amounts["head_motion"].slider.setValue(90)
    assert card.liveliness.currentIndex() == -1
    card.reset_button.click()
    assert (card.liveliness.currentData(), card.mood.isChecked()) == ("usual", False)


def test_reset_restores_the_neutral_look(qtbot, live_window: MainWindow, backend) -> None:
    qtbot.keyClick(live_window, Qt.Key.Key_5)
    live_window.look.expression.amounts["distance"].slider.setValue(100)
    live_window.look.expression.reset_button.click()
    qtbot.waitUntil(lambda: last_controls(backend).emotion is None and last_controls(backend).distance == 1.0)
    assert chosen_emotions(live_window) == ["neutral"]
    assert live_window.look.expression.amounts["distance"].value == pytest.approx(1.0, abs=0.01)


def test_the_look_is_restored_and_a_session_starts_with_it(qtbot, open_window, backend) -> None:
    profiles = Profiles(backend.folder / "settings.json")
    backend.settings = profiles.settings
    window = open_window()
    qtbot.keyClick(window, Qt.Key.Key_6)
    window.look.gaze.pad.setFocus()
    qtbot.keyClick(window.look.gaze.pad, Qt.Key.Key_Left)
    window.look.expression.amounts["expressiveness"].slider.setValue(75)
    window.side.tabs.setCurrentIndex(1)
    window.close()
    profiles.save()
    backend.settings = Profiles(backend.folder / "settings.json").settings
    again = open_window()
    assert chosen_emotions(again) == ["afraid"]
    assert again.look.gaze.pad.gaze == (-2.0, 0.0)
    assert again.look.expression.amounts["expressiveness"].value == pytest.approx(1.5)
    assert again.side.tabs.currentIndex() == 1
    again.live.transport.start_button.click()
    qtbot.waitUntil(lambda: bool(backend.sessions))
    controls = backend.session.options.controls
    np.testing.assert_allclose(controls.emotion, at_strength(emotions()["afraid"], 0.8))
    assert (controls.gaze, controls.expressiveness) == ((-2.0, 0.0), 1.5)


def test_the_wheel_scrolls_past_sliders(qtbot, window: MainWindow) -> None:
    slider = window.look.expression.amounts["distance"].slider
    before = slider.value()
    where = QPointF(slider.rect().center())
    none, left_alone = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(where, where, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, none, left_alone, False)
    QApplication.sendEvent(slider, event)
    assert slider.value() == before
