"""The cable between our voice output and the meeting's microphone.

On Linux one of our own, made of the sound server's modules through `pactl` (PulseAudio's, or PipeWire's stand-in for
it); on Windows and macOS a free one that somebody has to install.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Lock

import psutil

from desktop.devices import sound_system
from desktop.devices.microphone import Block, Microphone, SoundCard
from desktop.devices.sound_server import NO_SERVER, pactl
from desktop.devices.speaker import Fill, SoundCardSpeaker
from inference.sentence import Sentence
from inference.user_error import UserError

SINK = "understudy"
SOURCE = "understudy_voice"
MICROPHONE = "Understudy"
"""As the meeting lists it; where the server makes no source of it, it is "Monitor of Understudy"."""
OWNER = "understudy.process="
ROUTES = ("pulse", "pipewire", "default")
"""ALSA devices that lead to the sound server."""
CABLES = {"win32": {"CABLE Input": "CABLE Output"}, "darwin": {"BlackHole": "BlackHole"}}
"""Output that we play to, and the microphone that the meeting then finds."""
ADVICE = {
    "linux": NO_SERVER,
    "win32": Sentence(
        "There is no voice cable on this computer; install the free VB-CABLE from vb-audio.com/Cable and restart."
    ),
    "darwin": Sentence(
        "There is no voice cable on this computer; install the free BlackHole with: brew install blackhole-2ch."
    ),
}
_lock = Lock()


@dataclass(frozen=True)
class CableState:
    """Whether a voice can be handed to a meeting."""

    available: bool
    microphone: str
    """What to choose as microphone in the meeting."""
    reason: str
    """One sentence on why there is none and what to do; empty when there is one."""


def cable() -> CableState:
    """The cable of this computer; on Linux that one can be made, none is made."""
    found = (MICROPHONE if _serves() else "") if sys.platform == "linux" else _installed()[1]
    return CableState(bool(found), found, "" if found else ADVICE.get(sys.platform, ADVICE["linux"]))


def open_cable() -> SoundCardSpeaker:
    """An output that a meeting hears; UserError when there is no cable."""
    return CableSpeaker() if sys.platform == "linux" else SoundCardSpeaker(_installed_output())


class CableSpeaker(SoundCardSpeaker):
    """Plays into a cable of our own in the sound server of Linux.

    The cable outlives the session, so that a meeting keeps its microphone, and goes when the program ends.
    """

    def __init__(self) -> None:
        """UserError when the sound server makes no cable."""
        lay()
        present = sound_system.names("output")
        super().__init__(next((name for name in ROUTES if name in present), None))
        self.name = MICROPHONE

    def open(self, fill: Fill) -> None:
        """Begin to ask for sound; the server's client library reads where to play from the environment."""
        with _environment(PULSE_SINK=SINK, PIPEWIRE_NODE=SINK):
            super().open(fill)


def listen() -> Microphone:
    """The end of the cable that the meeting hears; UserError when there is none."""
    return CableMicrophone() if sys.platform == "linux" else SoundCard(_installed()[1])


class CableMicrophone(SoundCard):
    """Hears the cable of our own."""

    def __init__(self) -> None:
        """UserError when no way leads to the sound server."""
        present = sound_system.names("input")
        super().__init__(next((name for name in ROUTES if name in present), None))
        self.name = MICROPHONE

    def open(self, receive: Callable[[Block], None]) -> None:
        """Begin to deliver; where to listen is read from the environment."""
        source = SOURCE if SOURCE in pactl("list", "short", "sources") else f"{SINK}.monitor"
        with _environment(PULSE_SOURCE=source, PIPEWIRE_NODE=source):
            super().open(receive)


def lay() -> None:
    """Make the cable, unless it is there; UserError when it cannot be made or another Understudy uses it."""
    with _lock:
        ours = _modules()
        if any(owner == os.getpid() for _, owner in ours):
            return
        if any(psutil.pid_exists(owner) for _, owner in ours):
            raise UserError("Another Understudy already speaks through the voice cable; close it first.")
        _unload(ours)
        words = f"device.description={MICROPHONE} {OWNER}{os.getpid()}"
        source = _default_source()
        _load("module-null-sink", f"sink_name={SINK}", f"sink_properties='{words}'")
        with contextlib.suppress(UserError):
            _load(
                "module-remap-source", f"master={SINK}.monitor", f"source_name={SOURCE}", f"source_properties='{words}'"
            )
        if source and source != _default_source():
            pactl("set-default-source", source)  # or we would listen to ourselves
        atexit.register(take_up)


def take_up() -> None:
    """Remove the cable that this program made; one whose server is gone is gone."""
    atexit.unregister(take_up)
    with _lock, contextlib.suppress(UserError):
        _unload([entry for entry in _modules() if entry[1] == os.getpid()])


def _serves() -> bool:
    try:
        pactl("info")
    except UserError:
        return False
    return True


def _installed() -> tuple[str, str]:
    """Output and microphone of the cable somebody installed; empty when there is none."""
    for name in sound_system.names("output"):
        for output, microphone in CABLES.get(sys.platform, {}).items():
            if output in name:
                return name, name.replace(output, microphone)
    return "", ""


def _default_source() -> str:
    lines = pactl("info").splitlines()
    return next((line.partition(": ")[2] for line in lines if line.startswith("Default Source: ")), "")


def _installed_output() -> str:
    output, _ = _installed()
    if not output:
        raise UserError(ADVICE.get(sys.platform, ADVICE["linux"]))
    return output


def _modules() -> list[tuple[str, int]]:
    """Number and owner of each module that any Understudy has loaded, the newest first."""
    lines = pactl("list", "short", "modules").splitlines()
    ours = [line for line in lines if OWNER in line]
    return [(line.split("\t")[0], int(line.partition(OWNER)[2].split("'")[0].split()[0])) for line in reversed(ours)]


def _load(*arguments: str) -> None:
    pactl("load-module", *arguments)


def _unload(modules: list[tuple[str, int]]) -> None:
    for number, _ in modules:
        with contextlib.suppress(UserError):
            pactl("unload-module", number)


@contextlib.contextmanager
def _environment(**values: str) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
