"""Decoder: warps the photo over its background plate, renders mouth and eyes, and folds the skin."""

from __future__ import annotations

from inference.decoder.eyes.painter import EyesPainter
from inference.decoder.eyes.worn_glasses import MIN_GLASSES_PROBABILITY, WornGlasses
from inference.decoder.flow.head_flow import HeadFlow
from inference.decoder.frame_geometry import FrameGeometry
from inference.decoder.marks import PLAIN, Marks
from inference.decoder.mouth.painter import MouthPainter
from inference.decoder.mouth.tongue_tip import FLOOR, Tip
from inference.decoder.picture_format import RGB, PictureFormat
from inference.decoder.scene.scene import Scene
from inference.decoder.skin.skin_folds import SkinFolds
from inference.face.dynamics import drive, face_of
from inference.portrait.glasses import glasses_probability
from inference.types import Floats, Motion, Pixels, Portrait


class Decoder:
    """Renders one portrait. Not thread-safe: each decoder belongs to one thread."""

    def __init__(self, portrait: Portrait, scene: Scene | None = None) -> None:
        """Renders into `scene`, by default the crop in front of the photo's background."""
        self.portrait = portrait
        self._face = face_of(portrait)
        worn = glasses_probability(portrait.crop, portrait.landmarks) > MIN_GLASSES_PROBABILITY
        self._glasses = WornGlasses(portrait.landmarks) if worn else None
        self._flow = HeadFlow(portrait, self._glasses.area if self._glasses else None)
        self._scene = scene or Scene(portrait)
        self._mouth = MouthPainter(portrait, self._scene)
        self._eyes = EyesPainter(portrait, self._scene, worn)
        self._skin = SkinFolds(portrait)

    @property
    def provider(self) -> str:
        """Processor that renders: frames are geometry and compositing on the CPU, without a network."""
        return "CPU"

    def render(self, motion: Motion, marks: Marks = PLAIN, wanted: PictureFormat = RGB) -> Pixels:
        """Renders the portrait in this motion: [512, 512, 3] RGB, or in the size and format of the scene.

        Planes are `wanted` of a card, and RGB is right as well, since whoever takes planes converts it.
        """
        return self.draw(self.prepare(motion), marks, wanted)

    def prepare(self, motion: Motion) -> FrameGeometry:
        """What `draw` needs for the portrait in this motion; may be called on another thread than `draw`."""
        return self.locate(drive(*self._face, motion), motion.breath, motion.tongue)

    def render_landmarks(self, points: Floats, breath: float = 0.0, tongue: Tip = FLOOR) -> Pixels:
        """Renders the portrait with landmarks `points` [478, 3] in crop pixels; `breath`, `tongue` as in Motion."""
        return self.draw(self.locate(points, breath, tongue))

    def locate(self, points: Floats, breath: float = 0.0, tongue: Tip = FLOOR) -> FrameGeometry:
        """Geometry of the frame with landmarks `points` as in `render_landmarks`."""
        shown = self._worn(points)
        flow = self._flow.at(shown)
        mouth, eyes = self._mouth.locate(shown, flow, tongue), self._eyes.locate(shown, flow)
        return FrameGeometry(shown, points, flow, breath, mouth, eyes)

    def draw(self, geometry: FrameGeometry, marks: Marks = PLAIN, wanted: PictureFormat = RGB) -> Pixels:  # noqa: ARG002
        """Draws a frame, with its marks, by the CPU: in RGB or RGBA, whatever is `wanted`; a card draws that."""
        frame = self._scene.draw(geometry.flow.whole, geometry.breath)
        if geometry.mouth:
            self._mouth.draw(frame, geometry.mouth)
        self._eyes.draw(frame, geometry.eyes)
        self._skin.paint(frame, geometry.skin_points, geometry.flow.whole, self._scene.placement)
        return marks.draw(frame)

    def _worn(self, points: Floats) -> Floats:
        """Landmarks without the expression under glasses."""
        return self._glasses.remove_expression(points) if self._glasses else points
