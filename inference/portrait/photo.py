"""Decoding of photo files: upright, opaque, at most 50 megapixels."""

from __future__ import annotations

import io
import struct
import warnings
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import ExifTags, Image, ImageCms, UnidentifiedImageError

from inference.types import Pixels
from inference.user_error import UserError

MOST_MEGAPIXELS = 50
FORMATS = ("JPEG", "MPO", "PNG", "WEBP", "AVIF", "HEIF")
"""Pillow's format names; MPO is the JPEG variant of phones that store several views."""
GROUND = (224, 224, 224)
"""Neutral light grey background of transparent pixels."""
REDUCED_SIDE = 2048
"""Least longer side in pixels of a photo read reduced."""
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""Transpose that sets an image of this EXIF orientation upright."""
HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")


@dataclass(frozen=True, slots=True)
class Photo:
    """A decoded photo."""

    pixels: Pixels
    """[h, w, 3] RGB."""
    scale: float = 1.0
    """Pixels per pixel of the file; below 1 if read reduced."""
    profile: bytes = b""
    """ICC profile of the pixels; empty means sRGB."""

    def turned(self, quarters: int) -> Photo:
        """The photo rotated counter-clockwise by `quarters` right angles."""
        if quarters == 0:
            return self
        return Photo(np.ascontiguousarray(np.rot90(self.pixels, quarters)), self.scale, self.profile)


def read_photo(path: Path, reduced: bool = False) -> Photo:
    """Decodes a photo. Raises UserError if it is no photo, is damaged or has more than 50 megapixels.

    `reduced` allows a large JPEG to be decoded at a lower resolution, which is several times faster.
    """
    _check_file(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of large images and damaged EXIF, handled here
            with _open(path) as image:
                return _decode(image, reduced)
    except UserError:
        raise
    except Image.DecompressionBombError as problem:  # Pillow's own limit, 179 megapixels
        raise UserError(
            "{name} has far more than the {most} megapixels that can be read; use a smaller copy.",
            name=path.name,
            most=MOST_MEGAPIXELS,
        ) from problem
    except UnidentifiedImageError as problem:
        raise UserError(
            "{name} is not a JPEG, PNG, WebP or HEIC picture; use another file.", name=path.name
        ) from problem
    except MemoryError as problem:
        raise UserError("{name} does not fit into memory; use a smaller copy.", name=path.name) from problem
    except Exception as problem:  # decoders raise nearly every type on damaged files
        raise UserError(
            "{name} is damaged and cannot be read; use another copy of the picture.", name=path.name
        ) from problem


def to_srgb(pixels: Pixels, profile: bytes) -> Pixels:
    """Converts pixels [h, w, 3] from the ICC profile to sRGB; unchanged if the profile is empty or not RGB."""
    if not profile:
        return pixels
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        picture = Image.fromarray(pixels)
        converted = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError):
        return pixels
    return np.asarray(converted) if converted is not None else pixels


def _check_file(path: Path) -> None:
    try:
        if path.is_dir():
            raise UserError("{path} is a folder; give the picture file itself.", path=path)
        if not path.exists():
            raise UserError("There is no file {path}; check its name.", path=path)
        if not path.is_file():
            raise UserError("{path} is not a file; give a JPEG, PNG, WebP or HEIC picture.", path=path)
        if path.stat().st_size == 0:
            raise UserError("{name} is empty (0 bytes); use another copy of the picture.", name=path.name)
    except (OSError, ValueError) as problem:
        raise UserError("{path} cannot be read; check its name and your rights.", path=path) from problem


def _open(path: Path) -> Image.Image:
    """Opens the image and checks its header; pixels are not decoded yet."""
    with path.open("rb") as file:
        head = file.read(32)
    Image.init()
    if _is_heif(head):
        _add_heif(path)
    image = Image.open(path, formats=[name for name in FORMATS if name in Image.OPEN])
    megapixels = image.width * image.height / 1e6
    if round(megapixels) > MOST_MEGAPIXELS:
        image.close()
        raise UserError(
            "{name} has {width} x {height} pixels = {megapixels:.0f} megapixels, more than the {most} that can be "
            "read; use a smaller copy.",
            name=path.name,
            width=image.width,
            height=image.height,
            megapixels=megapixels,
            most=MOST_MEGAPIXELS,
        )
    return image


def _is_heif(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in HEIF_BRANDS


def _add_heif(path: Path) -> None:
    try:
        import pillow_heif
    except ImportError as problem:
        raise UserError(
            "{name} is a HEIC picture, which needs `python -m pip install pillow-heif`; or save it as JPEG.",
            name=path.name,
        ) from problem
    pillow_heif.register_heif_opener()


def _decode(image: Image.Image, reduced: bool) -> Photo:
    full = max(image.size)
    if reduced and full > REDUCED_SIDE:
        image.draft(None, _reduced_size(image.size))  # has an effect on JPEG only
    image.load()
    scale = max(image.size) / full
    profile = image.info.get("icc_profile") or b""
    keeps_profile = image.mode in ("RGB", "RGBA")
    pixels = np.asarray(_opaque(_upright(image)))
    return Photo(pixels, scale, profile if keeps_profile else b"")


def _reduced_size(size: tuple[int, int]) -> tuple[int, int]:
    scale = REDUCED_SIDE / max(size)
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _upright(image: Image.Image) -> Image.Image:
    """Applies the EXIF orientation; damaged EXIF is ignored."""
    orientation = 1
    with suppress(OSError, SyntaxError, ValueError, TypeError, KeyError, struct.error):
        orientation = image.getexif().get(ExifTags.Base.Orientation, 1)
    return image.transpose(TURNS[orientation]) if orientation in TURNS else image


def _opaque(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I") or image.mode == "F":
        image = _eight_bits(image)
    if not image.has_transparency_data:
        return image if image.mode == "RGB" else image.convert("RGB")  # convert would copy 50 megapixels
    ground = Image.new("RGBA", image.size, GROUND)
    ground.alpha_composite(image.convert("RGBA"))
    return ground.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Scales 16-bit grey to 8 bits; Pillow's own conversion would clip it."""
    return Image.fromarray(np.clip(np.asarray(image) / 257.0, 0, 255).round().astype(np.uint8))
