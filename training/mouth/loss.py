"""Losses of painted mouth windows: regression to the target, and an adversarial critic with feature matching."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from training.mouth.network import PatchCritic
from training.mouth.painter import Painted, luminance
from training.mouth.precision import autocast

MATCHING, PERSUASION = 3.0, 0.1
"""Weights of the feature-matching loss and of the adversarial score."""


def regression_loss(p: Painted) -> Tensor:
    """L1 at three scales, of chroma and of gradients, weighted to the lips, plus a penalty on cover outside them.

    Inside the mouth the coarse scales weigh more, because the exact outline of each tooth cannot be predicted.
    """
    weight = 0.5 + 2.5 * p.hot + 1.5 * p.inside
    loss = 2 * (weight * (p.picture - p.target).abs()).mean()
    # Chroma is smooth and predictable, and the critic does not see it.
    loss = loss + 2 * (weight * (chroma(p.picture) - chroma(p.target)).abs()).mean()
    pyramids = [pyramid(x)[1:] for x in (p.picture, p.target, p.hot + 3 * p.inside)]
    for a, b, hot in zip(*pyramids, strict=True):
        loss = loss + (1.5 * (0.3 + hot) * (a - b).abs()).mean()
    for dim in (2, 3):
        slope = (p.picture.diff(dim=dim) - p.target.diff(dim=dim)).abs()
        loss = loss + (weight.narrow(dim, 0, slope.shape[dim]) * slope).mean()
    return loss + 0.15 * (p.cover * (1 - p.hot)).mean() + 0.04 * p.cover.mean()


def pyramid(x: Tensor, levels: int = 3) -> list[Tensor]:
    """The image [b, c, h, w] and its averages at 1/2, 1/4, ... of the resolution."""
    return [x] + [F.avg_pool2d(x, 2**k) for k in range(1, levels)]


def chroma(picture: Tensor) -> Tensor:
    """[b, 3, h, w] RGB minus luminance."""
    return picture - luminance(picture)


def critic_loss(critic: PatchCritic, p: Painted) -> Tensor:
    """Hinge loss of the critic on target and painted windows."""
    with autocast():
        real = critic(p.judged(p.target))[0]
        made = critic(p.judged(p.picture.detach()))[0]
    return F.relu(1 - real.float()).mean() + F.relu(1 + made.float()).mean()


def persuasion_loss(critic: PatchCritic, p: Painted) -> Tensor:
    """The painter's adversarial loss: feature matching to the target window minus the critic's score."""
    with autocast():
        score, features = critic(p.judged(p.picture))
        with torch.no_grad():
            _, wanted = critic(p.judged(p.target))
    match = sum((a.float() - b.float()).abs().mean() for a, b in zip(features, wanted, strict=True)) / len(features)
    return MATCHING * match - PERSUASION * score.float().mean()
