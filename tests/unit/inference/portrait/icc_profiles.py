"""ICC profiles that no program would guess, so that a test sees whether they are applied."""

from __future__ import annotations

import itertools
import struct

from PIL import ImageCms


def swapped_rgb() -> bytes:
    """sRGB with red and green exchanged."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"tmp1").replace(b"gXYZ", b"rXYZ").replace(b"tmp1", b"gXYZ")


def grey(gamma: float) -> bytes:
    """Grey whose luminance is value ** gamma."""
    curve = struct.pack(">4sIIH", b"curv", 0, 1, round(gamma * 256))
    return _profile(b"mntr", b"GRAY", b"XYZ ", [(b"wtpt", _white()), (b"kTRC", curve)])


def green_ink_cmyk() -> bytes:
    """A press with green ink instead of cyan; the other inks only darken."""
    header = struct.pack(">4sI4B9I", b"mft1", 0, 4, 3, 2, 0, *(v << 16 for v in (1, 0, 0, 0, 1, 0, 0, 0, 1)))
    ramp = bytes(range(256))
    shades = bytearray()
    for cyan, *others in itertools.product((0, 1), repeat=4):
        light = 0 if any(others) else 200 if cyan else 255
        shades += bytes((light, 128 - 70 * cyan, 128 + 70 * cyan) if light else (0, 128, 128))  # L, a, b
    return _profile(b"prtr", b"CMYK", b"Lab ", [(b"wtpt", _white()), (b"A2B0", header + ramp * 4 + shades + ramp * 3)])


def _white() -> bytes:
    return struct.pack(">4sI3i", b"XYZ ", 0, *(round(v * 65536) for v in (0.9642, 1.0, 0.8249)))


def _profile(kind: bytes, space: bytes, connection: bytes, tags: list[tuple[bytes, bytes]]) -> bytes:
    table, content, start = struct.pack(">I", len(tags)), b"", 128 + 4 + 12 * len(tags)
    for name, tag in tags:
        table += struct.pack(">4sII", name, start + len(content), len(tag))
        content += tag + b"\0" * (-len(tag) % 4)
    white = struct.pack(">3i", *(round(v * 65536) for v in (0.9642, 1.0, 0.8249)))
    size = 128 + len(table) + len(content)
    head = struct.pack(">I4sI4s4s4s12s4s", size, b"none", 0x02400000, kind, space, connection, b"\0" * 12, b"acsp")
    return head.ljust(68, b"\0") + white + b"\0" * 48 + table + content
