"""Landmarks and ARKit scores that the face model reads on rendered frames, as the clips' labels are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from inference.decoder.decoder import Decoder
from inference.face_model import Face, FaceFinder
from inference.types import Floats, Motion, Pixels, Portrait

SETTLING = 4
"""Passes of the landmark network on the first frame."""


@dataclass(frozen=True, slots=True)
class Readings:
    """What the face model reads on `n` frames."""

    landmarks: Floats
    """[n, 478, 3] pixels."""
    scores: Floats
    """[n, 52] ARKit scores 0..1."""


def read_motions(portrait: Portrait, motions: Iterable[Motion], finder: FaceFinder) -> Readings:
    """Renders each motion on the portrait and tracks the face from frame to frame."""
    decoder = Decoder(portrait)
    return read_frames((decoder.render(motion) for motion in motions), portrait, finder)


def read_frames(frames: Iterable[Pixels], portrait: Portrait, finder: FaceFinder) -> Readings:
    """Tracks the face of `portrait` through frames [h, w, 3] of its crop."""
    face = Face(portrait.landmarks, 1.0)
    landmarks: list[Floats] = []
    scores: list[Floats] = []
    for frame in frames:
        for _ in range(1 if landmarks else SETTLING):
            face = finder.refine(frame, face)
        landmarks.append(face.landmarks)
        scores.append(finder.expression(face))
    return Readings(np.stack(landmarks), np.stack(scores))
