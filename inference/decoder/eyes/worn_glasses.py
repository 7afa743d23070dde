"""Glasses stay rigid: the area around the eyes follows the head alone; lids and irises move behind the lenses."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from inference.decoder.flow.landmark_flow import FLOW_SIZE, centres, smoothstep
from inference.face.eye_shape import CORNERS, IRIS_CENTRES, EyeShape
from inference.face.geometry import RIGID, similarity
from inference.face.landmark_maps import EYE_A, EYE_B
from inference.face.patches import eye_distance
from inference.timebase import FRAME_SIZE
from inference.types import Floats

MIN_GLASSES_PROBABILITY = 0.5
"""Probability from which glasses are assumed."""
BESIDE, ABOVE, BELOW = 0.72, 0.3, 0.42
"""Extent of the glasses' frame around the centre of the eyes, in distances of the outer eye corners ..."""
SOFT = 0.14
"""... and the distance over which the facial motion sets in."""
BEHIND_LENS = 0.5
"""Share of the distance from lid to brow over which the lid's skin may move."""

_EYES = tuple(np.array([*eye, *range(iris, iris + 5)]) for eye, iris in zip((EYE_A, EYE_B), IRIS_CENTRES, strict=True))
_PLACES = (centres(FLOW_SIZE) + 1) * (FRAME_SIZE / 2)


class WornGlasses:
    """Glasses of one portrait."""

    def __init__(self, landmarks: Floats) -> None:
        """`landmarks`: of the photo, [478, 3] crop pixels."""
        self._own = landmarks.astype(np.float64)
        self._corners = landmarks[np.ravel(CORNERS), :2].mean(0)
        across = landmarks[CORNERS[1][1], :2] - landmarks[CORNERS[0][0], :2]
        self._across = across / np.linalg.norm(across)
        self._unit = eye_distance(landmarks)
        self._share = self._share_at(landmarks[:, :2])[:, None]
        self.area = self._share_at(_PLACES)
        """[64, 64] 1 where the glasses' frame lies in the photo, easing to 0 around it."""

    def remove_expression(self, points: Floats) -> Floats:
        """Removes facial motion around the eyes from driving landmarks [478, 3], except for lids and irises."""
        pose = similarity(self._own[RIGID], points[RIGID])
        posed = pose.to_image(self._own)
        held = points + self._share * (posed - points)
        for eye, corners in zip(_EYES, CORNERS, strict=True):
            held[eye] = points[eye] + (posed[list(corners)] - points[list(corners)]).mean(0)
        return np.asarray(held, np.float32)

    def _share_at(self, places: Floats) -> Floats:
        """[...] weight of the glasses' area at places [..., 2] in crop pixels."""
        x, y = np.moveaxis((places - self._corners) / self._unit, -1, 0)
        across, down = x * self._across[0] + y * self._across[1], y * self._across[0] - x * self._across[1]
        inside = np.minimum(BESIDE - np.abs(across), np.minimum(down + ABOVE, BELOW - down))
        return smoothstep(1 + inside / SOFT)


def behind_lens(eye: EyeShape) -> EyeShape:
    """The photo's eye with its brow line moved down, so that only skin visible through the lens moves with the lid."""
    across = eye.brow[:, 0]
    lid = np.interp(across, eye.upper[:, 0], eye.upper[:, 1])
    line = lid + BEHIND_LENS * (eye.brow[:, 1] - lid)
    return replace(eye, brow=np.column_stack([across, line]).astype(np.float32))
