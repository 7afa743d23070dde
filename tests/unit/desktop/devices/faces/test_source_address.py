import pytest

from desktop.devices.faces.face_sources import open_face_source
from desktop.devices.faces.source_address import parse_address
from desktop.devices.faces.udp_face_source import UdpFaceSource
from inference.user_error import UserError


@pytest.mark.parametrize(
    ("text", "shown", "loopback"),
    [
        ("", "127.0.0.1:11111", True),
        ("9000", "127.0.0.1:9000", True),
        ("localhost:9000", "127.0.0.1:9000", True),
        ("0.0.0.0", "0.0.0.0:11111", False),  # noqa: S104 - not bound
        ("192.168.1.5:12", "192.168.1.5:12", False),
        ("[::1]:12", "[::1]:12", True),
    ],
)
def test_addresses(text: str, shown: str, loopback: bool) -> None:
    address = parse_address(text, 11111)
    assert (str(address), address.loopback) == (shown, loopback)


@pytest.mark.parametrize("text", ["0", "70000", "example.com:9", "1.2.3:9", "a b", ":::"])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(UserError, match=r"port|address"):
        parse_address(text, 11111)


def test_address_beyond_this_computer_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.devices.faces.source_address.own_addresses", lambda: ["10.0.0.7", "192.168.1.5"])
    source = open_face_source("vmc:0.0.0.0:39540")
    assert isinstance(source, UdpFaceSource)
    assert source.state == "Waiting for VMC on 10.0.0.7:39540 · 192.168.1.5:39540, which other computers can reach."


def test_unknown_name_lists_what_can_be_followed() -> None:
    with pytest.raises(UserError, match="livelink, ifacialmocap, vmc, websocket"):
        open_face_source("kinect")
