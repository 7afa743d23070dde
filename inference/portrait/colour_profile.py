"""Conversion of photos with an ICC profile to sRGB."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageCms

from inference.types import Pixels


def to_srgb(pixels: Pixels, profile: bytes) -> Pixels:
    """Converts pixels [h, w, 3] from the ICC profile to sRGB; unchanged if the profile is empty or not RGB."""
    if not profile:
        return pixels
    converted = _converted(Image.fromarray(pixels), profile)
    return pixels if converted is None else np.asarray(converted)


def separations_to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """An image of mode L, LA, CMYK or LAB as RGB (LA: RGBA) in sRGB.

    Without a profile of the image's own colour space, grey counts as sRGB grey and CMYK as the complement of RGB.
    """
    if image.mode == "LA":
        colour = separations_to_srgb(image.getchannel("L"), profile)
        colour.putalpha(image.getchannel("A"))
        return colour
    if image.mode == "LAB":
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    converted = _converted(image, profile) if profile else None
    return image.convert("RGB") if converted is None else converted


def _converted(image: Image.Image, profile: bytes) -> Image.Image | None:
    """The image in sRGB; None if the profile is damaged or of another colour space."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return None
