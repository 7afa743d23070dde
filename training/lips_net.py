"""The network from sound features to lower-face coefficients."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from inference.audio_features import FEATURES
from inference.dynamics import LOWER


class Residual(nn.Module):
    """A dilated convolution of width 3 without padding, added to the middle of what it saw last."""

    def __init__(self, width: int, dilation: int, dropout: float) -> None:
        super().__init__()
        self.reach = 2 * dilation
        self.wide = nn.Conv1d(width, width, 3, dilation=dilation)
        self.mix = nn.Conv1d(width, width, 1)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        y = self.mix(self.dropout(nn.functional.gelu(self.wide(nn.functional.gelu(x)))))
        return x[:, :, self.reach :] + y


class LipsNet(nn.Module):
    """[batch, frames, FEATURES] at 100 Hz -> [batch, points, 18 + 1] at 25 Hz: coefficients, then the voice logit.

    Point j sees frames 4j .. 4j + 69 (inference.lips.WINDOW_FRAMES) and nothing else.
    """

    def __init__(self, width: int = 128, dropout: float = 0.2) -> None:
        super().__init__()
        self.front = nn.Sequential(
            nn.Dropout(dropout / 2),
            nn.Conv1d(FEATURES, width, 5),
            nn.GELU(),
            nn.Conv1d(width, width, 4, stride=2),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Conv1d(width, width, 4, stride=2),
        )
        self.body = nn.Sequential(*[Residual(width, dilation, dropout) for dilation in (1, 2, 4)])
        self.head = nn.Conv1d(width, LOWER.stop + 1, 1)
        self.register_buffer("gain", torch.ones(LOWER.stop + 1))
        self.register_buffer("offset", torch.zeros(LOWER.stop + 1))

    def forward(self, features: Tensor) -> Tensor:
        out = self.head(nn.functional.gelu(self.body(self.front(features.transpose(1, 2)))))
        return out.transpose(1, 2) * self.gain + self.offset
