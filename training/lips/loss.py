"""What the lips' network is asked for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from inference.face.dynamics import LOWER
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import INNER_LIP_PAIRS
from training.lips.network import SHUT, VOICE


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a batch of stretches should come out as; [batch, points, ...]."""

    target: Tensor
    """[.., 18] coefficients."""
    weight: Tensor
    """Trust in the coefficients, 0 where there are none."""
    speech: Tensor
    """1 where somebody speaks."""
    bounds: Tensor
    """[.., 4] least aperture and width, greatest aperture and width."""
    phone: Tensor
    """Class of the phone, -1 where it is not known."""
    shut: Tensor
    """1 lips shut, 0 apart, NaN not known."""
    encoded: Tensor | None = None
    """[.., ENCODED] components of the speech encoder's outputs, NaN not known."""


class LipsLoss(nn.Module):
    """Agreement and errors of MEASURES, errors of place and speed at the lips; voice, shut lips and phones."""

    def __init__(self) -> None:
        super().__init__()
        basis = dynamics_space().basis[LOWER]
        lips = basis[:, lip_landmarks()].reshape(len(basis), -1)
        _, triangle = np.linalg.qr(lips.T)
        self.register_buffer(
            "lips", torch.tensor(triangle.T / np.sqrt((triangle**2).sum(0).mean()), dtype=torch.float32)
        )
        self.register_buffer("mouth", torch.tensor(lip_measures(), dtype=torch.float32))

    def forward(self, out: Tensor, phones: Tensor, wanted: Wanted) -> Tensor:
        guess, weight = out[..., :VOICE], wanted.weight
        error = (guess - wanted.target) @ self.lips
        mouth, goal = guess @ self.mouth, wanted.target @ self.mouth
        place = nn.functional.smooth_l1_loss(error, 0 * error, reduction="none").mean(-1)
        opening = nn.functional.smooth_l1_loss(mouth, goal, reduction="none").mean(-1)
        ajar = (goal[..., 0] < 0.25).float() * mouth[..., 0].clamp(min=0)
        still = (weight * (0.25 * place + 0.5 * opening + 0.1 * ajar)).mean()
        both = weight[:, 1:] * weight[:, :-1]
        pace = (mouth.diff(dim=1) - goal.diff(dim=1)).abs().mean(-1) + error.diff(dim=1).abs().mean(-1)
        near = mouth[..., :2]
        beyond = (wanted.bounds[..., :2] - near).clamp(min=0) + (near - wanted.bounds[..., 2:]).clamp(min=0)
        return (
            still
            + 0.1 * (both * pace).mean()
            + 1.5 * disagreement(mouth, goal, weight)
            + 0.2 * nn.functional.binary_cross_entropy_with_logits(out[..., VOICE], wanted.speech)
            + 0.7 * shut_loss(out[..., SHUT], wanted)
            + 0.3 * phone_loss(phones, wanted.phone)
            + 0.6 * beyond.mean()
        )


def shut_loss(logit: Tensor, wanted: Wanted) -> Tensor:
    """Cross entropy of shut lips where they are known; less of what pictures tell than of exact phone times."""
    known = torch.isfinite(wanted.shut)
    trust = known * torch.where(wanted.phone[:, :1] >= 0, 1.0, 0.3)
    error = nn.functional.binary_cross_entropy_with_logits(logit, wanted.shut.nan_to_num(), reduction="none")
    return (trust * error).sum() / (trust.sum() + 1)


def phone_loss(logits: Tensor, phone: Tensor) -> Tensor:
    """Cross entropy of phone classes where they are known, as a share of all points."""
    error = nn.functional.cross_entropy(logits.flatten(0, 1), phone.flatten(), ignore_index=-1, reduction="sum")
    return error / phone.numel()


def encoder_loss(guess: Tensor, goal: Tensor) -> Tensor:
    """Mean squared error of the encoder's components where they are known."""
    known = torch.isfinite(goal)
    return (known * (guess - goal.nan_to_num()) ** 2).sum() / (known.sum() + 1)


def disagreement(guess: Tensor, goal: Tensor, weight: Tensor) -> Tensor:
    """1 - correlation along time, mean over sequences and measures; how far mouths open differs between people."""
    weight = weight[..., None] / (weight.sum(1)[:, None, None] + 1e-6)
    a, b = guess - (weight * guess).sum(1, keepdim=True), goal - (weight * goal).sum(1, keepdim=True)
    spread = ((weight * (a * a)).sum(1) + 0.02) * ((weight * (b * b)).sum(1) + 0.02)
    return ((1 - (weight * a * b).sum(1) / spread.sqrt()) * (weight.sum(1) > 0.5)).mean()


def lip_landmarks() -> np.ndarray:
    """Landmarks of the lips, by their share in closing them."""
    return np.flatnonzero(np.abs(dynamics_space().closing) > 0.25)


def mouth_measures() -> np.ndarray:
    """[18, 2] change of aperture and mouth width by each coefficient, in typical speech (0.05 and 0.04) units."""
    basis = dynamics_space().basis[LOWER]
    upper, lower = INNER_LIP_PAIRS[4]
    return np.stack([(basis[:, lower, 1] - basis[:, upper, 1]) / 0.05, (basis[:, 308, 0] - basis[:, 78, 0]) / 0.04], 1)


def lip_measures() -> np.ndarray:
    """[18, 5] change of the mouth by each coefficient, in its usual spread in speech.

    Aperture and width as in mouth_measures, then height between the outer lip edges, jaw, and protrusion of the lips.
    """
    basis = dynamics_space().basis[LOWER]
    height = (basis[:, 17, 1] - basis[:, 0, 1]) / 0.06
    jaw = basis[:, 152, 1] / 0.05
    protrusion = (basis[:, 0, 2] + basis[:, 17, 2]) / 2 / 0.02
    return np.concatenate([mouth_measures(), np.stack([height, jaw, protrusion], 1)], 1)
