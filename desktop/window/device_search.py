"""Looks for microphones, the virtual camera and the voice cable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.window.backend import Backend, Devices
from desktop.window.session_controller import SessionController


class DeviceSearch:
    """Searches run on the controller's thread; `done` and `failed` are called inside the controller's `collect`."""

    def __init__(self, backend: Backend, controller: SessionController) -> None:
        self.found: Devices | None = None
        """Result of the last search; None before the first one."""
        self._backend = backend
        self._controller = controller

    def search(self, done: Callable[[Devices], None], failed: Callable[[str], None]) -> None:
        """Look for everything."""

        def finished(devices: Devices) -> None:
            self.found = devices
            done(devices)

        self._controller.run(self._backend.find_devices, finished, failed)

    def search_outputs(self, done: Callable[[Devices], None], failed: Callable[[str], None]) -> None:
        """Look for the virtual camera and the voice cable; known microphones are kept."""

        def finished(outputs: Devices) -> None:
            microphones = self.found.microphones if self.found else []
            self.found = devices = replace(outputs, microphones=microphones)
            done(devices)

        self._controller.run(self._backend.find_outputs or self._backend.find_devices, finished, failed)
