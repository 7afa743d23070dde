"""Follow a face through the real V4L2 driver: python -m tests.camera_vm.follow [CLIP].

ffmpeg feeds the second camera of the machine, slowly, with a portrait that turns its head, or with a video of a person;
the camera is followed as `live --follow camera` follows it. Prints JSON; exit status 1 if the measured head does not
turn as the filmed one does.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import av
import numpy as np
from PIL import Image

from desktop.devices.faces.camera_face_source import CameraFaceSource
from desktop.devices.webcams.webcam import webcams
from inference.decoder.decoder import Decoder
from inference.face.geometry import angles_of
from inference.face_model import FaceFinder
from inference.motion.buffer import idle
from inference.motion.tracking.face_measures import measure
from inference.motion.tracking.tracked_face import TrackedFace
from inference.portrait import builtins
from inference.portrait.portrait import register
from inference.types import HeadPose
from tests.camera_vm.webcam import FED, NAME

FPS, FED_FPS = 0.25, 2
"""Pictures a second, since an emulated machine on busy cores needs four seconds to measure one, and how often they are
sent to the camera."""
FRAMES, EVERY = 24, 8
"""Pictures that are shown, and of a video each how many-th."""
FILTER = "scale=-2:480,pad=640:480:(ow-iw)/2:0"
LEAST = 0.9
"""Correlation of the measured yaw with the filmed one."""


def filmed_portrait(folder: Path) -> np.ndarray:
    """Pictures 000.png and so on of a portrait that turns; returns [n] yaw in degrees."""
    decoder = Decoder(register(builtins.portraits()[0].path))
    yaws = 12 * np.sin(2 * np.pi * np.arange(FRAMES) / 9)
    for index, yaw in enumerate(yaws):
        pose = HeadPose(yaw=float(yaw), pitch=5 * float(np.sin(index / 4)))
        Image.fromarray(decoder.render(replace(idle(0), pose=pose))).save(folder / f"{index:03}.png")
    return yaws


def filmed_person(folder: Path, clip: Path) -> np.ndarray:
    """Pictures of a video and the yaw that the face model reads on them without a tracker."""
    finder, yaws = FaceFinder(), []
    with av.open(str(clip)) as container:
        frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)][: FRAMES * EVERY : EVERY]
    for index, frame in enumerate(frames):
        Image.fromarray(frame).save(folder / f"{index:03}.png")
        yaws.append(angles_of(measure(finder.find(frame)[0].landmarks).rotation)[0])
    return np.array(yaws)


def followed(folder: Path) -> tuple[list[TrackedFace], list[float], float]:
    """Faces measured while ffmpeg feeds the camera, seconds from capture to measurement, and when it was started."""
    source = ["-re", "-framerate", str(FPS), "-i", str(folder / "%03d.png")]
    target = ["-vf", FILTER, "-r", str(FED_FPS), "-pix_fmt", "yuyv422", "-f", "v4l2", FED]
    faces, delays, stop = [], [], Event()

    def receive(face: TrackedFace) -> None:
        faces.append(face)
        delays.append(time.perf_counter() - face.captured_at)

    with subprocess.Popen(["ffmpeg", "-v", "error", *source, *target]) as feeder:
        began = time.perf_counter()
        while NAME not in webcams() and feeder.poll() is None:
            time.sleep(0.1)
        thread = Thread(target=lambda: CameraFaceSource(None).run(receive, stop), daemon=True)
        thread.start()
        feeder.wait()
        stop.set()
        thread.join(30)
    return faces, delays, began


def likeness(faces: list[TrackedFace], yaws: np.ndarray, began: float) -> tuple[float, float]:
    """Best correlation of measured and filmed yaw over the time that ffmpeg takes to start, and that time."""
    times = np.array([face.captured_at - began for face in faces])
    measured = np.array([face.pose.yaw for face in faces if face.pose])
    shown = np.arange(len(yaws)) / FPS
    starts = np.arange(0, 60, 0.25)
    places = [np.searchsorted(shown, times - start).clip(1, len(yaws)) - 1 for start in starts]
    found = [float(np.corrcoef(yaws[place], measured)[0, 1]) for place in places]
    best = int(np.nanargmax(found))
    return found[best], float(starts[best])


def main(clip: Path | None) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yaws = filmed_person(folder, clip) if clip else filmed_portrait(folder)
        faces, delays, began = followed(folder)
    alike, start = likeness(faces, yaws, began) if len(faces) > 5 else (0.0, 0.0)
    figures = {
        "shown": len(yaws),
        "measured": len(faces),
        "yaw_correlation": round(alike, 3),
        "spread_degrees": round(float(yaws.std()), 1),
        "started_after_s": round(start, 1),
        "capture_to_measured_ms": round(1000 * float(np.median(delays))) if delays else None,
    }
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")
    return 0 if alike >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
