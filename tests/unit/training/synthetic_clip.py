"""A synthetic talking clip: a flat face with moving mouth and lids, and its landmarks."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from inference.face.dynamics import BLINK, DYNAMICS, express
from inference.face.dynamics_space import dynamics_space
from inference.face.landmark_maps import EYE_A, EYE_B, LIPS_INNER, LIPS_OUTER, OVAL

SIZE = 256


def landmarks(opening: float, blink: float) -> np.ndarray:
    """[478, 3] pixels of a mean face in the middle of a frame."""
    coefficients = np.zeros(DYNAMICS, np.float32)
    coefficients[0], coefficients[BLINK] = opening, blink
    face = express(dynamics_space().mean_face.astype(np.float64), coefficients)
    return (face * 62 + np.array([SIZE / 2, SIZE / 2, 0])).astype(np.float32)


def picture(points: np.ndarray) -> np.ndarray:
    """[256, 256, 3] BGR: wall, skin, lips, dark mouth, eyes."""
    canvas = np.full((SIZE, SIZE, 3), (120, 110, 90), np.uint8)
    parts = [(OVAL, (150, 170, 220)), (LIPS_OUTER, (90, 80, 190)), (LIPS_INNER, (30, 20, 50))]
    for indices, colour in [*parts, (EYE_A, (250, 250, 250)), (EYE_B, (250, 250, 250))]:
        cv2.fillPoly(canvas, [points[indices, :2].round().astype(np.int32)], colour, cv2.LINE_AA)
    return canvas


def write_clip(path: Path, frames: int = 12) -> None:
    """A label file as training/labels/label.py writes it."""
    points = np.stack([landmarks(3 * np.sin(i / 3), float(i % 6 == 5)) for i in range(frames)])
    pictures = [picture(p) for p in points]
    jpegs = [np.frombuffer(cv2.imencode(".jpg", p)[1], np.uint8) for p in pictures]
    scores = np.zeros((frames, 52), np.float32)
    scores[:, [9, 10]] = np.arange(frames)[:, None] % 6 == 5
    matte = cv2.fillPoly(np.zeros((SIZE, SIZE), np.uint8), [points[0][OVAL, :2].astype(np.int32)], 255)
    boxed = np.empty(frames, object)
    boxed[:] = jpegs
    np.savez(
        path,
        landmarks=points,
        blendshapes=scores,
        size=np.array(SIZE),
        frame_index=np.arange(frames),
        frames=boxed,
        mattes=np.stack([cv2.resize(matte, (64, 64))] * frames),
    )
