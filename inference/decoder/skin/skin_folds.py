"""Folds of a portrait's skin: one multiplication of a frame's face by a ratio image.

Source: Liu, Shan and Zhang 2001, "Expressive expression mapping with ratio images". The maps on the canonical face are
laid onto the photo once, by its landmarks. A frame adds them up by how far the face has moved from the *photo's*
expression, so that the photo itself is never changed: the folds of its smile are in its pixels already. A face that
moves back, out of the photo's smile, gets the photo's own lines lightened.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from inference.decoder.flow.flow_cells import Area
from inference.decoder.flow.flow_sampling import sample
from inference.decoder.flow.landmark_flow import FLOW_SIZE, smoothstep
from inference.decoder.placement import Placement
from inference.decoder.skin.skin_light import light_gain
from inference.face.canonical_face import map_places
from inference.face.geometry import Array
from inference.face.landmark_maps import OVAL
from inference.face.shape_scores import SHAPES, in_face_space, shape_scores
from inference.portrait.fold_maps import fold_maps
from inference.portrait.own_skin import own_skin
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels, Portrait

LEAST = 0.04
"""Score below which a shape folds nothing; landmarks of a still face are hardly ever further off."""
FULL = 0.9
"""Score from which a fold grows in proportion; a small smile raises the cheek, and creases nothing yet."""
MOST = 1.6
"""Score that a fold reaches at most."""
DEEPEN, SMOOTH = 1.1, 0.8
"""Share of the photo's own lines that is added at a score of 1, and taken away at -1."""
INK, INKED = 0.6, (0.16, 0.22)
"""Log light of a line on a face drawn in flat colours, and the depths of a modelled fold between which it sets in."""
ONE = 128
"""8-bit value of a gain of 1."""
EDGE = 1 / 400
"""Log light below which a map counts as empty."""
_ROOM = 8  # crop pixels around the face's oval


@dataclass(frozen=True, slots=True)
class _Fold:
    """Maps of one shape in an area of the face, in crop pixels: log light at scores of 1 and of -1."""

    column: int
    """Position in SHAPES."""
    area: Area
    forth: Floats
    back: Floats


class SkinFolds:
    """Folds of one portrait; holds no state between frames."""

    def __init__(self, portrait: Portrait) -> None:
        self._own = in_face_space(portrait.landmarks)
        corner, size = _face_area(portrait.landmarks)
        self.corner = np.array(corner, np.float32)
        self.size = size
        self.folds = _folds_of(portrait, corner, size)

    def scores(self, points: Floats) -> npt.NDArray[np.float64]:
        """[len(SHAPES)] how far the photo's face has moved to landmarks `points` [478, 3] in crop pixels."""
        moved = _unknit(shape_scores(in_face_space(points), self._own))
        beyond = np.maximum(np.abs(moved) - LEAST, 0)
        onset = np.where(moved > 0, smoothstep((beyond / FULL).astype(np.float32)), 1)
        return np.asarray(np.sign(moved) * MOST * np.tanh(onset * beyond / MOST), np.float64)

    def paint(self, frame: Pixels, points: Floats, whole: Floats, placement: Placement) -> None:
        """Folds the skin of `frame` [h, w, >=3] in place.

        `points` [478, 3]: landmarks in crop pixels; `whole` [64, 64, 2]: crop position shown by each cell.
        """
        gain = self.gain(points)
        if gain is None:
            return
        area, places = _places(points, whole - self.corner, placement, frame.shape[1::-1])
        shown = np.asarray(sample(gain, places), np.uint8)
        face = frame[area]
        planes = np.asarray(cv2.cvtColor(shown, cv2.COLOR_GRAY2RGB), np.uint8)
        if face.shape[2] == 4:
            planes = np.dstack([planes, np.full_like(shown, ONE)])
        face[:] = cv2.multiply(face, planes, scale=1 / ONE)

    def gain(self, points: Floats) -> Pixels | None:
        """[h, w] gain of the photo's face area, ONE is 1; None if nothing is folded."""
        scores = self.scores(points)
        active = [(fold, scores[fold.column]) for fold in self.folds if scores[fold.column]]
        if not active:
            return None
        total = np.zeros(self.size[::-1], np.float32)
        for fold, score in active:
            part = total[fold.area]
            part += np.float32(abs(score)) * (fold.forth if score > 0 else fold.back)
        return np.asarray(np.minimum(ONE * cv2.exp(total) + np.float32(0.5), 255), np.uint8)


def _unknit(scores: Array) -> Array:
    """Scores of SHAPES in which a brow whose outer end rises is not lowered: least squares give a high rise to both."""
    for side in ("Left", "Right"):
        down, up = SHAPES.index(f"browDown{side}"), SHAPES.index(f"browOuterUp{side}")
        scores[down] = min(scores[down], max(0.0, scores[down] - scores[up]))
    return scores


def _face_area(landmarks: Floats) -> tuple[tuple[int, int], tuple[int, int]]:
    """Left, top and width, height of the face in crop pixels."""
    low = np.floor(landmarks[OVAL, :2].min(0) - _ROOM).clip(0, FRAME_SIZE - 2).astype(int)
    high = np.ceil(landmarks[OVAL, :2].max(0) + _ROOM).clip(low + 1, FRAME_SIZE).astype(int)
    return (int(low[0]), int(low[1])), (int(high[0] - low[0]), int(high[1] - low[1]))


def _places(points: Floats, whole: Floats, placement: Placement, size: tuple[int, int]) -> tuple[Area, Floats]:
    """Area of the face at `points` in a frame of `size` (width, height), and the `whole` flow [h, w, 2] in it.

    The area is a whole number of cell pairs, cut by the frame; a pair of cells is a whole number of pixels.
    """
    pair, corner = 2 * placement.side / FLOW_SIZE, np.array([placement.left, placement.top])
    oval = (placement.to_output(points[OVAL]) - corner) / pair
    low = np.floor(oval.min(0) - 0.5).clip(0, FLOW_SIZE // 2 - 1).astype(int)
    high = np.ceil(oval.max(0) + 0.5).clip(low + 1, FLOW_SIZE // 2).astype(int)
    cells = whole[2 * low[1] : 2 * high[1], 2 * low[0] : 2 * high[0]]
    left, top = np.round(corner + low * pair).astype(int)
    wide, tall = np.round((high - low) * pair).astype(int)
    places = np.asarray(cv2.resize(cells, (int(wide), int(tall)), interpolation=cv2.INTER_LINEAR), np.float32)
    x, y = slice(max(left, 0), min(left + wide, size[0])), slice(max(top, 0), min(top + tall, size[1]))
    return (y, x), places[y.start - top : y.stop - top, x.start - left : x.stop - left]


def _folds_of(portrait: Portrait, corner: tuple[int, int], size: tuple[int, int]) -> list[_Fold]:
    maps = fold_maps()
    skin = own_skin(portrait.crop, portrait.landmarks, maps)
    gain = drawn_line if skin.flat else light_gain(portrait, skin.lines, maps)
    deepened, smoothed = DEEPEN * skin.wrinkled, SMOOTH * skin.wrinkled
    places = map_places(portrait.landmarks - np.array([*corner, 0], np.float32), size)
    folds = (
        _laid(column, skin.bare * gain(light, SHAPES[column]) + share * deepened, -share * smoothed, places)
        for column, light, share in zip(maps.shapes, maps.light, maps.lines, strict=True)
    )
    return [fold for fold in folds if fold.forth.size]


def drawn_line(light: Floats, _shape: str) -> Floats:
    """[SIDE, SIDE] log light of a drawn line where a shape's log light [SIDE, SIDE] has a deep fold."""
    return np.asarray(-INK * smoothstep((-light - INKED[0]) / (INKED[1] - INKED[0])), np.float32)


def _laid(column: int, forth: Floats, back: Floats, places: Floats) -> _Fold:
    """A shape's maps [SIDE, SIDE] laid onto the photo at `places` [h, w, 2]."""
    laid = [np.asarray(sample(each, places), np.float32) for each in (forth, back)]
    x, y, width, height = cv2.boundingRect((np.abs(laid).max(0) > EDGE).astype(np.uint8))
    area = slice(y, y + height), slice(x, x + width)
    return _Fold(column, area, laid[0][area].copy(), laid[1][area].copy())
