"""Where packets of other programs are received: NAME, NAME:PORT or NAME:HOST:PORT."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from socket import AF_INET

import psutil

from inference.sentence import Sentence, quote
from inference.user_error import UserError

LOOPBACK = "127.0.0.1"
_FORM = re.compile(r"(?:(?:\[(?P<six>[^\]]*)\]|(?P<host>[^:\[\]]*)):)?(?P<port>\d{1,5})")


@dataclass(frozen=True)
class Address:
    """An address of this computer and a port."""

    host: str
    port: int

    @property
    def loopback(self) -> bool:
        """Whether only programs on this computer reach it."""
        return ipaddress.ip_address(self.host).is_loopback

    @property
    def version(self) -> int:
        """4 or 6, the version of IP."""
        return ipaddress.ip_address(self.host).version

    def __str__(self) -> str:
        return shown(self.host, self.port)


def shown(host: str, port: int) -> str:
    """HOST:PORT, an IPv6 address in brackets."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def parse_address(text: str, usual: int) -> Address:
    """The address in `text`: PORT, HOST:PORT, HOST, or nothing for 127.0.0.1 and port `usual`. Raises UserError.

    HOST is a number such as 127.0.0.1, [::1] or 0.0.0.0 (all networks of this computer), or localhost; other names are
    refused, since finding them asks the network.
    """
    found = _FORM.fullmatch(text)
    host = (found["six"] or found["host"] or LOOPBACK) if found else text.strip("[]") or LOOPBACK
    port = int(found["port"]) if found else usual
    host = LOOPBACK if host.casefold() == "localhost" else host
    try:
        known = ipaddress.ip_address(host)
    except ValueError:
        raise UserError(
            "“{text}” is no address; give a number and a port, such as 127.0.0.1:{port}.",
            text=quote(text),
            port=usual,
        ) from None
    if not 0 < port < 65_536:
        raise UserError("{port} is no port; ports are 1 to 65535.", port=port)
    return Address(str(known), port)


def reached_by(address: Address) -> str:
    """HOST:PORT that other programs send to: for 0.0.0.0 those of this computer's networks."""
    hosts = own_addresses() if ipaddress.ip_address(address.host).is_unspecified else []
    return " · ".join(shown(host, address.port) for host in hosts) or str(address)


def own_addresses() -> list[str]:
    """IPv4 addresses of this computer's networks, without asking any of them."""
    found = [one.address for cards in psutil.net_if_addrs().values() for one in cards if one.family == AF_INET]
    return sorted(address for address in found if not ipaddress.ip_address(address).is_loopback)


def taken(address: Address, reason: object) -> Sentence:
    """Why nothing can be received there."""
    return Sentence(
        "Nothing can be received on {address} ({reason}); close the program that uses the port, or choose another one.",
        address=address,
        reason=reason,
    )
