"""Voice cable between this program's sound output and the meeting's microphone.

On Linux the program creates the cable from modules of the sound server through `pactl` (PulseAudio, or PipeWire's
compatible server); on Windows and macOS the user installs a free one.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

import psutil

from desktop.devices import sound_system
from desktop.devices.microphone import Block, Microphone, SoundCard
from desktop.devices.sound_server import CABLE_SINK, CABLE_SOURCE, MONITOR, NO_SERVER, connecting, pactl
from desktop.devices.speaker import Fill, SoundCardSpeaker
from inference.sentence import Sentence
from inference.user_error import UserError

MICROPHONE = "Understudy"
"""Name in the meeting's list of microphones; "Monitor of Understudy" if the server cannot create a separate source."""
OWNER = "understudy.process="
CABLES = {"win32": {"CABLE Input": "CABLE Output"}, "darwin": {"BlackHole": "BlackHole"}}
"""Name of the output to play to, and of the microphone that the meeting program then lists."""
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
    """Availability of a voice cable."""

    available: bool
    microphone: str
    """Microphone to select in the meeting program."""
    reason: str
    """One sentence saying why there is no cable and what to do; empty if there is one."""


def cable() -> CableState:
    """State of the voice cable; on Linux, whether one can be created, without creating it."""
    found = (MICROPHONE if _server_runs() else "") if sys.platform == "linux" else _installed()[1]
    return CableState(bool(found), found, "" if found else ADVICE.get(sys.platform, ADVICE["linux"]))


def open_cable() -> SoundCardSpeaker:
    """Speaker that plays into the cable. Raises UserError if there is no cable."""
    return CableSpeaker() if sys.platform == "linux" else SoundCardSpeaker(_installed_output())


class CableSpeaker(SoundCardSpeaker):
    """Plays into the program's own cable in the Linux sound server.

    The cable stays until the program exits, not only for one session, so that a meeting keeps its microphone.
    """

    def __init__(self) -> None:
        """Create the cable. Raises UserError if the sound server refuses."""
        create_cable()
        super().__init__(sound_system.route("output"))
        self.name = MICROPHONE

    def open(self, fill: Fill) -> None:
        """Start requesting samples; the stream connects to the cable."""
        with connecting(sink=CABLE_SINK):
            super().open(fill)


def cable_microphone() -> Microphone:
    """Microphone that records what the meeting receives from the cable. Raises UserError if there is no cable."""
    return CableMicrophone() if sys.platform == "linux" else SoundCard(_installed()[1])


class CableMicrophone(SoundCard):
    """Records from the program's own cable in the Linux sound server."""

    def __init__(self) -> None:
        """Select an ALSA device that connects to the sound server. Raises UserError if there is none."""
        super().__init__(sound_system.route("input"))
        self.name = MICROPHONE

    def open(self, receive: Callable[[Block], None]) -> None:
        """Start delivering blocks; the stream connects to the cable."""
        source = CABLE_SOURCE if CABLE_SOURCE in pactl("list", "short", "sources") else CABLE_SINK + MONITOR
        with connecting(source):
            super().open(receive)


def create_cable() -> None:
    """Create the cable if it does not exist.

    Raises UserError if that fails or another instance of Understudy uses it.
    """
    with _lock:
        ours = _modules()
        if any(owner == os.getpid() for _, owner in ours):
            return
        if any(psutil.pid_exists(owner) for _, owner in ours):
            raise UserError("Another Understudy already speaks through the voice cable; close it first.")
        _unload(ours)
        words = f"device.description={MICROPHONE} {OWNER}{os.getpid()}"
        source = _default_source()
        _load("module-null-sink", f"sink_name={CABLE_SINK}", f"sink_properties='{words}'")
        with contextlib.suppress(UserError):
            _load(
                "module-remap-source",
                f"master={CABLE_SINK}{MONITOR}",
                f"source_name={CABLE_SOURCE}",
                f"source_properties='{words}'",
            )
        if source and source != _default_source():
            pactl("set-default-source", source)  # otherwise the program would record its own output
        atexit.register(remove_cable)


def remove_cable() -> None:
    """Remove the cable that this process created; errors, such as a missing server, are ignored."""
    atexit.unregister(remove_cable)
    with _lock, contextlib.suppress(UserError):
        _unload([entry for entry in _modules() if entry[1] == os.getpid()])


def _server_runs() -> bool:
    try:
        pactl("info")
    except UserError:
        return False
    return True


def _installed() -> tuple[str, str]:
    """Output and microphone names of the installed cable; empty if there is none."""
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
    """Module number and owner's process id of each module that any Understudy loaded, newest first."""
    lines = pactl("list", "short", "modules").splitlines()
    ours = [line for line in lines if OWNER in line]
    return [(line.split("\t")[0], int(line.partition(OWNER)[2].split("'")[0].split()[0])) for line in reversed(ours)]


def _load(*arguments: str) -> None:
    pactl("load-module", *arguments)


def _unload(modules: list[tuple[str, int]]) -> None:
    for number, _ in modules:
        with contextlib.suppress(UserError):
            pactl("unload-module", number)
