"""Small files that declare, or unpack to, far more than they hold."""

from __future__ import annotations

import io
import json
import random
import struct
import zipfile
import zlib
from functools import cache

from PIL import Image

SIZES = [(65_535, 65_535), (30_000, 30_000), (16_383, 16_383), (20_000, 9_000), (7_000, 7_000), (60_000, 800)]
ZEROS = 300_000_000
"""Bytes to which bombs unpack."""
MANIFEST = {"format": "understudy portrait", "version": 1, "title": "A", "photo": "photo.jpg", "look": {}}
MAGIC = b"\x93NUMPY\1\0"


def picture_bomb(chance: random.Random) -> tuple[str, bytes]:
    """Suffix and content of a picture of huge size."""
    width, height = chance.choice(SIZES)
    kind = chance.choice(["png", "png", "gif", "bmp", "tif", "text", "jpg"])
    if kind == "png":
        depth, colour = chance.choice([(8, 2), (8, 6), (16, 0), (16, 6), (1, 0), (8, 3)])
        return ".png", _png(width, height, depth, colour, chance.randrange(2), chance.choice([b"", _zeros()]))
    if kind == "text":
        return ".png", _png(8, 8, 8, 2, 0, zlib.compress(bytes(8 * 25)), b"zTXt", b"workflow\0\0" + _zeros())
    made = io.BytesIO()
    image = Image.new("L" if kind != "jpg" else "RGB", (8, 8))
    image.save(made, {"jpg": "JPEG", "tif": "TIFF"}.get(kind, kind.upper()), **_compressed(kind))
    return f".{kind}", _with_size(bytearray(made.getvalue()), kind, width, height)


def _compressed(kind: str) -> dict[str, str]:
    return {"compression": "tiff_adobe_deflate"} if kind == "tif" else {}


def _with_size(content: bytearray, kind: str, width: int, height: int) -> bytes:
    if kind == "gif":
        content[6:10] = struct.pack("<HH", width, height)
        place = content.find(b",\0\0\0\0")
        content[place + 5 : place + 9] = struct.pack("<HH", width, height)
    elif kind == "bmp":
        content[18:26] = struct.pack("<ii", width, height)
    elif kind == "jpg":
        place = content.find(b"\xff\xc0")
        content[place + 5 : place + 9] = struct.pack(">HH", height, width)
    else:
        for tag, value in ((256, width), (257, height), (278, height)):
            place = content.find(struct.pack("<H", tag))
            content[place + 2 : place + 12] = struct.pack("<HII", 4, 1, value)
    return bytes(content)


def _png(
    width: int,
    height: int,
    depth: int,
    colour: int,
    interlaced: int,
    data: bytes,
    extra: bytes = b"",
    text: bytes = b"",
) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    chunks = [
        (b"IHDR", head),
        (b"PLTE", bytes(768)),
        *([(extra, text)] if extra else []),
        (b"IDAT", data),
        (b"IEND", b""),
    ]
    packed = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


@cache
def _zeros() -> bytes:
    return zlib.compress(bytes(ZEROS), 9)


def sound_bomb(chance: random.Random) -> tuple[str, bytes]:
    """A WAV whose header promises what it does not hold."""
    rate = chance.choice([0, 1, 8000, 48_000, 768_000, 0xFFFFFFFF])
    channels, bits = chance.choice([0, 1, 2, 64, 255, 65_535]), chance.choice([0, 1, 8, 16, 24, 32, 64, 65_535])
    kind = chance.choice([1, 1, 3, 6, 7, 2, 17, 0xFFFE, 0x55, 0])
    size = chance.choice([0, 4000, 0x7FFFFFFF, 0xFFFFFFFF])
    align = chance.choice([0, max(1, channels * bits // 8) & 0xFFFF, 65_535])
    form = struct.pack("<HHIIHH", kind, channels, rate, rate * max(1, align) & 0xFFFFFFFF, align, bits)
    name = chance.choice([b"RIFF", b"RIFF", b"RF64"])
    body = chance.randbytes(chance.choice([0, 4000, 200_000]))
    return ".wav", name + b"\xff" * 4 + b"WAVEfmt \x10\0\0\0" + form + b"data" + struct.pack("<I", size) + body


def package_bomb(photo: bytes, chance: random.Random) -> bytes:
    """A portrait package that unpacks to hundreds of megabytes, or whose members have dangerous names."""
    kind = chance.choice(["manifest.json", "photo.jpg", "names", "title", "many"])
    if kind in ("manifest.json", "photo.jpg"):
        return _large_package(kind, photo)
    made, manifest = io.BytesIO(), dict(MANIFEST)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        if kind == "many":
            for number in range(3000):
                file.writestr(f"../{number}", b"")
        else:
            name = chance.choice(["../photo.jpg", "/photo.jpg", "photo/../../x.jpg", "C:\\photo.jpg", "..\\photo.jpg"])
            manifest["photo" if kind == "names" else "title"] = name
            file.writestr(name, photo)
        file.writestr("manifest.json", json.dumps(manifest))
        file.writestr("photo.jpg", photo)
    return made.getvalue()


@cache
def _large_package(large: str, photo: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, content in (("manifest.json", json.dumps(MANIFEST).encode()), ("photo.jpg", photo)):
            file.writestr(name, bytes(ZEROS) if name == large else content)
    return made.getvalue()


def array_bomb(chance: random.Random) -> bytes:
    """An .npz whose arrays have huge shapes, object types or hold far more than they should."""
    if chance.random() < 0.3:
        return _arrays("(12500, 8000, 3)", "|u1", ZEROS)
    shape = chance.choice(["(10000000000,)", "(512, 512, 3)", "(2, 100000, 100000)", "(-1,)"])
    return _arrays(shape, chance.choice(["|u1", "<f8", "|O", "<U100000000", "<c16"]), 1000)


@cache
def _arrays(shape: str, kind: str, size: int) -> bytes:
    head = f"{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape}, }}".ljust(117) + "\n"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name in ("crop", "notes", "photo"):
            file.writestr(f"{name}.npy", MAGIC + struct.pack("<H", len(head)) + head.encode() + bytes(size))
    return made.getvalue()
