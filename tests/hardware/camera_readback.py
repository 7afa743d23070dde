"""Send known frames through VirtualCamera and read them back with ffmpeg as raw video.

Run it where a virtual camera exists: python tests/hardware/camera_readback.py. Prints JSON; exit
status 1 if a frame read differs from every frame sent. With --planar, every second frame is sent as planes, as a
graphics card makes them, and the program converts the others.

The camera driver carries YUV 4:2:0. pyvirtualcam converts with libyuv, in integers; frames are compared with the
same conversion done here (BT.601, studio range, chroma averaged over 2 x 2 pixels): Y exactly, U and V within 1.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.devices.virtual_camera import VirtualCamera, cameras
from inference.decoder.picture_format import LOOPBACK, planes

Bytes = npt.NDArray[np.uint8]
SIZE, FPS = 512, 25
PICTURES, READ = 12, 8
SECONDS_EACH = 0.5
"""Seconds for each frame, long enough for an emulated machine to read every one."""
TIMEOUT = 240.0
TOLERANCE = {"y": 0, "u": 1, "v": 1}
PLANAR_TOLERANCE = {"y": 1, "u": 2, "v": 2}
"""Rounding of OpenCV against libyuv."""


def picture(number: int) -> Bytes:
    """[512, 512, 3] RGB: gradients and blocks of colour, different in every frame."""
    rows, columns = np.mgrid[0:SIZE, 0:SIZE]
    red = columns // 2 + 37 * number
    green = rows // 2 + 91 * number
    blue = 255 * ((rows // 64 + columns // 64 + number) % 2)
    return np.stack([red, green, blue], axis=2).astype(np.uint8)


def planes_of(rgb: Bytes) -> dict[str, Bytes]:
    """Y [512, 512], U and V [256, 256] as ITU-R BT.601 in 8-bit fixed point gives them."""
    mean = rgb.astype(int).reshape(SIZE // 2, 2, SIZE // 2, 2, 3).sum(axis=(1, 3)) + 2 >> 2
    y = rgb.astype(int) @ [66, 129, 25] + 0x1080 >> 8
    u = mean @ [-38, -74, 112] + 0x8080 >> 8
    v = mean @ [112, -94, -18] + 0x8080 >> 8
    return {name: plane.astype(np.uint8) for name, plane in (("y", y), ("u", u), ("v", v))}


def planes_in(raw: bytes) -> dict[str, Bytes]:
    """The planes of one frame that ffmpeg writes as yuv420p."""
    y, u, v = np.split(np.frombuffer(raw, np.uint8), [SIZE * SIZE, SIZE * SIZE * 5 // 4])
    half = (SIZE // 2, SIZE // 2)
    return {"y": y.reshape(SIZE, SIZE), "u": u.reshape(half), "v": v.reshape(half)}


def difference(a: dict[str, Bytes], b: dict[str, Bytes]) -> dict[str, int]:
    """Largest difference in each plane."""
    return {name: int(np.abs(a[name].astype(int) - b[name].astype(int)).max()) for name in a}


def use_before(name: str) -> None:
    """Open a camera again after use, which the driver alone does not allow."""
    camera = VirtualCamera(name, FPS)
    camera.send(picture(0))
    camera.close()


def read_back(camera: VirtualCamera) -> bytes:
    """Raw video that ffmpeg reads while the frames are sent repeatedly."""
    source = ["-f", "v4l2", "-i", camera.name, "-frames:v", str(READ)]
    target = ["-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-"]
    camera.send(picture(0))
    with tempfile.TemporaryFile() as file:
        with subprocess.Popen(["ffmpeg", "-v", "error", *source, *target], stdout=file) as reader:
            send_until(lambda: reader.poll() is not None, camera)
            reader.kill()
        file.seek(0)
        return file.read()


def send_until(done: Callable[[], bool], camera: VirtualCamera) -> None:
    """Send each frame for SECONDS_EACH seconds."""
    give_up = time.perf_counter() + TIMEOUT
    for number in itertools.count(1):
        if done() or time.perf_counter() > give_up:
            return
        shown = picture(number % PICTURES)
        camera.send(planes(shown, LOOPBACK) if camera.format.planar and number % 2 else shown)
        time.sleep(SECONDS_EACH)


def best_match(read: dict[str, Bytes], sent: list[dict[str, Bytes]]) -> tuple[int, dict[str, int]]:
    """Index of the sent frame nearest to the one read, and its difference."""
    apart = [difference(read, one) for one in sent]
    number = min(range(len(sent)), key=lambda index: sum(apart[index].values()))
    return number, apart[number]


def main(planar: bool) -> int:
    state = cameras()
    if not state.available:
        sys.stdout.write(f"{state.reason}\n")
        return 2
    use_before(state.name)
    camera = VirtualCamera(state.name, FPS, planar=planar)
    allowed = PLANAR_TOLERANCE if planar else TOLERANCE
    raw = read_back(camera)
    camera.close()
    length = SIZE * SIZE * 3 // 2
    sent = [planes_of(picture(number)) for number in range(PICTURES)]
    found = [best_match(planes_in(raw[at : at + length]), sent) for at in range(0, len(raw) - length + 1, length)]
    worst = {name: max((apart[name] for _, apart in found), default=255) for name in TOLERANCE}
    equal = len(found) == READ and all(worst[name] <= allowed[name] for name in TOLERANCE)
    numbers = [number for number, _ in found]
    result = {"camera": camera.name, "read": len(found), "pictures": numbers, "worst": worst, "equal": equal}
    sys.stdout.write(f"{json.dumps(result)}\n")
    return 0 if equal and len(set(numbers)) > 2 else 1


if __name__ == "__main__":
    sys.exit(main("--planar" in sys.argv))
