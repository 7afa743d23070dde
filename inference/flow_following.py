"""The flow made to carry every part of the face to where its landmarks are, temples and nose too.

What geometry and network left over at the landmarks is spread around them and dies away outside the face.
"""

from __future__ import annotations

import cv2
import numpy as np

from inference.coarse_flow import FLOW_SIZE, near_face, spread
from inference.face_geometry import RIGID
from inference.face_patches import eye_distance
from inference.landmark_maps import BROW_A, BROW_B, NOSE
from inference.types import Floats

CHEEKS, CHIN = (50, 280, 205, 425), 152
ANCHORS = np.array(sorted({*RIGID.tolist(), *NOSE, *BROW_A, *BROW_B, *CHEEKS, CHIN}))
MOST = 0.06
"""Distances of the outer eye corners that this moves anything at most, or the far cheek would fold into the hair."""
REACH = 1.5
"""Where it ends, in half-extents of the face."""


def followed(flow: Floats, source: Floats, driving: Floats) -> Floats:
    """[64, 64, 2] source positions in -1..1, corrected; `source`, `driving`: landmarks [478, 3] in -1..1."""
    target = driving[:, :2].astype(np.float32)
    missing = source[ANCHORS, :2].astype(np.float32) - _shown(flow, target[ANCHORS])
    length = np.linalg.norm(missing, axis=1, keepdims=True) / (MOST * eye_distance(driving)) + 1e-6
    missing *= np.tanh(length) / length
    (around,) = spread(target[ANCHORS], [missing])
    around *= near_face(target, REACH)[:, None]
    side = round(len(around) ** 0.5)
    coarse = around.reshape(side, side, 2).astype(np.float32)
    return np.asarray(flow + cv2.resize(coarse, (FLOW_SIZE, FLOW_SIZE), interpolation=cv2.INTER_LINEAR), np.float32)


def _shown(flow: Floats, points: Floats) -> Floats:
    """[n, 2] what the flow shows at points, both in -1..1."""
    at = ((points + 1) * (FLOW_SIZE / 2) - 0.5).astype(np.float32)[:, None, :]
    found = cv2.remap(flow, at, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)  # type: ignore[call-overload]
    return np.asarray(found[:, 0], np.float32)
