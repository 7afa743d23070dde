"""Disclosure of AI-generated video: a badge in the frame, metadata in the file."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from inference.types import Floats, Pixels

BADGE_TEXT = "AI"
PROVENANCE = {
    "title": "AI-generated with Understudy",
    "comment": "AI-generated: a still photo moved by a voice with Understudy, not a recording of the person shown.",
}
"""Metadata of every file."""
BADGE_HEIGHT = 0.055
"""Height of the badge as a share of the frame's: 28 px of 512, legible in a small tile of a video call."""
MARGIN = 0.02


def draw_badge(pixels: Pixels) -> Pixels:
    """Draws an "AI" badge into the lower right corner of a frame [h, w, 3] or [h, w, 4] (straight alpha), in place."""
    height, width = pixels.shape[:2]
    colour, opacity = _badge(height)
    rows, columns = opacity.shape[:2]
    margin = round(height * MARGIN)
    corner = np.s_[height - margin - rows : height - margin, width - margin - columns : width - margin]
    under = pixels[corner]
    free = (1 - opacity) * (under[..., 3:] / np.float32(255) if under.shape[2] == 4 else 1)
    cover = opacity + free
    mixed = (under[..., :3] * free + colour * opacity) / np.maximum(cover, 1e-6)
    under[..., :3] = mixed + 0.5
    if under.shape[2] == 4:
        under[..., 3:] = cover * 255 + 0.5
    return pixels


@lru_cache(maxsize=4)
def _badge(picture_height: int) -> tuple[Floats, Floats]:
    """Colour [h, w, 3] 0..255 and opacity [h, w, 1] 0..1 of the badge."""
    height = max(8, round(picture_height * BADGE_HEIGHT))
    width = round(height * 1.4)
    badge = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    draw = ImageDraw.Draw(badge)
    draw.rounded_rectangle((0, 0, width - 1, height - 1), radius=height // 4, fill=(0, 0, 0, 150))
    font = ImageFont.load_default(height * 0.7)
    draw.text((width / 2, height / 2), BADGE_TEXT, font=font, fill=(255, 255, 255, 235), anchor="mm")
    layers = np.asarray(badge, np.float32)
    return layers[..., :3], np.divide(layers[..., 3:], 255, dtype=np.float32)
