"""Formats in which microphones open: hands-free headsets, microphone arrays, devices held by another program."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from desktop.devices import microphone, sound_device
from desktop.devices.microphone import Block, SoundCard
from desktop.live.sample_clock import SampleClock
from desktop.live.sound_intake import SoundIntake
from desktop.system.device_permission import MICROPHONE
from inference.user_error import UserError
from tests.unit.desktop.devices.fake_portaudio import FakePortAudio, FakeStream, PortAudioError


class Wasapi(FakePortAudio):
    """Windows' shared mode: a device opens in its present format, or in any that Windows converts."""

    def __init__(self, name: str, listed: tuple[int, int], present: tuple[int, int]) -> None:
        """`listed` and `present` are rate and channels, before and after the headset has changed to hands-free."""
        super().__init__()
        self.devices = [self.device(name, listed[1], 0, listed[0])]
        self.default = {"input": 0, "output": -1}
        self.present = present
        self.exclusive = False

    def query_hostapis(self) -> list[dict[str, Any]]:
        return [host | {"name": "Windows WASAPI"} for host in super().query_hostapis()]

    @staticmethod
    def WasapiSettings(auto_convert: bool) -> str:
        return "auto_convert" if auto_convert else ""

    def _open(self, options: dict[str, Any]) -> FakeStream:
        if self.exclusive:
            raise PortAudioError("Error opening InputStream: Device unavailable [PaErrorCode -9985]")
        if (options["samplerate"], options["channels"]) != self.present and "extra_settings" not in options:
            raise PortAudioError("Error opening InputStream: Invalid sample rate [PaErrorCode -9997]")
        return super()._open(options)


@pytest.fixture
def install(portaudio: FakePortAudio, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(sound_device, "sys", SimpleNamespace(platform="win32"))

    def put(fake: Wasapi) -> Wasapi:
        monkeypatch.setitem(__import__("sys").modules, "sounddevice", fake)
        return fake

    return put


@pytest.mark.parametrize("rate", [8_000, 16_000])
def test_a_hands_free_microphone_opens_at_its_own_rate(install: Any, rate: int) -> None:
    fake = install(Wasapi("Headset (Hands-Free AG Audio)", (rate, 1), (rate, 1)))
    blocks: list[Block] = []
    card = SoundCard()
    card.open(blocks.append)
    (stream,) = fake.streams
    assert (card.rate, stream.options["blocksize"]) == (rate, rate // 100)
    assert "extra_settings" not in stream.options
    assert heard(card, stream, blocks) == pytest.approx(16_000, abs=400)
    card.close()


def heard(card: SoundCard, stream: FakeStream, blocks: list[Block]) -> int:
    """Samples at 16 kHz of a second of a tone, which has to keep its level."""
    count = stream.options["blocksize"]
    tone = np.sin(2 * np.pi * 440 * np.arange(card.rate) / card.rate).astype(np.float32)
    for start in range(0, card.rate, count):
        stream.options["callback"](
            tone[start : start + count, None], count, None, SimpleNamespace(input_overflow=False)
        )
    intake = SoundIntake(card.rate, SampleClock(blocks[0].arrived_at))
    samples = np.concatenate([intake.take(block).chunk.samples for block in blocks])
    assert np.sqrt((samples[4_000:12_000] ** 2).mean()) == pytest.approx(np.sqrt(0.5), rel=0.02)
    return len(samples)


def test_a_headset_that_went_over_to_hands_free_is_converted_by_windows(install: Any) -> None:
    fake = install(Wasapi("Headset", (44_100, 2), (16_000, 1)))
    SoundCard().open(lambda _: None)
    assert fake.streams[0].options["extra_settings"] == "auto_convert"
    assert fake.streams[0].options["samplerate"] == 44_100


def test_a_microphone_array_of_four_channels_opens(install: Any) -> None:
    fake = install(Wasapi("Microphone Array", (48_000, 4), (48_000, 4)))
    SoundCard().open(lambda _: None)
    assert fake.streams[0].options["channels"] == 2


def test_a_microphone_held_exclusively_is_a_sentence_and_opens_later(install: Any) -> None:
    fake = install(Wasapi("Studio", (48_000, 2), (48_000, 2)))
    fake.exclusive = True
    card = SoundCard()
    with pytest.raises(UserError, match=r"'Studio' cannot be opened \(.*Device unavailable\); does another program"):
        card.open(lambda _: None)
    fake.exclusive = False
    card.open(lambda _: None)
    assert card.alive


def test_a_refused_microphone_is_not_opened(install: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = install(Wasapi("Studio", (48_000, 2), (48_000, 2)))
    refused = MICROPHONE.refused["win32"]
    monkeypatch.setattr(microphone, "MICROPHONE", SimpleNamespace(refusal=lambda: refused))
    with pytest.raises(UserError) as told:
        SoundCard().open(lambda _: None)
    assert str(told.value) == refused
    assert fake.streams == []
