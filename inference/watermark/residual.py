"""Residual of a picture: what remains of luma without content, evened out in space and in frequency."""

from __future__ import annotations

import cv2
import numpy as np

from inference.types import Floats

CONTENT = 2.0
"""Standard deviation in pixels of the Gaussian low-pass that is taken for content."""
AROUND = 3.0
"""Standard deviation in pixels of the window in which contrast is measured."""
LEAST_CONTRAST = 0.05
"""Grey levels; below it, contrast is rounding noise."""
OUTLIER = 2.5
SPECTRUM = 4.0
"""Standard deviation, in bins, of the smoothing of the amplitude spectrum."""
FLOOR = 0.02
"""Least amplitude relative to the mean one: bands that an encoder or a scaler has emptied stay empty."""


def residual(luma: Floats) -> Floats:
    """Residual [h, w] of `luma` [h, w], in units of its own standard deviation.

    Dividing by local contrast gives each pixel the weight of a matched filter in noise that varies over the picture;
    flattening the spectrum does the same for noise that varies over frequency (I. J. Cox, M. L. Miller, J. A. Bloom,
    J. Fridrich and T. Kalker, "Digital Watermarking and Steganography", 2nd edition, 2008, chapter 7: whitening).
    """
    detail = luma - cv2.GaussianBlur(luma, (0, 0), CONTENT)
    contrast = np.sqrt(cv2.GaussianBlur(detail * detail, (0, 0), AROUND))
    return _flattened(np.clip(detail / (contrast + LEAST_CONTRAST), -OUTLIER, OUTLIER))


def _flattened(detail: Floats) -> Floats:
    """`detail` [h, w] with a flat amplitude spectrum and unchanged phases."""
    spectrum = np.fft.rfft2(detail)
    amplitude = np.fft.fftshift(np.abs(spectrum).astype(np.float32), 0)
    smooth = np.fft.ifftshift(cv2.GaussianBlur(amplitude, (0, 0), SPECTRUM), 0)
    flat = np.fft.irfft2(spectrum / (smooth + FLOOR * smooth.mean() + 1e-12), s=detail.shape).astype(np.float32)
    return np.asarray(flat / (flat.std() + np.float32(1e-12)), np.float32)
