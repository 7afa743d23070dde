"""Thumbnails of a portrait in each emotion, cached on disk."""

from __future__ import annotations

import hashlib
import struct
import zlib
from contextlib import suppress
from pathlib import Path

import cv2
import numpy as np
import platformdirs
from PIL import Image

from desktop.library.portrait_stills import at_rest
from desktop.system.atomic_file import atomic_file
from inference.decoder.decoder import Decoder
from inference.motion.controls import Controls
from inference.onnx_session import MODELS
from inference.types import Pixels, Portrait

SIDE = 128
"""Side length in pixels; sharp on a high-density screen at the size of a button."""
ROOM = 1.15
"""Side length of the crop, as a multiple of the larger side of the landmarks' bounding box."""
DAMAGE = (OSError, ValueError, SyntaxError, struct.error, zlib.error, Image.DecompressionBombError)
"""What Pillow raises for damaged PNG files."""
VERSION = 3
"""Version of the cache; increase it when the rendering or cropping of thumbnails changes."""
OLDER = "[0-9a-f]" * 32 + ".png"
"""File names of versions below 3."""


class EmotionThumbnails:
    """Renders one thumbnail per call and keeps the decoder of the last portrait. Not thread-safe."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` is the cache folder; None means the user's cache."""
        self._folder = folder or platformdirs.user_cache_path("understudy", appauthor=False) / "faces"
        self._decoder: Decoder | None = None

    def draw(self, portrait: Portrait, controls: Controls) -> Pixels:
        """[SIDE, SIDE, 3] RGB of the portrait with the emotion and gaze of `controls`."""
        kept = self._folder / f"{_face(portrait.crop)}-{_fingerprint(portrait, controls)}.png"
        face = _read(kept)
        if face is None:
            face = _cut(
                self._open(portrait).render(at_rest(Controls(emotion=controls.emotion, gaze=controls.gaze))), portrait
            )
            _write(face, kept)
        return face

    def forget(self, crop: Pixels) -> list[Path]:
        """Delete the thumbnails of a photo's `crop`, and those of older versions, whose names tell no face.

        Returns the deleted files.
        """
        self._decoder = None
        deleted: list[Path] = []
        for path in [*self._folder.glob(f"{_face(crop)}-*.png"), *self._folder.glob(OLDER)]:
            with suppress(OSError):
                path.unlink()
                deleted.append(path)
        return deleted

    def _open(self, portrait: Portrait) -> Decoder:
        if self._decoder is None or self._decoder.portrait is not portrait:
            self._decoder = Decoder(portrait)
        return self._decoder


def _cut(picture: Pixels, portrait: Portrait) -> Pixels:
    points = portrait.landmarks[:, :2]
    low, high = points.min(axis=0), points.max(axis=0)
    side = min(float(ROOM * (high - low).max()), float(min(picture.shape[:2])))
    (x, y), limit = (low + high) / 2 - side / 2, np.array(picture.shape[1::-1]) - side
    left, top = (int(place) for place in np.clip([x, y], 0, limit))
    part = picture[top : top + int(side), left : left + int(side)]
    return np.asarray(cv2.resize(part, (SIDE, SIDE), interpolation=cv2.INTER_AREA), np.uint8)


def _face(crop: Pixels) -> str:
    """Hash of the photo's crop: the first part of the file names."""
    return hashlib.sha256(crop.tobytes()).hexdigest()[:16]


def _fingerprint(portrait: Portrait, controls: Controls) -> str:
    """Hash of all inputs of the thumbnail: photo, emotion, gaze and models."""
    digest = hashlib.sha256(f"{VERSION}".encode() + (MODELS / "models.toml").read_bytes())
    emotion = np.zeros(0) if controls.emotion is None else controls.emotion
    for part in (portrait.crop, portrait.matte, portrait.landmarks, portrait.neutral, emotion, np.array(controls.gaze)):
        digest.update(part.tobytes())
    return digest.hexdigest()[:32]


def _read(path: Path) -> Pixels | None:
    try:
        with Image.open(path, formats=["PNG"]) as picture:
            return np.asarray(picture.convert("RGB")) if picture.size == (SIDE, SIDE) else None
    except DAMAGE:
        return None


def _write(face: Pixels, path: Path) -> None:
    """Save the thumbnail; an unwritable cache folder is ignored."""
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with atomic_file(path) as half:
            Image.fromarray(face).save(half, "PNG")
