"""Virtual cameras that this process sends to at the moment."""

from __future__ import annotations

from threading import Lock

_lock = Lock()
_devices: list[str] = []


def open_outputs() -> set[str]:
    """Devices of the open virtual cameras, on Linux their device files."""
    with _lock:
        return set(_devices)


def opened(device: str) -> None:
    """A virtual camera is open."""
    with _lock:
        _devices.append(device)


def closed(device: str) -> None:
    """A virtual camera is closed."""
    with _lock:
        _devices.remove(device)
