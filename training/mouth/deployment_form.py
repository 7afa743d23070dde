"""The mouth network in deployment form: the same function with fewer memory copies.

The input is padded with zero planes to a multiple of PLANE_MULTIPLE (SIMD lanes), and the first convolution has stride
2, which replaces the 2 x 2 pixel-unshuffle.
"""

from __future__ import annotations

import copy

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from inference.decoder.mouth.network_input import padded_planes
from training.mouth.network import PaintNet


def running_form(net: PaintNet) -> nn.Module:
    """A deployment-form copy of `net` for inputs padded by `made_up`."""
    return RunningPaintNet(net)


def made_up(x: Tensor) -> Tensor:
    """`x` [b, n, h, w] padded with zero planes to a multiple of PLANE_MULTIPLE."""
    return F.pad(x, (0, 0, 0, 0, 0, padded_planes(x.shape[1]) - x.shape[1]))


class RunningPaintNet(nn.Module):
    """PaintNet on padded inputs, with pixel-unshuffle and the cover offset folded into the convolutions."""

    def __init__(self, net: PaintNet) -> None:
        super().__init__()
        self.net = copy.deepcopy(net.net).eval()
        gathered = self.net.enter[0].weight.detach().unflatten(1, (-1, 2, 2))  # [out, n, down, right, 3, 3]
        apart = gathered.permute(0, 1, 4, 2, 5, 3).flatten(4, 5).flatten(2, 3)  # [out, n, 6, 6]
        self.net.enter[0] = _convolution(made_up(apart), stride=2)
        with torch.no_grad():
            self.net.leave.bias[-4:] -= 2

    def forward(self, x: Tensor) -> Tensor:
        return F.pixel_shuffle(torch.sigmoid(self.net(x)), 2)


def _convolution(weight: Tensor, stride: int) -> nn.Conv2d:
    outputs, inputs, size, _ = weight.shape
    layer = nn.Conv2d(inputs, outputs, size, stride, (size - stride) // 2, bias=False)
    layer.weight = nn.Parameter(weight.clone())
    return layer
