"""Clips as control points and sound, with variants of speed and mirror image."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inference.face.dynamics import UPPER, from_blendshapes
from inference.face.dynamics_space import dynamics_space
from inference.motion.head_channels import BROWS, GAZE, POINTS_PER_KNOT
from inference.motion.head_context import sound_rows
from inference.motion.spline import matrix
from training.labels.mirror import mirror_points, mirror_table

Array = npt.NDArray[np.float64]
Floats = npt.NDArray[np.float32]

SPEEDS = (0.85, 1.0, 1.18)
ROUGH = 0.02
"""How much rough control points are held down."""
JAW_OPEN = 25


@dataclass(slots=True)
class Track:
    """One clip or a variant of it."""

    name: str
    kind: str
    controls: Floats
    """[knots, CHANNELS] control points."""
    sound: Floats
    """[knots, SOUND] what was heard when each control point had to be known."""


def read_tracks(folder: Path, kinds: tuple[str, ...], variants: bool = True) -> list[Track]:
    """All clips of some kinds, with their variants."""
    tracks = []
    for path in sorted(folder.glob("*.npz")):
        kind, name = path.stem.split("-")[:2]
        if kind in kinds:
            with np.load(path) as fields:
                curves, heard = fields["curves"], np.c_[fields["prosody"], fields["opening"]]
            tracks += list(varied(name, kind, curves, heard) if variants else [track_of(name, kind, curves, heard)])
    return tracks


def varied(name: str, kind: str, curves: Floats, heard: Floats) -> Iterator[Track]:
    """The clip at all speeds, as it is and in a mirror."""
    for speed in SPEEDS:
        places = np.arange(0, len(curves) - 1, speed)
        faster, sound = (resampled(values, places) for values in (curves, heard))
        yield track_of(name, kind, faster, sound)
        yield track_of(name, kind, mirrored(faster), sound)


def resampled(values: Floats, places: Array) -> Floats:
    grid = np.arange(len(values))
    return np.stack([np.interp(places, grid, column) for column in values.T], 1).astype(np.float32)


def track_of(name: str, kind: str, curves: Floats, heard: Floats) -> Track:
    controls = fit(curves.astype(np.float64))
    knots = np.clip(POINTS_PER_KNOT * (np.arange(len(controls)) - 1), 0, len(curves) - 1)
    controls[:, GAZE] = curves[knots, GAZE]
    return Track(name, kind, controls.astype(np.float32), sound_rows(heard, len(controls)))


def fit(curves: Array) -> Array:
    """[knots + 3, CHANNELS] control points -1, 0, 1, .. by least squares, rough ones held down a little."""
    basis = matrix(len(curves), POINTS_PER_KNOT)
    rough = np.diff(np.eye(basis.shape[1]), 2, axis=0)
    return np.asarray(np.linalg.solve(basis.T @ basis + ROUGH * rough.T @ rough, basis.T @ curves), np.float64)


def mirrored(curves: Floats) -> Floats:
    """Curves [n, CHANNELS] of the face in a mirror."""
    out = curves * MIRROR_SIGNS
    out[:, BROWS] = curves[:, BROWS] @ mirror_brows()
    return out.astype(np.float32)


MIRROR_SIGNS = np.array([-1, 1, -1, -1, 1, 1, -1, 1, *[1] * 11], np.float32)
"""Yaw, roll, tx and the gaze's yaw change sides."""


@cache
def mirror_brows() -> Array:
    """[10, 10] upper-face coefficients to those of the mirrored face."""
    space = dynamics_space()
    table = mirror_table(space.mean_face + np.tensordot(from_blendshapes(np.eye(52)[JAW_OPEN]), space.basis, 1))
    turned = mirror_points(space.basis[UPPER], table)
    return np.tensordot(turned, space.encoder[UPPER], ([1, 2], [1, 2]))
