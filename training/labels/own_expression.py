"""Regression of a photo's expression, in dynamics coefficients, from its 52 scores and shape features."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from training.labels.displacement import Sample
from training.labels.face_regions import importance
from training.labels.principal_components import components, ridge

Array = npt.NDArray[np.float64]

SHAPE = 24
"""Number S of shape features of a photo."""
RIDGE = 40.0


def own_maps(both: list[Sample], coefficients: list[Array], mean: Array) -> dict[str, Array]:
    """The fields own, own_bias and shape of dynamics.npz; `coefficients` [n, D] for each sample of `both`."""
    target = np.concatenate(coefficients)
    faces = np.concatenate([sample.neutral + sample.moved - mean for sample in both])
    shape = components(faces * importance()[:, None].clip(0.2, 1), np.ones(478), SHAPE)
    features = np.concatenate([np.concatenate([s.scores for s in both]), shape_of(faces, shape)], 1)
    centre = features.mean(0)
    own = ridge(features - centre, target - target.mean(0), RIDGE)
    return {"own": own, "own_bias": target.mean(0) - centre @ own, "shape": shape_rows(shape)}


def shape_rows(shape: Array) -> Array:
    """[S, 478, 3] rows whose dot product with (face - mean) gives the shape features."""
    return np.linalg.pinv(shape.reshape(len(shape), -1)).T.reshape(shape.shape)


def shape_of(faces: Array, shape: Array) -> Array:
    return np.tensordot(faces, shape_rows(shape), ([1, 2], [1, 2]))
