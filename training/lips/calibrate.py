"""Bring the mean of several trained lips networks to people's own spread: an average of guesses moves too little."""

from __future__ import annotations

import numpy as np
import torch

from inference.timebase import MOTION_RATE
from training.lips.batches import Clip
from training.lips.network import VOICE, LipsEnsemble
from training.lips.train import predict

GAIN_LIMIT = 1.6


def calibrate(net: LipsEnsemble, clips: list[Clip]) -> None:
    """Set gain and offset so that in speech each coefficient has people's mean and, up to GAIN_LIMIT, their spread."""
    pairs = [pair for clip in clips if (pair := spoken_pair(net, clip)) is not None]
    spread = np.median([truth.std(0) / (out.std(0) + 1e-3) for out, truth in pairs], 0)
    gain = np.clip(spread, 1.0, GAIN_LIMIT)
    out, truth = (np.concatenate(side).mean(0) for side in zip(*pairs, strict=True))
    net.gain[:VOICE] = torch.tensor(gain, dtype=torch.float32)
    net.offset[:VOICE] = torch.tensor(truth - gain * out, dtype=torch.float32)


def spoken_pair(net: LipsEnsemble, clip: Clip) -> tuple[np.ndarray, np.ndarray] | None:
    """Uncalibrated output and truth [n, 18] where a clip speaks, None where that is under two seconds."""
    keep = np.isfinite(clip.target[:, 0]) & clip.speech
    out = predict(net, clip.versions[0], len(clip.target))[keep, :VOICE]
    return (out, clip.target[keep]) if keep.sum() > 2 * MOTION_RATE else None
