"""Taking a portrait photo with the webcam, in the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt

from desktop.disclosure.consent import ConsentKind
from desktop.system.device_permission import WEBCAM
from desktop.widgets.gallery import advice_label, camera_dialog
from desktop.widgets.gallery.camera_dialog import CameraDialog
from desktop.widgets.main_window import MainWindow
from desktop.window import photo_camera
from inference.portrait.framing_advice import FAR, GOOD
from tests.fake_webcam import FRONTAL, GREY, FakeWebcam
from tests.gui.fake_backend import FakeBackend
from tests.gui.photos import titles
from tests.gui.test_accessibility import activate, nameless, unreached


@pytest.fixture
def webcam(backend: FakeBackend, monkeypatch: pytest.MonkeyPatch) -> FakeWebcam:
    """A webcam with a bright left half."""
    monkeypatch.setattr(camera_dialog, "SECOND", 5)
    monkeypatch.setattr(advice_label, "HELD", 0)
    monkeypatch.setattr(photo_camera, "SHOT_SECONDS", 0.0)
    monkeypatch.setattr(photo_camera, "ADVICE_SECONDS", 0.0)
    frame = GREY.copy()
    frame[:, :64] = 200
    fake = FakeWebcam([frame])
    backend.webcams = fake.webcams()
    return fake


@pytest.fixture
def dialog(qtbot, webcam: FakeWebcam, window: MainWindow) -> Iterator[CameraDialog]:
    """The dialog with a picture."""
    window.gallery.camera_button.click()
    dialog = window.chooser.adder.camera
    assert dialog is not None
    qtbot.waitUntil(dialog.take_button.isEnabled)
    yield dialog
    dialog.reject()
    qtbot.waitUntil(lambda: not webcam.on)


def shade(image, x: float) -> int:
    return image.pixelColor(round(x * image.width()), image.height() // 2).red()


def test_a_photo_is_taken_asked_about_and_added(qtbot, dialog, webcam, window, backend) -> None:
    assert (shade(dialog.preview.image, 0.1), shade(dialog.preview.image, 0.9)) == (90, 200)  # mirrored
    qtbot.waitUntil(lambda: dialog.advice.text == GOOD)
    qtbot.keyClick(dialog.take_button, Qt.Key.Key_Space)
    assert not dialog.take_button.isEnabled()
    qtbot.waitUntil(dialog.use_button.isVisible)
    assert not webcam.on
    assert len(dialog.strip.buttons) == 5
    assert (shade(dialog.preview.image, 0.1), shade(dialog.preview.image, 0.9)) == (200, 90)
    dialog.use_button.click()
    sheet = window.chooser.adder.dialog
    assert sheet.consent == ConsentKind.ME
    qtbot.waitUntil(sheet.add_button.isEnabled)
    sheet.add_button.click()
    qtbot.waitUntil(lambda: titles(window)[0] == "Camera photo" and window.gallery.current.own)
    photo = window.gallery.current
    assert photo.consent.kind == ConsentKind.ME
    assert [path.name for path in photo.path.parent.iterdir() if path.suffix == ".png"] == ["Camera photo.png"]
    kept = window.chooser.adder._dropped_files._fresh().parent
    qtbot.waitUntil(lambda: list(kept.rglob("*.png")) == [])


def test_nothing_is_kept_after_cancelling_the_question(qtbot, dialog, window, backend) -> None:
    dialog.take_button.click()
    qtbot.waitUntil(dialog.use_button.isVisible)
    dialog.use_button.click()
    window.chooser.adder.dialog.reject()
    assert len(titles(window)) == len(backend.photos)
    kept = window.chooser.adder._dropped_files._fresh().parent
    qtbot.waitUntil(lambda: list(kept.rglob("*.png")) == [])


def test_pictures_are_taken_again(qtbot, dialog, webcam) -> None:
    dialog.take_button.click()
    qtbot.waitUntil(dialog.use_button.isVisible)
    dialog.strip.buttons[3].click()
    assert np.array_equal(dialog.photo, dialog.strip._shots[3])
    dialog.again_button.click()
    qtbot.waitUntil(dialog.take_button.isEnabled)
    assert (len(webcam.opened), webcam.on, dialog.strip.isVisible()) == (2, True, False)


def test_closing_during_the_countdown_switches_the_webcam_off(qtbot, dialog, webcam) -> None:
    dialog.take_button.click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: not webcam.on)


def test_a_lost_webcam_is_told_and_tried_again(qtbot, dialog, webcam) -> None:
    webcam.broken = "The webcam is gone."
    qtbot.waitUntil(lambda: dialog.again_button.text() == "Try again")
    assert dialog.preview.accessibleDescription() == "The webcam is gone."
    assert not dialog.take_button.isVisible()
    webcam.broken = ""
    dialog.again_button.click()
    qtbot.waitUntil(dialog.take_button.isEnabled)


def test_a_refused_webcam_offers_the_settings(qtbot, webcam, window) -> None:
    webcam.refusal = WEBCAM.refused["darwin"]
    window.gallery.camera_button.click()
    dialog = window.chooser.adder.camera
    qtbot.waitUntil(dialog.settings_button.isVisible)
    assert dialog.settings_button.page == WEBCAM.pages["darwin"]
    dialog.reject()


def test_another_webcam_is_chosen(qtbot, webcam, window, backend) -> None:
    webcam.names = ["Desk webcam", "Phone"]
    window.gallery.camera_button.click()
    dialog = window.chooser.adder.camera
    qtbot.waitUntil(dialog.webcam.isVisible)
    dialog.webcam.setCurrentIndex(1)
    dialog.webcam.activated.emit(1)
    qtbot.waitUntil(lambda: webcam.opened[-1:] == ["Phone"])
    dialog.reject()
    qtbot.waitUntil(lambda: not webcam.on)


def test_advice_is_shown(qtbot, backend, webcam, window) -> None:
    far = replace(FRONTAL, box=FRONTAL.box * 0.3)
    window._model.webcams = webcam.webcams(lambda _: far)
    window.gallery.camera_button.click()
    dialog = window.chooser.adder.camera
    qtbot.waitUntil(lambda: dialog.advice.text == FAR)
    dialog.reject()
    qtbot.waitUntil(lambda: not webcam.on)


def test_the_dialog_works_by_keyboard(qtbot, dialog) -> None:
    activate(qtbot, dialog)
    assert not nameless(dialog)
    assert not unreached(dialog)
    dialog.take_button.click()
    qtbot.waitUntil(dialog.use_button.isVisible)
    assert not nameless(dialog)
    assert not unreached(dialog)
