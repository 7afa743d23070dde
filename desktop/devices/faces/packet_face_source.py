"""What all sources that receive another program's packets have in common."""

from __future__ import annotations

from desktop.devices.faces.packet_receiver import PacketReceiver, Tap
from desktop.devices.faces.packets.protocols import Protocol
from desktop.devices.faces.source_address import Address
from inference.sentence import Sentence


class PacketFaceSource:
    """Hands its packets to one receiver; a subclass adds `run`, see desktop.devices.faces.face_source."""

    def __init__(self, protocol: Protocol, address: Address) -> None:
        self.receiver = PacketReceiver(protocol, address)
        self._protocol = protocol
        self._address = address

    @property
    def state(self) -> Sentence:
        """Whether packets come in, and from where."""
        return self.receiver.state

    def recentre(self) -> None:
        """Take the sender's next second as the resting pose."""
        self.receiver.recentre()

    def tap(self, taken: Tap) -> None:
        """Hand readable packets of the sender to `taken` too."""
        self.receiver.tap = taken
