"""Mean face: Procrustes mean of the clips' neutral shapes, aligned on rigid points."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from inference.face.geometry import align
from training.labels.clip_labels import ClipLabels, aperture, resting_frames
from training.labels.mirror import mirror_points, mirror_table

Array = npt.NDArray[np.float64]


def mean_face(clips: list[ClipLabels]) -> Array:
    """[478, 3] mirror-symmetric mean of the clips' neutral shapes in face space (generalised Procrustes)."""
    rests = [(clip, frames) for clip in clips if len(frames := resting_frames(clip))]
    mean = procrustes_mean(np.stack([np.median(clip.landmarks[clip.found][frames], 0) for clip, frames in rests]))
    return (mean + mirror_points(mean, pairing(clips))) / 2


def pairing(clips: list[ClipLabels]) -> npt.NDArray[np.intp]:
    """[478] mirror table, from the three widest-open frames of each clip: landmarks of shut lips coincide."""
    found = [clip.landmarks[clip.found] for clip in clips]
    return mirror_table(procrustes_mean(np.stack([marks[np.argsort(aperture(marks))[-3:]].mean(0) for marks in found])))


def procrustes_mean(shapes: npt.NDArray[np.floating]) -> Array:
    """[478, 3] median of shapes [n, 478, 3] aligned on their rigid points, in face space."""
    mean = centred(shapes[0].astype(np.float64))
    for _ in range(5):
        mean = centred(np.median(align(shapes, mean).to_face(shapes), 0))
    return mean


def centred(shape: Array) -> Array:
    """`shape` [478, 3] in face space: origin between the eyes, outer corners level and one unit apart, frontal."""
    corners = shape[[33, 263]]
    shape = (shape - shape[[33, 133, 362, 263]].mean(0)) / np.linalg.norm(corners[1] - corners[0])
    x = shape[263] - shape[33]
    x /= np.linalg.norm(x)
    y = shape[152] - shape[10]
    y -= (y @ x) * x
    y /= np.linalg.norm(y)
    return shape @ np.stack([x, y, np.cross(x, y)]).T
