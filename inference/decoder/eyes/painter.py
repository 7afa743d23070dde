"""Painter of both eyes: windows around the eyes, their moving surfaces and the line of closed lids."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from inference.decoder.eyes.compositor import EyeCompositor
from inference.decoder.eyes.lid_curves import LidCurves, lid_curves
from inference.decoder.eyes.lid_line import lid_closure, lid_line
from inference.decoder.eyes.warp import EyeFields, eye_fields
from inference.decoder.eyes.worn_glasses import behind_lens
from inference.decoder.flow.flow_sampling import window_map
from inference.decoder.flow.head_flow import Flow
from inference.decoder.flow.landmark_flow import smoothstep
from inference.decoder.paste import paste
from inference.decoder.scene.scene import Scene
from inference.face.eye_shape import eye_shape
from inference.face.landmark_maps import EYE_B
from inference.face.patches import EYE_EXTENT, EYE_SIZE, eye_window, feather, into_window
from inference.portrait.drawn_eyes import DRAWN_EXTENT, is_drawn
from inference.types import Floats, Pixels, Portrait

APART = 8.0
"""Window pixels over which an eye's window fades before the middle between both eyes, the other one's side."""


@dataclass(frozen=True)
class EyeGeometry:
    """Shape of one eye of a frame, whatever draws it; fields are computed where they are asked for."""

    window: Floats
    """[2, 3] eye window in the crop."""
    curves: LidCurves
    shut: float
    """Closure of the lids as by `lid_closure`."""
    flow: Flow

    @cached_property
    def fields(self) -> EyeFields:
        """The eye's surfaces in the window."""
        by_flow, by_pose = (window_map(field, self.window, EYE_SIZE) for field in (self.flow.whole, self.flow.by_pose))
        return eye_fields(by_flow, by_pose, self.curves)

    @property
    def line(self) -> Floats | None:
        """[4, h, w] the line of closed lids; None if the lids are as far apart as in the photo."""
        return lid_line(self.curves, self.shut) if self.shut else None


class EyesPainter:
    """Paints both eyes of one portrait into frames of one scene."""

    def __init__(self, portrait: Portrait, scene: Scene, glasses: bool) -> None:
        """`glasses`: whether the person in the photo wears glasses, behind which brows do not move."""
        eyes = [eye_shape(portrait.landmarks, mirrored) for mirrored in (False, True)]
        self._scene, self._glasses = scene, glasses
        self.shapes = [behind_lens(eye) for eye in eyes] if glasses else eyes
        """Shapes of both eyes in the photo, in crop pixels."""
        self._folds = not any(is_drawn(eye) for eye in self.shapes)
        self._extent = EYE_EXTENT if self._folds else DRAWN_EXTENT
        self.edge = own_side(portrait.landmarks, self._extent)
        """[h, w] 0..1 opacity of a window, 0 at its border and on the side of the other eye."""
        self.compositors = [EyeCompositor(scene, eye, self._folds) for eye in self.shapes]

    def paint(self, frame: Pixels, points: Floats, flow: Flow) -> None:
        """Paints the eyes at landmarks `points` [478, 3] in crop pixels into `frame` [h, w, >=3], in place."""
        self.draw(frame, self.locate(points, flow))

    def locate(self, points: Floats, flow: Flow) -> list[EyeGeometry]:
        """Shapes of both eyes at landmarks `points` [478, 3] in crop pixels."""
        return [self._locate(side, points, flow) for side in range(len(self.shapes))]

    def draw(self, frame: Pixels, eyes: list[EyeGeometry]) -> None:
        """Draws located eyes into `frame` [h, w, >=3], in place."""
        for eye, compositor in zip(eyes, self.compositors, strict=True):
            compositor.paint(frame, eye.window, eye.fields, self.edge)
            if (line := eye.line) is not None:
                paste(frame, line, self._scene.to_picture(eye.window), self.edge)

    def _locate(self, side: int, points: Floats, flow: Flow) -> EyeGeometry:
        own, window = self.shapes[side], eye_window(points, bool(side), self._extent)
        eye = eye_shape(points, bool(side))
        if self._glasses:
            eye = replace(eye, brow=own.brow)
        return EyeGeometry(window, lid_curves(window, eye, own, self._folds), lid_closure(eye, own), flow)


def own_side(landmarks: Floats, extent: float) -> Floats:
    """[h, w] opacity 0..1 of an eye window of `extent` that leaves the other eye's side alone.

    The nose is on the right of either window, since one is mirrored.
    """
    other = into_window(landmarks[EYE_B, :2].mean(0)[None], eye_window(landmarks, False, extent))[0, 0]
    middle = (EYE_SIZE[0] / 2 + float(other)) / 2
    beside = (middle - np.arange(EYE_SIZE[0], dtype=np.float32) - np.float32(0.5)) / np.float32(APART)
    return np.asarray(feather(EYE_SIZE) * smoothstep(beside), np.float32)
