"""Linux sound server, controlled through `pactl`: PulseAudio, or PipeWire's compatible server."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.devices.device_names import told_apart
from inference.sentence import Sentence
from inference.user_error import UserError

TIMEOUT = 5.0
NO_SERVER = Sentence(
    "There is no sound server that a cable can be made in; install it with: {install} "
    "(on PipeWire: pipewire-pulse for the first).",
    install="sudo apt-get install pulseaudio pulseaudio-utils libasound2-plugins",
)
MONITOR = ".monitor"
"""Suffix of sources that record what an output plays."""
CABLE_SINK, CABLE_SOURCE = "understudy", "understudy_voice"
"""This program's own cable, which is no microphone."""
ROUTES = ("pulse", "pipewire", "default")
"""ALSA devices that connect to the sound server."""


@dataclass(frozen=True)
class Source:
    """A microphone of the sound server."""

    name: str
    """Stable identifier."""
    title: str
    """Description as desktops show it, unique among the sources."""


def sources() -> list[Source]:
    """Microphones of the sound server, the default one first; empty without a server."""
    if sys.platform != "linux":
        return []
    with contextlib.suppress(UserError):
        return sources_of(pactl("info"), pactl("list", "sources"))
    return []


def sources_of(info: str, listing: str) -> list[Source]:
    """The same, from the output of `pactl info` and `pactl list sources`.

    The monitor of an output counts only if it is the default and there is no other source. Sources with equal
    descriptions are numbered in the order of their names, which contain the port or serial number.
    """
    default = next((value for key, value in _fields(info) if key == "Default Source"), "")
    blocks = [dict(_fields(block)) for block in listing.split("Source #")[1:]]
    named = {block["Name"]: block.get("Description") or block["Name"] for block in blocks if block.get("Name")}
    for own in (CABLE_SOURCE, CABLE_SINK + MONITOR):
        named.pop(own, None)
    real = sorted(name for name in named if not name.endswith(MONITOR)) or [name for name in named if name == default]
    titles = told_apart([named[name] for name in real])
    found = [Source(name, title) for name, title in zip(real, titles, strict=True)]
    return sorted(found, key=lambda source: source.name != default)


def _fields(text: str) -> Iterator[tuple[str, str]]:
    """Keys and values of lines indented by one tab at most."""
    for line in text.splitlines():
        key, colon, value = line.removeprefix("\t").partition(":")
        if colon and not key.startswith(("\t", " ")):
            yield key, value.strip()


@contextlib.contextmanager
def connecting(source: str = "", sink: str = "") -> Iterator[None]:
    """While open, new streams of this process record from `source` and play to `sink`; empty for the defaults.

    The server's client library reads environment variables when a stream connects.
    """
    values = {"PULSE_SOURCE": source, "PULSE_SINK": sink, "PIPEWIRE_NODE": source or sink}
    wanted = {name: value for name, value in values.items() if value}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def pactl(*arguments: str) -> str:
    """Output of `pactl`. Raises UserError if there is no server or the command fails."""
    try:
        done = subprocess.run(
            ["pactl", *arguments],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=TIMEOUT,
            env=os.environ | {"LC_ALL": "C.UTF-8", "LANGUAGE": "C"},  # untranslated keys, descriptions in any script
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UserError(NO_SERVER) from error
    if done.returncode:
        raise UserError(
            "The sound server makes no voice cable ({reason}); see whether it runs.", reason=done.stderr.strip()
        )
    return done.stdout


def recorded_source() -> str:
    """Name of the source that this program's newest stream records from; empty if unknown.

    When a source disappears, the server moves its recording streams to another one, possibly the monitor of the
    speakers.
    """
    if sys.platform != "linux":
        return ""
    try:
        return source_of(os.getpid(), pactl("list", "source-outputs"), pactl("list", "short", "sources"))
    except UserError:
        return ""


def source_of(process: int, recordings: str, sources: str) -> str:
    """The same, from the output of `pactl list source-outputs` and `pactl list short sources`."""
    ours = [part for part in recordings.split("Source Output #") if f'process.id = "{process}"' in part]
    if not ours:
        return ""
    number = next((line.partition(": ")[2] for line in ours[-1].splitlines() if line.startswith("\tSource: ")), "")
    names = dict(line.split("\t")[:2] for line in sources.splitlines() if "\t" in line)
    return names.get(number, "")
