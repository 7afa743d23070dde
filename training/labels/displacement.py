"""Pose-free landmark displacement of a clip from the person's neutral shape."""

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
"""Largest sine of the yaw; frames beyond it are skipped."""


@dataclass(slots=True)
class Sample:
    """Aligned frames of one clip, in face space."""

    name: str
    neutral: Array
    """[478, 3] neutral shape."""
    moved: Array
    """[n, 478, 3] displacement from the neutral shape."""
    scores: Array
    """[n, 52]"""
    resting_scores: Array
    """[52] median scores of the neutral frames."""


def sample_of(clip: ClipLabels, mean: Array) -> Sample | None:
    """Displacement of the clip from its neutral shape, or None if it has no neutral frames.

    `mean`: the mean face [478, 3]. Frames are subsampled to about FRAMES_PER_CLIP.
    """
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
