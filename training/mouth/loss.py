"""What painted windows are judged by: nearness to the target, and critics that know real mouths and eyes."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from training.mouth.network import PatchCritic
from training.mouth.painter import Painted, luminance
from training.mouth.precision import autocast

MATCHING, PERSUASION = 3.0, 0.1
"""Weights of a critic's features and of its belief."""


def regression_loss(p: Painted) -> Tensor:
    """L1 at three scales and of gradients, weighted to where painting is free; cover costs, most elsewhere.

    Inside mouth and eyes the coarse scales weigh more: where exactly each tooth ends nobody can know.
    """
    weight = 0.5 + 2.5 * p.hot + 1.5 * p.inside
    loss = 2 * (weight * (p.picture - p.target).abs()).mean()
    # Colour is smooth and can be known; critics do not watch over it.
    loss = loss + 2 * (weight * (chroma(p.picture) - chroma(p.target)).abs()).mean()
    pyramids = [pyramid(x)[1:] for x in (p.picture, p.target, p.hot + 3 * p.inside)]
    for a, b, hot in zip(*pyramids, strict=True):
        loss = loss + (1.5 * (0.3 + hot) * (a - b).abs()).mean()
    for dim in (2, 3):
        slope = (p.picture.diff(dim=dim) - p.target.diff(dim=dim)).abs()
        loss = loss + (weight.narrow(dim, 0, slope.shape[dim]) * slope).mean()
    return loss + 0.15 * (p.cover * (1 - p.hot)).mean() + 0.04 * p.cover.mean()


def pyramid(x: Tensor, levels: int = 3) -> list[Tensor]:
    """The picture [b, c, h, w] and its halves."""
    return [x] + [F.avg_pool2d(x, 2**k) for k in range(1, levels)]


def chroma(picture: Tensor) -> Tensor:
    """[b, 3, h, w] colours without their luminance."""
    return picture - luminance(picture)


def critic_loss(critic: PatchCritic, p: Painted) -> Tensor:
    """Hinge loss of the critic itself."""
    with autocast():
        real = critic(p.judged(p.target))[0]
        made = critic(p.judged(p.picture.detach()))[0]
    return F.relu(1 - real.float()).mean() + F.relu(1 + made.float()).mean()


def persuasion_loss(critic: PatchCritic, p: Painted) -> Tensor:
    """What the painter gains by the critic's belief and by matching its features of the real window."""
    with autocast():
        score, features = critic(p.judged(p.picture))
        with torch.no_grad():
            _, wanted = critic(p.judged(p.target))
    match = sum((a.float() - b.float()).abs().mean() for a, b in zip(features, wanted, strict=True)) / len(features)
    return MATCHING * match - PERSUASION * score.float().mean()
