"""Multi-band blending of images in a Laplacian pyramid (Burt and Adelson 1983)."""

from __future__ import annotations

import cv2
import numpy as np

LEVELS = 7
FINE_LEVELS = 5
"""Number of finest levels, which have their own blending weights."""


def pyramid(pixels: np.ndarray) -> list[np.ndarray]:
    """Laplacian pyramid, finest first (Burt and Adelson 1983)."""
    bands = []
    for _ in range(LEVELS):
        small = cv2.pyrDown(pixels)
        bands.append(pixels - cv2.pyrUp(small, dstsize=pixels.shape[1::-1]))
        pixels = small
    return [*bands, pixels]


def collapsed(bands: list[np.ndarray]) -> np.ndarray:
    pixels = bands[-1]
    for band in reversed(bands[:-1]):
        pixels = cv2.pyrUp(pixels, dstsize=band.shape[1::-1]) + band
    return pixels


def mixed(layers: list[np.ndarray], coarse: np.ndarray, fine: np.ndarray) -> np.ndarray:
    """Multi-band blend of aligned images with weights `coarse` and `fine` [k, h, w] per band group.

    Weights of fine bands are normalised to unit energy, which preserves contrast where several images are averaged.
    """
    stacks = [pyramid(layer) for layer in layers]
    bands = []
    for level in range(LEVELS + 1):
        share = fine if level < FINE_LEVELS else coarse
        size = stacks[0][level].shape[1::-1]
        share = np.stack([cv2.resize(s, size, interpolation=cv2.INTER_AREA) for s in share])
        if level < FINE_LEVELS:
            share = share / np.sqrt((share**2).sum(0))
        bands.append(sum(s[..., None] * stack[level] for s, stack in zip(share, stacks, strict=True)))
    return collapsed(bands)


def seamless(inner: np.ndarray, outer: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Multi-band composite of `inner` over `outer` with `mask` [h, w]; each band has its own transition width."""
    a, b = pyramid(inner), pyramid(outer)
    bands = []
    for level in range(LEVELS + 1):
        share = cv2.resize(mask, a[level].shape[1::-1], interpolation=cv2.INTER_AREA)[..., None]
        bands.append(share * a[level] + (1 - share) * b[level])
    return collapsed(bands)
