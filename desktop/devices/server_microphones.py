"""Microphones of the Linux sound server as devices that PortAudio can open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.devices.sound_device import SoundDevice
from desktop.devices.sound_server import ROUTES, sources


def server_microphones(kind: str, known: Sequence[SoundDevice]) -> list[SoundDevice]:
    """The server's sources, the default one first, through that of the `known` devices that connects to the server.

    Empty for outputs, without a server, and where no device connects to it.
    """
    through = route_of(known) if kind == "input" else None
    if through is None:
        return []
    return [replace(through, name=source.title, source=source.name) for source in sources()]


def route_of(known: Sequence[SoundDevice]) -> SoundDevice | None:
    """The device that connects to the sound server; None if there is none."""
    by_name = {device.name: device for device in known}
    return next((by_name[name] for name in ROUTES if name in by_name), None)
