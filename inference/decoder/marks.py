"""What is drawn over a finished frame: the invisible watermark, then the visible mark."""

from __future__ import annotations

from dataclasses import dataclass

from inference.decoder.disclosure_mark import DisclosureMark
from inference.types import Pixels
from inference.watermark.watermark import Watermark


@dataclass(frozen=True)
class Marks:
    """The marks of a frame; none by default."""

    mark: DisclosureMark | None = None
    watermark: Watermark | None = None

    def draw(self, pixels: Pixels) -> Pixels:
        """Draws them into a frame [h, w, 3] or [h, w, 4] (straight alpha), in place, and returns the frame."""
        if self.watermark:
            self.watermark.add(pixels)
        return self.mark.draw(pixels) if self.mark else pixels


PLAIN = Marks()
"""No marks, as in a preview that marks what it shows itself."""
