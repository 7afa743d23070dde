"""Whether a face wears glasses: oriented edges around the eyes, weighed by a logistic regression of our own.

Histograms of gradient directions as in Dalal and Triggs, "Histograms of Oriented Gradients for Human Detection" (2005).
"""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np

from inference.face.landmark_maps import EYE_A, EYE_B
from inference.face.patches import cut, eye_distance, upright_window
from inference.onnx_session import MODELS, REPAIR
from inference.types import Floats, Pixels
from inference.user_error import UserError

SIZE = (96, 64)
"""Width, height in pixels of the window that is looked at."""
EXTENT, DOWN = 0.85, 0.1
"""Half its width, and how far its middle lies below the eyes, in distances of the outer eye corners."""
CELL, DIRECTIONS = 8, 9
FEATURES = (SIZE[0] // CELL) * (SIZE[1] // CELL) * DIRECTIONS
_STRONGEST = 0.3  # of a cell's share in its neighbourhood
_FAINT = 6.0  # grey levels a pixel below which gradients are noise


def glasses_probability(picture: Pixels, landmarks: Floats) -> float:
    """0..1 for the face with `landmarks` [478, 3] in a picture [h, w, 3]; UserError when the weights are missing."""
    weights = _weights()
    score = float(features(picture, landmarks) @ weights[:-1] + weights[-1])
    return 1 / (1 + float(np.exp(-score)))


def features(picture: Pixels, landmarks: Floats) -> Floats:
    """[FEATURES] of the window around both eyes."""
    middle = landmarks[EYE_A + EYE_B, :2].mean(0)
    window = upright_window(landmarks, middle, SIZE, EXTENT)
    window[:, 2] += DOWN * eye_distance(landmarks) * window[:, 1] / np.linalg.norm(window[:, 1])
    return histograms(np.asarray(cv2.cvtColor(_reduced(picture, window), cv2.COLOR_RGB2GRAY), np.uint8))


def _reduced(picture: Pixels, window: Floats) -> Pixels:
    """The window cut out of a picture that is no finer than it."""
    coarser = float(np.linalg.norm(window[:, 0]))
    soft = cv2.GaussianBlur(picture, (0, 0), 0.5 * coarser) if coarser > 1 else picture
    return np.asarray(cut(soft, window, SIZE), np.uint8)


def histograms(grey: Pixels) -> Floats:
    """[FEATURES] directions of the edges in each cell of a grey picture [h, w], relative to those around it."""
    across, down = (cv2.Sobel(grey, cv2.CV_32F, *order, ksize=3, scale=0.25) for order in ((1, 0), (0, 1)))
    strength, angle = cv2.magnitude(across, down), np.mod(np.arctan2(down, across) / np.pi, 1) * DIRECTIONS
    low = np.floor(angle)
    cells = np.zeros((SIZE[1] // CELL, SIZE[0] // CELL, DIRECTIONS), np.float32)
    for bin_, share in ((low, 1 - (angle - low)), (low + 1, angle - low)):
        for direction in range(DIRECTIONS):
            votes = np.where(bin_ % DIRECTIONS == direction, strength * share, 0)
            cells[..., direction] += cv2.resize(votes, cells.shape[1::-1], interpolation=cv2.INTER_AREA)
    around = cv2.boxFilter(cells.sum(-1), -1, (3, 3), borderType=cv2.BORDER_REFLECT)
    relative = cells / (around + _FAINT)[..., None]
    return np.asarray(np.sqrt(np.minimum(relative, _STRONGEST)).ravel(), np.float32)


@cache
def _weights() -> Floats:
    """[FEATURES + 1] of resources/models/glasses.npz (training.portraits.glasses_train); the last is the bias."""
    path = MODELS / "glasses.npz"
    try:
        with np.load(path) as fields:
            return np.asarray(fields["weights"], np.float32)
    except (OSError, ValueError, KeyError) as error:
        raise UserError(
            "The model {path} is missing or damaged ({reason}). {repair}", path=path, reason=error, repair=REPAIR
        ) from None
