"""Stability of teeth: temporal deviation inside mouths of equal opening."""

from __future__ import annotations

import cv2
import numpy as np

from inference.decoder.decoder import Decoder
from inference.face.patches import MOUTH_SIZE, cut, into_window, mouth_maps, mouth_window
from inference.face_model import Segmenter
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels
from training.evaluate.picture_contenders import portrait_of
from training.labels.clip_frames import ClipFrames, unmoved

SAME_OPENING = 0.12
"""Relative range within which apertures count as equal."""
OPEN = 0.035
"""Inner-lip distance in face heights above which teeth may show."""
LEAST_FRAMES, MOST_FRAMES = 5, 12
LEAST_INSIDE = 60
"""Minimum number of inner-mouth pixels common to all frames."""
NOSE_BASE = 2
ANCHOR = np.array([64.0, 40.0])
"""Position of the nose base in the aligned mouth crop, in pixels."""


def teeth_unrest(clips: list[ClipFrames]) -> dict[str, list[float]]:
    """Standard deviation over time in grey levels inside mouths of equal opening, per clip, for "real" and "decoder".

    Crops are aligned on eyes and nose base, so that the upper teeth, which are fixed to the skull, stand still.
    """
    unrest: dict[str, list[float]] = {"real": [], "decoder": []}
    segmenter = Segmenter()
    for clip in clips:
        chosen = _equally_open(clip.aperture)
        if len(chosen) < LEAST_FRAMES:
            continue
        decoder = Decoder(portrait_of(clip, int(np.argmin(clip.aperture)), segmenter))
        frames = [clip.frame(int(i), FRAME_SIZE, unmoved())[:2] for i in chosen]
        inside = np.min([_inside(points) for _, points in frames], 0) > 128
        if inside.sum() < LEAST_INSIDE:
            continue
        unrest["real"].append(_deviation(frames, inside))
        unrest["decoder"].append(_deviation([(decoder.render_landmarks(p), p) for _, p in frames], inside))
    return unrest


def _equally_open(aperture: np.ndarray) -> np.ndarray:
    """Indices of at most MOST_FRAMES frames with the most frequent aperture among the open mouths."""
    wide = aperture[aperture > OPEN]
    near = [np.flatnonzero(np.abs(aperture - a) < SAME_OPENING / 2 * a) for a in wide]
    return max(near, key=len, default=np.zeros(0, int))[:MOST_FRAMES]


def _aligned(points: Floats) -> Floats:
    """[2, 3] mouth window anchored at the nose base instead of the lips."""
    window = mouth_window(points)
    window[:, 2] += window[:, :2] @ (into_window(points[[NOSE_BASE]], window)[0] - ANCHOR)
    return window


def _inside(points: Floats) -> Pixels:
    return mouth_maps(points, _aligned(points))[1]


def _deviation(frames: list[tuple[Pixels, Floats]], inside: np.ndarray) -> float:
    grey = [cv2.cvtColor(cut(picture, _aligned(points), MOUTH_SIZE), cv2.COLOR_RGB2GRAY) for picture, points in frames]
    return float(np.std(np.asarray(grey, np.float32), 0)[inside].mean())
