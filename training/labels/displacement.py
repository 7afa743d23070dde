"""A clip as displacement from the person's own resting shape, free of pose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inference.face.geometry import align
from training.labels.clip_labels import ClipLabels, resting_frames
from training.labels.mirror import MIRROR_SCORES, mirror_points

Array = npt.NDArray[np.float64]

FRAMES_PER_CLIP = 160
MAX_TURN = 0.45
"""Sine of the yaw up to which frames are used."""


@dataclass(slots=True)
class Sample:
    """Aligned frames of one clip."""

    name: str
    neutral: Array
    """[478, 3] the person at rest, face space."""
    moved: Array
    """[n, 478, 3] displacement from rest."""
    scores: Array
    """[n, 52]"""
    resting_scores: Array
    """[52]"""


def sample_of(clip: ClipLabels, mean: Array) -> Sample | None:
    """The clip's displacement from its own resting shape, or None where it never rests."""
    rest = resting_frames(clip)
    if not len(rest):
        return None
    landmarks, scores = clip.landmarks[clip.found].astype(np.float64), clip.blendshapes[clip.found].astype(np.float64)
    pose = align(landmarks, mean)
    faces = pose.to_face(landmarks)
    neutral = np.median(faces[rest], 0)
    front = np.abs(pose.rotation[:, 0, 2]) < MAX_TURN
    step = max(1, int(front.sum()) // FRAMES_PER_CLIP)
    chosen = np.flatnonzero(front)[::step]
    return Sample(clip.name, neutral, faces[chosen] - neutral, scores[chosen], np.median(scores[rest], 0))


def mirrored(sample: Sample, table: npt.NDArray[np.intp]) -> Sample:
    return Sample(
        sample.name,
        mirror_points(sample.neutral, table),
        mirror_points(sample.moved, table),
        sample.scores[:, MIRROR_SCORES],
        sample.resting_scores[MIRROR_SCORES],
    )
