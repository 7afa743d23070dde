"""Left-right mirroring of landmarks and ARKit scores."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

SCORE_PAIRS = [(1, 2), (4, 5), (7, 8), (9, 10), (11, 12), (13, 14), (15, 16), (17, 18), (19, 20), (21, 22), (24, 26)]
SCORE_PAIRS += [(28, 29), (30, 31), (33, 39), (34, 35), (36, 37), (44, 45), (46, 47), (48, 49), (50, 51)]

MIRROR_SCORES = np.arange(52)
"""[52] column of each score's mirror counterpart."""
for _left, _right in SCORE_PAIRS:
    MIRROR_SCORES[_left], MIRROR_SCORES[_right] = _right, _left

CORNER_PAIRS = [(78, 308), (62, 292)]
# Nearest neighbours confuse these: the two landmarks of each lip corner nearly coincide.

FLIP = np.array([-1.0, 1.0, 1.0])


def mirror_table(face: npt.NDArray[np.floating]) -> npt.NDArray[np.intp]:
    """[478] index of each landmark's mirror counterpart, by nearest neighbours.

    `face` [478, 3] is nearly symmetric and open-mouthed; AssertionError if the pairing is not one-to-one.
    """
    distance = np.linalg.norm(face[:, None] - face[None] * FLIP, axis=-1)
    table = np.argmin(distance + distance.T, 1)
    for left, right in CORNER_PAIRS:
        table[left], table[right] = right, left
    assert (table[table] == np.arange(len(table))).all(), "the face is too crooked to pair its landmarks"
    return table


def mirror_points(points: npt.NDArray[np.float64], table: npt.NDArray[np.intp]) -> npt.NDArray[np.float64]:
    """Mirrored points [..., 478, 3] in the usual landmark order."""
    return points[..., table, :] * FLIP
