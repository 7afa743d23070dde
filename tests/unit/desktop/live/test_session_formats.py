"""The format that a session's frames are drawn in: that of whoever gets them, RGB for a window and for several."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from inference.decoder.marks import PLAIN, Marks
from inference.decoder.picture_format import FILE, LOOPBACK, RGB, PictureFormat
from inference.types import Motion, Pixels
from tests.unit.desktop.fake_devices import FakeCamera, FakeRecording
from tests.unit.desktop.fake_parts import FakeParts
from tests.unit.desktop.fake_pipeline import FakePainter
from tests.unit.desktop.live.session_with_fakes import session, started
from tests.waiting import wait_until


class PlanarPainter(FakePainter):
    """Draws what is wanted."""

    def render(self, motion: Motion, marks: Marks = PLAIN, wanted: PictureFormat = RGB) -> Pixels:
        return np.zeros((768, 512), np.uint8) if wanted.planar else np.zeros((512, 512, 3), np.uint8)


class Camera(FakeCamera):
    format = LOOPBACK

    def send(self, pixels: Pixels) -> None:
        self.shades.append(pixels.ndim)


class Recording(FakeRecording):
    format = FILE

    def add_frame(self, index: int, pixels: Pixels) -> None:
        self.frames.append(pixels.ndim)


@pytest.mark.parametrize(("previewed", "dimensions"), [(False, 2), (True, 3)])
def test_only_without_a_window_the_camera_gets_planes(parts: FakeParts, previewed: bool, dimensions: int) -> None:
    cameras: list[Camera] = []
    fakes = {"painter": PlanarPainter, "camera": lambda name, fps: cameras.append(Camera(name, fps)) or cameras[-1]}
    live = started(session(parts, fakes, camera="auto", previewed=previewed))
    wait_until(lambda: bool(cameras) and cameras[0].shades[-3:] == [dimensions] * 3)
    live.stop(20)


def test_a_camera_and_a_file_of_other_formats_share_rgb(parts: FakeParts, tmp_path: Path) -> None:
    cameras: list[Camera] = []
    fakes = {
        "painter": PlanarPainter,
        "camera": lambda name, fps: cameras.append(Camera(name, fps)) or cameras[-1],
        "recording": Recording,
    }
    live = started(session(parts, fakes, camera="auto", previewed=False))
    wait_until(lambda: bool(cameras) and cameras[0].shades[-3:] == [2] * 3)
    live.set_record(tmp_path / "a.mp4")
    wait_until(lambda: cameras[0].shades[-3:] == [3] * 3)
    live.set_record(None)
    wait_until(lambda: cameras[0].shades[-3:] == [2] * 3)
    live.stop(20)
