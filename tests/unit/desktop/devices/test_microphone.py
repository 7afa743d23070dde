import os
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from desktop.devices import server_microphones, sound_system
from desktop.devices.file_microphone import BLOCK, FileMicrophone
from desktop.devices.microphone import Block, NoMicrophone, SoundCard, microphones
from desktop.devices.sound_server import Source
from desktop.live.session_parts import is_file, open_microphone
from inference.user_error import UserError
from tests.sounds import voice, write_sound
from tests.unit.desktop.devices.fake_portaudio import FakePortAudio


def test_devices_are_listed_with_the_default_first(portaudio: FakePortAudio) -> None:
    assert microphones() == ["USB Headset", "Webcam", "USB Headset Pro"]
    assert sound_system.names("output") == ["Loudspeaker", "USB Headset"]


def test_a_computer_without_sound_lists_no_device_and_reports_it(portaudio: FakePortAudio) -> None:
    portaudio.default = {"input": -1, "output": -1}
    assert microphones() == sound_system.names("output") == []
    with pytest.raises(UserError, match="no microphone"):
        SoundCard()


def test_a_missing_portaudio_is_reported_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "sounddevice", None)
    monkeypatch.setattr("builtins.__import__", _without_portaudio(__import__))
    with pytest.raises(UserError, match="PortAudio is missing"):
        SoundCard()
    assert microphones() == []


def _without_portaudio(real: Any) -> Any:
    def load(name: str, *others: Any) -> Any:
        if name == "sounddevice":
            raise OSError("PortAudio library not found")
        return real(name, *others)

    return load


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (None, "USB Headset"),
        ("Webcam", "Webcam"),
        ("web", "Webcam"),
        ("USB Headset", "USB Headset"),
        ("pro", "USB Headset Pro"),
    ],
)
def test_a_microphone_is_found_by_name_or_part_of_it(portaudio: FakePortAudio, name: str | None, found: str) -> None:
    assert SoundCard(name).name == found


def test_an_unknown_name_is_refused_with_a_list_of_devices(portaudio: FakePortAudio) -> None:
    with pytest.raises(UserError, match=r"'Studio'.*USB Headset, Webcam"):
        SoundCard("Studio")


def test_equal_names_are_told_apart(portaudio: FakePortAudio) -> None:
    portaudio.devices += [portaudio.device("Webcam", 1, 0, 44_100), portaudio.device("Webcam (2)", 1, 0, 22_050)]
    assert microphones() == ["USB Headset", "Webcam", "USB Headset Pro", "Webcam (3)", "Webcam (2)"]
    assert [SoundCard(name).rate for name in ("Webcam", "Webcam (2)", "Webcam (3)")] == [32_000, 22_050, 44_100]


def test_microphones_of_the_sound_server_are_opened_by_their_own_names(
    portaudio: FakePortAudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    portaudio.devices.append(portaudio.device("pulse", 32, 32, 44_100))
    twins = [Source("usb-1", "Desk"), Source("usb-2", "Desk (2)")]
    monkeypatch.setattr(server_microphones, "sources", lambda: twins)
    chosen: list[str | None] = []
    opened = portaudio.InputStream
    portaudio.InputStream = lambda **options: (chosen.append(os.environ.get("PULSE_SOURCE")), opened(**options))[1]
    assert microphones() == ["Desk", "Desk (2)"]
    card = SoundCard("Desk (2)")
    card.open(lambda _: None)
    assert (card.name, card.source, chosen) == ("Desk (2)", "usb-2", ["usb-2"])
    assert portaudio.streams[0].options["device"] == 4
    assert SoundCard("pulse").source == SoundCard().source == ""
    with pytest.raises(UserError, match=r"'Studio'; choose one of: Desk, Desk \(2\)\."):
        SoundCard("Studio")


def test_a_microphone_opens_at_its_own_rate_and_counts_samples(portaudio: FakePortAudio) -> None:
    blocks: list[Block] = []
    card = SoundCard()
    card.open(blocks.append)
    (stream,) = portaudio.streams
    assert stream.options["samplerate"] == 44_100
    assert stream.options["blocksize"] == 441
    assert stream.options["channels"] == 2
    assert card.latency == 0.03
    samples = np.full((882, 2), 0.25, np.float32)
    for overflow in (False, True):
        stream.options["callback"](samples, 882, None, SimpleNamespace(input_overflow=overflow))
    samples[:] = 9
    assert [block.start for block in blocks] == [0, 882]
    assert [block.overflow for block in blocks] == [False, True]
    assert blocks[0].samples.max() == 0.25
    card.close()
    card.close()
    assert stream.calls == ["start", "abort", "close"]


def test_a_busy_microphone_is_refused_in_a_sentence(portaudio: FakePortAudio) -> None:
    card = SoundCard()
    portaudio.busy = True
    with pytest.raises(UserError, match=r"'USB Headset' cannot be opened \(Error opening stream: Device unavailable\)"):
        card.open(lambda _: None)
    card.close()


def test_devices_are_rescanned_only_while_no_stream_is_open(portaudio: FakePortAudio) -> None:
    restarts: list[str] = []
    portaudio._initialize = lambda: restarts.append("again")
    microphones()
    assert restarts == ["again"]
    card = SoundCard()
    card.open(lambda _: None)
    microphones()
    assert restarts == ["again"] * 2
    card.close()
    microphones()
    assert restarts == ["again"] * 3


def test_a_sound_file_is_followed_by_silence(tmp_path: Path) -> None:
    sound = voice(0.1)
    microphone = FileMicrophone(write_sound(tmp_path / "a.wav", sound, 48_000))
    blocks: list[Block] = []
    microphone.open(blocks.append)
    waits: list[float] = []
    microphone.play(lambda seconds: waits.append(seconds) or len(waits) > 12)
    heard = np.concatenate([block.samples for block in blocks])[:, 0]
    np.testing.assert_allclose(heard[: len(sound)], sound, atol=1e-6)
    assert not heard[len(sound) :].any()
    assert [block.start for block in blocks] == [number * BLOCK for number in range(12)]
    assert microphone.ended


def test_a_sound_file_is_delivered_in_real_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    microphone = FileMicrophone(write_sound(tmp_path / "a.wav", voice(1.0), 48_000))
    now = [100.0]
    monkeypatch.setattr(time, "perf_counter", lambda: now[0])

    def wait(seconds: float) -> bool:
        now[0] += max(0.0, seconds)
        return now[0] > 100.5

    blocks: list[Block] = []
    microphone.open(blocks.append)
    microphone.play(wait)
    assert [block.arrived_at for block in blocks] == pytest.approx([100 + 0.01 * number for number in range(1, 51)])
    assert not microphone.ended


def test_paths_and_device_names_are_told_apart() -> None:
    assert is_file("voice.wav")
    assert is_file("no/such/talk.MP3")
    assert not is_file("USB Audio 2.0")
    assert not is_file("hw:0,0")


def test_a_missing_file_is_not_searched_as_a_device() -> None:
    with pytest.raises(UserError, match="does not exist"):
        open_microphone("no/such/voice.wav")


def test_no_microphone_delivers_nothing() -> None:
    blocks: list[Block] = []
    microphone = NoMicrophone()
    microphone.open(blocks.append)
    microphone.play(lambda _: True)
    microphone.close()
    assert blocks == []
    assert not microphone.ended


def test_remarks_on_a_quiet_sound_file_are_kept(tmp_path: Path) -> None:
    faint = write_sound(tmp_path / "faint.wav", np.full(4800, 3e-4, np.float32), 48_000)
    played = FileMicrophone(Path(faint))
    assert played.notes == ()
    played.play(lambda _: played.ended)
    assert "too quiet" in played.notes[0]
