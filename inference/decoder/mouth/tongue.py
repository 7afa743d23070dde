"""The tongue behind the lower teeth, with relief and groove, in the light that falls into the mouth."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np

from inference.decoder.flow.landmark_flow import smoothstep
from inference.types import Floats, Pixels

TOP, WIDTH, SOFT, SIDE_SOFT, FALL = 0.165, 0.23, 0.08, 0.05, 1.6
"""Top above the lower incisors' edge, half width and soft edges, in inter-ocular distances; fall of the top to the
side: top = TOP - FALL s^2."""
LEAST = 1e-3
"""Least light that is raised to a power."""
SHALLOW, DEEP, WIDE = 0.85, 0.5, 0.2
"""Light behind the upper teeth's edge in mouths that hardly open and in wide ones, and the opening of these."""
LIT_FROM, LIT_WIDTH = 0.1, 0.55
"""Place between the upper teeth's edge (0) and the lower lip (1) where this shade ends, and the width of its end."""
GROOVE, GROOVE_WIDTH = 0.10, 0.035
"""Darkening and width of the groove along the midline."""
CREASE, CREASE_REACH = 0.28, 0.012
"""The same of the shade between tongue and lower teeth."""

DENSITY, SIDE, ABOVE, BELOW = 300, 0.28, 0.27, 0.05
"""Pixels of the relief per inter-ocular distance, and its extent to the sides, above the lower incisors and below."""
PAPILLAE, UNEVEN = (0.9, 0.09), (5.0, 0.45)
"""Sigma in pixels and strength before the blur of papillae and of larger unevenness."""
WET, WET_SIGMA, WET_LIGHT = 0.985, (5.0, 2.0), 0.16
"""Share of the surface without highlights of saliva, their sigmas across and along, and their light."""


class Tongue:
    """Draws the tongue of one portrait; `colour` [3]: RGB 0..255 in full light; `tint` [3]: exponents of its shade."""

    def __init__(self, colour: Floats, tint: Floats) -> None:
        self.colour, self.tint = colour, tint

    def draw(self, inside: Floats, s: Floats, up: Floats, light: Floats) -> None:
        """Draws the tongue into `inside` [h, w, 3], in place.

        `s`, `up`: coordinates along the lower arch and above its edge; `light` [h, w] as by `floor_light`.
        """
        share = smoothstep((TOP - FALL * s * s - up) / SOFT) * smoothstep((WIDTH + SIDE_SOFT - np.abs(s)) / SIDE_SOFT)
        groove = 1 - GROOVE * np.exp(-np.square(s / GROOVE_WIDTH))
        crease = 1 - CREASE * np.exp(-np.square(np.maximum(up, 0) / CREASE_REACH))
        lit = light * groove * crease * relief_at(s, up)
        cover = share[..., None].astype(np.float32)
        inside *= 1 - cover
        inside += cover * tinted(lit, self.tint) * self.colour


def tinted(light: Floats, tint: Floats) -> Floats:
    """[h, w, 3] light [h, w] of each RGB channel, of which `tint` [3] are exponents."""
    least = np.maximum(light, np.float32(LEAST)).astype(np.float32)
    return np.dstack([least if power == 1 else cv2.pow(least, float(power)) for power in tint])


def floor_light(down: Floats, above: Floats, gap: float) -> Floats:
    """[h, w] light on the mouth's floor, `down` below the upper teeth and `above` the lower lip, in a mouth open `gap`.

    Fitted to the mean colours between the lips of 724 frames of training clips.
    """
    down, above = np.maximum(down, 0), np.maximum(above, np.float32(1e-3))
    least = deepest_light(gap)
    return np.asarray(least + (1 - least) * smoothstep((down / (down + above) - LIT_FROM) / LIT_WIDTH), np.float32)


def deepest_light(gap: float) -> float:
    """Light on the mouth's floor behind the upper teeth's edge."""
    return SHALLOW + (DEEP - SHALLOW) * float(smoothstep(np.array(gap / WIDE)))


def relief_at(s: Floats, up: Floats) -> Floats:
    """[h, w] light of the surface's relief, 1 on average."""
    x, y = (s + np.float32(SIDE)) * np.float32(DENSITY), (np.float32(ABOVE) - up) * np.float32(DENSITY)
    seen = cv2.remap(relief(), x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(seen, np.float32) * np.float32(1 / 128)


@cache
def relief() -> Pixels:
    """[h, w] relief of every tongue, 128 is even."""
    rng = np.random.default_rng(7)
    size = round((ABOVE + BELOW) * DENSITY), round(2 * SIDE * DENSITY)
    light = np.ones(size, np.float32)
    for sigma, strength in (PAPILLAE, UNEVEN):
        light += strength * cv2.GaussianBlur(rng.standard_normal(size).astype(np.float32), (0, 0), sigma)
    wet = cv2.GaussianBlur(rng.standard_normal(size).astype(np.float32), (0, 0), WET_SIGMA[0], sigmaY=WET_SIGMA[1])
    edge = float(np.quantile(wet, WET))
    light += WET_LIGHT * cv2.GaussianBlur((wet > edge).astype(np.float32), (0, 0), 1.0)
    return np.asarray(np.clip(128 * light + 0.5, 0, 255), np.uint8)
