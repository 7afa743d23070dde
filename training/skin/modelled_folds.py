"""Modelled folds of each shape: paths on the canonical face, profiles, and where the photo's own lines deepen.

"Left" is the person's own left, on the right of the map. Paths run so that the ridge lies on their left (see Profile).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from inference.face.canonical_face import SIDE
from training.skin.fold_paths import Path, Profile, at, fold, mirrored, zone

Array = npt.NDArray[np.float64]


def _between(a: int, b: int, share: float, dx: float = 0.0, dy: float = 0.0) -> tuple[float, float]:
    (ax, ay), (bx, by) = at(a), at(b)
    return ax + share * (bx - ax) + dx, ay + share * (by - ay) + dy


# Paths on the left of the map (the person's right).
NASOLABIAL = [_between(129, 203, 0.1, -1, -4), at(203), at(206), _between(216, 206, 0.15), _between(212, 216, 0.35, -1)]
CHEEK = [at(203), at(206), at(216), at(212)]
MARIONETTE = [_between(61, 212, 0.45, 2, 1), _between(212, 202, 0.5, 0, 0), _between(202, 204, 0.25, 0, 5)]
CORNER = at(33)
CROWS = [
    [(CORNER[0] - 7, CORNER[1] - 4), (CORNER[0] - 15, CORNER[1] - 8), (CORNER[0] - 23, CORNER[1] - 14)],
    [(CORNER[0] - 8, CORNER[1] + 2), (CORNER[0] - 17, CORNER[1] + 2), (CORNER[0] - 26, CORNER[1] + 1)],
    [(CORNER[0] - 7, CORNER[1] + 7), (CORNER[0] - 15, CORNER[1] + 12), (CORNER[0] - 23, CORNER[1] + 18)],
]
UNDER_EYE = [
    _between(133, 230, 0.75, -4, 2),
    _between(230, 119, 0.35),
    _between(111, 119, 0.45, 0, -3),
    _between(226, 111, 0.8),
]
GLABELLA = [_between(55, 107, 1.0, 8, -5), _between(55, 107, 0.4, 8), _between(55, 8, 0.45, -2, 3)]
BUNNY = [
    [_between(133, 6, 0.55, 2, 4), _between(133, 6, 0.75, 0, 8), _between(133, 197, 0.85, 0, 6)],
    [_between(133, 6, 0.45, 2, 9), _between(133, 197, 0.62, 1, 11), _between(133, 195, 0.8, 0, 10)],
]
ROOT = [_between(133, 6, 0.75, 0, -2), (at(6)[0], at(6)[1] - 1), _between(362, 6, 0.75, 0, -2)]
"""Across the root of the nose: it shortens when the nose wrinkles."""
BROW_TOP, HAIRLINE = at(105)[1], at(10)[1]


def _forehead(share: float, waves: tuple[float, ...]) -> Path:
    """A line over the whole forehead at a share of the height from brows to hairline, with `waves` in map pixels."""
    y = BROW_TOP + share * (HAIRLINE - BROW_TOP)
    middle, edge = at(10)[0], at(105)[0] - 10
    xs = np.linspace(edge, 2 * middle - edge, 7)
    return [(float(x), float(y + wave)) for x, wave in zip(xs, waves, strict=True)]


FOREHEAD = [
    _forehead(0.22, (5, 0, -2, 1, -1, 1, 6)),
    _forehead(0.43, (4, 1, -1, 3, 0, -1, 5)),
    _forehead(0.70, (6, 1, 0, 0, 2, 0, 4)),
]
MENTOLABIAL = [_between(202, 18, 0.25, 0, 6), _between(202, 18, 0.65, 0, 5), (at(18)[0], at(18)[1] + 4)]
PATHS: list[Path] = [
    path
    for one in (NASOLABIAL, CHEEK, MARIONETTE, *CROWS, UNDER_EYE, GLABELLA, *BUNNY, MENTOLABIAL)
    for path in (one, mirrored(one))
] + [*FOREHEAD, ROOT]

# The ridge of a path that runs down the left of the map lies on its outer side, which is to the right of its direction.
SMILE_FOLD = Profile(0.30, 1.9, 0.11, 6.5, 4.0)
SNEER_FOLD = Profile(0.22, 1.6, 0.06, 5.0, 3.5)
CROW_LINE = Profile(0.16, 0.9, 0.05, 2.6, 1.4)
POUCH = Profile(0.10, 1.6, 0.06, -4.0, 2.5)
FROWN_LINE = Profile(0.34, 1.2, 0.10, 3.2, 1.8)
BUNNY_LINE = Profile(0.13, 1.0, 0.04, 2.8, 1.5)
ROOT_LINE = Profile(0.12, 1.1, 0.04, -3.0, 1.8)
BROW_LINE = Profile(0.19, 1.1, 0.08, 3.2, 1.9)
CHIN_FOLD = Profile(0.14, 2.0, 0.05, -5.0, 3.0)
MOUTH_LINE = Profile(0.11, 2.0, 0.04, 5.0, 3.0)


def _sum(*maps: Array) -> Array:
    return np.asarray(np.sum(maps, 0), np.float64)


def _side(maps: Callable[[], Array], left: bool) -> Callable[[], Array]:
    """The maps of the person's right side, or mirrored for the left one."""
    return (lambda: maps()[:, ::-1]) if left else maps


def _smile() -> Array:
    crows = [0.5 * fold(path, CROW_LINE, (0.3, 0.6)) for path in CROWS]
    return _sum(fold(NASOLABIAL, SMILE_FOLD, (0.2, 0.45)), 0.7 * fold(UNDER_EYE, POUCH, (0.3, 0.3)), *crows)


def _squint() -> Array:
    crows = [fold(path, CROW_LINE, (0.3, 0.6)) for path in CROWS]
    return _sum(fold(UNDER_EYE, POUCH, (0.3, 0.3)), *crows)


def _frown() -> Array:
    return _sum(fold(GLABELLA, FROWN_LINE, (0.35, 0.35)))


def _sneer() -> Array:
    root = 0.5 * fold(ROOT, ROOT_LINE, (0.3, 0.3))
    beside = [fold(path, BUNNY_LINE, (0.3, 0.4)) for path in BUNNY]
    return _sum(root, *beside, fold(NASOLABIAL[:4], SNEER_FOLD, (0.1, 0.6)))


def _upper_lip() -> Array:
    return fold(NASOLABIAL[:4], SNEER_FOLD, (0.15, 0.5))


def _corner() -> Array:
    return fold(MARIONETTE, MOUTH_LINE, (0.5, 0.5))


def _chin() -> Array:
    return _sum(fold(MENTOLABIAL, CHIN_FOLD, (0.3, 0.0)), fold(mirrored(MENTOLABIAL), _flipped(CHIN_FOLD), (0.3, 0.0)))


def _flipped(profile: Profile) -> Profile:
    return Profile(profile.valley, profile.width, profile.ridge, -profile.apart, profile.soft)


def _lines_up() -> Array:
    return _sum(*(fold(path, BROW_LINE, (0.2, 0.2)) for path in FOREHEAD))


def _middle() -> Array:
    """[SIDE, SIDE] 0..1: the middle of the forehead, which the inner brows raise."""
    across = np.abs(np.arange(SIDE) + 0.5 - at(10)[0]) / 30
    return np.tile(np.exp(-0.5 * across**2), (SIDE, 1))


def _outside(left: bool) -> Array:
    """[SIDE, SIDE] 0..1: the forehead above one outer brow."""
    away = (np.arange(SIDE) + 0.5 - at(10)[0]) * (1 if left else -1)
    return (1 - _middle()) * np.tile(1 / (1 + np.exp(-away / 5)), (SIDE, 1))


def _zones(paths: list[Path], reach: float) -> Callable[[], Array]:
    return lambda: np.asarray(np.max([zone(path, reach) for path in paths], 0))


def _forehead_zone() -> Array:
    y = np.arange(SIDE) + 0.5
    rise = np.clip((BROW_TOP - y) / 6, 0, 1)
    return np.tile((rise * (y > 0))[:, None], (1, SIDE))


_SIDED: dict[str, tuple[Callable[[], Array], Callable[[], Array]]] = {
    "browDown": (_frown, _zones([GLABELLA], 9)),
    "eyeSquint": (_squint, _zones([*CROWS, UNDER_EYE], 6)),
    "mouthFrown": (_corner, _zones([MARIONETTE], 7)),
    "mouthSmile": (_smile, _zones([NASOLABIAL, *CROWS, CHEEK], 8)),
    "mouthUpperUp": (_upper_lip, _zones([NASOLABIAL[:4]], 7)),
    "noseSneer": (_sneer, _zones([*BUNNY, ROOT, NASOLABIAL[:4]], 7)),
}
FOLDS: dict[str, Callable[[], Array]] = {
    f"{stem}{'Left' if left else 'Right'}": _side(maps, left) for stem, (maps, _) in _SIDED.items() for left in (0, 1)
}
FOLDS |= {
    "browInnerUp": lambda: _middle() * _lines_up(),
    "browOuterUpLeft": lambda: _outside(True) * _lines_up(),
    "browOuterUpRight": lambda: _outside(False) * _lines_up(),
    "mouthShrugLower": _chin,
}
LINES: dict[str, Callable[[], Array]] = {
    f"{stem}{'Left' if left else 'Right'}": _side(lines, left) for stem, (_, lines) in _SIDED.items() for left in (0, 1)
}
LINES |= {
    "browInnerUp": lambda: _middle() * _forehead_zone(),
    "browOuterUpLeft": lambda: _outside(True) * _forehead_zone(),
    "browOuterUpRight": lambda: _outside(False) * _forehead_zone(),
    "mouthShrugLower": _zones([MENTOLABIAL, mirrored(MENTOLABIAL)], 8),
}
