"""Pictures with soft shapes and grain, which move like the content of a video."""

from __future__ import annotations

import cv2
import numpy as np

from inference.types import Pixels


def moving_pictures(count: int, height: int = 384, width: int = 384, seed: int = 0) -> list[Pixels]:
    """`count` frames [height, width, 3] of soft shapes that drift by a pixel a frame over a grained ground."""
    rng = np.random.default_rng(seed)
    ground = _blobs(rng, height, width) + rng.normal(0, 1.0, (height, width, 1))
    shapes = _blobs(rng, height, width + count)
    frames = []
    for index in range(count):
        frame = ground.copy()
        inner = np.s_[height // 4 : -height // 4, width // 4 : -width // 4]
        frame[inner] = shapes[:, index : index + width][inner]
        frames.append(np.clip(frame, 0, 255).astype(np.uint8))
    return frames


def _blobs(rng: np.random.Generator, height: int, width: int) -> np.ndarray:
    coarse = rng.uniform(30, 220, (height // 24, width // 24, 3)).astype(np.float32)
    return np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), np.float32)
