import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from desktop.devices import loopback, mac_camera, obs_camera, virtual_camera
from desktop.devices.virtual_camera import VirtualCamera, cameras, check_camera
from inference.user_error import UserError


class FakeLibrary:
    """The used part of pyvirtualcam."""

    PixelFormat = SimpleNamespace(RGB="RGB")

    def __init__(self) -> None:
        self.opened: list[dict[str, Any]] = []
        self.refusals: dict[str | None, str] = {}
        self.sent: list[np.ndarray] = []
        self.closed = 0

    def Camera(self, width: int, height: int, fps: int, **options: Any) -> Any:
        wanted = options.get("device") or options["backend"]
        if wanted in self.refusals:
            raise RuntimeError(self.refusals[wanted])
        self.opened.append({"size": (width, height), "fps": fps, **options})
        return SimpleNamespace(device=wanted or "/dev/video10", send=self.sent.append, close=self.close)

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> FakeLibrary:
    fake = FakeLibrary()
    monkeypatch.setattr(virtual_camera, "_library", lambda: fake)
    monkeypatch.setattr(obs_camera, "registered", lambda: False)
    return fake


@pytest.fixture
def loopbacks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(loopback, "FOLDER", tmp_path)
    return tmp_path


def plug_in(folder: Path, number: int, name: str) -> None:
    (folder / f"video{number}").mkdir()
    (folder / f"video{number}" / "name").write_text(f"{name}\n")


def test_linux_cameras_are_listed_without_opening_them(loopbacks: Path, library: FakeLibrary) -> None:
    plug_in(loopbacks, 10, "Understudy")
    plug_in(loopbacks, 2, "OBS Cam")
    state = cameras()
    assert state.available
    assert state.names == ("OBS Cam", "Understudy")
    assert state.name == "OBS Cam"
    assert library.opened == []


@pytest.mark.parametrize(
    ("platform", "advice"), [("linux", "modprobe v4l2loopback exclusive_caps=1"), ("win32", "OBS"), ("darwin", "OBS")]
)
def test_without_a_camera_the_reason_gives_advice(
    monkeypatch: pytest.MonkeyPatch, loopbacks: Path, library: FakeLibrary, platform: str, advice: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    library.refusals = dict.fromkeys(("obs", "unitycapture"), "not installed")
    state = cameras()
    assert not state.available
    assert state.name == ""
    assert advice in state.reason
    assert "\n" not in state.reason


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


@pytest.mark.parametrize(
    ("name", "device"), [("auto", None), ("Understudy", "/dev/video10"), ("/dev/video7", "/dev/video7")]
)
def test_a_camera_opens_by_name_by_file_or_any(
    loopbacks: Path, library: FakeLibrary, name: str, device: str | None
) -> None:
    plug_in(loopbacks, 10, "Understudy")
    camera = VirtualCamera(name, 30)
    assert library.opened == [{"size": (512, 512), "fps": 30, "fmt": "RGB", "device": device, "backend": None}]
    picture = np.zeros((512, 512, 3), np.uint8)
    camera.send(picture)
    assert library.sent == [picture]
    camera.close()
    assert library.closed == 1


def test_opening_without_a_camera_says_what_to_install(loopbacks: Path, library: FakeLibrary) -> None:
    library.refusals = {None: "no device"}
    with pytest.raises(UserError, match="v4l2loopback"):
        VirtualCamera("auto", 30)


def test_a_busy_camera_is_reported_with_the_others(loopbacks: Path, library: FakeLibrary) -> None:
    plug_in(loopbacks, 10, "Understudy")
    library.refusals = {"/dev/video10": "'v4l2loopback' backend:\nbusy"}
    with pytest.raises(UserError, match=r"Understudy cannot be opened \('v4l2loopback' backend: busy\)"):
        VirtualCamera("Understudy", 30)


@pytest.mark.parametrize(
    ("fps", "size", "words"), [(24, 512, "24 pictures.*25, 30"), (25, 511, "511x511"), (25, 0, "0x0")]
)
def test_an_unsupported_format_is_refused_with_both_values(
    library: FakeLibrary, fps: int, size: int, words: str
) -> None:
    with pytest.raises(UserError, match=words):
        VirtualCamera("auto", fps, (size, size))
    assert library.opened == []


def test_a_frame_of_another_size_raises_an_error_with_both_sizes(loopbacks: Path, library: FakeLibrary) -> None:
    with pytest.raises(ValueError, match=r"\(256, 256, 3\).*\(512, 512, 3\)"):
        VirtualCamera("auto", 30).send(np.zeros((256, 256, 3), np.uint8))


def test_an_unplugged_camera_is_reported(loopbacks: Path, library: FakeLibrary) -> None:
    camera = VirtualCamera("auto", 30)

    def gone(_: np.ndarray) -> None:
        raise RuntimeError("write failed")

    camera._camera.send = gone
    with pytest.raises(UserError, match="write failed"):
        camera.send(np.zeros((512, 512, 3), np.uint8))


def test_the_real_library_loads() -> None:
    assert hasattr(virtual_camera._library(), "Camera")


def test_an_unknown_camera_is_refused_with_those_there_are(loopbacks: Path, library: FakeLibrary) -> None:
    with pytest.raises(UserError, match="v4l2loopback-dkms"):
        check_camera("Understudy")
    plug_in(loopbacks, 10, "Understudy")
    plug_in(loopbacks, 11, "Understudy")
    for name in ("auto", "Understudy", "Understudy (2)", "v4l2loopback"):
        check_camera(name)
    for name in ("OBS Cam", "/dev/video77"):
        with pytest.raises(UserError, match=r"called '.*'; choose one of: Understudy, Understudy \(2\)\."):
            check_camera(name)
    assert library.opened == []


def test_an_unknown_camera_is_refused_where_only_backends_are_known(
    monkeypatch: pytest.MonkeyPatch, library: FakeLibrary
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(obs_camera, "registered", lambda: True)
    library.refusals = {"unitycapture": "no", "Typo": "no device"}
    for name in ("auto", "obs", obs_camera.NAME):
        check_camera(name)
    with pytest.raises(UserError, match=r"called 'Typo'; choose one of: OBS"):
        check_camera("Typo")
