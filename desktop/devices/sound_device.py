"""Sound devices as PortAudio lists them."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import Any

from desktop.devices.device_names import told_apart

WASAPI = "Windows WASAPI"
PREFERRED = {"win32": WASAPI}
"""Host API by system, in place of the default one: MME, Windows' default, cuts names short and adds delay."""


@dataclass(frozen=True)
class SoundDevice:
    """A sound device that can be opened."""

    name: str
    index: int
    rate: int
    """Default sample rate in Hz."""
    channels: int
    """1 or 2: the channels that are used."""
    source: str = ""
    """Source of the Linux sound server that is recorded from through this device; empty for the device's own."""
    host: str = ""
    """PortAudio's name of the host API."""


def devices(portaudio: Any, kind: str) -> list[SoundDevice]:
    """Devices of kind "input" or "output" of the preferred host API, the default one first; names are unique."""
    wanted = _host(portaudio, kind)
    if wanted is None:
        return []
    default = wanted[f"default_{kind}_device"]
    known = [(index, portaudio.query_devices(index)) for index in wanted["devices"]]
    fitting = [(index, entry) for index, entry in known if entry[f"max_{kind}_channels"] > 0]
    found = [_device(index, entry, entry[f"max_{kind}_channels"], wanted["name"]) for index, entry in fitting]
    names = told_apart([device.name for device in found])
    numbered = [replace(device, name=name) for device, name in zip(found, names, strict=True)]
    return sorted(numbered, key=lambda device: device.index != default)


def _host(portaudio: Any, kind: str) -> dict[str, Any] | None:
    hosts = [host for host in portaudio.query_hostapis() if host[f"default_{kind}_device"] >= 0]
    preferred = [host for host in hosts if host["name"] == PREFERRED.get(sys.platform)]
    return next(iter(preferred + hosts), None)


def _device(index: int, entry: dict[str, Any], channels: int, host: str) -> SoundDevice:
    return SoundDevice(entry["name"], index, int(entry["default_samplerate"]), min(2, channels), host=host)
