"""Sending the motion to a program with a 3-D avatar, as the window switches it."""

from __future__ import annotations

from desktop.devices.faces.packets.vmc_messages import PORT
from desktop.devices.faces.source_address import LOOPBACK, parse_address, shown
from desktop.settings.settings import Settings
from desktop.window.session_controller import SessionController
from inference.user_error import UserError

USUAL = shown(LOOPBACK, PORT)


class AvatarOutput:
    """Switch and address of *Motion for a 3-D avatar*. Calls return at once. It is off when the program starts."""

    def __init__(self, settings: Settings, controller: SessionController) -> None:
        self.on = False
        self._settings = settings
        self._controller = controller

    @property
    def wished(self) -> str:
        """HOST:PORT as the user gave it."""
        return self._settings.avatar_address or USUAL

    @property
    def address(self) -> str:
        """HOST:PORT to send to, "none" while nothing is sent."""
        return self.wished if self.on and self.problem is None else "none"

    @property
    def problem(self) -> str | None:
        """Why nothing can be sent to the wished address, one sentence; None if it can."""
        try:
            parse_address(self.wished, PORT)
        except UserError as error:
            return str(error)
        return None

    def set_on(self, on: bool) -> None:
        """Send the motion with the session, or not."""
        self.on = on
        self.apply()

    def set_address(self, address: str) -> None:
        """Send to this HOST:PORT, "" for the usual one."""
        self._settings.avatar_address = address.strip()
        self.apply()

    def apply(self) -> None:
        """Hand switch and address to the session."""
        address = self.address
        self._controller.send(lambda session: session.set_motion_output(address))
