"""Calls of the c2pa library that its Python wrapper does not offer: a manifest for a video that is hashed in pieces.

The wrapper's `Builder.sign` copies the whole file into memory. These calls (c2pa.h of c2pa-rs 0.91, as bundled with
c2pa-python 0.38.0) hash the media data block by block into a Merkle tree, so that memory stays flat.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from desktop.provenance.c2pa_library import native

FORMAT = b"video/mp4"
"""Any name of the ISO base media file format; MOV is one."""
BLOCK = 4 * 1024 * 1024
"""Bytes for each leaf of the tree."""
_Bytes = ctypes.POINTER(ctypes.c_ubyte)
_SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "set_fixed_size_merkle": (ctypes.c_int, [ctypes.c_void_p, ctypes.c_size_t]),
    "placeholder": (ctypes.c_int64, [ctypes.c_void_p, ctypes.c_char_p, ctypes.POINTER(_Bytes)]),
    "hash_mdat_bytes": (
        ctypes.c_int,
        [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_bool],
    ),
    "update_hash_from_stream": (ctypes.c_int, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]),
    "sign_embeddable": (ctypes.c_int64, [ctypes.c_void_p, ctypes.c_char_p, ctypes.POINTER(_Bytes)]),
}


@dataclass(frozen=True)
class Box:
    """A top-level box of the ISO base media file format (ISO/IEC 14496-12, 4.2)."""

    kind: bytes
    start: int
    """Offset of its content."""
    length: int
    """Bytes of its content."""
    large: bool
    """Whether its size takes 64 bits."""


def manifest_box(builder: Any, video: BinaryIO) -> bytes:
    """The signed box to append to `video`, a complete file that holds none; the signer is in the builder's context.

    Raises ValueError if the file is damaged or cannot be signed.
    """
    handle = ctypes.cast(builder._handle, ctypes.c_void_p)
    _call("set_fixed_size_merkle", handle, BLOCK // 1024)
    _bytes_of("placeholder", handle)  # prepares the hash; the space itself is not needed at the end of a file
    media = [box for box in boxes(video) if box.kind == b"mdat"]
    for number, box in enumerate(media):
        for block in _blocks(video, box):
            _call("hash_mdat_bytes", handle, number, block, len(block), box.large)
    video.seek(0)
    with native.Stream(video) as stream:
        _call("update_hash_from_stream", handle, FORMAT, ctypes.cast(stream._stream, ctypes.c_void_p))
    return _bytes_of("sign_embeddable", handle)


def boxes(video: BinaryIO) -> Iterator[Box]:
    """The top-level boxes of a file. Raises ValueError if they do not fill it."""
    end, offset = video.seek(0, 2), 0
    while offset < end:
        video.seek(offset)
        head = video.read(16)
        if len(head) < 8:
            raise ValueError("a box is cut off")
        size, kind = struct.unpack(">I4s", head[:8])
        large = size == 1 and len(head) == 16
        size = struct.unpack(">Q", head[8:])[0] if large else size or end - offset
        length = size - (16 if large else 8)
        if length < 0 or offset + size > end:
            raise ValueError("a box is cut off")
        yield Box(kind, offset + size - length, length, large)
        offset += size


def _blocks(video: BinaryIO, box: Box) -> Iterator[bytes]:
    video.seek(box.start)
    left = box.length
    while left > 0:
        block = video.read(min(left, BLOCK))
        if not block:
            raise ValueError("the file became shorter")
        left -= len(block)
        yield block


def _bytes_of(name: str, handle: ctypes.c_void_p) -> bytes:
    """What a call returns in memory of the library, which is freed."""
    result = _Bytes()
    count = _call(name, handle, FORMAT, ctypes.byref(result))
    try:
        return ctypes.string_at(result, count)
    finally:
        native._lib.c2pa_manifest_bytes_free(result)


def _call(name: str, *arguments: Any) -> int:
    function = getattr(native._lib, f"c2pa_builder_{name}")
    function.restype, function.argtypes = _SIGNATURES[name]
    result = int(function(*arguments))
    if result < 0:
        raise ValueError(native._read_native_error() or name)
    return result
