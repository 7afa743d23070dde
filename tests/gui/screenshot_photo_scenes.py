"""Dialogs about photos that the screenshots show."""

from __future__ import annotations

import itertools
import shutil
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from desktop.disclosure.consent import Consent, ConsentKind
from desktop.system.device_permission import WEBCAM
from desktop.widgets.gallery.camera_dialog import CameraDialog
from desktop.window.webcams import Webcams
from inference.portrait import builtins
from inference.portrait.photo import read_photo
from inference.types import Pixels
from tests.fake_webcam import FakeWebcam, before_camera
from tests.gui.screenshot_window import ScreenshotWindow


def consent(screen: ScreenshotWindow) -> None:
    """The consent dialog of a new photo."""
    screen.open()
    screen.window.chooser.adder.offer([Path(shutil.copy(builtins.portraits()[7].path, screen.folder / "holiday.jpg"))])
    screen.save("consent", screen.dialog())


def whose_face(screen: ScreenshotWindow) -> None:
    """The dialog that shows, changes and withdraws what was stated about a photo."""
    screen.open()
    photo = replace(screen.offered[7], own=True, consent=Consent(ConsentKind.AGREED, "", "2026-11-30"))
    screen.window.chooser.consent.edit(photo)
    screen.save("whose_face", screen.dialog())


def refusal(screen: ScreenshotWindow) -> None:
    """The refusal of a photo without a face."""
    screen.open()
    shades = np.linspace((250, 160, 60), (30, 50, 120), 800).astype(np.uint8)
    Image.fromarray(np.repeat(shades[:, None], 1200, axis=1)).save(screen.folder / "sunset.jpg")
    screen.window.chooser.adder.offer([screen.folder / "sunset.jpg"])
    screen.save("refusal", screen.dialog())


def camera(screen: ScreenshotWindow) -> None:
    """Taking a photo with the webcam: too far, well framed, counting down, and the choice of pictures."""
    person = read_photo(builtins.portraits()[0].path).pixels
    webcam = FakeWebcam([before_camera(person, 0.4, 300)], 0.03)
    dialog = _opened(screen, webcam, ["HD Webcam", "Phone"])
    screen.save("camera_far", screen.dialog())
    webcam.frames = itertools.repeat(before_camera(person))
    screen.work(2.0)
    screen.save("camera_good", dialog)
    dialog.take_button.click()
    screen.work(1.2)
    screen.save("camera_countdown", dialog)
    taken = _shots(person)
    order = np.random.default_rng(1).integers(len(taken), size=10_000)
    webcam.frames = (taken[number] for number in order)
    while not dialog.strip.isVisible():
        screen.work(0.2)
    screen.save("camera_choice", screen.dialog())
    dialog.use_button.click()
    screen.work(1.0)
    screen.save("camera_consent", screen.dialog())


def camera_refused(screen: ScreenshotWindow) -> None:
    """The camera dialog where the system keeps the webcam from the program."""
    webcam = FakeWebcam()
    webcam.refusal = WEBCAM.refused["win32"]
    _opened(screen, webcam, [])
    screen.save("camera_refused", screen.dialog())


def _opened(screen: ScreenshotWindow, webcam: FakeWebcam, names: list[str]) -> CameraDialog:
    screen.webcams = Webcams(lambda: names, webcam.open)
    screen.open()
    screen.window.gallery.camera_button.click()
    screen.work(2.0)
    dialog = screen.window.chooser.adder.camera
    assert dialog is not None
    return dialog


def _shots(person: Pixels) -> list[Pixels]:
    """Pictures that differ in place and sharpness."""
    return [cv2.GaussianBlur(before_camera(person, 1, 12 * n), (0, 0), 0.3 + n) for n in (3, 1, 0, 2, 4)]


PHOTO_SCENES = (consent, whose_face, refusal, camera, camera_refused)
