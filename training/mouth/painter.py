"""The mouth network applied to a batch of windows, as the decoder applies it to one frame."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from inference.face.patches import MOUTH_MAPS, MOUTH_RIM, MOUTH_RIM_EASE
from training.mouth.network import mouth_net
from training.mouth.precision import autocast

DETAIL_GAIN = 12.0
"""Amplification of the high-pass luminance: a spectrally normalised critic cannot resolve its small amplitudes."""
LIPS_FOCUS = (slice(16, 80), slice(16, 112))
"""Rows and columns of the window that the critic sees."""


@dataclass
class Painted:
    """Painted mouth windows and their inputs, all [b, c, h, w]."""

    picture: Tensor
    cover: Tensor
    warped: Tensor
    target: Tensor
    hot: Tensor
    """Mask of the lips and a margin, where painting is not penalised, 0..1."""
    inside: Tensor
    """Mask of the open mouth, 0..1."""
    maps: Tensor
    """Landmark maps that condition the critic."""

    def judged(self, picture: Tensor) -> Tensor:
        """The critic's input: high-pass luminance of `picture` and the maps, cropped to LIPS_FOCUS."""
        rows, columns = LIPS_FOCUS
        return torch.cat([detail(picture), self.maps], 1)[:, :, rows, columns]


class Painter(nn.Module):
    """The mouth network, and its compositing onto the warped window, for a batch of paint pairs."""

    def __init__(self) -> None:
        super().__init__()
        self.mouth = mouth_net()

    def forward(self, batch: dict[str, Tensor]) -> Painted:
        warped, maps = batch["mouth_warped"], batch["mouth_maps"]
        x = torch.cat([warped, batch["mouth_own"], maps, batch["mouth_ramps"], batch["mouth_teeth"]], 1)
        hot, inside = grow(maps[:, 0:1], 17), maps[:, 1:2]
        y = self.paint(self.mouth, x)
        cover = covered(y[:, 3:] * around(inside), inside)
        picture, target = blend(y, cover, warped), batch["mouth_target"]
        return Painted(picture, cover, warped, target, hot, inside, maps[:, :MOUTH_MAPS])

    @staticmethod
    def paint(net: nn.Module, x: Tensor) -> Tensor:
        with autocast():
            y = net(x.contiguous(memory_format=torch.channels_last))
        return y.float()


def luminance(picture: Tensor) -> Tensor:
    """[b, 1, h, w] of [b, 3, h, w] RGB (weights of ITU-R BT.601)."""
    return (picture * picture.new_tensor([0.299, 0.587, 0.114])[:, None, None]).sum(1, keepdim=True)


def detail(picture: Tensor) -> Tensor:
    """[b, 1, h, w] high-pass luminance times DETAIL_GAIN; without colour, the critic cannot cause a tint."""
    luma = luminance(picture)
    coarse = F.avg_pool2d(F.avg_pool2d(luma, 9, 1, 4, count_include_pad=False), 9, 1, 4, count_include_pad=False)
    return DETAIL_GAIN * (luma - coarse)


def around(inside: Tensor) -> Tensor:
    """[b, 1, h, w] inference.face.patches.around_mouth of a batch of masks."""
    return F.avg_pool2d(grow(inside, MOUTH_RIM), MOUTH_RIM_EASE, 1, MOUTH_RIM_EASE // 2)


def covered(cover: Tensor, inside: Tensor) -> Tensor:
    """The cover, raised to 1 inside the mouth, where the warp shows only stretched lips."""
    return 1 - (1 - cover) * (1 - inside)


def blend(painted: Tensor, cover: Tensor, warped: Tensor) -> Tensor:
    return cover * painted[:, :3] + (1 - cover) * warped


def grow(maps: Tensor, width: int) -> Tensor:
    """Maximum over a square of `width` pixels, computed along rows, then along columns."""
    rows = F.max_pool2d(maps, (1, width), 1, (0, width // 2))
    return F.max_pool2d(rows, (width, 1), 1, (width // 2, 0))
