"""Valid pictures of every format that is read, as seeds of damaged files."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import numpy as np
from PIL import Image, ImageCms, features
from PIL.PngImagePlugin import PngInfo

from inference.portrait import builtins

SIDE = 200
"""Pixels; large enough for a face."""


@cache
def pictures() -> tuple[tuple[str, bytes], ...]:
    """Suffix and content of each seed."""
    with Image.open(builtins.portraits()[0].path) as photo:
        face = photo.convert("RGB").resize((SIDE, SIDE), Image.Resampling.LANCZOS)
    clear = face.copy()
    clear.putalpha(Image.linear_gradient("L").resize(face.size))
    deep = Image.fromarray(np.asarray(face.convert("L")).astype(np.uint16) * 257)
    return (*_common(face, clear, deep), *_modern(face, clear))


def _common(face: Image.Image, clear: Image.Image, deep: Image.Image) -> list[tuple[str, bytes]]:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exif = Image.Exif()
    exif[0x0112] = 6
    text = PngInfo()
    text.add_text("parameters", "a portrait", zip=True)
    frames: dict[str, Any] = {"save_all": True, "append_images": [clear], "duration": 100}
    return [
        (".png", _saved(face, "PNG", icc_profile=profile, pnginfo=text, exif=exif)),
        (".png", _saved(clear, "PNG")),
        (".png", _saved(face.quantize(32), "PNG", transparency=3)),
        (".png", _saved(deep, "PNG")),
        (".jpg", _saved(face, "JPEG", icc_profile=profile, exif=exif)),
        (".jpg", _saved(face, "JPEG", progressive=True)),
        (".jpg", _saved(face.convert("CMYK"), "JPEG")),
        (".jpg", _saved(face.convert("L"), "JPEG")),
        (".gif", _saved(face.quantize(64), "GIF")),
        (".gif", _saved(clear, "GIF", **frames)),
        (".bmp", _saved(face, "BMP")),
        (".bmp", _saved(face.quantize(16), "BMP")),
        (".tif", _saved(face, "TIFF")),
        (".tif", _saved(face, "TIFF", compression="tiff_lzw", icc_profile=profile)),
        (".tif", _saved(face, "TIFF", compression="tiff_adobe_deflate")),
        (".tif", _saved(face.convert("LAB"), "TIFF")),
        (".tif", _saved(deep, "TIFF", compression="tiff_lzw")),
        (".tif", _saved(Image.fromarray(np.asarray(deep, np.float32)), "TIFF")),
    ]


def _modern(face: Image.Image, clear: Image.Image) -> list[tuple[str, bytes]]:
    frames: dict[str, Any] = {"save_all": True, "append_images": [face], "duration": 100}
    found = [
        (".webp", _saved(face, "WEBP", lossless=True)),
        (".webp", _saved(clear, "WEBP")),
        (".webp", _saved(clear, "WEBP", **frames)),
    ]
    if features.check("avif"):
        found += [(".avif", _saved(face, "AVIF", speed=10)), (".avif", _saved(clear, "AVIF", speed=10))]
    try:
        import pillow_heif
    except ImportError:
        return found
    pillow_heif.register_heif_opener()
    return [*found, (".heic", _saved(face, "HEIF")), (".heic", _saved(clear, "HEIF"))]


def _saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
