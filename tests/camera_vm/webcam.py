"""Read a webcam through the real V4L2 driver and take a photo with it: python -m tests.camera_vm.webcam OUT.

ffmpeg feeds the second camera of the machine with a portrait at 1280x720. Prints JSON and keeps what was read in the
folder OUT; exit status 1 if a check fails. In an emulated machine seconds are many times those elsewhere.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from desktop.devices.virtual_camera import VirtualCamera
from desktop.devices.webcams.capture_clock import SAME_CLOCK_SECONDS
from desktop.devices.webcams.webcam import Webcam, open_webcam, webcams
from inference.portrait import builtins
from inference.types import Pixels
from inference.user_error import UserError

FED = "/dev/video11"
NAME = "Webcam"
FPS = 5
FRAMES = 10
FILTER = "scale=-2:720,pad=1280:720:(ow-iw)/2:0"
FARTHEST = 4.0
"""Largest mean colour difference, 0..255, between what was fed and what was read."""


@contextmanager
def fed(picture: Path) -> Iterator[None]:
    """Feed the camera with a still picture, as another program would."""
    source = ["-re", "-loop", "1", "-framerate", str(FPS), "-i", str(picture)]
    target = ["-vf", FILTER, "-pix_fmt", "yuyv422", "-f", "v4l2", FED]
    with subprocess.Popen(["ffmpeg", "-v", "error", *source, *target]) as feeder:
        for _ in range(120):
            if NAME in webcams():
                break
            time.sleep(0.5)
        try:
            yield
        finally:
            feeder.kill()


def reference(picture: Path) -> Pixels:
    """What `FILTER` makes of the picture, by ffmpeg."""
    command = ["ffmpeg", "-v", "error", "-i", str(picture), "-vf", FILTER, "-pix_fmt", "rgb24", "-f", "rawvideo", "-"]
    raw = subprocess.run(command, capture_output=True, check=True).stdout
    return np.frombuffer(raw, np.uint8).reshape(720, 1280, 3)


def apart(seen: Pixels, fed: Pixels) -> float:
    """Mean colour difference, 0..255; a frame for tracking shows the picture at half its size between black edges."""
    if seen.shape != fed.shape:
        fed = cv2.copyMakeBorder(cv2.resize(fed, (640, 360), interpolation=cv2.INTER_AREA), 60, 60, 0, 0, 0)
    return round(float(np.abs(seen.astype(float) - fed).mean()), 2)


def photo(out: Path) -> str:
    """What the command says that takes a photo into `out`."""
    command = [sys.executable, "main.py", "portraits", "--take-photo", str(out)]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout + done.stderr


def frames_of(webcam: Webcam) -> tuple[list[Pixels], list[float], list[float]]:
    """Pixels, capture times and ages of `FRAMES` frames."""
    pixels, times, ages = [], [], []
    while len(pixels) < FRAMES:
        if read := webcam.read():
            pixels.append(read[0])
            times.append(read[1])
            ages.append(time.perf_counter() - read[1])
    return pixels, times, ages


def silent(webcam: Webcam) -> str:
    """The sentence when nobody feeds the camera any more."""
    try:
        while True:
            webcam.read()
    except UserError as error:
        return str(error)


def main(out: Path) -> int:
    picture = builtins.portraits()[0].path
    output = VirtualCamera("Understudy", 25)
    with fed(picture):
        output.send(np.zeros((512, 512, 3), np.uint8))
        listed = webcams()
        webcam = open_webcam(None)
        pixels, times, ages = frames_of(webcam)
        webcam.close()
        told = photo(out / "photo.png")
        webcam = open_webcam(None)
    said = silent(webcam)
    webcam.close()
    output.close()
    taken = np.asarray(Image.open(out / "photo.png"))
    distances = [apart(seen, reference(picture)) for seen in (pixels[-1], taken)]
    Image.fromarray(pixels[-1]).save(out / "webcam.png")
    checks = {
        "only the fed camera is listed": listed == [NAME],
        "the pictures are the fed one": max(distances) <= FARTHEST,
        "capture times go forward": bool((np.diff(times) > 0).all()),
        "capture times are the driver's": all(0 <= age < SAME_CLOCK_SECONDS for age in ages),
        "a silent camera is told": "sends no picture" in said or "is gone" in said,
    }
    age = round(1000 * float(np.median(ages)))
    figures = {"apart": distances, "age_ms": age, "photo": told.splitlines(), "listed": listed, "said": said}
    sys.stdout.write(json.dumps(checks | figures, indent=1) + "\n")
    return 0 if all(checks.values()) else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
