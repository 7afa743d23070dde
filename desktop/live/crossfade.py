"""Crossfade between two painters, without a frozen or empty frame."""

from __future__ import annotations

import cv2
import numpy as np

from desktop.live.session_parts import Painter
from inference.decoder.marks import PLAIN, Marks
from inference.decoder.picture_format import RGB, PictureFormat
from inference.timebase import MOTION_RATE
from inference.types import Motion, Pixels

SECONDS = 0.3
AFRESH = 1.0
"""Seconds of motion; a frame that much earlier than the start of the fade means that the motion restarted."""


class Crossfade:
    """Painter that blends two others and has their thread limits; after the fade only the new one renders."""

    def __init__(self, old: Painter, new: Painter) -> None:
        self._old: Painter | None = old
        self._new = new
        self._began: float | None = None

    @property
    def provider(self) -> str:
        """Compute device of the new painter."""
        return self._new.provider

    def render(self, motion: Motion, marks: Marks = PLAIN, wanted: PictureFormat = RGB) -> Pixels:
        """[h, w, 3 or 4], a blend from the old painter's frame to the new one's over SECONDS of motion, with marks."""
        old, share = self._old, self._share(motion)
        if old is None or share >= 1:
            self._old = None
            return self._new.render(motion, marks, wanted)
        before, picture = old.render(motion), self._new.render(motion)
        if before.shape != picture.shape:
            return marks.draw(picture)
        return marks.draw(np.asarray(cv2.addWeighted(picture, share, before, 1 - share, 0), np.uint8))

    def _share(self, motion: Motion) -> float:
        """Weight of the new painter, 0..1, by smoothstep; frames rendered in parallel may arrive in any order."""
        self._began = motion.index if self._began is None else self._began
        passed = (motion.index - self._began) / MOTION_RATE
        t = 1.0 if passed < -AFRESH else min(max(passed / SECONDS, 0.0), 1.0)
        return t * t * (3 - 2 * t)
