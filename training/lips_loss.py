"""What the lips' network is asked for."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from inference.dynamics import LOWER
from inference.dynamics_space import dynamics_space
from inference.face_geometry import INNER_LIP_PAIRS

GATE = LOWER.stop
"""Column of the voice logit in the network's output."""


class LipsLoss(nn.Module):
    """Error at the lips in standard deviations, of place and speed; agreement of the aperture; the voice logit."""

    def __init__(self) -> None:
        super().__init__()
        basis = dynamics_space().basis[LOWER]
        lips = basis[:, lip_landmarks()].reshape(len(basis), -1)
        _, triangle = np.linalg.qr(lips.T)
        self.register_buffer(
            "lips", torch.tensor(triangle.T / np.sqrt((triangle**2).sum(0).mean()), dtype=torch.float32)
        )
        self.register_buffer("mouth", torch.tensor(mouth_measures(), dtype=torch.float32))

    def forward(self, out: Tensor, target: Tensor, weight: Tensor, speech: Tensor, bounds: Tensor) -> Tensor:
        guess = out[..., :GATE]
        error = (guess - target) @ self.lips
        mouth, wanted = guess @ self.mouth, target @ self.mouth
        place = nn.functional.smooth_l1_loss(error, 0 * error, reduction="none").mean(-1)
        opening = nn.functional.smooth_l1_loss(mouth, wanted, reduction="none").mean(-1)
        shut = (wanted[..., 0] < 0.25).float() * mouth[..., 0].clamp(min=0)
        still = (weight * (0.5 * place + 1.0 * opening + 0.15 * shut)).mean()
        both = weight[:, 1:] * weight[:, :-1]
        speed = (
            both * ((mouth.diff(dim=1) - wanted.diff(dim=1)).abs().mean(-1) + error.diff(dim=1).abs().mean(-1))
        ).mean()
        beyond = (bounds[..., :2] - mouth).clamp(min=0) + (mouth - bounds[..., 2:]).clamp(min=0)
        gate = nn.functional.binary_cross_entropy_with_logits(out[..., GATE], speech)
        return still + 0.3 * speed + 1.0 * disagreement(mouth, wanted, weight) + 0.2 * gate + 1.5 * beyond.mean()


def disagreement(guess: Tensor, wanted: Tensor, weight: Tensor) -> Tensor:
    """1 - concordance correlation along time (source: Lin 1989), mean over sequences; asks for full variance too."""
    weight = weight[..., None] / (weight.sum(1)[:, None, None] + 1e-6)
    a, b = guess - (weight * guess).sum(1, keepdim=True), wanted - (weight * wanted).sum(1, keepdim=True)
    offset = ((weight * (guess - wanted)).sum(1)) ** 2
    both = (weight * (a * a)).sum(1) + (weight * (b * b)).sum(1)
    return 1 - ((2 * (weight * a * b).sum(1) + 0.02) / (both + 0.2 * offset + 0.02)).mean()


def lip_landmarks() -> np.ndarray:
    """Landmarks of the lips, by their share in closing them."""
    return np.flatnonzero(np.abs(dynamics_space().closing) > 0.25)


def mouth_measures() -> np.ndarray:
    """[18, 2] change of aperture and mouth width by each coefficient, in typical speech (0.05 and 0.04) units."""
    basis = dynamics_space().basis[LOWER]
    upper, lower = INNER_LIP_PAIRS[4]
    return np.stack([(basis[:, lower, 1] - basis[:, upper, 1]) / 0.05, (basis[:, 308, 0] - basis[:, 78, 0]) / 0.04], 1)
