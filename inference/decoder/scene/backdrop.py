"""Background behind the person: the photo's, blurred, a colour, an image file or transparent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from inference.portrait.colour_profile import to_srgb
from inference.portrait.photo import read_photo
from inference.types import Floats, Pixels
from inference.user_error import UserError

PHOTO, BLUR, TRANSPARENT = "photo", "blur", "transparent"
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
LENS = 0.022
"""Radius of the blur disc as a share of the frame's height."""
GAMMA = 2.2
"""Gamma for blurring in linear light, so that lamps stay bright."""


@dataclass(frozen=True, slots=True)
class Backdrop:
    """The selected background."""

    kind: str = PHOTO
    """"photo", "blur", "transparent", a colour "#RRGGBB" or "file"."""
    file: Path | None = None

    @property
    def transparent(self) -> bool:
        """Whether frames have an alpha channel instead of a background."""
        return self.kind == TRANSPARENT


def parse_backdrop(text: str) -> Backdrop:
    """Parses the user's text. Raises UserError if it names no background."""
    if text in (PHOTO, BLUR, TRANSPARENT) or COLOUR.fullmatch(text):
        return Backdrop(text)
    if Path(text).is_file():
        return Backdrop("file", Path(text))
    raise UserError(
        "There is no background {text}; give photo, blur, transparent, a colour such as #20603a, or a picture file.",
        text=text,
    )


def paint_backdrop(backdrop: Backdrop, plate: Pixels) -> Pixels:
    """[h, w, 3] the background of a frame with the plate [h, w, 3]. Raises UserError if a file is no image."""
    if backdrop.kind == BLUR:
        return out_of_focus(plate)
    if backdrop.kind == "file" and backdrop.file:
        return _filling(backdrop.file, plate.shape[1], plate.shape[0])
    if backdrop.kind.startswith("#"):
        colour = np.frombuffer(bytes.fromhex(backdrop.kind[1:]), np.uint8)
        return np.full_like(plate, colour)
    return plate


def out_of_focus(plate: Pixels) -> Pixels:
    """Blurs an image like a wide-open lens focused on the person: every point becomes a uniform disc."""
    radius = LENS * plate.shape[0]
    step = max(1, int(radius / 6))
    height, width = plate.shape[:2]
    small = cv2.resize(plate, (max(1, width // step), max(1, height // step)), interpolation=cv2.INTER_AREA)
    light = (small / np.float32(255)) ** np.float32(GAMMA)
    blurred = cv2.filter2D(light, -1, _disc(radius / step), borderType=cv2.BORDER_REFLECT)
    blurred = cv2.GaussianBlur(blurred, (0, 0), radius / step / 3, borderType=cv2.BORDER_REFLECT)
    values = 255 * blurred.clip(0, 1) ** np.float32(1 / GAMMA)
    sharp = cv2.resize(values, (width, height), interpolation=cv2.INTER_CUBIC)
    return (sharp + 0.5).clip(0, 255).astype(np.uint8)


def _disc(radius: float) -> Floats:
    """Convolution kernel: a disc with a soft rim, sum 1."""
    reach = int(np.ceil(radius + 0.5))
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    disc = (radius + 0.5 - np.hypot(x, y)).clip(0, 1)
    return np.asarray(disc / disc.sum(), np.float32)


def _filling(file: Path, width: int, height: int) -> Pixels:
    """The centre of an image file, scaled and cropped to width x height."""
    photo = read_photo(file)
    rows, columns = photo.pixels.shape[:2]
    scale = max(width / columns, height / rows)
    part_w, part_h = min(columns, round(width / scale)), min(rows, round(height / scale))
    top, left = (rows - part_h) // 2, (columns - part_w) // 2
    part = to_srgb(photo.pixels[top : top + part_h, left : left + part_w], photo.profile)
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(part, (width, height), interpolation=method), np.uint8)
