"""Blinks found in a curve of lid opening, real or ours, and how they are spread in time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Curve = npt.NDArray[np.float64]

SHUT, OPEN = 0.6, 0.9
"""A blink falls below the first and is over above the second share of the usual opening."""

LONGEST = 0.6
"""Seconds that closing or opening may take; lids that sink or rise more slowly do not blink."""

APART = 0.2
"""Seconds between two blinks at least."""

USUAL = 2.0
"""Seconds whose median is the usual opening."""


@dataclass(frozen=True, slots=True)
class Blink:
    """One blink, seconds."""

    time: float
    """When the lids are most shut."""
    closing: float
    opening: float


def blinks(opening: Curve, rate: float) -> list[Blink]:
    """The blinks of a curve of lid opening [n] in any unit, `rate` values a second."""
    ratio = opening / usual(opening, round(USUAL * rate / 2))
    low = np.flatnonzero(ratio < SHUT)
    runs = [run for run in np.split(low, np.flatnonzero(np.diff(low) > 1) + 1) if len(run)]
    found: list[Blink] = []
    for blink in (blink_of(ratio, run, rate) for run in runs):
        late = not found or blink.time - found[-1].time >= APART
        if late and max(blink.closing, blink.opening) <= LONGEST:
            found.append(blink)
    return found


def usual(opening: Curve, reach: int) -> Curve:
    """[n] 75th percentile of the opening within `reach` values to both sides, not below half of that of all."""
    padded = np.pad(opening, reach, mode="reflect")
    near = np.percentile(np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1), 75, axis=1)
    return np.maximum(near, np.percentile(opening, 75) / 2)


def blink_of(ratio: Curve, run: npt.NDArray[np.intp], rate: float) -> Blink:
    """The blink around a run of shut values."""
    lowest = int(run[np.argmin(ratio[run])])
    before, after = np.flatnonzero(ratio[:lowest] >= OPEN), np.flatnonzero(ratio[lowest:] >= OPEN)
    start = crossing(ratio, int(before[-1]), 1) if len(before) else -np.inf
    end = crossing(ratio, lowest + int(after[0]), -1) if len(after) else np.inf
    return Blink(lowest / rate, (lowest - start) / rate, (end - lowest) / rate)


def crossing(ratio: Curve, place: int, step: int) -> float:
    """Where between `place` and its neighbour the ratio passes OPEN."""
    here, there = ratio[place], ratio[place + step]
    return place + step * float((here - OPEN) / (here - there))


def intervals(found: list[Blink]) -> Curve:
    """Seconds between neighbouring blinks."""
    return np.diff([blink.time for blink in found])


def spread(values: Curve) -> str:
    """Median and the 10th to 90th percentile as text."""
    if not len(values):
        return "none"
    low, middle, high = np.percentile(values, [10, 50, 90])
    return f"{middle:.2f} ({low:.2f}..{high:.2f})"
