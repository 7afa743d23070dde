"""Pairs of frames for the paint networks: the photo, and the windows of another frame of the same clip."""

from __future__ import annotations

import time
from collections.abc import Iterator

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.utils.data import IterableDataset

from inference.coarse_flow import coarse_flow
from inference.face_patches import EYE_SIZE, MOUTH_SIZE, cut, eye_maps, eye_window, mouth_maps, mouth_ramps, mouth_window
from inference.landmark_maps import face_maps
from inference.timebase import FRAME_SIZE
from training.clip_frames import ClipFrames, random_placement

BLINK_SEEN = 0.35


class PaintPairs(IterableDataset):
    """Endless pairs; open mouths and blinks are drawn more often than they occur, sharp clips more often than soft ones."""

    def __init__(self, clips: list[ClipFrames], seed: int) -> None:
        self.clips, self.seed = clips, seed
        weights = np.array([min(len(c.jpegs), 150) ** 0.7 * (1.0 if c.size >= 400 else 0.4) for c in clips])
        self.weights = weights / weights.sum()

    def __iter__(self) -> Iterator[dict[str, Tensor]]:
        cv2.setNumThreads(1)
        worker = torch.utils.data.get_worker_info()
        rng = np.random.default_rng([self.seed, worker.id if worker else 0, time.time_ns()])
        while True:
            clip = self.clips[rng.choice(len(self.clips), p=self.weights)]
            source, driving = draw_source(clip, rng), draw_driving(clip, rng)
            yield paint_pair(clip, source, driving, random_placement(rng, turn=6, zoom=0.12))


def draw_source(clip: ClipFrames, rng: np.random.Generator) -> int:
    """Any frame, or (three in ten) one of the most shut mouths, as most photos are."""
    count = len(clip.jpegs)
    if rng.random() < 0.3:
        return int(rng.choice(np.argsort(clip.aperture)[: max(count // 8, 1)]))
    return int(rng.integers(count))


def draw_driving(clip: ClipFrames, rng: np.random.Generator) -> int:
    """Any frame, an open mouth, or a blink where the clip has one."""
    choice, blinks = rng.random(), np.flatnonzero(clip.blink > BLINK_SEEN)
    if choice < 0.4:
        weight = clip.aperture + 1e-4
        return int(rng.choice(len(weight), p=weight / weight.sum()))
    if choice < 0.55 and len(blinks):
        return int(rng.choice(blinks))
    return int(rng.integers(len(clip.jpegs)))


def paint_pair(clip: ClipFrames, source: int, driving: int, placement: np.ndarray) -> dict[str, Tensor]:
    """The photo at 512, inputs of the flow network, and the three windows of the driving frame."""
    picture, points, matte = clip.frame(source, FRAME_SIZE, placement)
    target, target_points, _ = clip.frame(driving, FRAME_SIZE, placement)
    unit, small = 2 / FRAME_SIZE, 64 / FRAME_SIZE
    arrays = {
        "source": picture.transpose(2, 0, 1),
        "matte": matte[None],
        "coarse": coarse_flow(points * unit - 1, target_points * unit - 1).astype(np.float32),
        "source_maps": face_maps(points * small, 64),
        "driving_maps": face_maps(target_points * small, 64),
        **mouth_arrays(picture, points, target, target_points),
        **eye_arrays(picture, points, target, target_points),
    }
    return {name: torch.from_numpy(np.ascontiguousarray(array)) for name, array in arrays.items()}


def mouth_arrays(picture: np.ndarray, points: np.ndarray, target: np.ndarray, target_points: np.ndarray) -> dict[str, np.ndarray]:
    window, own = mouth_window(target_points), mouth_window(points)
    return {
        "mouth_window": window,
        "mouth_target": cut(target, window, MOUTH_SIZE).transpose(2, 0, 1),
        "mouth_own": cut(picture, own, MOUTH_SIZE).transpose(2, 0, 1),
        "mouth_maps": np.concatenate([mouth_maps(target_points, window), mouth_maps(points, own)]),
        "mouth_ramps": mouth_ramps(target_points, window),
    }


def eye_arrays(picture: np.ndarray, points: np.ndarray, target: np.ndarray, target_points: np.ndarray) -> dict[str, np.ndarray]:
    sides = [one_eye(picture, points, target, target_points, mirrored) for mirrored in (False, True)]
    return {name: np.stack([side[name] for side in sides]) for name in sides[0]}


def one_eye(
    picture: np.ndarray, points: np.ndarray, target: np.ndarray, target_points: np.ndarray, mirrored: bool
) -> dict[str, np.ndarray]:
    window, own = eye_window(target_points, mirrored), eye_window(points, mirrored)
    return {
        "eye_window": window,
        "eye_target": cut(target, window, EYE_SIZE).transpose(2, 0, 1),
        "eye_own": cut(picture, own, EYE_SIZE).transpose(2, 0, 1),
        "eye_maps": np.concatenate([eye_maps(target_points, window, mirrored), eye_maps(points, own, mirrored)]),
    }
