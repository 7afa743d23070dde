"""Separation of the portrait into layers: the person with soft edges, and the background plate."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from inference.decoder.placement import SQUARE, Placement
from inference.decoder.scene.cloth import continue_cloth
from inference.decoder.scene.outpainting import Edges, extend_background, extend_matte, extend_person, outpaint_cloth
from inference.decoder.scene.subpixel_resize import resample
from inference.face.head_crop import closed_above, cut_off
from inference.face_model import Segmenter
from inference.portrait.background_plate import inpaint_background, painted_share
from inference.portrait.foreground_colour import foreground_colour
from inference.portrait.matte import refine_matte
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels, Portrait

BODY_SIDE = 1.6
"""Side of the area segmented for shoulders outside the square, in sides of the square."""
BORDER = 0.1
"""Share of the square's side over which its own matte blends to that of the larger area. If the photo continues above
or below by less than this, the matte at the square's edge is repeated."""
_FOREHEAD, _CHIN = 10, 152


@dataclass(frozen=True, slots=True)
class Layers:
    """Layers of the size of `Placement.canvas`."""

    person: Pixels
    """[h, w, 4] the person's colour and matte; straight alpha."""
    plate: Pixels
    """[h, w, 3] background."""


def separate_layers(portrait: Portrait, placement: Placement) -> Layers:
    """Separates the portrait into layers at the resolution of the output frame."""
    if placement == SQUARE:
        person = foreground_colour(portrait.crop, portrait.matte, portrait.plate)
        if not cut_off(portrait):
            person[..., 3] = closed_above(person[..., 3])
        share = painted_share(portrait.crop, portrait.matte)
        plate = cv2.blendLinear(portrait.plate, portrait.crop, share, 1 - share)
        return Layers(person, np.asarray(plate, np.uint8))
    return _WideLayers(portrait, placement).layers()


class _WideLayers:
    """Builds the layers of a wide frame; positions are relative to the photo's upper left corner on the canvas."""

    def __init__(self, portrait: Portrait, placement: Placement) -> None:
        self._portrait = portrait
        self._scale = placement.scale
        photo = portrait.crop if portrait.photo is None else portrait.photo
        left, top, side = portrait.square if portrait.photo is not None else (0.0, 0.0, float(FRAME_SIZE))
        enlarged = placement.side / side
        canvas = placement.canvas
        x, y = placement.left - canvas[0] - left * enlarged, placement.top - canvas[1] - top * enlarged
        width, height = canvas[2] - canvas[0], canvas[3] - canvas[1]
        first = max(0, int(np.ceil(x))), max(0, int(np.ceil(y)))
        last = (
            min(width, int(x + photo.shape[1] * enlarged)),
            min(height, int(y + photo.shape[0] * enlarged)),
        )
        self._size = last[0] - first[0], last[1] - first[1]
        self._edges = Edges(*first, width - last[0], height - last[1])
        self._square = placement.left - canvas[0] - first[0], placement.top - canvas[1] - first[1]
        self._picture: Pixels = resample(photo, enlarged, x - first[0], y - first[1], self._size)
        self._points = portrait.landmarks[:, :2] * self._scale + self._square

    def layers(self) -> Layers:
        """The layers of the whole canvas."""
        matte = self._matte()
        plate = extend_background(self._plate(matte), self._edges, self._scale)
        low, high = self._points.min(axis=0), self._points.max(axis=0)
        person = extend_person(self._picture, self._edges, np.concatenate([low, high]))
        face_height = float(np.linalg.norm(self._points[_FOREHEAD] - self._points[_CHIN]))
        closed = matte if cut_off(self._portrait) else closed_above(matte, self._scale)
        whole = extend_matte(closed, self._edges, float(self._points[_CHIN, 0]), face_height)
        cut_out = foreground_colour(person, whole, plate, self._scale)
        colour = outpaint_cloth(np.ascontiguousarray(cut_out[..., :3]), self._edges, self._scale)
        colour = continue_cloth(colour, whole, self._edges, self._scale)
        return Layers(np.dstack([colour, cut_out[..., 3]]), plate)

    def _matte(self) -> Pixels:
        """[h, w] matte of the square, blended into the matte of a larger area around it."""
        own = resample(self._portrait.matte, self._scale, *self._square, self._size)
        share = self._inside_square()
        if share.min() == 1:
            return np.asarray(own, np.uint8)
        return np.asarray(own * share + self._outer_matte() * (1 - share) + 0.5, np.uint8)

    def _inside_square(self) -> Floats:
        """[h, w] 1 inside the square, easing to 0 at those of its edges beyond which the photo continues far enough."""
        side = self._scale * FRAME_SIZE
        shares = []
        for start, length, least in zip(self._square, self._size, (1, BORDER * side), strict=True):
            place = np.arange(length, dtype=np.float32) - start
            border, beyond = BORDER * side, length - start - side
            before = place / border if start > least else np.ones(length)
            after = (side - place) / border if beyond > least else np.ones(length)
            shares.append(np.minimum(before, after).clip(0, 1))
        return np.asarray(np.minimum(shares[0][None], shares[1][:, None]), np.float32)

    def _outer_matte(self) -> Floats:
        """[h, w] matte of a square BODY_SIDE times as large, down to the photo's lower edge."""
        side = self._scale * FRAME_SIZE
        reach = BODY_SIDE * side
        left = self._square[0] + (side - reach) / 2
        top = max(self._square[1] + side, self._size[1]) - reach
        reduced = FRAME_SIZE / reach
        area = resample(self._picture, reduced, -left * reduced, -top * reduced, (FRAME_SIZE, FRAME_SIZE))
        points = (self._points - [left, top]) * reduced
        matte = refine_matte(Segmenter().segment(area), area, np.asarray(points, np.float32))
        return np.asarray(resample(matte, 1 / reduced, left, top, self._size), np.float32)

    def _plate(self, matte: Pixels) -> Pixels:
        """[h, w, 3] background inpainted at the crop's resolution; the photo's own pixels where there was no person."""
        size = max(1, round(self._size[0] / self._scale)), max(1, round(self._size[1] / self._scale))
        small = np.asarray(cv2.resize(self._picture, size, interpolation=cv2.INTER_AREA), np.uint8)
        small_matte = np.asarray(cv2.resize(matte, size, interpolation=cv2.INTER_AREA), np.uint8)
        share = cv2.resize(painted_share(small, small_matte), self._size, interpolation=cv2.INTER_LINEAR)
        painted = cv2.resize(inpaint_background(small, small_matte), self._size, interpolation=cv2.INTER_CUBIC)
        return np.asarray(cv2.blendLinear(painted, self._picture, share, 1 - share), np.uint8)
