"""OBS's camera on Windows, its shared memory read as OBS's filter reads it."""

from __future__ import annotations

import mmap
import struct

import cv2
import numpy as np
import pytest

from desktop.devices import obs_camera
from desktop.devices.obs_camera import READY, STARTING, STOPPING, ObsCamera
from inference.decoder.picture_format import OBS, planes

WIDTH, HEIGHT = 32, 16


class Memory(mmap.mmap):
    """Memory that can still be read after the camera has closed it."""

    def close(self) -> None:
        """Keep the content."""


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> list[Memory]:
    """Memories that cameras create, in order."""
    created: list[Memory] = []

    def create(size: int) -> Memory:
        created.append(Memory(-1, size))
        return created[-1]

    monkeypatch.setattr(obs_camera, "_created", create)
    monkeypatch.setattr(obs_camera, "registered", lambda: True)
    return created


def read(memory: Memory) -> tuple[int, np.ndarray, int]:
    """State, RGB picture and time between frames in ns, as the filter finds them."""
    _, index, state, *offsets, kind, width, height, interval = struct.unpack("<9I4xQ", memory[:48])
    assert (kind, width, height) == (0, WIDTH, HEIGHT)
    start = offsets[index % 3] + 32
    planes = np.frombuffer(memory[start : start + width * height * 3 // 2], np.uint8).reshape(-1, width)
    return state, cv2.cvtColor(planes, cv2.COLOR_YUV2RGB_NV12), interval


def test_readers_find_the_newest_frame(memory: list[Memory]) -> None:
    camera = ObsCamera(WIDTH, HEIGHT, 40)
    assert read(memory[0])[0] == STARTING
    for shade in (40, 90, 200, 150, 10):
        picture = np.full((HEIGHT, WIDTH, 3), shade, np.uint8)
        picture[:, WIDTH // 2 :] = (shade, 20, 240)
        camera.send(picture)
        state, seen, interval = read(memory[0])
        assert (state, interval) == (READY, 25_000_000)
        assert np.abs(seen.astype(int) - picture).max() <= 6
    camera.close()
    assert read(memory[0])[0] == STOPPING


def test_planes_are_shown_as_they_are(memory: list[Memory]) -> None:
    camera = ObsCamera(WIDTH, HEIGHT, 40)
    rgb = np.random.default_rng(0).integers(0, 256, (HEIGHT, WIDTH, 3)).astype(np.uint8)
    camera.send(rgb)
    expected = read(memory[0])[1]
    camera.send(planes(rgb, OBS))
    assert (read(memory[0])[1] == expected).all()


def test_frames_do_not_overlap(memory: list[Memory]) -> None:
    layout = obs_camera.Layout(WIDTH, HEIGHT)
    ends = [start + 32 + layout.frame_bytes for start in layout.offsets]
    assert all(start % 32 == 0 for start in layout.offsets)
    assert layout.offsets[0] >= 80
    assert [end <= start for end, start in zip(ends, [*layout.offsets[1:], layout.size], strict=True)] == [True] * 3


def test_without_obs_the_camera_is_refused(memory: list[Memory], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(obs_camera, "registered", lambda: False)
    with pytest.raises(RuntimeError, match="not installed"):
        ObsCamera(WIDTH, HEIGHT, 40)
    assert memory == []
