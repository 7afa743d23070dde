"""Landmarks, scores and sound of label files, with the lip and lid distances measured on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inference.face.geometry import INNER_LIP_CORNERS, INNER_LIP_PAIRS, LID_PAIRS, OUTER_EYE_CORNERS

LABELS = Path(__file__).parents[1] / "out" / "labels"
ENOUGH_FRAMES = 20

# Columns of the 52 scores that are low in a neutral face.
RESTING = {"jawOpen": 25, "mouthSmileLeft": 44, "mouthSmileRight": 45, "mouthPucker": 38, "mouthFunnel": 32}


@dataclass(frozen=True, slots=True)
class ClipLabels:
    """Labels of one clip at 25 Hz; NaN in frames without a face."""

    name: str
    landmarks: npt.NDArray[np.float32]
    """[n, 478, 3] pixels."""
    blendshapes: npt.NDArray[np.float32]
    """[n, 52]"""
    audio: npt.NDArray[np.float32] | None
    """[m] 16 kHz mono, or None for a silent clip."""

    @property
    def found(self) -> npt.NDArray[np.bool_]:
        """[n] mask of the frames with a face."""
        return np.isfinite(self.landmarks[:, 0, 0])


def read_clip(path: Path) -> ClipLabels:
    """One label file without its frames."""
    with np.load(path, allow_pickle=True) as fields:
        audio = np.nan_to_num(fields["audio"]) if "audio" in fields.files else None
        return ClipLabels(path.stem, fields["landmarks"], fields["blendshapes"], audio)


def read_clips(folder: Path) -> Iterator[ClipLabels]:
    """Clips of a label folder that show a face in at least ENOUGH_FRAMES frames, sorted by name."""
    for path in sorted(folder.glob("*.npz")):
        if ".part" not in path.name:
            clip = read_clip(path)
            if clip.found.sum() >= ENOUGH_FRAMES:
                yield clip


def aperture(landmarks: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """[n] inner-lip distance at the middle of the mouth, in outer-eye-corner distances."""
    upper, lower = landmarks[..., INNER_LIP_PAIRS[4, 0], :], landmarks[..., INNER_LIP_PAIRS[4, 1], :]
    return np.linalg.norm(upper - lower, axis=-1) / eye_distance(landmarks)


def mouth_width(landmarks: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """[n] distance between the inner lip corners, in outer-eye-corner distances."""
    left, right = (landmarks[..., corner, :] for corner in INNER_LIP_CORNERS)
    return np.linalg.norm(left - right, axis=-1) / eye_distance(landmarks)


def lid_opening(landmarks: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """[n, 2] mean distance between upper and lower lid of each eye, in outer-eye-corner distances."""
    pairs = landmarks[..., LID_PAIRS, :]
    return np.linalg.norm(pairs[..., 0, :] - pairs[..., 1, :], axis=-1).mean(-1) / eye_distance(landmarks)[..., None]


def eye_distance(landmarks: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """[n] distance between the outer eye corners, in the landmarks' unit."""
    left, right = (landmarks[..., corner, :] for corner in OUTER_EYE_CORNERS)
    return np.linalg.norm(left - right, axis=-1)


def resting_frames(clip: ClipLabels, share: float = 0.06, shut: float = 0.025) -> npt.NDArray[np.intp]:
    """Indices, among the frames with a face, of the most neutral ones: mouth shut, eyes open, low scores.

    `share` of the frames, at least five; empty if their median aperture is not below `shut`.
    """
    found = clip.found
    landmarks, scores = clip.landmarks[found], clip.blendshapes[found]
    gap, lids = aperture(landmarks), lid_opening(landmarks).min(-1)
    awake = lids > 0.8 * np.median(lids)
    unrest = scores[:, list(RESTING.values())].sum(-1) + 20 * gap + 1e3 * ~awake
    order = np.argsort(unrest)[: max(5, int(share * len(unrest)))]
    return order if np.median(gap[order]) < shut else order[:0]
