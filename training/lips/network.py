"""The network from sound features to lower-face coefficients."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from inference.audio.features import FEATURES
from inference.face.dynamics import LOWER
from inference.motion.lips import WINDOW_FRAMES
from training.speech.phones import CLASSES

FINE_FRAMES = 70

OUTPUTS = LOWER.stop + 2
VOICE, SHUT = LOWER.stop, LOWER.stop + 1
"""Columns of the logits."""


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
    """[batch, frames, FEATURES] at 100 Hz -> [batch, points, OUTPUTS] at 25 Hz.

    Outputs are 18 coefficients, then the logits of a voice and of lips that are shut. Point j sees no frames but
    4j .. 4j + 131 (inference.motion.lips.WINDOW_FRAMES); a `fine` network sees the last 70 of them in more detail.
    """

    def __init__(self, fine: bool = False, width: int = 128, dropout: float = 0.2) -> None:
        super().__init__()
        self.fine = fine
        first = (
            [nn.Conv1d(FEATURES, width, 5), nn.GELU(), nn.Conv1d(width, width, 4, stride=2)]
            if fine
            else [nn.Conv1d(FEATURES, width, 6, stride=2)]
        )
        last = nn.Conv1d(width, width, 4, stride=2)
        self.front = nn.Sequential(nn.Dropout(dropout / 2), *first, nn.GELU(), nn.Dropout(dropout), last)
        dilations = (1, 2, 4) if fine else (1, 2, 4, 8)
        self.body = nn.Sequential(*[Residual(width, dilation, dropout) for dilation in dilations])
        self.head = nn.Conv1d(width, OUTPUTS, 1)
        self.phones = nn.Conv1d(width, len(CLASSES), 1)
        self.register_buffer("gain", torch.ones(OUTPUTS))
        self.register_buffer("offset", torch.zeros(OUTPUTS))

    def forward(self, features: Tensor) -> Tensor:
        return self.head(self.listen(features)).transpose(1, 2) * self.gain + self.offset

    def with_phones(self, features: Tensor) -> tuple[Tensor, Tensor]:
        """The outputs, and logits [batch, points, classes] of the phone, which only training asks for."""
        heard = self.listen(features)
        return self.head(heard).transpose(1, 2) * self.gain + self.offset, self.phones(heard).transpose(1, 2)

    def listen(self, features: Tensor) -> Tensor:
        """[batch, width, points]"""
        if self.fine:
            features = features[:, WINDOW_FRAMES - FINE_FRAMES :]
        return nn.functional.gelu(self.body(self.front(features.transpose(1, 2))))


class LipsEnsemble(nn.Module):
    """The mean of several networks, with one gain and offset; the first one alone tells whether the lips are shut."""

    def __init__(self, nets: list[LipsNet]) -> None:
        super().__init__()
        self.nets = nn.ModuleList(nets)
        self.register_buffer("gain", torch.ones(OUTPUTS))
        self.register_buffer("offset", torch.zeros(OUTPUTS))

    def forward(self, features: Tensor) -> Tensor:
        outputs = torch.stack([net(features) for net in self.nets])
        joined = torch.cat([outputs.mean(0)[..., :SHUT], outputs[0, ..., SHUT:]], -1)
        return joined * self.gain + self.offset


def load_net(path: Path) -> LipsNet:
    """The network of a weight file."""
    state = torch.load(path)
    net = LipsNet(fine="front.6.weight" in state)
    net.load_state_dict(state)
    return net
