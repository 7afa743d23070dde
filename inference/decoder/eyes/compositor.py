"""Compositing of an eye layer by layer: lids, white, iris, catchlight, each with antialiased edges."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from inference.decoder.eyes.eyeball import Eyeball, eyeball
from inference.decoder.eyes.lid_skin import lid_skin, unfolded
from inference.decoder.eyes.warp import EyeFields
from inference.decoder.scene.scene import Scene, blend
from inference.face.eye_shape import EyeShape
from inference.types import Floats, Pixels

CATCHLIGHT_GAIN = 0.5
"""Share of the iris's displacement that the catchlight follows (reflection on a sphere)."""
OVERLAP = 0.008
"""Distance by which the upper lid overlaps the lower one when both meet, in distances of the outer eye corners."""
SHADE, SHADE_REACH = 0.75, (0.03, 0.09)
"""Shadow of lashes and of a lid lowered by half on the eyeball: its strength at the lid's edge, and its reach in
distances of the outer eye corners; the second one under a lid that is all but shut."""


class EyeCompositor:
    """Renders one eye of a portrait into frames of one scene."""

    def __init__(self, scene: Scene, eye: EyeShape, folds: bool = True) -> None:
        """`eye`: shape in the crop; `folds` as in `eye_fields`."""
        self._scene = scene
        on_canvas = scene.eye_to_canvas(eye)
        self.eyeball = eyeball(scene.colours, on_canvas)
        self.lid = lid_skin(scene.person, on_canvas) if folds else None
        self.unit = float(np.linalg.norm(eye.axes[:, 0])) * scene.placement.scale

    def paint(self, frame: Pixels, window: Floats, fields: EyeFields, edge: Floats) -> None:
        """Renders the eye into `frame`, in place; `window` [2, 3] maps to the crop.

        `edge` [h, w] 0..1 is the opacity, 0 at the window's border.
        """
        found = self._scene.locate_window(window, edge, frame)
        if found is None:
            return
        matrix, area = found
        eye = _FrameFields.of(fields, edge, matrix, frame[area].shape[1::-1], self._scene)
        anew = np.empty_like(frame[area])
        self._scene.composite(self._both_lids(eye), area, anew)
        self._composite_eyeball(anew, eye, self.eyeball)
        blend(frame, area, anew, eye.share)

    def _both_lids(self, eye: _FrameFields) -> Pixels:
        """[h, w, 4] skin of both lids, joined halfway between their edges."""
        upper, lower = (eye.read(self._scene.person, drop) for drop in (eye.upper, eye.lower))
        smooth = unfolded(eye.lowered) if self.lid else 0.0
        if self.lid and smooth > 0:
            shut, cover = eye.read(self.lid.pixels, eye.shut, self.lid.corner), np.float32(smooth) * eye.lid
            upper = np.asarray(cv2.blendLinear(upper, shut, 1 - cover, cover), np.uint8)
        over = np.float32(smooth * OVERLAP * self.unit)
        share = np.clip((eye.below_upper - eye.above_lower) / 2 - over + np.float32(0.5), 0, 1)
        return np.asarray(cv2.blendLinear(lower, upper, share, 1 - share), np.uint8)

    def _composite_eyeball(self, anew: Pixels, eye: _FrameFields, ball: Eyeball) -> None:
        """Composites the part of the eyeball between the lids over `anew`, in place."""
        free = np.minimum(np.minimum(eye.below_upper, eye.above_lower), 1)
        x, y, width, height = cv2.boundingRect((free > 0).astype(np.uint8))
        if not width:
            return
        opening = np.s_[y : y + height, x : x + width]
        part = eye.part(opening)
        white = part.read(ball.white, part.ball, ball.corner)
        iris = part.read_iris(ball.iris, 1.0, ball.corner)
        catchlight = part.read_iris(ball.catchlight, CATCHLIGHT_GAIN, ball.corner)
        share = cv2.extractChannel(iris, 3).astype(np.float32) * np.float32(1 / 255)
        lit = cv2.add(cv2.blendLinear(cv2.cvtColor(iris, cv2.COLOR_RGBA2RGB), white, share, 1 - share), catchlight)
        if part.lowered > 0:
            strength, reach = lid_shade(part.lowered)
            near = np.maximum(1 - part.below_upper / np.float32(reach * self.unit), 0)
            lit = cv2.multiply(lit, cv2.merge([1 - strength * near] * 3), dtype=cv2.CV_8U)
        cover = np.maximum(free[opening], 0)
        under = np.ascontiguousarray(anew[opening][..., :3])
        anew[opening][..., :3] = cv2.blendLinear(np.asarray(lit, np.uint8), under, cover, 1 - cover)


def lid_shade(lowered: float) -> tuple[float, float]:
    """Strength of a lid's shadow on the eyeball, and its reach in distances of the outer eye corners."""
    return SHADE * min(2 * max(lowered, 0.0), 1.0), float(np.interp(lowered, (0.4, 0.9), SHADE_REACH))


@dataclass(frozen=True, slots=True)
class _FrameFields:
    """EyeFields at the frame's resolution; positions and distances in pixels of the canvas."""

    planes: tuple[Floats, ...]
    """[h, w] each: place (x, y), upper, lower, ball, below_upper, above_lower, the opacity; then, if
    the lid is lowered, shut and lid."""
    down: Floats
    iris: Floats
    lowered: float

    @classmethod
    def of(cls, fields: EyeFields, edge: Floats, matrix: Floats, size: tuple[int, int], scene: Scene) -> _FrameFields:
        scale = np.float32(scene.placement.scale)
        lids = (fields.upper, fields.lower, fields.ball, fields.below_upper, fields.above_lower)
        planes = [*cv2.split(scene.to_canvas(fields.place)), *(scale * each for each in lids), edge]
        planes += [scale * fields.shut, fields.lid]
        parts = [(planes[:4], cv2.BORDER_REPLICATE), (planes[4:8], cv2.BORDER_CONSTANT)]
        if unfolded(fields.lowered) > 0:
            parts.append((planes[8:], cv2.BORDER_CONSTANT))
        enlarged = [
            cv2.split(cv2.warpAffine(cv2.merge(part), matrix, size, flags=cv2.INTER_LINEAR, borderMode=border))
            for part, border in parts
        ]
        together = tuple(np.asarray(plane, np.float32) for part in enlarged for plane in part)
        return cls(together, fields.down, fields.iris * scale, fields.lowered)

    @property
    def upper(self) -> Floats:
        return self.planes[2]

    @property
    def lower(self) -> Floats:
        return self.planes[3]

    @property
    def ball(self) -> Floats:
        return self.planes[4]

    @property
    def below_upper(self) -> Floats:
        return self.planes[5]

    @property
    def above_lower(self) -> Floats:
        return self.planes[6]

    @property
    def share(self) -> Floats:
        return self.planes[7]

    @property
    def shut(self) -> Floats:
        return self.planes[8]

    @property
    def lid(self) -> Floats:
        return self.planes[9]

    def part(self, area: tuple[slice, slice]) -> _FrameFields:
        """The fields of an area of the frame."""
        return replace(self, planes=tuple(plane[area] for plane in self.planes))

    def read(self, patch: Pixels, drop: Floats, corner: tuple[int, int] = (0, 0)) -> Pixels:
        """Samples a patch with the given `corner` at `drop` [h, w] below `place`."""
        x, y = (
            plane + drop * np.float32(down) - np.float32(start)
            for plane, down, start in zip(self.planes, self.down, corner, strict=False)
        )
        return _look_up(patch, x, y)

    def read_iris(self, patch: Pixels, gain: float, corner: tuple[int, int]) -> Pixels:
        """Samples a patch with the given `corner` at `place` plus `gain` times the iris displacement."""
        x, y = (
            plane + np.float32(gain * away - start)
            for plane, away, start in zip(self.planes, self.iris, corner, strict=False)
        )
        return _look_up(patch, x, y)


def _look_up(patch: Pixels, x: Floats, y: Floats) -> Pixels:
    return np.asarray(cv2.remap(patch, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8)
