"""Pixels of a decoded photo: upright, opaque, 8 bits a channel, of moderate size.

They are made in bands of rows, so that besides the decoded photo and the result little memory is needed.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from contextlib import suppress

import numpy as np
from PIL import ExifTags, Image

from inference.portrait.colour_profile import separations_to_srgb
from inference.types import Pixels

GROUND = (224, 224, 224)
"""Neutral light grey background of transparent pixels."""
BAND_PIXELS = 4_000_000
SEPARATIONS = ("L", "LA", "CMYK", "LAB")
"""Modes whose profile is applied here, because the pixels become RGB."""


def opaque_pixels(image: Image.Image, profile: bytes, by: int = 1) -> Pixels:
    """[h, w, 3] RGB pixels, upright as the EXIF orientation tells, each the mean of `by` x `by` pixels of the image.

    Profiles of grey, CMYK and Lab images are applied, those of RGB images are not.
    """

    def band(top: int, bottom: int) -> Image.Image:
        return _shallow(image.crop((0, top, image.width, bottom)), profile)

    return upright(pixels_of_bands(image.size, band, by), image)


def pixels_of_bands(size: tuple[int, int], band: Callable[[int, int], Image.Image], by: int = 1) -> Pixels:
    """[h, w, 3] pixels of an image of `size` (width, height); `band(top, bottom)` returns its rows.

    Each pixel is the mean of `by` x `by` pixels of the bands.
    """
    width, height = size
    pixels = np.empty((-(-height // by), -(-width // by), 3), np.uint8)
    rows = max(1, BAND_PIXELS // (width * by)) * by
    for top in range(0, height, rows):
        part = _flat(band(top, min(top + rows, height)))
        pixels[top // by : -(-(top + part.height) // by)] = np.asarray(part.reduce(by) if by > 1 else part)
    return pixels


def upright(pixels: Pixels, image: Image.Image) -> Pixels:
    """Pixels [h, w, 3] turned as the EXIF orientation of `image` tells."""
    return np.ascontiguousarray(_upright(pixels, _orientation(image)))


def is_separation(image: Image.Image) -> bool:
    """Whether `opaque_pixels` applies the profile of the image."""
    return image.mode in SEPARATIONS or _is_deep(image)


def _is_deep(image: Image.Image) -> bool:
    return image.mode.startswith("I") or image.mode == "F"


def _shallow(band: Image.Image, profile: bytes) -> Image.Image:
    """The band with 8 bits a channel and the profile of a separation applied."""
    if _is_deep(band):
        band = _eight_bits(band)
    if band.mode in SEPARATIONS:
        return separations_to_srgb(_with_alpha(band), profile)
    return band


def _flat(band: Image.Image) -> Image.Image:
    """The band in RGB, transparent pixels on a grey ground."""
    if not band.has_transparency_data:
        return band.convert("RGB")
    ground = Image.new("RGBA", band.size, GROUND)
    ground.alpha_composite(band.convert("RGBA"))
    return ground.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Scales 16-bit grey to 8 bits; Pillow's own conversion would clip it."""
    return Image.fromarray(np.clip(np.asarray(image) / 257.0, 0, 255).round().astype(np.uint8))


def _with_alpha(image: Image.Image) -> Image.Image:
    """Turns a transparent shade of grey into an alpha channel."""
    return image.convert("LA") if image.mode == "L" and image.has_transparency_data else image


def _orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 to 8; damaged EXIF is ignored."""
    with suppress(OSError, SyntaxError, ValueError, TypeError, KeyError, struct.error):
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    return 1


def _upright(pixels: Pixels, orientation: int) -> Pixels:
    """Mirrors and rotates pixels [h, w, 3] of an EXIF orientation; an unknown one changes nothing."""
    if orientation in (5, 6, 7, 8):
        pixels = pixels.swapaxes(0, 1)
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    return pixels[:, ::-1] if orientation in (2, 3, 6, 7) else pixels
