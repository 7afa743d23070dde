"""Network that shades the mouth: from the coarse mouth to the light on skin and lips, and inside."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from inference.decoder.mouth.coarse_mouth import CELLS, CHANNELS

WIDTH = 32
DROPPED = 0.12
"""Share of channels dropped in training: there are about 130 people to learn from."""
LIGHTS = 4
"""RGB on skin and lips, and all three inside."""


class ShadingNet(nn.Module):
    """Convolutions over cells: [b, CHANNELS, 24, 32] to [b, LIGHTS, 12, 16]."""

    places: Tensor

    def __init__(self, width: int = WIDTH) -> None:
        super().__init__()
        self.seen = nn.Conv2d(CHANNELS + 2, width, 5, stride=2, padding=2)
        self.near = nn.Conv2d(width, width, 3, padding=1)
        self.far = nn.Conv2d(width, width, 3, padding=2, dilation=2)
        self.light = nn.Conv2d(width, LIGHTS, 3, padding=1)
        self.dropped = nn.Dropout2d(DROPPED)
        nn.init.zeros_(self.light.weight)
        nn.init.zeros_(self.light.bias)
        axes = [torch.linspace(-1, 1, count) for count in reversed(CELLS)]
        y, x = torch.meshgrid(*axes, indexing="ij")
        self.register_buffer("places", torch.stack([x, y])[None])

    def forward(self, mouth: Tensor) -> Tensor:
        x = torch.cat([mouth, self.places.expand(len(mouth), -1, -1, -1)], 1)
        x = self.dropped(F.silu(self.seen(x)))
        x = x + F.silu(self.near(x))
        x = x + F.silu(self.far(self.dropped(x)))
        return self.light(x)
