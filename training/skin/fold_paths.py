"""Paths of skin folds on the canonical face, and maps of their profile: a dark valley with a lit ridge beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inference.face.canonical_face import SIDE, to_map
from inference.face.dynamics_space import dynamics_space

Array = npt.NDArray[np.float64]
Path = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Profile:
    """Cross-section of a fold, in map pixels and in log light."""

    valley: float
    """Depth of the valley's shade."""
    width: float
    """Standard deviation of the valley."""
    ridge: float = 0.0
    """Light of the ridge."""
    apart: float = 4.0
    """Distance of the ridge from the valley, to the left of the path's direction; negative to the right."""
    soft: float = 3.0
    """Standard deviation of the ridge."""


def at(landmark: int) -> tuple[float, float]:
    """Map position of a landmark of the mean face."""
    x, y = to_map(dynamics_space().mean_face[landmark])
    return float(x), float(y)


def mirrored(path: Path) -> list[tuple[float, float]]:
    """The path on the other side of the face, in the same order."""
    middle = 2 * at(168)[0]
    return [(middle - x, y) for x, y in path]


def smooth(path: Path, count: int = 60) -> Array:
    """[count, 2] points along a path, rounded off (Catmull-Rom)."""
    points = np.array(path, float)
    padded = np.concatenate([[2 * points[0] - points[1]], points, [2 * points[-1] - points[-2]]])
    places = np.linspace(0, len(points) - 1 - 1e-9, count)
    first = places.astype(int)
    t = (places - first)[:, None]
    a, b, c, d = (padded[first + k] for k in range(4))
    return np.asarray(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))


def fold(path: Path, profile: Profile, taper: tuple[float, float] = (0.25, 0.25)) -> Array:
    """[SIDE, SIDE] log light of one fold; `taper`: shares of the path over which it sets in and runs out."""
    line = smooth(path)
    across, along = _coordinates(line)
    strength = np.clip(np.minimum(along / max(taper[0], 1e-6), (1 - along) / max(taper[1], 1e-6)), 0, 1)
    strength = strength * strength * (3 - 2 * strength)
    valley = -profile.valley * np.exp(-0.5 * (across / profile.width) ** 2)
    ridge = profile.ridge * np.exp(-0.5 * ((across - profile.apart) / profile.soft) ** 2)
    return np.asarray(strength * (valley + ridge))


def zone(path: Path, reach: float, taper: float = 0.15) -> Array:
    """[SIDE, SIDE] 0..1 weight around a path, falling to 0 at about twice `reach` map pixels."""
    across, along = _coordinates(smooth(path))
    end = np.clip(np.minimum(along, 1 - along) / taper, 0, 1)
    return np.asarray(np.exp(-0.5 * (across / reach) ** 2) * (0.3 + 0.7 * end) * (along > 0) * (along < 1))


def bearing(path: Path) -> tuple[Array, Array]:
    """Distance of each map pixel from a path, and the path's direction there in radians: [SIDE, SIDE] each."""
    line = smooth(path)
    nearest, far = _nearest(line)
    slope = np.gradient(line, axis=0)
    return np.sqrt(far), np.arctan2(slope[:, 1], slope[:, 0])[nearest]


def _coordinates(line: Array) -> tuple[Array, Array]:
    """Signed distance to the left of a line, and position 0..1 along it: [SIDE, SIDE] each."""
    nearest, far = _nearest(line)
    slope = np.gradient(line, axis=0)
    x, y = np.meshgrid(np.arange(SIDE) + 0.5, np.arange(SIDE) + 0.5)
    away = np.stack([x, y], -1) - line[nearest]
    left = slope[nearest][..., 1] * away[..., 0] - slope[nearest][..., 0] * away[..., 1]
    return np.sqrt(far) * np.sign(left), nearest / (len(line) - 1)


def _nearest(line: Array) -> tuple[npt.NDArray[np.intp], Array]:
    x, y = np.meshgrid(np.arange(SIDE) + 0.5, np.arange(SIDE) + 0.5)
    far = (x[..., None] - line[:, 0]) ** 2 + (y[..., None] - line[:, 1]) ** 2
    nearest = far.argmin(-1)
    return nearest, np.take_along_axis(far, nearest[..., None], -1)[..., 0]
