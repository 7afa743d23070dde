"""Takes a portrait photo with the webcam from a terminal: advice, countdown, the best of five pictures as a file."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PIL import Image

from desktop.devices.video_file import check_folder, refusal
from desktop.system import reachable
from desktop.system.atomic_file import atomic_file
from desktop.window.photo_camera import CameraView, PhotoCamera
from desktop.window.webcams import Webcams
from inference.types import Pixels
from inference.user_error import UserError

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
JPEG_QUALITY = 95
GOOD_SECONDS = 1.0
"""Time that nothing has to be changed before the countdown."""
PATIENCE_SECONDS = 20.0
"""Time after which the countdown begins anyway."""
COUNTDOWN, COUNT_SECONDS = 3, 1.0
TICK_SECONDS = 0.1


def take_photo(out: Path, webcam: str | None, webcams: Webcams) -> None:
    """Take a photo into the new file `out`. Raises UserError if `out` exists, or if no face or no webcam is there."""
    _check(out)
    camera = PhotoCamera(webcams, webcam)
    try:
        _wait_until_good(camera)
        _count_down(camera)
        pixels = _best(camera)
    finally:
        camera.close()
    _write(out, pixels)
    _say(f"The photo is in {out}.")


def _check(out: Path) -> None:
    if out.suffix.lower() not in FORMATS:
        raise UserError("{path} is no name of a photo; let it end with .png or .jpg.", path=out)
    _check_free(out)
    check_folder(out)


def _check_free(out: Path) -> None:
    if reachable.exists(out):
        raise UserError("{path} is there already and is not replaced; give another name.", path=out)


def _wait_until_good(camera: PhotoCamera) -> None:
    """Print each new advice until there is none any more."""
    said, good_since, ends = "", time.perf_counter(), float("inf")
    while time.perf_counter() < ends and not (said and time.perf_counter() - good_since > GOOD_SECONDS):
        view = _next_view(camera)
        ends = min(ends, time.perf_counter() + PATIENCE_SECONDS)
        if view.advice != said:
            said = view.advice
            _say(said)
        if not view.good:
            good_since = time.perf_counter()


def _next_view(camera: PhotoCamera) -> CameraView:
    while True:
        time.sleep(TICK_SECONDS)
        if camera.problem:
            raise UserError(camera.problem)
        if view := camera.view:
            return view


def _count_down(camera: PhotoCamera) -> None:
    for number in range(COUNTDOWN, 0, -1):
        _say(f"Photo in {number}")
        time.sleep(COUNT_SECONDS)
    _say("Now")
    camera.take()


def _best(camera: PhotoCamera) -> Pixels:
    while not camera.shots:
        _next_view(camera)
    if not camera.face_seen:
        raise UserError("No face was seen in the pictures, so nothing is kept; sit in front of the camera.")
    return camera.shots[0]


def _write(out: Path, pixels: Pixels) -> None:
    try:
        with atomic_file(out) as half:
            Image.fromarray(pixels).save(half, FORMATS[out.suffix.lower()], quality=JPEG_QUALITY)
            _check_free(out)  # another program may have made it meanwhile
    except OSError as error:
        raise UserError(refusal(out, error)) from error


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
