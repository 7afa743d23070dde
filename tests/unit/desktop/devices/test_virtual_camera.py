import sys
from pathlib import Path

import numpy as np
import pytest

from desktop.devices import loopback, obs_camera, virtual_camera
from desktop.devices.virtual_camera import VirtualCamera, cameras, check_camera
from inference.decoder.picture_format import LOOPBACK, RGB
from inference.user_error import UserError
from tests.unit.desktop.devices.fake_pyvirtualcam import FakeLibrary


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


def test_a_camera_for_planes_takes_them_and_rgb(loopbacks: Path, library: FakeLibrary) -> None:
    plug_in(loopbacks, 10, "Understudy")
    camera = VirtualCamera("auto", 30, planar=True)
    assert (library.opened[0]["fmt"], camera.format) == ("I420", LOOPBACK)
    shown = np.full((768, 512), 99, np.uint8)
    camera.send(shown)
    camera.send(np.full((512, 512, 3), 255, np.uint8))
    assert (library.sent[0] == shown).all()
    assert (np.unique(library.sent[1][:512]), np.unique(library.sent[1][512:])) == (235, 128)


def test_a_camera_for_rgb_refuses_planes(loopbacks: Path, library: FakeLibrary) -> None:
    plug_in(loopbacks, 10, "Understudy")
    camera = VirtualCamera("auto", 30)
    assert camera.format is RGB
    with pytest.raises(ValueError, match="the picture is"):
        camera.send(np.zeros((768, 512), np.uint8))
