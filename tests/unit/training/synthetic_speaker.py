"""A synthetic speaker: known coefficients, own face shape, a turning head, sound as loud as the mouth is open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from inference.face.dynamics import BLINK, DYNAMICS, LOWER, SPEECH, UPPER
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import Alignment, rotation_matrix
from inference.types import HeadPose
from training.labels.clip_labels import ClipLabels

FRAMES = 150


@dataclass(frozen=True)
class Speaker:
    """Labels and the true coefficients."""

    clip: ClipLabels
    coefficients: np.ndarray
    """[n, D]"""


def speaker(name: str, seed: int) -> Speaker:
    """Six seconds: at rest, then talking; one blink a second."""
    rng = np.random.default_rng(seed)
    space, time = dynamics_space(), np.arange(FRAMES) / 25
    coefficients = np.zeros((FRAMES, DYNAMICS))
    talking = (time > 1.5)[:, None]
    count = SPEECH.stop
    waves = np.sin(2 * np.pi * rng.uniform(0.5, 3, count) * time[:, None] + rng.uniform(0, 6, count))
    coefficients[:, LOWER], coefficients[:, UPPER] = (talking * waves)[:, LOWER], 0.5 * (talking * waves)[:, UPPER]
    coefficients[:, BLINK] = (np.arange(FRAMES) % 25 == 24)[:, None]
    neutral = space.mean_face * rng.uniform(0.94, 1.06, 3)
    faces = neutral + np.tensordot(coefficients, space.basis, 1)
    shut_lids(faces, coefficients[:, BLINK])
    landmarks = np.stack([placed(face, i) for i, face in enumerate(faces)]).astype(np.float32)
    scores = np.zeros((FRAMES, 52), np.float32)
    scores[:, 25] = np.abs(coefficients[:, 0])
    loud = np.repeat(np.clip(faces[:, 14, 1] - faces[:, 13, 1] - 0.02, 0, 0.5), 640)
    sound = (loud * np.sign(np.sin(2 * np.pi * 140 * np.arange(len(loud)) / 16_000))).astype(np.float32)
    return Speaker(ClipLabels(name, landmarks, scores, sound), coefficients)


def shut_lids(faces: np.ndarray, blinks: np.ndarray) -> None:
    """Closes the lids where a blink is 1."""
    from inference.face.geometry import LID_PAIRS

    for eye, amount in zip(LID_PAIRS, blinks.T, strict=True):
        middle = faces[:, eye].mean(2, keepdims=True)
        faces[:, eye] = np.where(amount[:, None, None, None] > 0.5, middle, faces[:, eye])


def placed(face: np.ndarray, frame: int) -> np.ndarray:
    """Pixels of a face with a swaying head."""
    pose = rotation_matrix(HeadPose(yaw=6 * np.sin(frame / 20), pitch=3 * np.cos(frame / 17)))
    return Alignment(pose, np.asarray(90.0), np.array([128.0 + frame / 20, 120.0, 0.0])).to_image(face)


def write(folder: Path, synthetic: Speaker) -> None:
    """The label file, without pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    clip = synthetic.clip
    np.savez(folder / f"{clip.name}.npz", landmarks=clip.landmarks, blendshapes=clip.blendshapes, audio=clip.audio)
