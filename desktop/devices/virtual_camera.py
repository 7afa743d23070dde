"""Virtual camera that meeting programs use as a webcam."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.devices import mac_camera, obs_camera
from desktop.devices.loopback import loopbacks, release, revive
from desktop.devices.obs_camera import ObsCamera
from desktop.devices.open_devices import OUTPUTS
from desktop.system.frozen_app import repair
from inference.decoder.picture_format import LOOPBACK, RGB, PictureFormat, planes
from inference.decoder.picture_format import OBS as OBS_NV12
from inference.sentence import Sentence
from inference.timebase import FRAME_RATES, FRAME_SIZE
from inference.types import Pixels
from inference.user_error import UserError

SQUARE = (FRAME_SIZE, FRAME_SIZE)
OBS = Sentence("There is no virtual camera on this computer; install OBS Studio and start its virtual camera once.")
OBS_30 = Sentence(
    "There is no virtual camera on this computer; install OBS Studio 30 or newer and start its virtual camera once."
)
ADVICE = {
    "linux": Sentence(
        "There is no virtual camera on this computer; install it with: {install}, then: {load}.",
        install="sudo apt-get install v4l2loopback-dkms",
        load="sudo modprobe v4l2loopback exclusive_caps=1 card_label=Understudy",
    ),
    "win32": OBS,
    "darwin": OBS_30,
}
SHOWN = {"obs": obs_camera.NAME, "unitycapture": "Unity Video Capture"}
"""Backends of pyvirtualcam and their cameras as meeting programs list them."""
BACKENDS = {"win32": ("obs", "unitycapture"), "darwin": ("obs",), "linux": ("v4l2loopback",)}


@dataclass(frozen=True)
class CameraState:
    """Availability of virtual cameras."""

    available: bool
    names: tuple[str, ...]
    """Cameras that VirtualCamera accepts as `name`."""
    reason: str
    """One sentence saying why there is no camera and what to do; empty if there is one."""

    @property
    def name(self) -> str:
        """The camera that "auto" selects, by its name in meeting programs; empty if there is none."""
        return next(iter(self.names), "")


def cameras() -> CameraState:
    """The virtual cameras of this computer; on Linux, listed without opening any."""
    names = tuple(loopbacks()) if sys.platform == "linux" else _answering()
    if not names:
        return CameraState(False, (), _advice())
    try:
        if sys.platform == "darwin":
            _library()  # not in the bundle, because of its licence
    except UserError as error:
        return CameraState(False, (), str(error))
    return CameraState(True, names, "")


def check_camera(name: str) -> None:
    """Raise UserError if there is no camera of this name; `name` is as for VirtualCamera, which may still fail."""
    state = cameras()
    if not state.available:
        raise UserError(state.reason)
    if name in ("auto", *state.names, *BACKENDS.get(sys.platform, ())) or _is_device(name):
        return
    raise UserError(
        "There is no virtual camera called '{name}'; choose one of: {present}.",
        name=name,
        present=", ".join(state.names),
    )


class VirtualCamera:
    """An open virtual camera."""

    def __init__(self, name: str, fps: int, size: tuple[int, int] = SQUARE, planar: bool = False) -> None:
        """Open a camera. `name` is "auto" for the first available camera, a name of cameras(), or a device file.

        `planar` says that planes will mostly be sent, if `format` has any.

        Raises UserError if there is no such camera, if it is in use, or if it does not support `size` or `fps`.
        """
        _check(fps, size)
        self._size = size
        self._camera, self.format = _open(name, fps, size, planar)
        """Device, and the format that it shows without a conversion."""
        self.name: str = self._camera.device
        OUTPUTS.add(self.name)

    def send(self, pixels: Pixels) -> None:
        """Send a frame [h, w, 3] RGB, or planes [h * 3 / 2, w] of its `format`, shown until the next one.

        Raises UserError if the camera is gone.
        """
        try:
            self._camera.send(self._fitting(pixels))
        except (RuntimeError, OSError) as error:
            raise UserError(
                "The virtual camera {name} stopped taking pictures ({reason}).", name=self.name, reason=error
            ) from error

    def _fitting(self, pixels: Pixels) -> Pixels:
        """What the device takes."""
        width, height = self._size
        if self.format.planar and pixels.shape == (height * 3 // 2, width):
            return pixels
        if pixels.shape != (height, width, 3):
            raise ValueError(f"the picture is {pixels.shape}, the camera shows {(height, width, 3)}")
        return planes(pixels, LOOPBACK) if self.format is LOOPBACK else pixels

    def close(self) -> None:
        """Close the camera."""
        self._camera.close()
        OUTPUTS.remove(self.name)
        release(self.name)


def _check(fps: int, size: tuple[int, int]) -> None:
    if fps not in FRAME_RATES:
        raise UserError(
            "The camera cannot show {fps} pictures a second; choose one of {rates}.",
            fps=fps,
            rates=", ".join(map(str, FRAME_RATES)),
        )
    if min(size) <= 0 or size[0] % 2 or size[1] % 2:
        raise UserError(
            "The camera cannot show pictures of {width}x{height}; both sides must be even numbers such as {good}.",
            width=size[0],
            height=size[1],
            good=FRAME_SIZE,
        )


def _open(name: str, fps: int, size: tuple[int, int], planar: bool) -> tuple[Any, PictureFormat]:
    backend = next((key for key in BACKENDS.get(sys.platform, ()) if name in (key, SHOWN.get(key))), None)
    device = None if name == "auto" or backend else loopbacks().get(name, name)
    revive()
    try:
        if sys.platform == "win32" and (backend == "obs" or (name == "auto" and obs_camera.registered())):
            return ObsCamera(*size, fps), OBS_NV12
        library = _library()
        shown = LOOPBACK if planar and sys.platform == "linux" and LOOPBACK.fits(*size) else RGB
        layout = library.PixelFormat.I420 if shown.planar else library.PixelFormat.RGB
        return library.Camera(*size, fps, fmt=layout, device=device, backend=backend), shown
    except (RuntimeError, OSError) as error:
        raise UserError(_refusal(name, error)) from error


def _refusal(name: str, error: Exception) -> str:
    state = cameras()
    if not state.available:
        return state.reason
    wanted = state.name if name == "auto" else name
    detail = " ".join(str(error).split())
    present = ", ".join(state.names)
    return Sentence(
        "The virtual camera {name} cannot be opened ({reason}); choose one of: {present}.",
        name=wanted,
        reason=detail,
        present=present,
    )


def _answering() -> tuple[str, ...]:
    """Cameras that are installed, for Windows and macOS, which offer no list of virtual ones."""
    return tuple(SHOWN[backend] for backend in BACKENDS.get(sys.platform, ()) if _answers(backend))


def _answers(backend: str) -> bool:
    if sys.platform == "win32" and backend == "obs":
        return obs_camera.registered()
    if sys.platform == "darwin":
        return mac_camera.registered()
    return _opens(backend=backend)


def _is_device(name: str) -> bool:
    """Whether `name` is a device file on Linux, or a device that a backend opens on Windows and macOS."""
    return Path(name).is_char_device() if sys.platform == "linux" else _opens(device=name)


def _opens(**choice: str) -> bool:
    try:
        _library().Camera(FRAME_SIZE, FRAME_SIZE, FRAME_RATES[0], **choice).close()
    except (UserError, RuntimeError, OSError):
        return False
    return True


def _library() -> Any:
    try:
        import pyvirtualcam
    except (ImportError, OSError) as error:
        raise UserError(
            "The package pyvirtualcam does not load ({reason}); {advice}.", reason=error, advice=repair("pyvirtualcam")
        ) from error
    return pyvirtualcam


def _advice() -> str:
    return ADVICE.get(sys.platform, Sentence("There are no virtual cameras for this system."))
