"""The look: emotions below the picture, gaze and manner beside it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.settings.look import LIMITS
from desktop.settings.profiles import Profiles
from desktop.widgets.main_window import MainWindow
from inference.motion.controls import Controls
from inference.motion.presets import emotions


def told(world) -> Controls:
    """What the session was steered with last."""
    return next((value for order, value in reversed(world.session.orders) if order == "controls"), Controls())


def feels(world, name: str, share: float = 0.8) -> bool:
    emotion = told(world).emotion
    return emotion is not None and np.allclose(emotion, share * emotions()[name])


def chosen(window: MainWindow) -> list[str]:
    return [name for name, button in window.live.emotions.buttons.items() if button.isChecked()]


def drag(pad, *places: QPoint) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        move_to(pad, place)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=places[-1])


def move_to(pad, place: QPoint) -> None:
    """QTest moves no mouse whose button is held."""
    left = Qt.MouseButton.LeftButton
    where = QPointF(place)
    event = QMouseEvent(QEvent.Type.MouseMove, where, where, left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(pad, event)


def test_every_emotion_has_a_button_with_the_portraits_own_face(qtbot, window: MainWindow) -> None:
    buttons = window.live.emotions.buttons
    assert list(buttons) == list(emotions())
    qtbot.waitUntil(lambda: all(button.picture for button in buttons.values()))
    shades = {name: QColor(button.picture.pixel(3, 3)).red() for name, button in buttons.items()}
    assert shades == {name: 60 + np.count_nonzero(scores) for name, scores in emotions().items()}


def test_until_a_face_is_drawn_the_photo_stands_in(qtbot, window: MainWindow) -> None:
    strip = window.live.emotions
    strip.await_faces(np.full((8, 8, 3), 99, np.uint8))
    assert not any(button.picture for button in strip.buttons.values())
    assert all(button.isEnabled() for button in strip.buttons.values())
    strip.await_faces(None)
    assert not any(button.isEnabled() for button in strip.buttons.values())


def test_an_emotion_is_pressed_live_and_pressed_again(qtbot, live_window: MainWindow, world) -> None:
    happy = live_window.live.emotions.buttons["happy"]
    qtbot.mouseClick(happy, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: feels(world, "happy"))
    assert chosen(live_window) == ["happy"]
    qtbot.mouseClick(happy, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: told(world).emotion is None)
    assert chosen(live_window) == ["neutral"]
    assert len(world.sessions) == 1


def test_number_keys_choose_emotions(qtbot, live_window: MainWindow, world) -> None:
    qtbot.keyClick(live_window, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: chosen(live_window) == ["angry"])
    qtbot.keyClick(live_window, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: chosen(live_window) == ["sad"])
    qtbot.waitUntil(lambda: feels(world, "sad"))
    qtbot.keyClick(live_window, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: told(world).emotion is None)


def test_the_resting_picture_shows_the_look(qtbot, window: MainWindow, world) -> None:
    qtbot.keyClick(window, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: bool(world.stills) and world.stills[-1].emotion is not None)
    drawn = len(world.stills)
    window.look.expression.amounts["distance"].slider.setValue(90)
    qtbot.waitUntil(lambda: len(world.stills) > drawn and world.stills[-1].distance > 1.4)


def test_while_live_nothing_is_drawn_at_rest_until_the_stop(qtbot, live_window: MainWindow, world) -> None:
    drawn = len(world.stills)
    qtbot.keyClick(live_window, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: told(world).emotion is not None)
    assert len(world.stills) == drawn
    live_window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: len(world.stills) == drawn + 1 and world.stills[-1].emotion is not None)


def test_the_look_is_dragged(qtbot, live_window: MainWindow, world) -> None:
    pad = live_window.look.gaze.pad
    middle = pad.rect().center()
    drag(pad, middle, QPoint(pad.width() - 40, 40), QPoint(pad.width() + 400, -400))
    qtbot.waitUntil(lambda: told(world).gaze == (30.0, 20.0))
    drag(pad, QPoint(40, middle.y()))
    qtbot.waitUntil(lambda: told(world).gaze[0] < -15)
    assert "to the left" in pad.accessibleDescription()
    QTest.mouseDClick(pad, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.waitUntil(lambda: told(world).gaze == (0.0, 0.0))


def test_both_directions_of_the_look_are_sliders_for_a_screen_reader(qtbot, live_window: MainWindow, world) -> None:
    pad = live_window.look.gaze.pad
    pad.setFocus()
    assert live_window.focusWidget() is pad.across
    across, upwards = (QAccessible.queryAccessibleInterface(axis) for axis in (pad.across, pad.upwards))
    assert {across.role(), upwards.role()} == {QAccessible.Role.Slider}
    across.valueInterface().setCurrentValue(12)
    upwards.valueInterface().setCurrentValue(-7)
    qtbot.waitUntil(lambda: told(world).gaze == (12.0, -7.0))
    assert across.text(QAccessible.Text.Name) == "Look to the side, in degrees to the right"
    assert upwards.text(QAccessible.Text.Description) == "12° to the right, 7° down"
    qtbot.keyClick(pad.upwards, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: told(world).gaze == (10.0, -7.0))
    assert across.valueInterface().currentValue() == 10


def test_the_look_is_turned_by_keys(qtbot, live_window: MainWindow, world) -> None:
    gaze = live_window.look.gaze
    gaze.pad.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        qtbot.keyClick(gaze.pad, key)
    qtbot.waitUntil(lambda: told(world).gaze == (4.0, 2.0))
    for _ in range(30):
        qtbot.keyClick(gaze.pad, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: told(world).gaze == (4.0, -20.0))
    qtbot.mouseClick(gaze.centre_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: told(world).gaze == (0.0, 0.0))
    assert not gaze.centre_button.isEnabled()


@pytest.mark.parametrize("name", ["strength", "distance", "head_motion", "head_speed", "expressiveness"])
def test_sliders_reach_the_session_as_they_move(qtbot, live_window: MainWindow, world, name: str) -> None:
    qtbot.keyClick(live_window, Qt.Key.Key_2)
    slider = live_window.look.expression.amounts[name].slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_End)
    high = LIMITS[name][1]
    assert getattr(world.settings, name) == pytest.approx(high)
    if name == "strength":
        qtbot.waitUntil(lambda: feels(world, "happy", 1.0))
    else:
        qtbot.waitUntil(lambda: getattr(told(world), name) == pytest.approx(high))


def test_everything_goes_back_to_normal_at_once(qtbot, live_window: MainWindow, world) -> None:
    qtbot.keyClick(live_window, Qt.Key.Key_5)
    live_window.look.expression.amounts["distance"].slider.setValue(100)
    live_window.look.expression.reset_button.click()
    qtbot.waitUntil(lambda: told(world).emotion is None and told(world).distance == 1.0)
    assert chosen(live_window) == ["neutral"]
    assert live_window.look.expression.amounts["distance"].value == pytest.approx(1.0, abs=0.01)


def test_the_look_comes_back_and_a_session_starts_with_it(qtbot, open_window, world) -> None:
    profiles = Profiles(world.folder / "settings.json")
    world.settings = profiles.settings
    window = open_window()
    qtbot.keyClick(window, Qt.Key.Key_6)
    window.look.gaze.pad.setFocus()
    qtbot.keyClick(window.look.gaze.pad, Qt.Key.Key_Left)
    window.look.expression.amounts["expressiveness"].slider.setValue(75)
    window.side.tabs.setCurrentIndex(1)
    window.close()
    profiles.save()
    world.settings = Profiles(world.folder / "settings.json").settings
    again = open_window()
    assert chosen(again) == ["afraid"]
    assert again.look.gaze.pad.gaze == (-2.0, 0.0)
    assert again.look.expression.amounts["expressiveness"].value == pytest.approx(1.5)
    assert again.side.tabs.currentIndex() == 1
    again.live.transport.start_button.click()
    qtbot.waitUntil(lambda: bool(world.sessions))
    controls = world.session.wishes.controls
    np.testing.assert_allclose(controls.emotion, 0.8 * emotions()["afraid"])
    assert (controls.gaze, controls.expressiveness) == ((-2.0, 0.0), 1.5)


def test_the_wheel_scrolls_past_sliders(qtbot, window: MainWindow) -> None:
    slider = window.look.expression.amounts["distance"].slider
    before = slider.value()
    where = QPointF(slider.rect().center())
    none, left_alone = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(where, where, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, none, left_alone, False)
    QApplication.sendEvent(slider, event)
    assert slider.value() == before


def test_a_look_is_kept_by_name_chosen_removed_and_brought_back(qtbot, live_window: MainWindow, world) -> None:
    strip, live = live_window.live.emotions, live_window.live
    qtbot.keyClick(live_window, Qt.Key.Key_5)
    live_window.look.expression.amounts["distance"].slider.setValue(80)
    strip.keep_button.click()
    live.keeper.dialog.line.setText("On stage")
    live.keeper.dialog.take_button.click()
    kept_distance = world.settings.distance
    assert chosen(live_window) == ["own:On stage"]
    qtbot.waitUntil(lambda: bool(strip.buttons["own:On stage"].picture))
    qtbot.mouseClick(strip.buttons["own:On stage"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: told(world).emotion is None and told(world).distance == 1.0)
    assert chosen(live_window) == ["neutral"]
    live_window.activateWindow()
    qtbot.waitUntil(live_window.isActiveWindow)
    qtbot.keyClick(live_window, Qt.Key.Key_9)
    qtbot.waitUntil(lambda: feels(world, "surprised") and told(world).distance == kept_distance)
    strip.buttons["own:On stage"].actions()[0].trigger()
    assert "own:On stage" not in strip.buttons
    assert chosen(live_window) == ["surprised"]
    strip.undo_button.click()
    assert list(strip.buttons)[-1] == "own:On stage"
    assert strip.undo_button.isHidden()


def test_own_looks_come_back_whatever_else_is_in_the_settings(open_window, world) -> None:
    world.settings.looks = [{"name": "Calm", "emotion": "happy", "strength": 0.25}, 7, {"name": ""}, {"emotion": "sad"}]
    world.settings.saved_look = "Calm"
    window = open_window()
    assert list(window.live.emotions.buttons)[len(emotions()) :] == ["own:Calm"]
    assert chosen(window) == ["own:Calm"]
