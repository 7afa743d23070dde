"""The protocols of other programs' faces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.devices.faces.packets import ifacialmocap_packet, live_link_packet, mediapipe_json, vmc_messages
from desktop.devices.faces.packets.face_packet import Reader


@dataclass(frozen=True)
class Protocol:
    """How a program sends faces."""

    name: str
    """As in `live --follow NAME`."""
    title: str
    """As programs call it."""
    port: int
    """The port that such programs send to by default."""
    reader: Callable[[], Reader]
    """Makes a reader for one sender."""
    longest: int
    """Bytes; a longer packet is refused unread."""
    per_second: int
    """Packets that are read in a second; more are left to the system to drop."""


PROTOCOLS = {
    protocol.name: protocol
    for protocol in (
        Protocol(
            "livelink",
            "Live Link Face",
            live_link_packet.PORT,
            lambda: live_link_packet.LiveLinkReader().read,
            1024,
            500,
        ),
        Protocol("ifacialmocap", "iFacialMocap", ifacialmocap_packet.PORT, lambda: ifacialmocap_packet.read, 8192, 500),
        # Some programs send each of a frame's 100 messages as a packet.
        Protocol("vmc", "VMC", vmc_messages.PORT, lambda: vmc_messages.VmcReader().read, 16_384, 8000),
        Protocol("websocket", "MediaPipe (WebSocket)", mediapipe_json.PORT, lambda: mediapipe_json.read, 131_072, 500),
    )
}
