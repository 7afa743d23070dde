"""PNG files reduced to the chunks that make the picture.

Pillow refuses a PNG whose text or ICC profile unpacks to more than a megabyte, and one whose text has a wrong checksum;
viewers show both.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PICTURE = (b"IHDR", b"PLTE", b"tRNS", b"eXIf", b"IDAT", b"IEND")
ORIENTATION = (b"XML:com.adobe.xmp\0", b"Raw profile type exif\0")
"""Keywords of the texts that may hold the orientation of the photo."""
MAX_TEXT = 1 << 20
"""Unpacked size in bytes from which a text is left out; also Pillow's limit."""
MAX_PROFILE = 1 << 24
"""Unpacked size in bytes from which an ICC profile is ignored; printing profiles have up to 4 MB."""


def picture_chunks(file: BinaryIO) -> tuple[BinaryIO, bytes]:
    """The PNG without other chunks, and its ICC profile (empty without one). `file` itself if nothing is left out."""
    chunks = list(_chunks(file))
    if all(kind in PICTURE for kind, _, _ in chunks):
        file.seek(0)
        return file, b""
    kept, profile = io.BytesIO(), b""
    kept.write(SIGNATURE)
    for kind, start, length in chunks:
        if kind in PICTURE or _is_orientation(file, kind, start, length):
            file.seek(start)
            kept.write(file.read(length + 12))
        elif kind == b"iCCP" and not profile:
            profile = _unpacked(_content(file, start, length).partition(b"\0")[2][1:], MAX_PROFILE) or b""
    kept.seek(0)
    return kept, profile


def _chunks(file: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """Kind, start and length of the content of each chunk; the last one may be cut off."""
    start = len(SIGNATURE)
    file.seek(start)
    while len(head := file.read(8)) == 8:
        length, kind = struct.unpack(">I4s", head)
        yield kind, start, length
        start += length + 12
        file.seek(start)


def _content(file: BinaryIO, start: int, length: int) -> bytes:
    file.seek(start + 8)
    return file.read(length)


def _is_orientation(file: BinaryIO, kind: bytes, start: int, length: int) -> bool:
    """Whether the chunk is a readable text of moderate size that may hold the orientation."""
    if kind not in (b"tEXt", b"zTXt", b"iTXt") or length > MAX_TEXT:
        return False
    content = _content(file, start, length)
    if not content.startswith(ORIENTATION) or zlib.crc32(kind + content) != _checksum(file):
        return False
    rest = content.partition(b"\0")[2]
    if kind == b"iTXt":
        return rest[:1] == b"\0" or _unpacked(rest[2:].split(b"\0", 2)[-1], MAX_TEXT) is not None
    return kind == b"tEXt" or _unpacked(rest[1:], MAX_TEXT) is not None


def _checksum(file: BinaryIO) -> int:
    return int.from_bytes(file.read(4), "big")


def _unpacked(data: bytes, most: int) -> bytes | None:
    """The unpacked data; None if it is damaged or has more than `most` bytes."""
    unpacker = zlib.decompressobj()
    try:
        unpacked = unpacker.decompress(data, most)
    except zlib.error:
        return None
    return unpacked if unpacker.eof else None
