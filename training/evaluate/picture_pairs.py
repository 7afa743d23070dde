"""Scores of frames of held-out clips rendered from another frame of the same clip."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from inference.face_model import Segmenter
from inference.portrait.matte import refine_matte
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels
from training.evaluate.face_identity import FaceRecogniser
from training.evaluate.pair_choice import draw_driving, draw_source
from training.evaluate.perceptual import PerceptualDistance
from training.evaluate.picture_contenders import CONTENDERS, ProbedDecoder, portrait_of
from training.evaluate.picture_measures import (
    REGIONS,
    closeness,
    crops,
    edge_error,
    inner_mouth,
    open_eyes,
    sharpness,
)
from training.labels.clip_frames import ClipFrames, unmoved

ENOUGH = 150
"""Minimum number of pixels of the inner mouth or of the open eyes for a sharpness score."""


@dataclass(slots=True)
class PairScores:
    """Scores of all pairs, by contender."""

    close: dict[tuple[str, str], list[tuple[float, float, float]]] = field(default_factory=lambda: defaultdict(list))
    """(PSNR, SSIM, perceptual distance) by contender and region."""
    sharp: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    """Sharpness relative to the real crop, by contender and region."""
    edge: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    vectors: dict[str, list[np.ndarray]] = field(default_factory=lambda: defaultdict(list))
    """Face recogniser embeddings [128] of "real", "source" and each contender."""


def pairs(clips: list[ClipFrames], count: int, seed: int = 11) -> Iterator[tuple[ClipFrames, int, int]]:
    """`count` random (clip, source index, driving index), reproducible by `seed`; every clip equally often."""
    rng = np.random.default_rng(seed)
    for i in range(count):
        clip = clips[i % len(clips)]
        source = driving = draw_source(clip, rng)
        while driving == source:  # a frame rendered from itself is trivially perfect
            driving = draw_driving(clip, rng)
        yield clip, source, driving


def judge_pairs(clips: list[ClipFrames], count: int) -> tuple[PairScores, list[Pixels]]:
    """Scores of all pairs, and rows of a contact sheet: photo, warp, decoder, real frame."""
    scores, rows = PairScores(), []
    segmenter, perceptual, recogniser = Segmenter(), PerceptualDistance(), FaceRecogniser()
    for number, (clip, source, driving) in enumerate(pairs(clips, count)):
        portrait = portrait_of(clip, source, segmenter)
        target, points, _ = clip.frame(driving, FRAME_SIZE, unmoved())
        person = refine_matte(segmenter.segment(target), target, points) / np.float32(255)
        scores.vectors["source"].append(recogniser.vector(portrait.crop, portrait.landmarks))
        scores.vectors["real"].append(recogniser.vector(target, points))
        wanted, row = crops(target, points, person), [portrait.crop]
        for name, make in CONTENDERS.items():
            decoder = make(portrait)
            picture = decoder.render_landmarks(points)
            row.append(picture)
            found = crops(picture, points, person)
            for region in REGIONS:
                scores.close[name, region].append(closeness(found[region], wanted[region], perceptual))
            _compare_sharpness(scores, name, found, wanted, points)
            cover = decoder.cover if isinstance(decoder, ProbedDecoder) else portrait.matte / np.float32(255)
            scores.edge[name].append(edge_error(cover, person, points))
            scores.vectors[name].append(recogniser.vector(picture, points))
        if number % max(count // 12, 1) == 0:
            rows.append(np.hstack([row[0], *row[2:], target]))
    return scores, rows


def _compare_sharpness(
    scores: PairScores, name: str, found: dict[str, Pixels], wanted: dict[str, Pixels], points: Floats
) -> None:
    for region, inside in (("mouth", inner_mouth(points)), ("eyes", open_eyes(points))):
        if (inside > 128).sum() > ENOUGH:
            real = max(sharpness(wanted[region], inside), 0.1)
            scores.sharp[name, region].append(sharpness(found[region], inside) / real)
