import time

import numpy as np
import pytest

from desktop.devices.faces import camera_face_source
from desktop.devices.faces.camera_face_source import CameraFaceSource
from desktop.devices.faces.face_source import ReportingSource, SeeingSource
from desktop.devices.faces.face_sources import open_face_source
from inference.motion.tracking.face_tracker import TrackerState
from inference.motion.tracking.tracked_face import TrackedFace
from inference.types import Pixels
from tests.running_source import running_source
from tests.waiting import wait_until


class GreyWebcam:
    """Captures 60 frames a second by its own clock."""

    def __init__(self, name: str | None) -> None:
        self.name = name or "first"
        self.closed = False
        self.frames = 0

    def read(self) -> tuple[Pixels, float] | None:
        time.sleep(0.005)
        self.frames += 1
        return np.full((480, 640, 3), 90, np.uint8), self.frames / 60

    def close(self) -> None:
        self.closed = True


class FakeTracker:
    def __init__(self) -> None:
        self.state = TrackerState.FOLLOWING
        self.recentred = 0

    def recentre(self) -> None:
        self.recentred += 1

    def push(self, frame: Pixels, captured_at: float) -> TrackedFace:
        return TrackedFace(captured_at)


@pytest.fixture
def webcams(monkeypatch: pytest.MonkeyPatch) -> list[GreyWebcam]:
    opened: list[GreyWebcam] = []

    def open_one(name: str | None) -> GreyWebcam:
        opened.append(GreyWebcam(name))
        return opened[-1]

    monkeypatch.setattr(camera_face_source, "open_webcam", open_one)
    return opened


@pytest.fixture
def tracker(monkeypatch: pytest.MonkeyPatch) -> FakeTracker:
    fake = FakeTracker()
    monkeypatch.setattr(camera_face_source, "FaceTracker", lambda: fake)
    return fake


def test_faces_and_a_small_picture_come_until_the_source_is_stopped(
    webcams: list[GreyWebcam], tracker: FakeTracker
) -> None:
    source = open_face_source("camera:Desk camera")
    assert isinstance(source, SeeingSource)
    assert isinstance(source, ReportingSource)
    assert "Switching your camera on" in source.state
    with running_source(source) as faces:
        wait_until(lambda: len(faces) > 2)
        assert source.picture is not None
        assert source.picture.shape == (120, 160, 3)
        assert source.state == "Following your face."
        source.recentre()
        wait_until(lambda: tracker.recentred == 1)
    assert webcams[0].name == "Desk camera"
    assert webcams[0].closed


def test_picture_is_gone_once_the_camera_is_off(webcams: list[GreyWebcam], tracker: FakeTracker) -> None:
    source = CameraFaceSource(None)
    with running_source(source) as faces:
        wait_until(lambda: len(faces) > 2)
    assert source.picture is None


def test_every_other_frame_of_60_a_second_is_measured(webcams: list[GreyWebcam], tracker: FakeTracker) -> None:
    with running_source(CameraFaceSource(None)) as faces:
        wait_until(lambda: len(faces) >= 5)
        assert np.allclose(np.diff([face.captured_at for face in faces[:5]]), 1 / 30)
