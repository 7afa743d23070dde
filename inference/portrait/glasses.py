"""Detection of glasses: histograms of oriented gradients around the eyes and a logistic regression.

Source: Dalal and Triggs, "Histograms of Oriented Gradients for Human Detection" (2005).
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
"""Width, height of the examined window in pixels."""
EXTENT, DOWN = 0.85, 0.1
"""Half the window's width and the distance of its centre below the eyes, in distances of the outer eye corners."""
CELL, DIRECTIONS = 8, 9
FEATURES = (SIZE[0] // CELL) * (SIZE[1] // CELL) * DIRECTIONS
_STRONGEST = 0.3  # clipping of a cell's share of its neighbourhood
_FAINT = 6.0  # noise level of gradients in grey levels per pixel


def glasses_probability(picture: Pixels, landmarks: Floats) -> float:
    """Probability 0..1 of glasses on the face with `landmarks` [478, 3] in an image [h, w, 3].

    Raises UserError if the weights are missing.
    """
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
    """The window, cut from the image after a blur to the window's resolution."""
    coarser = float(np.linalg.norm(window[:, 0]))
    soft = cv2.GaussianBlur(picture, (0, 0), 0.5 * coarser) if coarser > 1 else picture
    return np.asarray(cut(soft, window, SIZE), np.uint8)


def histograms(grey: Pixels) -> Floats:
    """[FEATURES] gradient histograms of the cells of a grey image [h, w], normalised by their neighbourhood."""
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
    """[FEATURES + 1] weights, the bias last, of resources/models/glasses.npz (training/portraits/glasses_train.py)."""
    path = MODELS / "glasses.npz"
    try:
        with np.load(path, allow_pickle=False) as fields:
            return np.asarray(fields["weights"], np.float32)
    except (OSError, ValueError, KeyError) as error:
        raise UserError(
            "The model {path} is missing or damaged ({reason}). {repair}", path=path, reason=error, repair=REPAIR
        ) from None
