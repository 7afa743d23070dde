"""The decoder's mouth network, which paints what warping cannot show, and the critic that trains it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from inference.face.patches import MOUTH_JAWS, MOUTH_MAPS, MOUTH_RAMPS

MOUTH_CHANNELS = (32, 48, 80, 112, 128)
MOUTH_INPUTS = 3 + 3 + 2 * MOUTH_MAPS + MOUTH_RAMPS + MOUTH_JAWS
"""Planes: warped window, the photo's window, landmark maps of both, position ramps, and the teeth of both jaws."""


def block(inputs: int, outputs: int, stride: int = 1) -> nn.Sequential:
    """3 x 3 convolution, batch norm (folded into it at export) and leaky ReLU."""
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.LeakyReLU(0.1, True)
    )


class UNet(nn.Module):
    """[b, inputs, h, w] -> [b, outputs, h, w]; h and w divisible by 2 ** (len(channels) - 1)."""

    def __init__(self, inputs: int, outputs: int, channels: Sequence[int]) -> None:
        super().__init__()
        self.enter = block(inputs, channels[0])
        pairs = list(pairwise(channels))
        self.down = nn.ModuleList(nn.Sequential(block(a, b, 2), block(b, b)) for a, b in pairs)
        self.up = nn.ModuleList(block(b, a) for a, b in reversed(pairs))
        self.merge = nn.ModuleList(block(2 * a, a) for a, _ in reversed(pairs))
        self.leave = nn.Conv2d(channels[0], outputs, 3, 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        x = self.enter(x)
        kept = []
        for down in self.down:
            kept.append(x)
            x = down(x)
        for up, merge in zip(self.up, self.merge, strict=True):
            x = F.interpolate(up(x), scale_factor=2.0, mode="bilinear", align_corners=False)
            x = merge(torch.cat([x, kept.pop()], 1))
        out: Tensor = self.leave(x)
        return out


class PaintNet(nn.Module):
    """[b, inputs, h, w] 0..1 -> [b, 4, h, w]: RGB 0..1 and the alpha (cover) of that colour over the warped window."""

    def __init__(self, inputs: int, channels: Sequence[int]) -> None:
        super().__init__()
        self.net = UNet(inputs * 4, 16, channels)

    def forward(self, x: Tensor) -> Tensor:
        out = F.pixel_shuffle(self.net(F.pixel_unshuffle(x, 2)), 2)
        # The offset of -2 starts training with a low cover, so that warped pixels are the default.
        return torch.sigmoid(torch.cat([out[:, :3], out[:, 3:] - 2], 1))


def mouth_net() -> PaintNet:
    return PaintNet(MOUTH_INPUTS, MOUTH_CHANNELS)


class PatchCritic(nn.Module):
    """Spectrally normalised patch discriminator: [b, inputs, h, w] -> (scores, features of each layer)."""

    def __init__(self, inputs: int, channels: Sequence[int] = (32, 64, 96, 128)) -> None:
        super().__init__()
        normed = nn.utils.parametrizations.spectral_norm
        pairs = zip((inputs, *channels), channels, strict=False)
        self.layers = nn.ModuleList(
            nn.Sequential(normed(nn.Conv2d(a, b, 4, 2, 1)), nn.LeakyReLU(0.2)) for a, b in pairs
        )
        self.score = normed(nn.Conv2d(channels[-1], 1, 3, 1, 1))

    def forward(self, x: Tensor) -> tuple[Tensor, list[Tensor]]:
        features = []
        for layer in self.layers:
            x = layer(x)
            features.append(x)
        return self.score(x), features
