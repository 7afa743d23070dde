"""Patch-based inpainting that continues texture and straight lines into a hole.

At an eighth of the size, the hole is filled from its rim inwards, along strong edges first, each patch from the best
matching patch of known pixels. The sources are refined up to the full size by search around themselves and around
their neighbours' sources. Sources: Criminisi, Perez, Toyama 2004, "Region filling and object removal by exemplar-based
image inpainting" (order); Wexler, Shechtman, Irani 2007, "Space-time completion of video"; Barnes et al. 2009,
"PatchMatch".
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from inference.portrait.fill_order import FillOrder
from inference.portrait.patch_table import HALF, PATCH, Mask, Numbers, PatchTable
from inference.types import Floats

LEVELS = 3
"""Halvings from the full size to the size with exhaustive search."""
SEARCHED = 2
"""Number of these sizes at which sources are still refined; the full size only copies."""
ROUNDS = 3
OUT = 0.3
"""Distance of the preferred source, outwards, as a share of the hole's depth."""
DEPTH_WEIGHT = 0.8
"""Weight of a filled pixel in a comparison, per pixel of depth."""

_SPARSE = [(x, y) for y in (-HALF, 0, HALF) for x in (-HALF, 0, HALF)]
_AROUND = [(x, y) for y in (-1, 0, 1) for x in (-1, 0, 1)]
_STEPS = [(1, 0), (-1, 0), (0, 1), (0, -1)]
_PAD = HALF + 1
_CHUNK = 512


def inpaint(picture: Floats, known: Mask, wanted: Mask) -> tuple[Floats, Numbers]:
    """Copies the `wanted` [h, w] pixels of an image [h, w, c] (0..255) from its `known` [h, w] pixels.

    Returns the image and the source (x, y) [h, w, 2] of each pixel. Channels may hold more than colours. Unknown pixels
    contain a rough guess; they stay unchanged if they are not wanted or if there is no complete patch to copy.
    """
    sizes = [_Hole(picture, known, wanted & ~known)]
    for _ in range(LEVELS):
        sizes.append(sizes[-1].halved())
    hole = sizes.pop()
    if not hole.wanted.any() or not hole.sources.any():
        return picture, sizes[0].places() if sizes else hole.places()
    hole.fill_from_rim()
    for level, larger in enumerate(reversed(sizes)):
        larger.upsample_sources(hole, ROUNDS - 1 if level < SEARCHED else 0)
        hole = larger
    return hole.picture, hole.places()


class _Hole:
    """The hole at one size. Pixels are numbered row by row in an image padded by _PAD pixels."""

    def __init__(self, picture: Floats, known: Mask, wanted: Mask) -> None:
        self.known, self.wanted = known, wanted
        self.height, self.width = known.shape
        depth = cv2.distanceTransform((~known).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5)
        self._row = self.width + 2 * _PAD
        self._colours = _framed(picture.astype(np.float32), "edge").reshape(-1, picture.shape[2])
        weight = np.where(known | wanted, DEPTH_WEIGHT ** np.maximum(depth - 1, 0), 0)
        self._weight = _framed(weight.astype(np.float32)).ravel()
        self._wanted, self._known = _framed(wanted).ravel(), _framed(known).ravel()
        whole = np.ones((2 * HALF - 1, 2 * HALF - 1), np.uint8)  # the outermost pixels of a patch may be unknown
        self.sources = cv2.erode(self._known.astype(np.uint8).reshape(-1, self._row), whole).ravel() > 0
        self._asked = np.flatnonzero(self._wanted)
        self._ring = np.ceil(_framed(depth).ravel()[self._asked])
        self._from = np.arange(len(self._known))

    @property
    def picture(self) -> Floats:
        """[h, w, c]"""
        return self._colours.reshape(-1, self._row, self._colours.shape[1])[_PAD:-_PAD, _PAD:-_PAD]

    def places(self) -> Numbers:
        """[h, w, 2] source (x, y) of each pixel."""
        rows, columns = np.divmod(self._from.reshape(-1, self._row)[_PAD:-_PAD, _PAD:-_PAD], self._row)
        return np.stack([columns, rows], -1) - _PAD

    def halved(self) -> _Hole:
        """The hole at half the size; where any pixel is known, colours are means of the known ones."""
        size = (self.width + 1) // 2, (self.height + 1) // 2
        share = cv2.resize(self.known.astype(np.float32), size, interpolation=cv2.INTER_AREA)
        means, clean = (
            cv2.resize(self.picture * part, size, interpolation=cv2.INTER_AREA)
            for part in (np.float32(1), self.known[..., None])
        )
        known = share > 0.5
        wanted = cv2.resize(self.wanted.astype(np.float32), size, interpolation=cv2.INTER_AREA) > 0
        colour = np.where(known[..., None], clean / np.maximum(share, 0.5)[..., None], means)
        return _Hole(colour, known, wanted & ~known)

    def fill_from_rim(self) -> None:
        """Exhaustive search for every patch, along strong edges first, then ROUNDS times over the whole hole."""
        table = PatchTable(self._colours, np.flatnonzero(self.sources), self._row)
        preferred = self._further_out()
        self._copy_patches(table, preferred)
        for _ in range(ROUNDS):
            self._take(table, self._asked, preferred, self._weight)
            self._vote()

    def _copy_patches(self, table: PatchTable, preferred: Floats) -> None:
        """Copies whole patches, the most urgent one first, until nothing is left that touches filled pixels."""
        order, patch = FillOrder(self._known, self._wanted, self._row), self._numbers(PATCH)
        number = np.zeros(len(self._known), np.int64)
        number[self._asked] = np.arange(len(self._asked))
        while (place := order.most_urgent(self._colours)) is not None:
            around = place + patch
            wish = preferred[None, number[place]]
            source = table.best(self._colours[around][None], order.weight(around)[None], wish)[0] + patch
            taken = order.unfilled(around) & self._known[source]
            self._from[around[taken]] = source[taken]
            self._colours[around[taken]] = self._colours[source[taken]]
            order.fill(around[taken])

    def _further_out(self) -> Floats:
        """[n, 2] preferred source (x, y) of each wanted pixel, further out of the hole."""
        here = np.stack(np.divmod(np.arange(len(self._known)), self._row)[::-1], -1).astype(np.float32)
        straight = (here[self._nearest()] - here).reshape(-1, self._row, 2)
        way = np.asarray(cv2.GaussianBlur(straight, (0, 0), HALF)).reshape(-1, 2)[self._asked]
        length = np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-3)
        return np.asarray(here[self._asked] + way / length * (OUT * (self._ring.max() + 1)), np.float32)

    def _nearest(self) -> Numbers:
        """[pixels] the nearest known pixel of each pixel."""
        unknown = (~self._known).astype(np.uint8).reshape(-1, self._row)
        _, labels = cv2.distanceTransformWithLabels(
            unknown, cv2.DIST_L2, cv2.DIST_MASK_5, labelType=cv2.DIST_LABEL_PIXEL
        )
        place = np.zeros(labels.max() + 1, np.int64)
        place[labels.ravel()[self._known]] = np.flatnonzero(self._known)
        return np.asarray(place[labels.ravel()])

    def _take(self, table: PatchTable, asked: Numbers, preferred: Floats, weight: Floats) -> None:
        """Copies each pixel in `asked` from the centre of the best matching patch."""
        around = asked[:, None] + self._numbers(PATCH)
        for first in range(0, len(asked), _CHUNK):
            some = slice(first, first + _CHUNK)
            self._from[asked[some]] = table.best(self._colours[around[some]], weight[around[some]], preferred[some])
        self._colours[asked] = self._colours[self._from[asked]]

    def _vote(self) -> None:
        """Sets each wanted pixel to the mean of the pixels that its neighbours' sources suggest for it."""
        total, count = np.zeros((len(self._asked), self._colours.shape[1]), np.float32), np.float32(0)
        for step in self._numbers(_AROUND):
            beside = self._asked + step
            place = self._from[beside] - step
            good = (self._wanted[beside] & self._known[place]).astype(np.float32)[:, None]
            total, count = total + good * self._colours[place], count + good
        self._colours[self._asked] = total / np.maximum(count, 1)

    def upsample_sources(self, smaller: _Hole, rounds: int) -> None:
        """Scales up the sources of the same hole at half the size and refines them for `rounds` rounds."""
        rows, columns = np.divmod(self._asked, self._row)
        x, y = columns - _PAD, rows - _PAD
        found = 2 * smaller.places()[y // 2, x // 2] + np.stack([x % 2, y % 2], -1)
        found = np.minimum(found, [self.width - 1, self.height - 1]) + _PAD
        self._from[self._asked] = found[:, 1] * self._row + found[:, 0]
        self._from[self._asked] = self._on_known(self._from[self._asked])
        self._vote()
        for _ in range(rounds):
            self._look_around()
            self._vote()

    def _on_known(self, places: Numbers) -> Numbers:
        return np.where(self._known[places], places, self._nearest()[places])

    def _look_around(self) -> None:
        """Tries sources next to each pixel's own, and those that its neighbours' sources suggest."""
        around = self._asked[:, None] + self._numbers(_SPARSE)
        target, weight = self._colours[around], self._weight[around]
        best, result = np.full(len(self._asked), np.inf, np.float32), self._from[self._asked].copy()
        for place in self._candidates():
            cost = self._cost(place, target, weight)
            better = cost < best
            best[better], result[better] = cost[better], place[better]
        self._from[self._asked] = result

    def _candidates(self) -> list[Numbers]:
        own = self._from[self._asked]
        steps = self._numbers(_STEPS)
        beside = [np.where(self._wanted[self._asked + s], self._from[self._asked + s] - s, own) for s in steps]
        return [own, *beside, *(own + s for s in steps)]

    def _cost(self, places: Numbers, target: Floats, weight: Floats) -> Floats:
        """[n] weighted squared differences of patches at places [n] from target [n, patch, c]; inf off the sources."""
        away = self._colours[places[:, None] + self._numbers(_SPARSE)] - target
        cost = np.einsum("npc,npc,np->n", away, away, weight)
        return np.asarray(np.where(self.sources[places], cost, np.inf), np.float32)

    def _numbers(self, steps: list[tuple[int, int]]) -> Numbers:
        """Steps (x, y) as differences of pixel numbers."""
        return np.array([y * self._row + x for x, y in steps])


def _framed(values: npt.NDArray[Any], mode: Any = "constant") -> npt.NDArray[Any]:
    """[h, w, ...] padded by _PAD pixels, so that no patch reaches outside."""
    around = [(_PAD, _PAD), (_PAD, _PAD), *[(0, 0)] * (values.ndim - 2)]
    return np.pad(values, around, mode=mode)
