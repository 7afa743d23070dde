import numpy as np
import pytest

from desktop.devices import camera_reader
from desktop.devices.camera_reader import readable, watch
from inference.types import Pixels


class Capture:
    """A camera that shows three frames of rising brightness and then ends."""

    opened: str
    released = 0

    def __init__(self, device: str) -> None:
        Capture.opened, self._shade = device, 0

    def set(self, _name: int, _value: float) -> None:
        pass

    def read(self) -> tuple[bool, Pixels | None]:
        self._shade += 50
        return (True, np.full((8, 8, 3), self._shade, np.uint8)) if self._shade <= 150 else (False, None)

    def release(self) -> None:
        Capture.released += 1


@pytest.fixture(autouse=True)
def cameras(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera_reader, "loopbacks", lambda: {"Loop": "/dev/video10"})
    monkeypatch.setattr(camera_reader.cv2, "VideoCapture", Capture)
    Capture.released = 0


def test_every_frame_of_the_virtual_camera_is_read_until_it_ends() -> None:
    seen = list[int]()
    watch("Loop", lambda luma, _now: seen.append(int(luma[0, 0])), lambda: False)
    assert seen == [50, 100, 150]
    assert Capture.opened == "/dev/video10"
    assert Capture.released == 1


def test_reading_ends_on_request() -> None:
    seen = list[int]()
    watch("Loop", lambda luma, _now: seen.append(int(luma[0, 0])), lambda: bool(seen))
    assert seen == [50]
    assert Capture.released == 1


def test_a_physical_camera_is_never_read() -> None:
    assert readable("Loop")
    assert not readable("obs")
