"""Still frames of a portrait at rest, as shown live during silence."""

from __future__ import annotations

from desktop.options.scene import SIZES, SceneOptions
from inference.decoder.decoder import Decoder
from inference.decoder.scene.backdrop import parse_backdrop
from inference.motion.buffer import idle, resting
from inference.motion.controls import Controls
from inference.motion.steering import Steering
from inference.types import Motion, Pixels, Portrait


class PortraitStills:
    """Renders one frame per call; fast while portrait, size and background are unchanged. Not thread-safe."""

    def __init__(self) -> None:
        self._drawn: tuple[Portrait, str, str] | None = None
        self._decoder: Decoder | None = None

    def draw(self, portrait: Portrait, size: str, background: str, controls: Controls) -> Pixels:
        """[h, w, 3] RGB. Raises UserError if the background file is not an image."""
        return self._open(portrait, size, background).render(at_rest(controls))

    def _open(self, portrait: Portrait, size: str, background: str) -> Decoder:
        kept = self._drawn
        if not (self._decoder and kept and kept[0] is portrait and kept[1:] == (size, background)):
            self._decoder = SceneOptions(SIZES[size], parse_backdrop(background)).open_decoder(portrait)
            self._drawn = portrait, size, background
        return self._decoder


def at_rest(controls: Controls) -> Motion:
    """Motion of a silent face at rest, with the emotion, gaze, distance and head pose of `controls`."""
    return resting(Steering().step(idle(0.0), controls, 0.0))
