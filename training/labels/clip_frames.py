"""Frames of labelled clips, warped onto a square canvas together with their landmarks and mattes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from training.labels.split import HELD_OUT

BLINK_LEFT, BLINK_RIGHT = 9, 10
"""Columns of the 52 scores (column 0 is the face model's `_neutral` score)."""
UPPER_LIP, LOWER_LIP = 13, 14


@dataclass(frozen=True)
class ClipFrames:
    """Stored frames of one clip: JPEG bytes, landmarks [k, 478, 3] in 0..1, scores [k, 52], mattes [k, 64, 64]."""

    name: str
    size: int
    jpegs: list[bytes]
    landmarks: np.ndarray
    blendshapes: np.ndarray
    mattes: np.ndarray

    @property
    def aperture(self) -> np.ndarray:
        """[k] inner-lip distance divided by face height."""
        points = self.landmarks
        height = np.linalg.norm(points[:, 152, :2] - points[:, 10, :2], axis=-1)
        return np.linalg.norm(points[:, UPPER_LIP, :2] - points[:, LOWER_LIP, :2], axis=-1) / height

    @property
    def blink(self) -> np.ndarray:
        """[k] mean blink score 0..1."""
        return self.blendshapes[:, [BLINK_LEFT, BLINK_RIGHT]].mean(1)

    def frame(self, index: int, canvas: int, transform: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Image uint8 [canvas, canvas, 3] RGB, landmarks [478, 3] in canvas pixels, matte uint8 [64, 64].

        `transform` [2, 3] maps normalised frame coordinates (0..1) to normalised canvas coordinates.
        """
        picture = cv2.cvtColor(cv2.imdecode(np.frombuffer(self.jpegs[index], np.uint8), 1), cv2.COLOR_BGR2RGB)
        matte = self.mattes[index]
        to_canvas = transform * np.array([[1, 1, canvas], [1, 1, canvas]])
        area = self.size > 1.5 * canvas
        if area:  # halve first, since bilinear sampling aliases at this ratio
            picture = cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        matrix = to_canvas @ np.diag([canvas / picture.shape[1], canvas / picture.shape[0], 1.0])
        shift = np.array([0.5, 0.5])
        matrix[:, 2] += matrix[:, :2] @ shift - shift
        flags = cv2.INTER_LINEAR if picture.shape[0] >= canvas else cv2.INTER_CUBIC
        picture = cv2.warpAffine(picture, matrix, (canvas, canvas), flags=flags, borderMode=cv2.BORDER_REFLECT)
        on_64 = transform * np.array([[1, 1, 64], [1, 1, 64]])
        matte = cv2.warpAffine(matte, on_64, (64, 64), borderMode=cv2.BORDER_REPLICATE)
        points = self.landmarks[index].copy()
        points[:, :2] = points[:, :2] @ transform[:, :2].T + transform[:, 2]
        points[:, 2] *= np.sqrt(abs(np.linalg.det(transform[:, :2])))
        return picture, (points * canvas).astype(np.float32), matte


def load_clip(path: Path, least: int = 8) -> ClipFrames | None:
    """The clip at `path`, or None if it stores fewer than `least` frames."""
    with np.load(path, allow_pickle=True) as data:
        index, size = data["frame_index"], int(data["size"])
        if len(index) < least:
            return None
        return ClipFrames(
            path.stem,
            size,
            [bytes(jpeg) for jpeg in data["frames"]],
            data["landmarks"][index] / size,
            data["blendshapes"][index],
            data["mattes"],
        )


def load_clips(folder: Path, held_out: bool, limit: int | None = None) -> list[ClipFrames]:
    """Clips in `folder` that split.toml holds out (`held_out` true) or not; at most the first `limit` files."""
    paths = [p for p in sorted(folder.glob("*.npz")) if (p.stem in HELD_OUT) == held_out]
    clips = [load_clip(path) for path in paths[:limit]]
    return [clip for clip in clips if clip is not None]


def unmoved() -> np.ndarray:
    """Identity transform [2, 3]."""
    return np.eye(2, 3)


def random_placement(rng: np.random.Generator, turn: float = 8, zoom: float = 0.15, shift: float = 0.04) -> np.ndarray:
    """[2, 3] random similarity transform about the canvas centre.

    Uniform in ±`turn` degrees, ±`zoom` of log scale and ±`shift` canvas widths.
    """
    angle = np.radians(rng.uniform(-turn, turn))
    scale = np.exp(rng.uniform(-zoom, zoom))
    linear = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    offset = 0.5 + rng.uniform(-shift, shift, 2) - linear @ [0.5, 0.5]
    return np.column_stack([linear, offset])
