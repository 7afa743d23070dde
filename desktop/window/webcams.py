"""Webcams as the window uses them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from inference.types import Pixels
from inference.user_error import UserError

if TYPE_CHECKING:  # slow import
    from inference.portrait.measured_face import MeasuredFace

Measure = Callable[[Pixels], "MeasuredFace | None"]
"""Measures the face of an RGB picture [h, w, 3]."""


class PhotoWebcam(Protocol):
    """Interface of desktop.devices.webcams.webcam.Webcam, as far as the window uses it."""

    def read(self) -> tuple[Pixels, float] | None:
        """The newest frame [h, w, 3] and its capture time; None if none comes for a moment. Raises UserError."""

    def close(self) -> None:
        """Switch the webcam off."""


def unavailable_webcam(_name: str | None) -> PhotoWebcam:
    """Default for a backend without webcams. Raises UserError."""
    raise UserError("There is no webcam on this computer; plug one in, or give a video file instead.")


def face_measurer() -> Measure:
    """Measures with the face model; on one thread only."""
    from inference.face_model import FaceFinder  # slow imports
    from inference.portrait.measured_face import measure

    return partial(measure, FaceFinder())


@dataclass(frozen=True)
class Webcams:
    """Access to webcams; all calls may take seconds."""

    names: Callable[[], list[str]] = list
    """See desktop.devices.webcams.webcam.webcams."""
    open: Callable[[str | None], PhotoWebcam] = unavailable_webcam
    """Opens the webcam of that name, or the first one, for a photo. Raises UserError."""
    face_measurer: Callable[[], Measure] = face_measurer
    """Opens the face model."""


def system_webcams() -> Webcams:
    """The webcams of this computer."""
    return Webcams(_names, _open)


def _names() -> list[str]:
    from desktop.devices.webcams.webcam import webcams  # slow import

    return webcams()


def _open(name: str | None) -> PhotoWebcam:
    from desktop.devices.webcams.webcam import open_webcam  # slow import

    return open_webcam(name, photo=True)
