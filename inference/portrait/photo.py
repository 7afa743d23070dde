"""Decoding of photo files: upright, opaque, at most 50 megapixels, larger ones reduced."""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image, UnidentifiedImageError

from inference.memory_shortage import is_memory_shortage
from inference.portrait.jpeg_file import START, decode_jpeg, open_jpeg, reducible, rows_present
from inference.portrait.photo_pixels import is_separation, opaque_pixels, upright
from inference.portrait.png_chunks import SIGNATURE, picture_chunks
from inference.portrait.webp_file import decode_still
from inference.sentence import Sentence
from inference.types import Pixels
from inference.user_error import UserError

MOST_MEGAPIXELS = 50
"""Largest photo that is kept; larger ones are reduced while or after they are decoded."""
MOST_DECODED = {"PNG": 150, "BMP": 150, "GIF": 150, "TIFF": 75, "HEIF": 75, "AVIF": 75, "WEBP": 75}
"""Largest photo of each format that can be decoded in 0.8 GB; a decoder needs 4 to 8 bytes a pixel."""
MOST_ANIMATED = 40
"""The same for animated WebP pictures: 16 bytes a pixel."""
FORMATS = ("PNG", "WEBP", "AVIF", "HEIF", "GIF", "BMP", "TIFF")
"""Pillow's names of the formats besides JPEG. Of an animation the first frame is read."""
MIN_ROWS = 0.6
"""Least share of the rows of a JPEG that must be present."""
REDUCED_SIDE = 2048
"""Least longer side in pixels of a photo read reduced."""
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
    notes: tuple[str, ...] = ()
    """Messages for the user."""

    def turned(self, quarters: int) -> Photo:
        """The photo rotated counter-clockwise by `quarters` right angles."""
        if quarters == 0:
            return self
        return replace(self, pixels=np.ascontiguousarray(np.rot90(self.pixels, quarters)))


def read_photo(path: Path, reduced: bool = False) -> Photo:
    """Decodes a photo. Raises UserError if it is no photo, is damaged or too large to decode.

    A photo of more than 50 megapixels is reduced to half its resolution or less. `reduced` allows the same for any
    large JPEG, which is several times faster.
    """
    _check_file(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of large images and damaged EXIF, handled here
            with path.open("rb") as file:
                return _read_jpeg(file, path.name, reduced) if _starts(file, START) else _read_other(file, path.name)
    except UserError:
        raise
    except Image.DecompressionBombError as problem:  # Pillow's own limit, 179 megapixels
        raise UserError(
            "{name} has far more than the {most} megapixels that can be read; use a smaller copy.",
            name=path.name,
            most=max(MOST_DECODED.values()),
        ) from problem
    except UnidentifiedImageError as problem:
        raise UserError(
            "{name} is not a JPEG, PNG, WebP or HEIC picture; use another file.", name=path.name
        ) from problem
    except Exception as problem:  # decoders raise nearly every type on damaged files
        if is_memory_shortage(problem):
            raise UserError("{name} does not fit into memory; use a smaller copy.", name=path.name) from problem
        raise UserError(
            "{name} is damaged and cannot be read; use another copy of the picture.", name=path.name
        ) from problem


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


def _starts(file: BinaryIO, signature: bytes) -> bool:
    file.seek(0)
    return file.read(len(signature)) == signature


def _read_jpeg(file: BinaryIO, name: str, reduced: bool) -> Photo:
    with open_jpeg(file) as header:
        full, profile = header.size, header.info.get("icc_profile", b"")
        if not reducible(header):
            _check_size(name, full, MOST_MEGAPIXELS)
    image, complete = decode_jpeg(file, MOST_MEGAPIXELS * 1e6, REDUCED_SIDE if reduced else None)
    scale = max(image.size) / max(full)
    if complete:
        return _photo(image, scale, profile)
    rows = rows_present(image)
    if rows < MIN_ROWS * image.height:
        raise OSError("too little of the picture is present")
    note = Sentence("{name} lacks the end of its file; the picture is used as far as it goes.", name=name)
    return replace(_photo(image.crop((0, 0, image.width, rows)), scale, profile), notes=(note,))


def _read_other(file: BinaryIO, name: str) -> Photo:
    source, profile = picture_chunks(file) if _starts(file, SIGNATURE) else (file, b"")
    Image.init()
    if _is_heif(file):
        _add_heif(name)
    source.seek(0)
    with Image.open(source, formats=[name for name in FORMATS if name in Image.OPEN]) as image:
        _check_size(name, image.size, _most_megapixels(image))
        by = math.ceil(math.sqrt(image.width * image.height / (MOST_MEGAPIXELS * 1e6)))
        profile = profile or image.info.get("icc_profile") or b""
        if image.format == "WEBP" and _megapixels(image.size) > MOST_ANIMATED:
            return Photo(upright(decode_still(file, by), image), 1 / by, profile)
        image.load()
        return _photo(image, 1.0, profile, by)


def _most_megapixels(image: Image.Image) -> int:
    if image.format == "WEBP" and getattr(image, "is_animated", False):
        return MOST_ANIMATED
    return MOST_DECODED.get(image.format or "", MOST_MEGAPIXELS)


def _megapixels(size: tuple[int, int]) -> float:
    return size[0] * size[1] / 1e6


def _check_size(name: str, size: tuple[int, int], most: int) -> None:
    megapixels = _megapixels(size)
    if round(megapixels) > most:
        raise UserError(
            "{name} has {width} x {height} pixels = {megapixels:.0f} megapixels, more than the {most} that can be "
            "read; use a smaller copy.",
            name=name,
            width=size[0],
            height=size[1],
            megapixels=megapixels,
            most=most,
        )


def _is_heif(file: BinaryIO) -> bool:
    file.seek(0)
    head = file.read(12)
    return head[4:8] == b"ftyp" and head[8:12] in HEIF_BRANDS


def _add_heif(name: str) -> None:
    try:
        import pillow_heif
    except ImportError as problem:
        raise UserError(
            "{name} is a HEIC picture, which needs `python -m pip install pillow-heif`; or save it as JPEG.",
            name=name,
        ) from problem
    pillow_heif.register_heif_opener()


def _photo(image: Image.Image, scale: float, profile: bytes, by: int = 1) -> Photo:
    """The photo of a decoded image, reduced `by` times."""
    pixels = opaque_pixels(image, profile, by)
    return Photo(pixels, scale / by, b"" if is_separation(image) else profile)
