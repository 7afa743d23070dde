"""Polls for missing devices."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.window.app_model import AppModel
from desktop.window.backend import Devices

PAUSE = 4000
"""Milliseconds between polls."""


class DevicePoll(QObject):
    """Asks the app model for virtual camera and voice cable while `awaited` returns True.

    Also asks for microphones if none was found and no session runs.
    """

    found = Signal(object)
    """Current Devices."""

    def __init__(self, model: AppModel, awaited: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._awaited = awaited
        self._searching = False
        self.timer = QTimer(self)
        self.timer.setInterval(PAUSE)
        self.timer.timeout.connect(self._poll)
        self.timer.start()

    def _poll(self) -> None:
        if not self._searching and self._awaited():
            self._searching = True
            devices = self._model.devices.found
            if devices and not devices.microphones and self._model.live.state == "stopped":
                self._model.devices.search(self._on_found, self._on_failed)
            else:
                self._model.find_outputs(self._on_found, self._on_failed)

    def _on_found(self, devices: Devices) -> None:
        self._searching = False
        self.found.emit(devices)

    def _on_failed(self, _sentence: str) -> None:
        self._searching = False
