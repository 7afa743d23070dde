"""Disclosure of AI-generated video: a mark in the frame, metadata in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from inference.types import Floats, Pixels

TEXTS = {"en": "AI", "fr": "IA", "pt": "IA"}
"""Text of the mark by language code."""
CORNERS = ("lower-right", "lower-left", "upper-right", "upper-left")
PROVENANCE = {
    "title": "AI-generated with Understudy",
    "comment": "AI-generated: a still photo moved by a voice with Understudy, not a recording of the person shown.",
}
"""Metadata of every file."""
INPUTS = re.compile(r"\bInputs: ([0-9a-f]{32})\b")
HEIGHT = 0.05
"""Height of the mark as a share of the frame's width: 8 px in a tile 160 px wide, with capitals of 6 px."""
CAPITALS = 0.68
"""Height of a capital letter as a share of the mark's height."""
FONT_CAPITALS = 0.7
"""Height of a capital letter of Pillow's own font as a share of the font's size."""
PLATE = (0, 0, 0, 175)
"""RGBA of the plate: on white, the text still has more than 7:1 of contrast (WCAG 2.1)."""
INSET = 0.04
"""Distance from the edges of the safe area as a share of its height: inside a tile rounded by 13 % of its height."""

Area = tuple[slice, slice]


@dataclass(frozen=True)
class DisclosureMark:
    """A text such as "AI" on a dark plate in one corner of what meeting programs leave of a frame."""

    corner: str = CORNERS[0]
    language: str = "en"
    """Language code; an unknown one shows the English text."""

    def draw(self, pixels: Pixels) -> Pixels:
        """Draws the mark into a frame [h, w, 3] or [h, w, 4] (straight alpha), in place, and returns the frame."""
        area, colour, opacity = self.layer(*pixels.shape[:2])
        under = pixels[area]
        free = (1 - opacity) * (under[..., 3:] / np.float32(255) if under.shape[2] == 4 else 1)
        cover = opacity + free
        mixed = (under[..., :3] * free + colour * opacity) / np.maximum(cover, 1e-6)
        under[..., :3] = mixed + 0.5
        if under.shape[2] == 4:
            under[..., 3:] = cover * 255 + 0.5
        return pixels

    def layer(self, height: int, width: int) -> tuple[Area, Floats, Floats]:
        """Area of the mark in a frame of this size, its colour [h, w, 3] 0..255 and its opacity [h, w, 1] 0..1."""
        colour, opacity = _layers(max(8, round(width * HEIGHT)), TEXTS.get(self.language, TEXTS["en"]))
        top, left = self._place(width, height, *opacity.shape[:2])
        return np.s_[top : top + opacity.shape[0], left : left + opacity.shape[1]], colour, opacity

    def _place(self, width: int, height: int, rows: int, columns: int) -> tuple[int, int]:
        """Top and left of a mark of that many rows and columns, in pixels."""
        safe_width, safe_height = safe_area(width, height)
        inset = round(safe_height * INSET)
        left, top = (width - safe_width) // 2 + inset, (height - safe_height) // 2 + inset
        if self.corner.startswith("lower"):
            top = height - top - rows
        if self.corner.endswith("right"):
            left = width - left - columns
        return top, left


def provenance(inputs: str = "") -> dict[str, str]:
    """PROVENANCE for a file made from known `inputs` (32 hex digits, see desktop.rendering.fingerprint)."""
    if not inputs:
        return PROVENANCE
    return {**PROVENANCE, "comment": f"{PROVENANCE['comment']} Inputs: {inputs}"}


def inputs_of(comment: str) -> str:
    """The inputs that `provenance` put into a comment; "" if there are none."""
    found = INPUTS.search(comment)
    return found[1] if found else ""


def safe_area(width: int, height: int) -> tuple[int, int]:
    """Width and height of the centre that is left when a meeting program crops the frame to 1:1 or 4:3."""
    return min(width, height), min(height, width * 3 // 4)


@lru_cache(maxsize=8)
def _layers(height: int, text: str) -> tuple[Floats, Floats]:
    """Colour [h, w, 3] 0..255 and opacity [h, w, 1] 0..1 of the mark."""
    font = ImageFont.load_default(height * CAPITALS / FONT_CAPITALS)
    width = round(font.getlength(text) + height * 0.5)
    mark = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    draw = ImageDraw.Draw(mark)
    draw.rounded_rectangle((0, 0, width - 1, height - 1), radius=height // 4, fill=PLATE)
    left, top, right, bottom = font.getbbox(text)
    place = (width - left - right) / 2, (height - top - bottom) / 2
    draw.text(place, text, font=font, fill=(255, 255, 255, 245))
    layers = np.asarray(mark, np.float32)
    return layers[..., :3], np.divide(layers[..., 3:], 255, dtype=np.float32)
