"""Cameras that this process has open at the moment."""

from __future__ import annotations

from threading import Lock


class OpenDevices:
    """Devices by their addresses; safe on all threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._addresses: list[str] = []

    def __contains__(self, address: str) -> bool:
        """Whether the device is open."""
        with self._lock:
            return address in self._addresses

    def add(self, address: str) -> None:
        """The device is open."""
        with self._lock:
            self._addresses.append(address)

    def remove(self, address: str) -> None:
        """The device is closed."""
        with self._lock:
            self._addresses.remove(address)


OUTPUTS = OpenDevices()
"""Virtual cameras that frames are sent to, on Linux by their device files."""
WEBCAMS = OpenDevices()
"""Webcams that are looked through, by `InputDevice.address`."""
