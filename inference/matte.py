"""Which part of the portrait is the person."""

from __future__ import annotations

import cv2
import numpy as np

from inference.landmark_maps import OVAL
from inference.types import Floats, Pixels

RADIUS = 8
"""Reach of the guided filter in crop pixels."""
SMOOTHNESS = 1e-3
"""Variance of the picture (0..1) below which the guided filter flattens."""
PERSON = 0.5
"""Mean chance inside the face from which the segmenter is believed."""


def refine_matte(chance: Floats, picture: Pixels, landmarks: Floats) -> Pixels:
    """[h, w] foreground * 255 from the segmenter's [s, s] chance, the crop [h, w, 3] and its landmarks [478, >=2]."""
    size = picture.shape[1], picture.shape[0]
    face = face_area(landmarks, *size)
    rough = cv2.resize(chance, size, interpolation=cv2.INTER_CUBIC).clip(0, 1)
    if float((rough * face).sum() / max(face.sum(), 1)) < PERSON:
        rough = head_and_shoulders(landmarks, *size)
    guide = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
    fine = guided_filter(guide, rough, RADIUS, SMOOTHNESS)
    fine = ((fine - 0.1) / 0.8).clip(0, 1)
    fine = np.maximum(fine, cv2.GaussianBlur(face, (0, 0), 2))
    return (fine * 255).round().astype(np.uint8)


def face_area(landmarks: Floats, width: int, height: int) -> Floats:
    """[height, width] 1 inside the face oval, 0 outside."""
    area = np.zeros((height, width), np.uint8)
    cv2.fillPoly(area, [np.round(landmarks[OVAL, :2]).astype(np.int32)], 1)
    return area.astype(np.float32)


def head_and_shoulders(landmarks: Floats, width: int, height: int) -> Floats:
    """[height, width] a soft bust around the face, for faces that the segmenter does not take for a person."""
    low, high = landmarks[OVAL, :2].min(axis=0), landmarks[OVAL, :2].max(axis=0)
    (x, y), (half_w, half_h) = (low + high) / 2, (high - low) / 2
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    head = _ellipse((columns - x) / (half_w * 1.4), (rows - (y - half_h * 0.15)) / (half_h * 1.4))
    chest = _ellipse((columns - x) / (half_w * 2.6), (rows - (y + half_h * 3.0)) / (half_h * 1.9))
    neck = _ellipse((columns - x) / (half_w * 0.85), (rows - (y + half_h * 1.1)) / (half_h * 1.0))
    return np.maximum(np.maximum(head, chest), neck)


def guided_filter(guide: Floats, values: Floats, radius: int, smoothness: float) -> Floats:
    """Smooths `values` [h, w] along the edges of the grey `guide` [h, w] 0..1 (He, Sun, Tang: Guided Image Filtering)."""
    mean_g, mean_v = _mean(guide, radius), _mean(values, radius)
    variance = _mean(guide * guide, radius) - mean_g * mean_g
    covariance = _mean(guide * values, radius) - mean_g * mean_v
    slope = covariance / (variance + smoothness)
    offset = mean_v - slope * mean_g
    return _mean(slope, radius) * guide + _mean(offset, radius)


def _mean(values: Floats, radius: int) -> Floats:
    return cv2.boxFilter(values, -1, (2 * radius + 1, 2 * radius + 1), borderType=cv2.BORDER_REFLECT)


def _ellipse(x: Floats, y: Floats) -> Floats:
    """1 inside the unit circle, falling to 0 over the last tenth and a little outside."""
    return ((1.05 - np.sqrt(x * x + y * y)) / 0.1).clip(0, 1)
