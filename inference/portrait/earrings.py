"""Earrings: where they hang, and solid ones, which are too thick to be found as thin lines."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from inference.types import Floats, Pixels

Mask = npt.NDArray[np.bool_]

ABOVE, BELOW, INWARD, OUTWARD = 0.12, 0.05, 0.12, 0.2
"""Area of an earring in face heights (forehead to chin): above the lobe, below the chin, towards the neck, outwards."""
WIDEST = 0.12
"""Largest width of a solid earring in face heights."""
STANDS_OUT = 36.0
"""Least difference from its surroundings in grey levels ..."""
ALL_ROUND, RIM = 0.85, 7
"""... and the least share of its rim that differs as much; side in pixels of the square that the rim widens it by."""
ENCLOSED = 0.5
"""Largest share of the rim on the matte: a wall seen through a hoop is enclosed by it."""
HANGS = 0.16
"""Largest distance of its upper end from the lobe in face heights."""
AREA = (0.0008, 0.02)
"""Least and largest area in squared face heights."""
FILLED = 0.55
"""Least share of its bounding box that a solid earring fills."""
PERSON = 0.2
"""Matte value from which a pixel belongs to the person or to a hoop."""
GRAIN = 1.5
"""Standard deviation in pixels of the blur that joins facets."""

_LOBES = (((93, 132), -1), ((323, 361), 1))  # landmarks on both sides of the lobe, outward direction
_FOREHEAD, _CHIN = 10, 152

Box = tuple[slice, slice]


def ear_boxes(landmarks: Floats, shape: tuple[int, ...]) -> list[Box]:
    """Rows and columns of an image of this shape in which the earring of each ear hangs."""
    height, chin = _face_height(landmarks), landmarks[_CHIN, 1]
    boxes = []
    for lobe, outward in ((landmarks[list(points), :2].mean(0), outward) for points, outward in _LOBES):
        left, right = sorted((lobe[0] - outward * INWARD * height, lobe[0] + outward * OUTWARD * height))
        rows = _span(lobe[1] - ABOVE * height, chin + BELOW * height, shape[0])
        boxes.append((rows, _span(left, right, shape[1])))
    return boxes


def solid_earrings(picture: Pixels, person: Floats, landmarks: Floats) -> Floats:
    """[h, w] alpha 0 or 1 of discs and drops below the lobes; `picture` [h, w, 3], `person` [h, w] 0..1."""
    height, found = _face_height(landmarks), np.zeros(person.shape, np.float32)
    for box, (points, _) in zip(ear_boxes(landmarks, person.shape), _LOBES, strict=True):
        part = np.ascontiguousarray(picture[box])
        if min(part.shape[:2]) > 2:
            lobe = landmarks[list(points), :2].mean(0) - [box[1].start, box[0].start]
            found[box] = _solid(part, person[box] > PERSON, lobe.astype(np.float32), height)
    return found


def _solid(picture: Pixels, person: Mask, lobe: Floats, height: float) -> Floats:
    """[h, w] 1 on compact pieces near the lobe [2] that stand out and end within the picture [h, w, 3]."""
    side = 2 * round(WIDEST * height / 2) + 1
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    smooth = cv2.GaussianBlur(picture, (0, 0), GRAIN).astype(np.float32)
    stands = [cv2.morphologyEx(smooth, kind, disc).mean(2) for kind in (cv2.MORPH_BLACKHAT, cv2.MORPH_TOPHAT)]
    found = np.zeros(person.shape, np.float32)
    for strength in stands:
        free = (strength > STANDS_OUT) & ~person
        count, pieces, boxes, _ = cv2.connectedComponentsWithStats(free.astype(np.uint8), connectivity=4)
        for piece in range(1, count):
            if _is_earring(boxes[piece], lobe, height, picture.shape) and _stands_alone(
                pieces == piece, smooth, person
            ):
                found[pieces == piece] = 1
    return np.asarray(cv2.dilate(found, np.ones((3, 3), np.uint8)), np.float32)  # with its soft edge


def _stands_alone(piece: Mask, smooth: Floats, person: Mask) -> bool:
    """Whether a piece differs from its surroundings all round and is not enclosed by the person or a hoop."""
    wide = cv2.dilate(piece.astype(np.uint8), np.ones((RIM, RIM), np.uint8)) > 0
    rim = wide & (cv2.dilate(piece.astype(np.uint8), np.ones((RIM - 4, RIM - 4), np.uint8)) == 0)
    free = rim & ~person
    if free.sum() < (1 - ENCLOSED) * rim.sum():
        return False
    differs = np.abs(smooth[free] - smooth[piece].mean(0)).max(-1) > STANDS_OUT
    return bool(differs.mean() > ALL_ROUND)


def _is_earring(box: npt.NDArray[np.integer], lobe: Floats, height: float, shape: tuple[int, ...]) -> bool:
    left, top, across, down, area = (int(value) for value in box)
    inside = left > 0 and left + across < shape[1] and top > 0 and top + down < shape[0]
    near = np.hypot(left + across / 2 - lobe[0], top - lobe[1]) < HANGS * height
    whole = area > FILLED * across * down and across <= WIDEST * height
    return bool(inside and near and whole and AREA[0] < area / height**2 < AREA[1])


def _face_height(landmarks: Floats) -> float:
    return float(np.linalg.norm(landmarks[_CHIN, :2] - landmarks[_FOREHEAD, :2]))


def _span(start: float, end: float, length: int) -> slice:
    first = min(max(round(start), 0), length)
    return slice(first, max(first, min(round(end), length)))
