"""Writers of files that are neither portraits nor sounds."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from tests.integration.program import FACE
from tests.sounds import write_sound


def write(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def picture(pixels: np.ndarray) -> Callable[[Path], object]:
    return lambda path: Image.fromarray(pixels).save(path)


def half_a_photo(path: Path) -> None:
    content = FACE.path.read_bytes()
    path.write_bytes(content[: len(content) // 8])


def huge(path: Path) -> None:
    """A truncated PNG whose header says 20,000 x 20,000 pixels; readers must refuse it by the header alone."""
    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", len(head)) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk)


def tiny_face(path: Path) -> None:
    canvas = Image.new("RGB", (640, 480), (90, 110, 130))
    canvas.paste(Image.open(FACE.path).convert("RGB").resize((96, 96)), (272, 192))
    canvas.save(path)


NOISE = np.random.default_rng(0).integers(0, 255, (400, 400, 3), np.uint8)

BAD_PHOTOS = {
    "text.jpg": write(b"I am no picture.\n" * 50),
    "empty.jpg": write(b""),
    "half.jpg": half_a_photo,
    "one.png": picture(np.zeros((1, 1, 3), np.uint8)),
    "huge.png": huge,
    "noise.png": picture(NOISE),
    "tiny.png": tiny_face,
    "folder.jpg": Path.mkdir,
}

BAD_SOUNDS = {
    "text.wav": write(b"I am no sound.\n" * 50),
    "empty.wav": write(b""),
    "folder.wav": Path.mkdir,
    "one.wav": lambda path: write_sound(path, np.zeros(1), 16_000),
    "mute.png": picture(NOISE),
    "missing.wav": lambda path: None,
}
