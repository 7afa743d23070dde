"""Decoder: warps the photo over its background plate, renders the eyes and paints the mouth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from inference.decoder.colour_range import palette
from inference.decoder.eyes.lid_line import closed, lid_line
from inference.decoder.eyes.painter import EyePainter
from inference.decoder.eyes.warp import eye_fields
from inference.decoder.eyes.worn_glasses import LIKELY, WornGlasses, behind_lens
from inference.decoder.flow.flow_sampling import sample, to_pixels, window_map
from inference.decoder.flow.head_surface import HeadSurface
from inference.decoder.flow.landmark_flow import FLOW_SIZE, centres, free_inside, held_at_top
from inference.decoder.mouth.lip_line import draw_line
from inference.decoder.mouth.lip_warp import lip_surfaces
from inference.decoder.mouth.teeth import seen_through, teeth_guide, teeth_plane
from inference.decoder.paste import paste
from inference.decoder.scene.scene import Scene
from inference.face.dynamics import drive, face_of
from inference.face.eye_shape import eye_shape
from inference.face.patches import (
    EYE_EXTENT,
    EYE_SIZE,
    MOUTH_SIZE,
    AnyArray,
    around_mouth,
    cut,
    eye_window,
    feather,
    mouth_maps,
    mouth_ramps,
    mouth_window,
)
from inference.onnx_session import open_session
from inference.portrait.drawn_eyes import DRAWN_EXTENT, is_drawn
from inference.portrait.glasses import glasses_probability
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Motion, Pixels, Portrait

_UNIT = 2 / FRAME_SIZE
_REST = centres(FLOW_SIZE)
_EYE_EDGE, _MOUTH_EDGE = feather(EYE_SIZE), feather(MOUTH_SIZE)
_NO_EYE = np.zeros(EYE_SIZE[::-1], np.float32)
_BYTE = np.float32(1 / 255)

LANES = 8
"""The network's number of input planes is a multiple of this."""


class Decoder:
    """Renders one portrait. Not thread-safe: each decoder belongs to one thread."""

    def __init__(self, portrait: Portrait, threads: int = 2, scene: Scene | None = None) -> None:
        """Renders into `scene`, by default the crop in front of the photo's background; `threads` are CPU threads."""
        self.portrait = portrait
        self._scene = scene or Scene(portrait)
        self._mouth_net = open_session("decoder_mouth", threads)
        self._free = free_inside(FLOW_SIZE)
        self._photo = np.dstack([portrait.crop, portrait.matte])
        worn = glasses_probability(portrait.crop, portrait.landmarks) > LIKELY
        self._glasses = WornGlasses(portrait.landmarks) if worn else None
        rigid = self._glasses.area if self._glasses else None
        self._surface = HeadSurface(portrait.landmarks * _UNIT - 1, portrait.matte, rigid)
        self._face = face_of(portrait)
        self._palette = palette(portrait)
        self._own_teeth = teeth_plane(portrait.landmarks)[0]
        eyes = [eye_shape(portrait.landmarks, mirrored) for mirrored in (False, True)]
        self._eye_shapes = [behind_lens(eye) for eye in eyes] if worn else eyes
        drawn = any(is_drawn(eye) for eye in self._eye_shapes)
        self._eye_extent = DRAWN_EXTENT if drawn else EYE_EXTENT
        self._eyes = EyePainter(self._scene, self._eye_shapes)

    @property
    def provider(self) -> str:
        """Execution provider of the network: "CUDA" or "CPU"."""
        return self._mouth_net.provider

    def render(self, motion: Motion) -> Pixels:
        """Renders the portrait in this motion: [512, 512, 3] RGB, or in the size and format of the scene."""
        return self.render_landmarks(drive(*self._face, motion), motion.breath)

    def render_landmarks(self, points: Floats, breath: float = 0.0) -> Pixels:
        """Renders the portrait with landmarks `points` [478, 3] in crop pixels; `breath` as in Motion."""
        if self._glasses:
            points = self._glasses.hold(points)
        grid, posed = self._flows(points)
        frame = self._scene.draw(grid, breath)
        window = mouth_window(points)
        self._paint_mouth(frame, points, window, self._move_lips(frame, points, window, grid))
        self._paint_eyes(frame, points, grid, posed)
        return frame

    def _flows(self, points: Floats) -> tuple[Floats, Floats]:
        """[64, 64, 2] crop position (0-based pixels) shown by each output cell; and the same by head pose alone."""
        flow, posed = (self._inside(each - _REST) for each in self._surface.flows(points * _UNIT - 1))
        return to_pixels(_REST + flow), to_pixels(_REST + posed)

    def _inside(self, offset: Floats) -> Floats:
        """Fades offsets [64, 64, 2] to 0 at those edges of the crop beyond which there are no pixels."""
        *_, cut = self._face
        return held_at_top(offset * self._free) if cut else offset * self._free

    def _move_lips(self, frame: Pixels, points: Floats, window: Floats, grid: Floats) -> Pixels:
        """Redraws closing lips in `frame` at full resolution; returns the warped photo's mouth window [h, w, 4]."""
        by_flow = window_map(grid, window, MOUTH_SIZE)
        lips = lip_surfaces(by_flow, window, points, self.portrait.landmarks)
        if lips is None:
            return np.asarray(sample(self._photo, by_flow), np.uint8)
        self._scene.redraw(frame, window, lips.upper, _MOUTH_EDGE)
        self._scene.redraw(frame, window, lips.lower, _MOUTH_EDGE * lips.below)
        return lips.sample(self._photo)

    def _paint_mouth(self, frame: Pixels, points: Floats, window: Floats, warped: Pixels) -> None:
        upper, lower = teeth_plane(points)
        own = seen_through(window, upper, self._own_teeth)
        x = _planes(
            _apart(warped)[:3],
            _apart(cut(self._photo, own, MOUTH_SIZE))[:3],
            mouth_maps(points, window),
            mouth_maps(self.portrait.landmarks, own),
            mouth_ramps(points, window),
            teeth_guide(window, upper, lower),
        )
        (painted,) = self._mouth_net.run(x=x[None])
        self._palette.tint(painted[0])
        seen, inside = x[:3], x[7]
        draw_line(painted[0], seen, window, points, self.portrait.landmarks)
        paste(frame, painted[0], self._scene.to_picture(window), around_mouth(inside), inside, seen)

    def _paint_eyes(self, frame: Pixels, points: Floats, grid: Floats, posed: Floats) -> None:
        for side, own in enumerate(self._eye_shapes):
            window = eye_window(points, bool(side), self._eye_extent)
            by_flow, by_pose = (window_map(each, window, EYE_SIZE) for each in (grid, posed))
            eye = eye_shape(points, bool(side))
            if self._glasses:
                eye = replace(eye, brow=own.brow)
            self._eyes.paint(frame, window, eye_fields(by_flow, by_pose, window, eye, own), _EYE_EDGE, side)
            if shut := closed(eye, own):
                paste(frame, lid_line(window, eye, shut), self._scene.to_picture(window), _EYE_EDGE, _NO_EYE)


def _apart(picture: AnyArray) -> list[AnyArray]:
    """Channels [h, w] of an image [h, w, c]."""
    return list(cv2.split(picture))


def _planes(*parts: Sequence[AnyArray] | AnyArray) -> Floats:
    """[n, h, w] all planes of `parts`, zero-padded to a multiple of LANES; uint8 is scaled to 0..1."""
    planes = [plane for part in parts for plane in part]
    together = np.empty((in_lanes(len(planes)), *planes[0].shape), np.float32)
    for target, plane in zip(together, planes, strict=False):
        np.multiply(plane, _BYTE if plane.dtype == np.uint8 else 1, out=target)
    together[len(planes) :] = 0
    return together


def in_lanes(planes: int) -> int:
    """`planes` rounded up to a multiple of LANES."""
    return -(-planes // LANES) * LANES
