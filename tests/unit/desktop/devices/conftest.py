import sys

import pytest

from desktop.devices import sound_system
from tests.unit.desktop.devices.fake_portaudio import FakePortAudio


@pytest.fixture
def portaudio(monkeypatch: pytest.MonkeyPatch) -> FakePortAudio:
    fake = FakePortAudio()
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    monkeypatch.setattr(sound_system, "_open_streams", [])
    return fake
