"""Weighted principal components and ridge regression for the dynamics space."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def components(moved: Array, weight: Array, count: int) -> Array:
    """[count, 478, 3] principal directions through the origin, each scaled to one standard deviation.

    `moved` [n, 478, 3] displacements, `weight` [478] of the landmarks.
    """
    scaled = (moved * np.sqrt(weight)[:, None]).reshape(len(moved), -1)
    covariance = scaled.T @ scaled / len(scaled)
    values, vectors = np.linalg.eigh(covariance)
    top = vectors[:, ::-1][:, :count]
    # Landmarks of weight 0 (irises) get their directions by regression on the coefficients.
    coefficients = scaled @ top / np.sqrt(values[::-1][:count])
    return np.linalg.lstsq(coefficients, moved.reshape(len(moved), -1), rcond=None)[0].reshape(count, 478, 3)


def ridge(features: Array, target: Array, strength: float) -> Array:
    """[features, targets] weights of a ridge regression through the origin, on features scaled to unit deviation."""
    spread = features.std(0) + 1e-4
    scaled = features / spread
    gram = scaled.T @ scaled + strength * np.eye(scaled.shape[1])
    return np.linalg.solve(gram, scaled.T @ target) / spread[:, None]
