"""Stretches of clips and of synthetic speech for the lips' teacher."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training.lips.batches import Clip
from training.lips.loss import Wanted
from training.lips.teacher_network import Components, Values

POINTS, BATCH = 64, 16
MIX = {"real": 0.60, "generated": 0.25, "grid": 0.15}
"""Share of each kind of clip in the BATCH; half as many rows of synthetic speech come on top."""


class TeacherBatches:
    """Random stretches of clips; half of a batch's rows more are synthetic speech."""

    def __init__(self, clips: list[Clip], encoded: dict[str, list[Values]], seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        self.encoded = encoded
        self.groups = {
            kind: [clip for clip in clips if clip.kind == kind and clip.name in encoded and len(clip.target) > POINTS]
            for kind in (*MIX, "spoken")
        }

    def draw(self) -> tuple[Tensor, Wanted]:
        kinds = [*self.rng.choice(list(MIX), BATCH, p=list(MIX.values())), *["spoken"] * (BATCH // 2)]
        rows = [self._stretch(kind) for kind in kinds if self.groups[kind]]
        heard, *wanted = (torch.tensor(np.stack(column)) for column in zip(*rows, strict=True))
        return heard, Wanted(*wanted)

    def _stretch(self, kind: str) -> tuple[np.ndarray, ...]:
        group = self.groups[kind]
        sizes = np.array([len(clip.target) for clip in group], float) ** 0.7
        clip = group[self.rng.choice(len(group), p=sizes / sizes.sum())]
        versions = self.encoded[clip.name]
        outputs = versions[self.rng.integers(len(versions)) if self.rng.random() < 0.6 else 0]
        points = min(len(clip.target), len(outputs) // 2)
        start = self.rng.integers(0, points - POINTS + 1)
        there = slice(start, start + POINTS)
        target, speech = clip.target[there], clip.speech[there]
        weight = np.isfinite(target[:, 0]) * np.where(speech, 1.0, 0.3)
        rest = (clip.bounds, clip.phone.astype(np.int64), clip.shut)
        return (
            outputs[2 * start : 2 * (start + POINTS)],
            np.nan_to_num(target),
            weight.astype(np.float32),
            speech.astype(np.float32),
            *(values[there] for values in rest),
        )


def encoded_clips(folder: Path, clips: list[Clip], space: Components) -> dict[str, list[Values]]:
    """Components of each clip by name, first as it is, then in its further recording conditions."""
    out = {}
    for clip in clips:
        kind = {"real": "clip", "generated": "clip"}.get(clip.kind, clip.kind)
        first = folder / f"{kind}-{clip.name}.npy"
        if first.exists():
            more = sorted(folder.glob(f"{kind}-{clip.name}+*.npy"))
            out[clip.name] = [space.of(np.load(path)) for path in (first, *more)]
    return out
