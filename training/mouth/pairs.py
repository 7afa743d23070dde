"""Training pairs for the mouth network: a source frame as the photo, and the mouth window of another frame."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import IterableDataset

from inference.decoder.flow.flow_sampling import sample, to_pixels, window_map
from inference.decoder.flow.head_surface import HeadSurface
from inference.decoder.mouth.lip_warp import lip_surfaces
from inference.decoder.mouth.teeth import aligned_photo_window, teeth_guide, teeth_plane
from inference.face.patches import (
    MOUTH_SIZE,
    cut,
    mouth_maps,
    mouth_ramps,
    mouth_window,
)
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels
from training.labels.clip_frames import ClipFrames, random_placement
from training.portraits.smiles import RESTS

BLINK_SEEN = 0.35
"""eyeBlink score above which a frame counts as a blink."""
SMILES = 0.35
"""Share of pairs drawn from smiling photos, if there are any."""
TEETH_KEPT = 0.35
"""Share of those pairs whose source frame shows teeth."""


class PaintPairs(IterableDataset):
    """Endless dataset of pairs; open mouths and sharp clips are oversampled.

    `smiles` are photos as clips (training/portraits/smiles.py): the first RESTS frames show a shut mouth, the others
    teeth.
    """

    def __init__(self, clips: list[ClipFrames], smiles: list[ClipFrames], seed: int) -> None:
        self.clips, self.smiles, self.seed = clips, smiles, seed
        weights = np.array([min(len(c.jpegs), 150) ** 0.7 * (1.0 if c.size >= 400 else 0.4) for c in clips])
        self.weights = weights / weights.sum()

    def __iter__(self) -> Iterator[dict[str, Tensor]]:
        worker = torch.utils.data.get_worker_info()
        rng = np.random.default_rng([self.seed, worker.id if worker else 0, time.time_ns()])
        while True:
            clip, source, driving = self.draw(rng)
            yield paint_pair(clip, source, driving, random_placement(rng, turn=6, zoom=0.12))

    def draw(self, rng: np.random.Generator) -> tuple[ClipFrames, int, int]:
        """A clip, the index of its source frame (the photo), and the index of its driving frame (the target)."""
        if self.smiles and rng.random() < SMILES:
            smile = self.smiles[rng.integers(len(self.smiles))]
            wanted = int(rng.integers(RESTS, len(smile.jpegs)))
            teeth = rng.random() < TEETH_KEPT
            return smile, int(rng.integers(RESTS, len(smile.jpegs)) if teeth else rng.integers(RESTS)), wanted
        clip = self.clips[rng.choice(len(self.clips), p=self.weights)]
        return clip, draw_source(clip, rng), draw_driving(clip, rng)


def draw_source(clip: ClipFrames, rng: np.random.Generator) -> int:
    """Index of any frame or (in 3 of 10 draws) of one of the eighth with the smallest aperture, typical of photos."""
    count = len(clip.jpegs)
    if rng.random() < 0.3:
        return int(rng.choice(np.argsort(clip.aperture)[: max(count // 8, 1)]))
    return int(rng.integers(count))


def draw_driving(clip: ClipFrames, rng: np.random.Generator) -> int:
    """Index of a frame: weighted by aperture (40 %), a blink if the clip has one (20 %), or any frame."""
    choice, blinks = rng.random(), np.flatnonzero(clip.blink > BLINK_SEEN)
    if choice < 0.4:
        weight = clip.aperture + 1e-4
        return int(rng.choice(len(weight), p=weight / weight.sum()))
    if choice < 0.6 and len(blinks):
        return int(rng.choice(blinks))
    return int(rng.integers(len(clip.jpegs)))


def flow_between(points: Floats, target_points: Floats) -> Floats:
    """[64, 64, 2] backward flow: position in the photo (0-based pixels) of each cell of the target."""
    unit = 2 / FRAME_SIZE
    flow, _ = HeadSurface(points * unit - 1).flows(target_points * unit - 1)
    return to_pixels(flow)


def paint_pair(clip: ClipFrames, source: int, driving: int, placement: np.ndarray) -> dict[str, Tensor]:
    """Tensors of one pair's mouth windows (see `mouth_arrays`); `placement` [2, 3] transforms both frames."""
    picture, points, _ = clip.frame(source, FRAME_SIZE, placement)
    target, target_points, _ = clip.frame(driving, FRAME_SIZE, placement)
    pair = Pair(picture, points, target, target_points, flow_between(points, target_points))
    return {name: torch.from_numpy(np.ascontiguousarray(array)) for name, array in mouth_arrays(pair).items()}


@dataclass(frozen=True)
class Pair:
    """A photo and a target frame on one canvas, with landmarks and the flow between them."""

    picture: Pixels
    points: Floats
    target: Pixels
    target_points: Floats
    grid: Floats


def mouth_arrays(pair: Pair) -> dict[str, np.ndarray]:
    window = mouth_window(pair.target_points)
    upper, lower = teeth_plane(pair.target_points)
    own = aligned_photo_window(window, upper, teeth_plane(pair.points)[0])
    by_flow = window_map(pair.grid, window, MOUTH_SIZE)
    lips = lip_surfaces(by_flow, window, pair.target_points, pair.points)
    warped = lips.sample(pair.picture) if lips else sample(pair.picture, by_flow)
    pictures = warped, cut(pair.picture, own, MOUTH_SIZE), cut(pair.target, window, MOUTH_SIZE)
    warped, photo, target = (picture.transpose(2, 0, 1) for picture in pictures)
    return {
        "mouth_warped": warped,
        "mouth_own": photo,
        "mouth_target": target,
        "mouth_maps": np.concatenate([mouth_maps(pair.target_points, window), mouth_maps(pair.points, own)]),
        "mouth_ramps": mouth_ramps(pair.target_points, window),
        "mouth_teeth": teeth_guide(window, upper, lower),
    }
