"""The user's webcam: a real one, another program's virtual camera, or a video file in its place."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from desktop.devices.webcams.video_webcam import VideoWebcam
from desktop.devices.webcams.webcam_list import OWN, InputDevice, present_webcams
from desktop.devices.webcams.webcam_stream import WebcamStream
from desktop.system.device_permission import WEBCAM
from inference.types import Pixels
from inference.user_error import UserError


class Webcam(Protocol):
    """An open webcam; it is opened, read and closed on one thread."""

    name: str

    def read(self) -> tuple[Pixels, float] | None:
        """The newest frame [480, 640, 3] RGB and its capture time in time.perf_counter() seconds.

        None if none comes within a quarter of a second. Raises UserError if the webcam is gone or silent.
        """

    def close(self) -> None:
        """Switch the webcam off."""


def webcams() -> list[str]:
    """Names of the present webcams, those with hardware first; never the virtual camera that Understudy sends to."""
    return [device.name for device in present_webcams()]


def open_webcam(name: str | None, photo: bool = False) -> Webcam:
    """Open the first webcam, the one whose name is or contains `name`, or play the video file `name` again and again.

    With `photo`, frames come as near to 1280x720 as the webcam can, and [h, w, 3] in its own size.
    Raises UserError if there is none of that name, or if it is busy, refused by the system, or does not open.
    """
    if name is not None and Path(name).is_file():
        return VideoWebcam(Path(name), photo)
    # Windows and macOS deliver black frames or a number instead of a reason.
    if refused := WEBCAM.refusal():
        raise UserError(refused)
    return WebcamStream(_found(name), photo)


def _found(name: str | None) -> InputDevice:
    present = present_webcams()
    if name is not None and name.startswith(OWN):
        raise UserError("'{name}' shows Understudy's own pictures; choose a webcam.", name=name)
    if not present:
        raise UserError("There is no webcam on this computer; plug one in, or give a video file instead.")
    alike = [device for device in present if name is None or name.casefold() in device.name.casefold()]
    exact = [device for device in alike if device.name == name]
    if not alike:
        names = ", ".join(device.name for device in present)
        raise UserError("There is no webcam called '{name}'; choose one of: {present}.", name=name, present=names)
    return (exact or alike)[0]
