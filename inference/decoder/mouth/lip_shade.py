"""Shading of lips at their inner edges: the rim of open lips, and the dark line between closed ones."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from inference.decoder.flow.landmark_flow import smoothstep
from inference.decoder.mouth.aperture import Aperture
from inference.decoder.mouth.lip_curves import opening as lip_opening
from inference.types import Floats, Pixels

PARTED = 0.03
"""Change of the lips' distance, in distances of the outer eye corners, from which shading applies fully."""
RIM, LOWER_RIM, RIM_REACH = 0.25, 0.3, 0.012
"""Strength of the darker, wet rim of the upper lip where lips open, that of the lower lip, which is lit, as its share,
and their reach in distances of the outer eye corners; as dark as in 180 frames of training clips."""
LINE, LINE_REACH = 0.5, 0.009
"""The same of the line between lips that were parted in the photo and are closed."""
DRAWN_LINE = 0.8
"""Strength of the line around an open mouth in a flat drawing."""
SHADOW, SHADOW_REACH = 0.15, 0.03
"""The same of the upper lip's shadow on the lower one."""
TINT = np.array([0.8, 1.0, 1.0], np.float32)
"""Darkening per RGB channel: less in red, since light between the lips has passed through them."""


@dataclass(frozen=True, slots=True)
class LipShade:
    """Strengths of the shading of one frame's lips."""

    rim: float
    line: float
    shadow: float


def lip_shade(target: Floats, own: Floats, flat: bool = False) -> LipShade:
    """Strengths for landmarks [478, 3] of frame and photo; a `flat` drawing gets a line around the open mouth."""
    before, after = lip_opening(own), lip_opening(target)
    parted = float(smoothstep((after - before).max() / PARTED))
    closed = float(smoothstep((before - after).max() / PARTED))
    if flat:
        return LipShade(0.0, DRAWN_LINE * parted, 0.0)
    return LipShade(RIM * parted, LINE * closed, SHADOW * closed)


def shade_tint(coloured: float) -> Floats:
    """[3] darkening per RGB channel; `coloured` 0..1: whether flesh tints the shade, unlike stone."""
    return np.asarray(1 + np.float32(coloured) * (TINT - 1), np.float32)


def shade_lips(frame: Pixels, opening: Aperture, shade: LipShade, unit: float, coloured: float = 1.0) -> None:
    """Darkens the inner edges of lips in `frame` [h, w, >=3], in place.

    `unit`: pixels per distance of the outer eye corners; `coloured` as in `shade_tint`.
    """
    outside = np.maximum(-opening.inside, 0) * np.float32(1 / unit)
    lower = np.where(opening.above < opening.below, np.float32(LOWER_RIM), np.float32(1))
    lost = np.float32(shade.rim) * lower * np.exp(outside * np.float32(-1 / RIM_REACH))
    if shade.line:
        lost = np.maximum(lost, np.float32(shade.line) * np.exp(-((outside / LINE_REACH) ** 2)))
        under = np.maximum(-opening.above, 0) * np.float32(1 / unit)
        lost = np.maximum(lost, np.float32(shade.shadow) * np.exp(-((under / SHADOW_REACH) ** 2)) * (under > 0))
    lost = lost * opening.between
    kept = cv2.merge([1 - lost * tint for tint in shade_tint(coloured)])
    part = frame[opening.area][..., :3]
    part[:] = cv2.multiply(np.ascontiguousarray(part), np.asarray(kept, np.float32), dtype=cv2.CV_8U)
