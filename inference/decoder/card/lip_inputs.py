"""Inputs of the frame graph from which it computes the fields of the lips."""

from __future__ import annotations

import numpy as np

from inference.decoder.card.lid_inputs import on_crop
from inference.decoder.mouth.lip_curves import SKIN, LipCurves
from inference.decoder.mouth.window_columns import APART
from inference.face.patches import MOUTH_SIZE
from inference.graph_session import Inputs
from inference.types import Floats

POINTS = 13
"""Points of each contour; the last one is repeated where there are fewer."""
_WIDTH, _HEIGHT = MOUTH_SIZE
_ROWS = np.arange(_HEIGHT, dtype=np.float32) + np.float32(0.5)
_ABOVE_ALL = np.full(_WIDTH, -1000, np.float32)


def lip_inputs(curves: LipCurves, window: Floats) -> Inputs:
    """Curves of the lips in a mouth `window` [2, 3] of the crop."""
    upper = [curves.rim - SKIN, curves.rim, curves.edges[0], _ABOVE_ALL]
    lower = [curves.edges[1], curves.under, curves.under + SKIN, curves.middle]
    lines = [_sorted(*both) for both in zip(curves.lines, curves.sources, strict=True)]
    places = np.stack([line for line, _ in lines])
    on_window = np.dstack([places.clip(0.5, np.array(MOUTH_SIZE) - 0.5), np.ones(places.shape[:2])])
    points = np.concatenate([on_window @ on_crop(window), np.stack([source for _, source in lines])], -1)
    knots = places[..., 0] + np.arange(POINTS, dtype=np.float32) * np.float32(APART)
    return {
        "mouth_on_crop": on_crop(window),
        "lip_rows": np.stack([_moved_rows(rows) for rows in curves.rows]),
        "lip_heights": np.array([upper, lower], np.float32)[..., None],
        "lip_edges": np.stack([np.stack(curves.edges), curves.slants], -1),
        "lips_between": curves.between[None, None, :, None],
        "lip_points": points[None].astype(np.float32),
        "lip_knots": knots[:, None].astype(np.float32),
        "lip_shares": curves.faded[..., None],
    }


def still_lips() -> Inputs:
    """Inputs without effect."""
    return {
        "mouth_on_crop": np.zeros((3, 2), np.float32),
        "lip_rows": np.zeros((2, _HEIGHT, 1, 2), np.float32),
        "lip_heights": np.zeros((2, 4, _WIDTH, 1), np.float32),
        "lip_edges": np.zeros((2, _WIDTH, 2), np.float32),
        "lips_between": np.zeros((1, 1, _WIDTH, 1), np.float32),
        "lip_points": np.zeros((1, 4, POINTS, 4), np.float32),
        "lip_knots": np.tile(np.arange(POINTS, dtype=np.float32), (4, 1, 1)),
        "lip_shares": np.zeros((4, _WIDTH, 1), np.float32),
    }


def lip_layers() -> Inputs:
    """What stays on the card: columns and rows of the window."""
    columns = np.arange(_WIDTH, dtype=np.float32) + np.float32(0.5)
    return {
        "mouth_x": columns[None, None, :, None],
        "mouth_y": _ROWS[None, :, None, None],
        "mouth_columns": columns[None, :, None],
    }


def _moved_rows(rows: slice) -> Floats:
    """[h, 1, 2] each row held to those that a lip moves, and whether it is one of them."""
    stop = min(rows.stop, _HEIGHT)
    moves = np.zeros(_HEIGHT, np.float32)
    moves[rows] = 1
    return np.stack([_ROWS.clip(rows.start + 0.5, stop - 0.5), moves], -1)[:, None].astype(np.float32)


def _sorted(line: Floats, source: Floats) -> tuple[Floats, Floats]:
    """[13, 2] each: points of a line from left to right, and where the photo shows them."""
    order = np.argsort(line[:, 0])
    order = np.append(order, np.repeat(order[-1:], POINTS - len(order)))
    return line[order], source[order]
