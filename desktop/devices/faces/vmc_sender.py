"""Sends motion to a program that wears it on an avatar."""

from __future__ import annotations

import socket

from desktop.devices.faces.packets.vmc_frame import vmc_datagrams
from desktop.devices.faces.packets.vmc_messages import PORT
from desktop.devices.faces.source_address import Address, parse_address
from inference.motion.curves.live_blendshape_fit import LiveBlendshapeFit
from inference.types import Motion
from inference.user_error import UserError


def open_vmc(text: str) -> VmcSender:
    """Sender to an address, see `parse_address`; of a missing port, VMC's. Raises UserError."""
    return VmcSender(parse_address(text, PORT))


class VmcSender:
    """Sends to one address over UDP, and receives nothing."""

    def __init__(self, address: Address) -> None:
        """Raises UserError if there is no network for the address."""
        self._address = address
        self._fit = LiveBlendshapeFit()
        try:
            self._socket = socket.socket(socket.AF_INET6 if address.version == 6 else socket.AF_INET, socket.SOCK_DGRAM)
        except OSError as error:
            raise self._lost(error) from None
        self._socket.setblocking(False)

    def send(self, motion: Motion, seconds: float) -> None:
        """Send a motion that is shown at `seconds` of the session. Raises UserError if the network is gone."""
        try:
            for datagram in vmc_datagrams(motion, self._fit.step(motion), seconds):
                self._socket.sendto(datagram, (self._address.host, self._address.port))
        except BlockingIOError:  # the system's queue is full; the next frame comes soon
            return
        except OSError as error:
            raise self._lost(error) from None

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()

    def _lost(self, error: OSError) -> UserError:
        return UserError(
            "The motion cannot be sent to {address} ({reason}); trying again.",
            address=self._address,
            reason=error.strerror or error,
        )
