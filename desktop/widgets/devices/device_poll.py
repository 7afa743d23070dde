"""Looks again for what is missing, as long as somebody waits for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.window.app_model import AppModel
from desktop.window.backend import Devices

PAUSE = 4000
"""Milliseconds from one look to the next."""


class DevicePoll(QObject):
    """Asks the studio for virtual camera and voice cable, and for a microphone where there was none."""

    found = Signal(object)
    """Devices, as they are now."""

    def __init__(self, model: AppModel, awaited: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._awaited = awaited
        self._looking = False
        self.timer = QTimer(self)
        self.timer.setInterval(PAUSE)
        self.timer.timeout.connect(self._look)
        self.timer.start()

    def _look(self) -> None:
        if not self._looking and self._awaited():
            self._looking = True
            devices = self._model.devices
            if devices and not devices.microphones and self._model.state == "stopped":
                self._model.find_devices(self._on_found, self._on_failed)
            else:
                self._model.find_outlets(self._on_found, self._on_failed)

    def _on_found(self, devices: Devices) -> None:
        self._looking = False
        self.found.emit(devices)

    def _on_failed(self, _sentence: str) -> None:
        self._looking = False
