"""The inside of an open mouth, surface by surface: cavity, tongue, lower teeth, upper teeth."""

from __future__ import annotations

import math

import cv2
import numpy as np

from inference.decoder.colour_range import ColourRange
from inference.decoder.flow.landmark_flow import smoothstep
from inference.decoder.mouth.aperture import Aperture
from inference.decoder.mouth.tongue import Tongue, floor_light, tinted
from inference.decoder.mouth.tongue_tip import BACK_SHADE, FLAT_RISE, FLOOR, Tip, TongueTip
from inference.face.dental_arch import ArchView
from inference.portrait.tooth_texture import ABOVE, PER_UNIT, REACH
from inference.types import Floats, Pixels, Teeth

OVERSAMPLED = 1.25
"""Texture pixels per pixel of the frame, so that sampling them neither blurs nor flickers."""

CAVITY = np.array([0.46, 0.26, 0.26], np.float32)
"""Colour of the cavity relative to the lips."""
SHARPENED = 1.0
"""Strength of the unsharp mask (sigma 1 pixel) that makes up for bilinear sampling."""
LEAST_BLUR = 0.3
"""Sigma in pixels of a texture from which a blur changes it."""
FLAT_CAVITY, FLAT_TONGUE, FLAT_TONGUE_TOP = np.array([0.30, 0.16, 0.2]), np.array([0.9, 0.72, 0.72]), -0.045
"""Colours relative to the lips in a flat drawing, and its tongue's top below the lower incisors' edge."""

OPEN, ROUND_OPEN = 0.045, 1.6
"""Distance of the lips from which the mouth's inside has its full light, and the logarithm of its growth in rounded
lips, which shade the inside like a tunnel."""
DIM = 0.3
"""Light on teeth and tongue between lips that hardly part."""
LIP_SHADOW, LIP_REACH = 0.4, 0.018
"""Strength of the upper lip's shadow at its edge, and its reach."""
DEPTH_SHADOW, DEPTH_REACH = 0.4, 0.06
"""Strength of the upper lip's shadow on the cavity, and its reach."""
FLOOR_SHADOW, FLOOR_REACH = 0.35, 0.035
"""The same for the lower lip, which shades what lies close to it."""
CHEEKS, CHEEK_REACH = 0.66, 0.36
"""Loss of light along the arch towards the cheeks, and the distance from the midline at which it is complete."""
LOWER_LIGHT = 1.1
"""Light on the lower teeth relative to the upper ones."""

SHADE_TINT = np.array([0.8, 1.0, 1.0], np.float32)
"""Exponents per RGB channel of the light on teeth: shade inside the mouth is red."""


class Interior:
    """Draws the mouth's inside of one portrait."""

    def __init__(self, teeth: Teeth, colours: ColourRange, unit: float, softness: float = 0.0) -> None:
        """`colours`: those of the photo's face; `unit`: pixels of the frame per inter-ocular distance at rest.

        `softness`: sigma of the photo's blur in pixels of the frame.
        """
        density = min(OVERSAMPLED * unit, PER_UNIT)
        self.density, self.flat = density, teeth.flat
        self.upper, self.lower = (
            _softened(_tinted(_resized(row, density), colours), softness * density / unit)
            for row in (teeth.upper, teeth.lower)
        )
        self.shade_tint = 1 + np.float32(colours.share) * (SHADE_TINT - 1)
        self.cavity = colours.tinted((FLAT_CAVITY if teeth.flat else CAVITY) * teeth.lips)
        self.flat_tongue = colours.tinted(FLAT_TONGUE * teeth.lips)
        self.tongue = Tongue(colours.tinted(teeth.tongue), self.shade_tint)
        self.tip = TongueTip(self.tongue)

    def draw(
        self,
        opening: Aperture,
        rows: tuple[ArchView, ArchView],
        unit: float,
        gap: float,
        tip: Tip = FLOOR,
        rounded: float = 0.0,
    ) -> Pixels:
        """[h, w, 3] the inside at each pixel of an aperture; `unit`: pixels per inter-ocular distance.

        `rows`: the upper and lower one in pixels of the frame; `gap`: widest distance of the lips in these distances;
        `tip`: that of the tongue; `rounded` as in `MouthGeometry`.
        """
        upper, lower = rows
        x, y = opening.pixels()
        if self.flat:
            return self._drawn_flat(upper.locate(x, y), lower.locate(x, y), 1 / unit, tip)
        below, above = opening.below * np.float32(1 / unit), opening.above * np.float32(1 / unit)
        open_ = smoothstep((below + above) / np.float32(full_light(rounded)))
        s, down = upper.locate(x, y)
        s_low, down_low = lower.locate(x, y)
        aside = smoothstep(np.abs(s) / CHEEK_REACH)
        side = 1 - CHEEKS * aside * np.sqrt(aside)
        deep = 1 - DEPTH_SHADOW * np.exp(np.maximum(below, 0) * np.float32(-1 / DEPTH_REACH))
        inside = (side * deep)[..., None] * self.cavity
        floor = side * (DIM + (1 - DIM) * open_) * floor_light(down, above, gap) * (1 - BACK_SHADE * tip[0])
        self.tongue.draw(inside, s_low, -down_low, floor)
        lip = 1 - LIP_SHADOW * np.exp(np.maximum(below, 0) * np.float32(-1 / LIP_REACH))
        light = ((DIM + (1 - DIM) * open_) * side * lip).astype(np.float32)
        low = 1 - FLOOR_SHADOW * np.exp(np.maximum(above, 0) * np.float32(-1 / FLOOR_REACH))
        self.tip.draw_raised(inside, s, down, tip[0], light)
        self._add_row(inside, self.lower, s_low, -down_low, light * low * np.float32(LOWER_LIGHT))
        self.tip.draw_out(inside, s, down, tip[1], light)
        self._add_row(inside, self.upper, s, down, light)
        return np.asarray(np.clip(inside + np.float32(0.5), 0, 255), np.uint8)

    def _drawn_flat(self, teeth: tuple[Floats, Floats], jaw: tuple[Floats, Floats], soft: float, tip: Tip) -> Pixels:
        """[h, w, 3] the inside in flat colours with edges `soft` wide."""
        s, down = jaw
        inside = np.broadcast_to(self.cavity, (*s.shape, 3)).astype(np.float32)
        tongue = np.clip((down - FLAT_TONGUE_TOP + FLAT_RISE * max(tip) - 2.0 * s * s) / soft + 0.5, 0, 1)[..., None]
        inside += tongue * (self.flat_tongue - inside)
        self._add_row(inside, self.upper, *teeth, np.ones_like(s))
        return np.asarray(np.clip(inside + np.float32(0.5), 0, 255), np.uint8)

    def _add_row(self, inside: Floats, row: Pixels, s: Floats, down: Floats, light: Floats) -> None:
        size = np.float32(self.density)
        x, y = (s + np.float32(REACH)) * size - np.float32(0.5), (down + np.float32(ABOVE)) * size - np.float32(0.5)
        seen = cv2.remap(row, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT).astype(np.float32)
        cover = seen[..., 3:] * np.float32(1 / 255)
        inside *= 1 - cover
        inside += cover * tinted(light, self.shade_tint) * seen[..., :3]


def full_light(rounded: float) -> float:
    """Distance of the lips, in inter-ocular distances, from which the inside has its full light."""
    return OPEN * math.exp(ROUND_OPEN * rounded)


def _tinted(row: Pixels, colours: ColourRange) -> Pixels:
    """A texture [h, w, 4] in the photo's colours."""
    if colours.share >= 1:
        return row
    return np.dstack([np.clip(colours.tinted(row[..., :3]) + 0.5, 0, 255).astype(np.uint8), row[..., 3]])


def _softened(row: Pixels, sigma: float) -> Pixels:
    return np.asarray(cv2.GaussianBlur(row, (0, 0), sigma), np.uint8) if sigma > LEAST_BLUR else row


def _resized(row: Pixels, density: float) -> Pixels:
    """A texture at `density` pixels per inter-ocular distance, sharpened by what sampling it will blur."""
    size = [max(round(side * density / PER_UNIT), 2) for side in row.shape[1::-1]]
    small = cv2.resize(row, size, interpolation=cv2.INTER_AREA)
    return np.asarray(
        cv2.addWeighted(small, 1 + SHARPENED, cv2.GaussianBlur(small, (0, 0), 1.0), -SHARPENED, 0), np.uint8
    )
