import sys
from types import SimpleNamespace

import pytest

from desktop.devices import mac_camera, obs_camera, virtual_camera
from desktop.devices.virtual_camera import VirtualCamera, cameras
from inference.user_error import UserError
from tests.unit.desktop.devices.fake_pyvirtualcam import FakeLibrary


def test_on_windows_unitys_camera_is_found_by_opening_it(monkeypatch: pytest.MonkeyPatch, library: FakeLibrary) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert cameras().names == ("Unity Video Capture",)
    assert library.closed == 1


EXTENSIONS = """2 extension(s)
--- com.apple.system_extension.cmio (Go to 'System Settings')
enabled\tactive\tteamID\tbundleID (version)\tname\t[state]
*\t*\tABCDE12345\tcom.obsproject.obs-studio.mac-camera-extension (31.0.0/1)\tOBS Virtual Camera\t{state}
\t\tABCDE12345\torg.example.other (1/1)\tOther\t[activated enabled]
"""


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("[activated enabled]", ("OBS Virtual Camera",)),
        ("[activated waiting for user]", ()),
        ("[terminated waiting to uninstall on reboot]", ()),
    ],
)
def test_on_macos_a_camera_is_found_by_its_extension(
    monkeypatch: pytest.MonkeyPatch, library: FakeLibrary, state: str, names: tuple[str, ...]
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    told = SimpleNamespace(stdout=EXTENSIONS.format(state=state))
    monkeypatch.setattr(mac_camera.subprocess, "run", lambda *_, **__: told)
    assert cameras().names == names
    assert library.opened == []
    assert bool(cameras().reason) != bool(names)


def test_a_macos_without_the_list_has_no_camera(monkeypatch: pytest.MonkeyPatch, library: FakeLibrary) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(mac_camera, "LIST", ("/no/such/program",))
    assert "OBS Studio 30" in cameras().reason


def test_on_macos_a_missing_package_is_told_before_anybody_goes_live(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise UserError("The package pyvirtualcam does not load.")

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(mac_camera, "registered", lambda: True)
    monkeypatch.setattr(virtual_camera, "_library", missing)
    assert (cameras().available, cameras().reason) == (False, "The package pyvirtualcam does not load.")


def test_on_windows_a_camera_in_use_is_found_by_its_registration(
    monkeypatch: pytest.MonkeyPatch, library: FakeLibrary
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(obs_camera, "registered", lambda: True)
    library.refusals = {"obs": "in use", "unitycapture": "not installed"}
    assert cameras().names == ("OBS Virtual Camera",)


@pytest.mark.parametrize("name", ["auto", "OBS Virtual Camera", "obs"])
def test_on_windows_frames_go_to_obs_without_pyvirtualcam(
    monkeypatch: pytest.MonkeyPatch, library: FakeLibrary, name: str
) -> None:
    opened: list[tuple[int, ...]] = []

    def camera(*wanted: int) -> SimpleNamespace:
        opened.append(wanted)
        return SimpleNamespace(device="OBS Virtual Camera", send=library.sent.append, close=library.close)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(obs_camera, "registered", lambda: True)
    monkeypatch.setattr(virtual_camera, "ObsCamera", camera)
    assert VirtualCamera(name, 30).name == "OBS Virtual Camera"
    assert (opened, library.opened) == ([(512, 512, 30)], [])


@pytest.mark.parametrize("name", ["Unity Video Capture", "unitycapture"])
def test_a_camera_opens_by_the_name_that_meetings_show(
    monkeypatch: pytest.MonkeyPatch, library: FakeLibrary, name: str
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    VirtualCamera(name, 30)
    assert [opened["backend"] for opened in library.opened] == ["unitycapture"]
