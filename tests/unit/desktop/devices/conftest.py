import sys
from pathlib import Path

import pytest

from desktop.devices import obs_camera, server_microphones, sound_system, virtual_camera
from desktop.devices.open_devices import OUTPUTS, WEBCAMS
from desktop.devices.video_file import VideoFile
from tests.unit.desktop.devices.fake_portaudio import FakePortAudio
from tests.unit.desktop.devices.fake_pyvirtualcam import FakeLibrary


@pytest.fixture(autouse=True)
def _no_device_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """A camera that a test leaves open is not open in the next one."""
    for devices in (OUTPUTS, WEBCAMS):
        monkeypatch.setattr(devices, "_addresses", [])


@pytest.fixture
def portaudio(monkeypatch: pytest.MonkeyPatch) -> FakePortAudio:
    fake = FakePortAudio()
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    monkeypatch.setattr(sound_system, "_open_streams", [])
    monkeypatch.setattr(server_microphones, "sources", list)
    return fake


@pytest.fixture
def movie(tmp_path: Path) -> VideoFile:
    """A live recording of 64 x 64 pixels at 25 frames a second."""
    return VideoFile(tmp_path / "a.mp4", 25, live=True, size=(64, 64))


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> FakeLibrary:
    fake = FakeLibrary()
    monkeypatch.setattr(virtual_camera, "_library", lambda: fake)
    monkeypatch.setattr(obs_camera, "registered", lambda: False)
    return fake
