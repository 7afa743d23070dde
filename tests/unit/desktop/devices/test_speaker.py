from types import SimpleNamespace

import numpy as np
import pytest

from desktop.devices import sound_system
from desktop.devices.sound_system import BEGIN_SECONDS, DEAD_SECONDS
from desktop.devices.speaker import SoundCardSpeaker
from inference.user_error import UserError
from tests.unit.desktop.devices.fake_portaudio import FakePortAudio


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    moment = [100.0]
    monkeypatch.setattr(sound_system, "time", SimpleNamespace(perf_counter=lambda: moment[0]))
    return moment


def call(portaudio: FakePortAudio, dac: float = 0.0) -> np.ndarray:
    """The stereo block that the device gets; it is played `dac` seconds later."""
    out = np.full((480, 2), 9, np.float32)
    times = SimpleNamespace(currentTime=7.0, outputBufferDacTime=7.0 + dac if dac else 0.0)
    portaudio.streams[-1].options["callback"](out, 480, times, None)
    return out


def test_each_block_is_requested_with_its_play_time(portaudio: FakePortAudio, now: list[float]) -> None:
    asked: list[float] = []
    output = SoundCardSpeaker()
    assert (output.name, output.rate) == ("Loudspeaker", 48_000)
    output.open(lambda count, leaves: (asked.append(leaves), np.full((count, 1), 0.5, np.float32))[1])
    for _ in range(50):
        assert (call(portaudio, dac=0.05) == 0.5).all()
        now[0] += 0.01
    assert asked == pytest.approx([100.05 + 0.01 * number for number in range(50)])
    output.close()
    assert portaudio.streams[0].calls == ["start", "abort", "close"]


def test_without_timestamps_the_reported_latency_is_used(portaudio: FakePortAudio, now: list[float]) -> None:
    asked: list[float] = []
    output = SoundCardSpeaker("Headset")
    output.open(lambda count, leaves: (asked.append(leaves), np.zeros((count, 1), np.float32))[1])
    call(portaudio)
    assert asked == pytest.approx([100.03])


def test_an_output_without_callbacks_is_dead(portaudio: FakePortAudio, now: list[float]) -> None:
    output = SoundCardSpeaker()
    assert not output.alive
    output.open(lambda count, _: np.zeros((count, 1), np.float32))
    now[0] += BEGIN_SECONDS - 0.1
    assert output.alive
    call(portaudio)
    now[0] += DEAD_SECONDS - 0.1
    assert output.alive
    now[0] += 0.2
    assert not output.alive


@pytest.mark.parametrize(("channels", "wanted"), [(1, [0.5, 0.5]), (2, [1.0, 0.0]), (4, [0.25, 0.25])])
def test_channels_are_matched_to_the_output(
    portaudio: FakePortAudio, now: list[float], channels: int, wanted: list[float]
) -> None:
    sound = np.zeros((480, channels), np.float32)
    sound[:, 0] = 1.0 if channels > 1 else 0.5
    output = SoundCardSpeaker()
    output.open(lambda _count, _leaves: sound)
    assert call(portaudio)[0].tolist() == wanted


def test_busy_and_unknown_outputs_are_refused(portaudio: FakePortAudio) -> None:
    with pytest.raises(UserError, match="no sound output called 'Studio'; choose one of: Loudspeaker, USB Headset"):
        SoundCardSpeaker("Studio")
    portaudio.busy = True
    with pytest.raises(UserError, match="sound output 'Loudspeaker' cannot be opened"):
        SoundCardSpeaker().open(lambda count, _: np.zeros((count, 1), np.float32))
    portaudio.default = {"input": -1, "output": -1}
    with pytest.raises(UserError, match="no sound output on this computer"):
        SoundCardSpeaker()


def test_new_devices_cause_streams_to_be_reopened(portaudio: FakePortAudio, monkeypatch: pytest.MonkeyPatch) -> None:
    output = SoundCardSpeaker()
    sound_system.look_again(lambda _: False)
    output.open(lambda count, _: np.zeros((count, 1), np.float32))
    seen = sound_system._seen()
    monkeypatch.setattr(sound_system, "_seen_by_another", lambda _: seen)
    sound_system.look_again(lambda _: False)
    assert output.alive
    monkeypatch.setattr(sound_system, "_seen_by_another", lambda _: {**seen, "input": [*seen["input"], "New one"]})
    sound_system.look_again(lambda _: False)
    assert not output.alive
    output.close()
    output.open(lambda count, _: np.zeros((count, 1), np.float32))
    assert output.alive


def test_devices_are_searched_in_another_process_that_can_be_cancelled() -> None:
    seen = sound_system._seen_by_another(lambda _: False)
    assert seen is None or set(seen) <= {"input", "output"}
    assert sound_system._seen_by_another(lambda _: True) is None
