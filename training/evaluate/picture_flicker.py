"""Flicker of two seconds of consecutive frames, real and rendered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from inference.decoder.decoder import Decoder
from inference.face.patches import EYE_SIZE, MOUTH_SIZE, cut, eye_window, mouth_window
from inference.face_model import Segmenter
from inference.timebase import FRAME_SIZE
from inference.types import Pixels
from training.evaluate.picture_contenders import portrait_from
from training.labels.label import read_video

FRAMES = 50


@dataclass(frozen=True, slots=True)
class Strip:
    """The first two seconds of a clip, real and rendered."""

    real: list[Pixels]
    """Frames [512, 512, 3] of the video."""
    made: list[Pixels]
    """Frames [512, 512, 3] rendered from the first one with the clip's landmarks."""
    points: np.ndarray
    """[n, 478, 3] landmarks in pixels, smoothed over time like the application's motion."""


def read_strip(label: Path, video: Path) -> Strip | None:
    """The strip of a label file and its video; None if a frame has no face."""
    with np.load(label, allow_pickle=True) as fields:
        points = fields["landmarks"][:FRAMES] * (FRAME_SIZE / int(fields["size"]))
        scores = fields["blendshapes"][0]
    if not np.isfinite(points).all():
        return None
    real = [_full(frame) for frame in read_video(video)[: len(points)]]
    points = smoothed(points)
    decoder = Decoder(portrait_from(real[0], points[0], scores, Segmenter()))
    return Strip(real, [decoder.render_landmarks(p) for p in points], points)


def smoothed(points: np.ndarray) -> np.ndarray:
    """Landmarks [n, 478, 3] smoothed over time with the kernel 1:2:1."""
    padded = np.concatenate([points[:1], points, points[-1:]])
    return ((padded[:-2] + 2 * padded[1:-1] + padded[2:]) / 4).astype(np.float32)


def flicker(frames: list[Pixels], points: np.ndarray) -> dict[str, float]:
    """R.m.s. of the second temporal difference in grey levels of face-aligned mouth and eye crops, by region."""
    pairs = list(zip(frames, points, strict=True))
    return {
        "mouth": _unrest([cut(picture, mouth_window(at), MOUTH_SIZE) for picture, at in pairs]),
        "eyes": _unrest([cut(picture, eye_window(at, mirrored=False), EYE_SIZE) for picture, at in pairs]),
    }


def _unrest(crops: list[Pixels]) -> float:
    grey = np.asarray([cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY) for crop in crops], np.float32)
    return float(np.sqrt(np.mean((grey[:-2] - 2 * grey[1:-1] + grey[2:]) ** 2)))


def _full(frame: np.ndarray) -> Pixels:
    picture = cv2.cvtColor(frame, cv2.COLOR_BGR2RGB)
    method = cv2.INTER_AREA if picture.shape[0] > FRAME_SIZE else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, (FRAME_SIZE, FRAME_SIZE), interpolation=method), np.uint8)
