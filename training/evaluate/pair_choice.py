"""Choice of the frames of a clip that are compared: one as the photo, one as the frame to render."""

from __future__ import annotations

import numpy as np

from training.labels.clip_frames import ClipFrames

BLINK_SEEN = 0.35
"""eyeBlink score above which a frame counts as a blink."""


def draw_source(clip: ClipFrames, rng: np.random.Generator) -> int:
    """Index of any frame or (in 3 of 10 draws) of one of the eighth with the smallest aperture, typical of photos."""
    count = len(clip.jpegs)
    if rng.random() < 0.3:
        return int(rng.choice(np.argsort(clip.aperture)[: max(count // 8, 1)]))
    return int(rng.integers(count))


def draw_driving(clip: ClipFrames, rng: np.random.Generator) -> int:
    """Index of a frame: weighted by aperture (40 %), a blink if the clip has one (20 %), or any frame."""
    choice, blinks = rng.random(), np.flatnonzero(clip.blink > BLINK_SEEN)
    if choice < 0.4:
        weight = clip.aperture + 1e-4
        return int(rng.choice(len(weight), p=weight / weight.sum()))
    if choice < 0.6 and len(blinks):
        return int(rng.choice(blinks))
    return int(rng.integers(len(clip.jpegs)))
