"""Pairs of frames for the paint networks: the photo, and the windows of another frame of the same clip."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
import torch
from torch import Tensor
from torch.utils.data import IterableDataset

from inference.coarse_flow import FLOW_SIZE, coarse_flow
from inference.face_patches import (
    EYE_SIZE,
    MOUTH_SIZE,
    cut,
    eye_maps,
    eye_window,
    mouth_maps,
    mouth_ramps,
    mouth_window,
)
from inference.flow_sampling import sample, warped_window
from inference.landmark_maps import face_maps
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels
from training.clip_frames import ClipFrames, random_placement

BLINK_SEEN = 0.35


class PaintPairs(IterableDataset):
    """Endless pairs; open mouths, blinks and sharp clips are drawn more often than they occur."""

    def __init__(self, clips: list[ClipFrames], seed: int, flow: Path) -> None:
        self.clips, self.seed, self.flow = clips, seed, flow
        weights = np.array([min(len(c.jpegs), 150) ** 0.7 * (1.0 if c.size >= 400 else 0.4) for c in clips])
        self.weights = weights / weights.sum()

    def __iter__(self) -> Iterator[dict[str, Tensor]]:
        cv2.setNumThreads(1)
        worker = torch.utils.data.get_worker_info()
        rng = np.random.default_rng([self.seed, worker.id if worker else 0, time.time_ns()])
        refine = Refinement(self.flow)
        while True:
            clip = self.clips[rng.choice(len(self.clips), p=self.weights)]
            source, driving = draw_source(clip, rng), draw_driving(clip, rng)
            yield paint_pair(clip, source, driving, random_placement(rng, turn=6, zoom=0.12), refine)


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


class Refinement:
    """The trained flow network, run by onnxruntime inside the data loader: it is frozen while painting is learned."""

    def __init__(self, flow: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(flow), options, providers=["CPUExecutionProvider"])

    def __call__(self, picture: Pixels, matte: Pixels, points: Floats, target_points: Floats) -> Floats:
        """[64, 64, 2] position in the photo (0-based pixels) that each part of the target shows."""
        coarse = coarse_flow(points * (2 / FRAME_SIZE) - 1, target_points * (2 / FRAME_SIZE) - 1)
        small = cv2.resize(picture, (FLOW_SIZE, FLOW_SIZE), interpolation=cv2.INTER_AREA)
        seen = np.dstack([small, matte]).astype(np.float32) / 255
        moved = sample(seen, (coarse + 1) * (FLOW_SIZE / 2) - 0.5)
        maps = [face_maps(p * (FLOW_SIZE / FRAME_SIZE), FLOW_SIZE) / np.float32(255) for p in (target_points, points)]
        x = np.concatenate([moved.transpose(2, 0, 1), seen.transpose(2, 0, 1), *maps]).astype(np.float32)
        correction = self.session.run(None, {"x": x[None]})[0][0]
        grid = coarse + correction.transpose(1, 2, 0)
        return np.asarray((grid + 1) * (FRAME_SIZE / 2) - 0.5, np.float32)


def paint_pair(
    clip: ClipFrames, source: int, driving: int, placement: np.ndarray, refine: Refinement
) -> dict[str, Tensor]:
    """The mouth window and both eye windows of a pair: warped photo, the photo's own, the target and the maps."""
    picture, points, matte = clip.frame(source, FRAME_SIZE, placement)
    target, target_points, _ = clip.frame(driving, FRAME_SIZE, placement)
    pair = Pair(picture, points, target, target_points, refine(picture, matte, points, target_points))
    arrays = {**mouth_arrays(pair), **eye_arrays(pair)}
    return {name: torch.from_numpy(np.ascontiguousarray(array)) for name, array in arrays.items()}


@dataclass(frozen=True)
class Pair:
    """A photo and a target on one canvas, with landmarks and the flow between them."""

    picture: Pixels
    points: Floats
    target: Pixels
    target_points: Floats
    grid: Floats

    def planes(self, window: Floats, own: Floats, size: tuple[int, int]) -> list[Pixels]:
        """[3, h, w] each: the warped photo in `window`, the photo in its own window, the target in `window`."""
        pictures = (
            warped_window(self.picture, self.grid, window, size),
            cut(self.picture, own, size),
            cut(self.target, window, size),
        )
        return [picture.transpose(2, 0, 1) for picture in pictures]


def mouth_arrays(pair: Pair) -> dict[str, np.ndarray]:
    window, own = mouth_window(pair.target_points), mouth_window(pair.points)
    warped, photo, target = pair.planes(window, own, MOUTH_SIZE)
    return {
        "mouth_warped": warped,
        "mouth_own": photo,
        "mouth_target": target,
        "mouth_maps": np.concatenate([mouth_maps(pair.target_points, window), mouth_maps(pair.points, own)]),
        "mouth_ramps": mouth_ramps(pair.target_points, window),
    }


def eye_arrays(pair: Pair) -> dict[str, np.ndarray]:
    """The same for both eyes, stacked: [2, ...]."""
    sides = [one_eye(pair, mirrored) for mirrored in (False, True)]
    return {name: np.stack([side[name] for side in sides]) for name in sides[0]}


def one_eye(pair: Pair, mirrored: bool) -> dict[str, np.ndarray]:
    window, own = eye_window(pair.target_points, mirrored), eye_window(pair.points, mirrored)
    warped, photo, target = pair.planes(window, own, EYE_SIZE)
    maps = (eye_maps(pair.target_points, window, mirrored), eye_maps(pair.points, own, mirrored))
    return {"eye_warped": warped, "eye_own": photo, "eye_target": target, "eye_maps": np.concatenate(maps)}
