"""Foreground matte of a portrait."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from inference.face.landmark_maps import OVAL
from inference.portrait.earrings import ear_boxes, solid_earrings
from inference.portrait.thin_structures import thin_parts
from inference.types import Floats, Pixels

_FOREHEAD, _CHIN = 10, 152

Array = npt.NDArray[np.floating]

RADIUS = 8
"""Radius of the guided filter in crop pixels."""
SMOOTHNESS = 1e-3
"""Variance of the image (0..1) below which the guided filter smooths."""
FAINT = 0.15
"""Matte values within this distance of 0 or 1 become 0 or 1."""
CLOTH = 0.35
"""The same at the shoulders: clothes have sharp edges, also where the filter finds none."""
SHOULDERS, NECK, SLOPE = (-0.15, 0.05), 0.45, 0.7
"""Range in face heights below the chin over which shoulders begin; beyond NECK to the side they begin higher by SLOPE
times the distance."""
PERSON = 0.5
"""Mean probability inside the face from which the segmenter's result is used."""


def refine_matte(chance: Floats, picture: Pixels, landmarks: Floats) -> Pixels:
    """[h, w] foreground * 255 from the segmenter's probability [s, s], the crop [h, w, 3] and landmarks [478, >=2]."""
    size = picture.shape[1], picture.shape[0]
    face = face_area(landmarks, *size)
    rough = cv2.resize(chance, size, interpolation=cv2.INTER_CUBIC).clip(0, 1)
    if float((rough * face).sum() / max(face.sum(), 1)) < PERSON:
        rough = head_and_shoulders(landmarks, *size)
    guide = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
    fine = guided_filter(guide, _without_doubtful_holes(rough), RADIUS, SMOOTHNESS)
    faint = FAINT + (CLOTH - FAINT) * _at_shoulders(landmarks, *size)
    fine = ((fine - faint) / (1 - 2 * faint)).clip(0, 1) * _attached(fine, landmarks)
    fine = np.maximum(fine, cv2.GaussianBlur(face, (0, 0), 2))
    thin = thin_parts(picture, fine, ear_boxes(landmarks, fine.shape))
    fine = np.maximum(fine, thin)
    fine = np.maximum(fine, solid_earrings(picture, fine, landmarks))
    return np.asarray((fine * 255).round(), np.uint8)


def face_area(landmarks: Floats, width: int, height: int) -> Floats:
    """[height, width] 1 inside the face oval, 0 outside."""
    area = np.zeros((height, width), np.uint8)
    cv2.fillPoly(area, [np.round(landmarks[OVAL, :2]).astype(np.int32)], 1)
    return area.astype(np.float32)


def head_and_shoulders(landmarks: Floats, width: int, height: int) -> Floats:
    """[height, width] a soft bust around the face, used if the segmenter does not find a person."""
    low, high = landmarks[OVAL, :2].min(axis=0), landmarks[OVAL, :2].max(axis=0)
    (x, y), (half_w, half_h) = (low + high) / 2, (high - low) / 2
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    head = _ellipse((columns - x) / (half_w * 1.4), (rows - (y - half_h * 0.15)) / (half_h * 1.4))
    chest = _ellipse((columns - x) / (half_w * 2.6), (rows - (y + half_h * 3.0)) / (half_h * 1.9))
    neck = _ellipse((columns - x) / (half_w * 0.85), (rows - (y + half_h * 1.1)) / (half_h * 1.0))
    return np.maximum(np.maximum(head, chest), neck)


def _at_shoulders(landmarks: Floats, width: int, height: int) -> Floats:
    """[height, width] 0 on and beside the head, 1 from the shoulders down."""
    chin, forehead = landmarks[_CHIN, :2], landmarks[_FOREHEAD, :2]
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    face = max(float(np.linalg.norm(chin - forehead)), 1.0)
    below = (rows - chin[1]) / face + SLOPE * np.maximum(np.abs(columns - chin[0]) / face - NECK, 0)
    return np.asarray(((below - SHOULDERS[0]) / (SHOULDERS[1] - SHOULDERS[0])).clip(0, 1), np.float32)


def _attached(matte: Floats, landmarks: Floats) -> Floats:
    """[h, w] 1 on and around the connected component that contains the face, 0 on other people and stray spots."""
    _, pieces = cv2.connectedComponents((matte > 0.5).astype(np.uint8))
    x, y = landmarks[OVAL, :2].mean(axis=0).round().astype(int)
    own = pieces[min(max(y, 0), matte.shape[0] - 1), min(max(x, 0), matte.shape[1] - 1)]
    if own == 0:
        return np.ones_like(matte)
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * RADIUS + 1, 2 * RADIUS + 1))
    wide = cv2.dilate((pieces == own).astype(np.float32), disc)
    return np.asarray(cv2.GaussianBlur(wide, (0, 0), RADIUS / 3), np.float32)


def _without_doubtful_holes(matte: Floats) -> Floats:
    """Fills holes in the matte (a collar, a jewel) unless they are clearly background, as between hair and neck."""
    count, pieces = cv2.connectedComponents((matte <= 1 - FAINT).astype(np.uint8))
    rim = np.unique(np.concatenate([pieces[0], pieces[-1], pieces[:, 0], pieces[:, -1]]))
    filled = matte.copy()
    for piece in set(range(1, count)) - set(rim.tolist()):
        hole = pieces == piece
        if matte[hole].min() > FAINT:
            filled[hole] = 1
    return filled


def guided_filter(guide: Array, values: Array, radius: int, smoothness: float) -> Floats:
    """Smooths `values` [h, w] along edges of the grey `guide` [h, w] 0..1 (He, Sun, Tang: Guided Image Filtering)."""
    mean_g, mean_v = _mean(guide, radius), _mean(values, radius)
    variance = _mean(guide * guide, radius) - mean_g * mean_g
    covariance = _mean(guide * values, radius) - mean_g * mean_v
    slope = covariance / (variance + smoothness)
    offset = mean_v - slope * mean_g
    return np.asarray(_mean(slope, radius) * guide + _mean(offset, radius), np.float32)


def _mean(values: Array, radius: int) -> Floats:
    side = 2 * radius + 1
    return np.asarray(cv2.boxFilter(values, -1, (side, side), borderType=cv2.BORDER_REFLECT), np.float32)


def _ellipse(x: Floats, y: Floats) -> Floats:
    """1 inside the unit circle, falling to 0 across its edge (radius 0.95 to 1.05)."""
    return ((1.05 - np.sqrt(x * x + y * y)) / 0.1).clip(0, 1)
