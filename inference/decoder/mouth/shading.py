"""Shading of the mouth: smooth gains on skin, lips and inside, predicted by a small network from the coarse mouth.

An opening mouth changes the light on itself: lips roll out, skin stretches, the inside is more or less shaded by cheeks
and lips. The network sees 4-pixel cells of the mouth window and answers on 16x12 cells, which cubic B-splines join, so
that it can shade and cannot draw. What it says of the photo's own mouth is subtracted: at rest nothing changes.
"""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np

from inference.decoder.colour_range import LUMINANCE, ColourRange
from inference.decoder.flow.flow_cells import Area
from inference.decoder.mouth.coarse_mouth import CELL, CELLS
from inference.face.landmark_maps import OVAL, fill
from inference.face.patches import MOUTH_SIZE, cv_matrix, feather, into_window
from inference.onnx_session import OnnxSession, model_path
from inference.types import Floats, Pixels

MODEL = "mouth_shading"
SHADES = (16, 12)
"""Width, height of the mouth window in cells of the answer."""
INSIDE_SHADES = (4, 12)
"""The same of the light inside, which no tooth gets alone."""
SKIN_RANGE, INSIDE_RANGE = 0.4, 0.35
"""Largest change of the logarithm of light on skin and lips, and inside, where it has no colour: teeth stay white."""
FACE_EDGE = 1.0
"""Sigma in cells of the face's soft outline; nothing beyond it is shaded."""

_EDGE = np.asarray(cv2.resize(feather(MOUTH_SIZE), CELLS, interpolation=cv2.INTER_AREA), np.float32)
_EDGE[[0, -1]] = 0
_EDGE[:, [0, -1]] = 0


class MouthShading:
    """Shades the mouth of one portrait."""

    def __init__(self, rest: Floats, colours: ColourRange, session: OnnxSession | None = None) -> None:
        """`rest`: the photo's own mouth, as CoarseMouth.rest. Raises UserError if the model is missing or damaged."""
        self._session = session or OnnxSession(MODEL, model_path(MODEL))
        self._chroma = np.float32(colours.share)
        self._rest = self._answer(rest)

    def gains(self, mouth: Floats, share: Floats) -> Floats:
        """[h, w, 4] gains of RGB on skin and lips, and of all three inside, on the cells of a `mouth` [8, h, w].

        `share` [h, w] 0..1: how far each cell is shaded.
        """
        answer = np.tanh(self._answer(mouth) - self._rest)
        inside = answer[3:].reshape(1, INSIDE_SHADES[1], -1, INSIDE_SHADES[0], answer.shape[2] // INSIDE_SHADES[0])
        skin = _tinted(SKIN_RANGE * _spread(answer[:3]), self._chroma)
        light = np.concatenate([skin, INSIDE_RANGE * _spread(inside.mean((2, 4)))])
        return np.asarray(np.exp(light * share).transpose(1, 2, 0), np.float32)

    def _answer(self, mouth: Floats) -> Floats:
        return np.asarray(self._session.run(x=mouth[None])[0][0], np.float32)


def _spread(light: Floats) -> Floats:
    """Light [c, h, w] of few cells on all CELLS."""
    rows, columns = light.shape[1:]
    return np.asarray(spread(CELLS[1], rows) @ light @ spread(CELLS[0], columns).T, np.float32)


def _tinted(light: Floats, chroma: np.float32) -> Floats:
    """A change of light [3, h, w] with a share of its colour."""
    grey = np.tensordot(LUMINANCE, light, 1)
    return np.asarray(grey + chroma * (light - grey), np.float32)


def shaded_share(points: Floats, window: Floats, changed: float) -> Floats:
    """[h, w] 0..1 how far cells of a mouth `window` [2, 3] are shaded.

    Only the face at landmarks `points` [478, 3] is, as far as the mouth has `changed` (0..1) from the photo's.
    """
    face = np.zeros(CELLS[::-1], np.uint8)
    fill(face, into_window(points[OVAL], window) * np.float32(CELLS[0] / MOUTH_SIZE[0]))
    soft = cv2.GaussianBlur(face.astype(np.float32), (0, 0), FACE_EDGE, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(soft * _EDGE * np.float32(changed / 255), np.float32)


def lit(pixels: Pixels, gains: Floats, window: Floats, area: Area) -> Pixels:
    """`pixels` [h, w, 3] of an `area` of the frame in the light of `gains` [24, 32, 3 or 1].

    `window` [2, 3]: the mouth window in the frame.
    """
    cells = window.copy()
    cells[:, :2] *= np.float32(CELL)
    matrix = cv_matrix(cells)
    matrix[:, 2] -= (area[1].start, area[0].start)
    size = pixels.shape[1::-1]
    light = cv2.warpAffine(gains, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    light = light if light.ndim == 3 else cv2.merge([light] * 3)
    return np.asarray(cv2.multiply(np.ascontiguousarray(pixels), light, dtype=cv2.CV_8U), np.uint8)


@cache
def spread(fine: int, coarse: int) -> Floats:
    """[fine, coarse] weights of uniform cubic B-splines that interpolate coarse cells; constant at both ends."""
    at = (np.arange(fine, dtype=np.float32) + np.float32(0.5)) * np.float32(coarse / fine) - np.float32(0.5)
    weights = np.zeros((fine, coarse), np.float32)
    for k in range(-2, coarse + 2):
        far = np.abs(at - k)
        near, tail = (4 - 6 * far**2 + 3 * far**3) / 6, np.maximum(2 - far, 0) ** 3 / 6
        weights[:, min(max(k, 0), coarse - 1)] += np.where(far < 1, near, tail)
    return weights
