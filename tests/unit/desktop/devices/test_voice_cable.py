import os
import subprocess
import sys
from collections.abc import Iterator
from types import SimpleNamespace

import numpy as np
import pytest

from desktop.devices import sound_server, voice_cable
from desktop.devices.voice_cable import CableSpeaker, cable, create_cable, open_cable, remove_cable
from inference.user_error import UserError
from tests.unit.desktop.devices.fake_portaudio import FakePortAudio


class FakePulse:
    """A sound server with the output of `pactl`."""

    def __init__(self) -> None:
        self.modules: dict[int, str] = {}
        self.default = "desk"
        self.refused: tuple[str, ...] = ()
        self.there = True
        self._next = 20

    def run(self, command: list[str], **_: object) -> SimpleNamespace:
        if not self.there:
            raise FileNotFoundError("pactl")
        program, verb, *rest = command
        assert program == "pactl"
        if rest[:1] and rest[0] in self.refused:
            return SimpleNamespace(returncode=1, stdout="", stderr="Failure: no")
        return SimpleNamespace(returncode=0, stdout=getattr(self, verb.replace("-", "_"))(*rest), stderr="")

    def info(self) -> str:
        return f"Server Name: fake\nDefault Source: {self.default}\n"

    def list(self, *_: str) -> str:
        return "".join(f"{number}\t{text}\t\n" for number, text in self.modules.items())

    def load_module(self, name: str, *arguments: str) -> str:
        self._next += 1
        self.modules[self._next] = f"{name}\t{' '.join(arguments)}"
        self.default = "ours" if name == "module-remap-source" else self.default
        return f"{self._next}\n"

    def unload_module(self, number: str) -> str:
        del self.modules[int(number)]
        return ""

    def set_default_source(self, name: str) -> str:
        self.default = name
        return ""


@pytest.fixture
def pulse(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakePulse]:
    fake = FakePulse()
    monkeypatch.setattr(
        sound_server, "subprocess", SimpleNamespace(run=fake.run, TimeoutExpired=subprocess.TimeoutExpired)
    )
    monkeypatch.setattr(voice_cable, "sys", SimpleNamespace(platform="linux"))
    yield fake
    fake.there = True
    remove_cable()


def names(pulse: FakePulse) -> list[str]:
    return [text.partition("\t")[0] for text in pulse.modules.values()]


def test_a_cable_is_created_once_and_removed(pulse: FakePulse) -> None:
    pulse.modules[1] = "module-null-sink\tsink_name=somebody_elses"
    create_cable()
    create_cable()
    assert names(pulse) == ["module-null-sink", "module-null-sink", "module-remap-source"]
    assert pulse.default == "desk"
    remove_cable()
    assert list(pulse.modules) == [1]


def test_a_cable_left_by_a_crash_is_removed_first(pulse: FakePulse) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as dead:
        pass
    pulse.modules[7] = f"module-null-sink\tsink_name=understudy sink_properties='understudy.process={dead.pid}'"
    create_cable()
    assert 7 not in pulse.modules
    assert len(pulse.modules) == 2


def test_the_cable_of_another_running_process_is_kept(pulse: FakePulse) -> None:
    pulse.modules[7] = f"module-null-sink\tsink_properties='understudy.process={os.getppid()}'"
    with pytest.raises(UserError, match="Another Understudy"):
        create_cable()
    assert list(pulse.modules) == [7]


def test_without_remapping_the_monitor_is_used(pulse: FakePulse) -> None:
    pulse.refused = ("module-remap-source",)
    create_cable()
    assert names(pulse) == ["module-null-sink"]


@pytest.mark.parametrize("there", [True, False])
def test_without_a_sound_server_the_reason_says_what_to_install(pulse: FakePulse, there: bool) -> None:
    pulse.there, pulse.refused = there, ("module-null-sink",)
    with pytest.raises(UserError, match="makes no voice cable" if there else "apt-get install"):
        create_cable()
    assert cable().available == there
    assert bool(cable().reason) != there


def test_the_voice_is_played_into_the_cable(pulse: FakePulse, portaudio: FakePortAudio) -> None:
    portaudio.devices.append(portaudio.device("pulse", 2, 2, 44_100))
    seen: list[str | None] = []
    opened = portaudio.OutputStream
    portaudio.OutputStream = lambda **options: (seen.append(os.environ.get("PULSE_SINK")), opened(**options))[1]
    output = open_cable()
    assert isinstance(output, CableSpeaker)
    output.open(lambda count, _: np.zeros((count, 1), np.float32))
    assert portaudio.streams[0].options["device"] == 4
    assert seen == ["understudy"]
    assert "PULSE_SINK" not in os.environ


@pytest.mark.parametrize(
    ("system", "output", "microphone", "advice"),
    [
        ("win32", "CABLE Input (VB-Audio Virtual Cable)", "CABLE Output (VB-Audio Virtual Cable)", "VB-CABLE"),
        ("darwin", "BlackHole 2ch", "BlackHole 2ch", "brew install blackhole-2ch"),
    ],
)
def test_on_other_systems_an_installed_cable_is_used(
    portaudio: FakePortAudio, monkeypatch: pytest.MonkeyPatch, system: str, output: str, microphone: str, advice: str
) -> None:
    monkeypatch.setattr(voice_cable, "sys", SimpleNamespace(platform=system))
    assert advice in cable().reason
    with pytest.raises(UserError, match=advice):
        open_cable()
    portaudio.devices.append(portaudio.device(output, 0, 2, 48_000))
    assert cable().microphone == microphone
    assert open_cable().name == output
