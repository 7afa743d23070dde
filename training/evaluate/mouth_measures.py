"""Aperture, width and jaw of a mouth over time, and how well such curves follow speech."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inference.face.dynamics import express
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import align, inner_lip_gap
from inference.face.lip_contact import shift_lips
from inference.motion.buffer import MotionBuffer
from inference.timebase import SAMPLE_RATE
from inference.types import Motion
from training.labels.clip_labels import aperture, mouth_width

Curve = npt.NDArray[np.float64]
Span = tuple[float, float]

CHIN, LOWER_LIP = 152, 14
MIDDLE = 4
"""Index of the middle one of the nine inner-lip landmark pairs."""

SHUT_SHARE, TOUCH_SHARE = 0.08, 0.01
"""Shares of the open range (95th percentile of the aperture in speech) below which lips count as shut or touching."""

TOLERANCE = 0.04
"""Seconds by which a closure may be early or late."""

SEARCHED = 0.15
"""Seconds on both sides of a closure that are searched for the minimum aperture."""

FARTHEST = 0.2
"""Maximum lag in seconds of the best correlation."""


@dataclass(frozen=True, slots=True)
class Mouth:
    """A mouth over time, in outer-eye-corner distances (baselines: arbitrary units); width may be NaN."""

    aperture: Curve
    """[n] inner-lip distance at the middle of the mouth."""
    width: Curve
    """[n] distance between the inner lip corners."""
    jaw: Curve
    """[n] distance of the chin below the eyes, along the face."""
    lower_lip: Curve | None = None
    """[n] inner edge of the lower lip above the chin, along the face: the lip's movement without the jaw's."""


def mouth_of(landmarks: npt.NDArray[np.floating]) -> Mouth:
    """The mouth of landmarks [n, 478, 3] in any pose."""
    points = landmarks.astype(np.float64)
    face = align(points, dynamics_space().mean_face).to_face(points)
    chin = face[:, CHIN, 1]
    return Mouth(aperture(points), mouth_width(points), chin, chin - face[:, LOWER_LIP, 1])


def our_mouth(motions: list[Motion]) -> Mouth:
    """The mouth of the mean face under each motion, with shut lips in the neutral shape, as in every portrait."""
    moved = faces(motions)
    mouth = mouth_of(moved)
    return Mouth(inner_lip_gap(moved)[:, MIDDLE], mouth.width, mouth.jaw, mouth.lower_lip)


def faces(motions: list[Motion]) -> Curve:
    """[n, 478, 3] frontal mean face under each motion; its lips are shut at rest."""
    mean = dynamics_space().mean_face
    neutral = shift_lips(mean, inner_lip_gap(mean))
    return np.stack([express(neutral, motion.dynamics, motion.gaze) for motion in motions])


def sampled(motions: list[Motion], times: Curve) -> list[Motion]:
    """Motions at `times` in seconds, interpolated between motion points as for output frames."""
    buffer = MotionBuffer()
    points, shown = iter(motions), []
    for time in times:
        while buffer.newest is None or buffer.newest < time * SAMPLE_RATE:
            point = next(points, None)
            if point is None:
                break
            buffer.push(point)
        shown.append(buffer.at(time * SAMPLE_RATE))
    return shown


def correlation(a: Curve, b: Curve) -> float:
    """Pearson's r of two curves [n]; NaN if one is constant or contains NaN."""
    if not (np.isfinite(a).all() and np.isfinite(b).all()) or a.std() < 1e-9 or b.std() < 1e-9:
        return float("nan")
    return float(np.corrcoef(a, b)[0, 1])


def lagged(curve: Curve, truth: Curve, found: npt.NDArray[np.bool_], rate: float) -> tuple[float, float, float]:
    """Correlation at zero lag, the best r within FARTHEST, and its lag in ms (positive: `curve` is late)."""
    values = at_lags(curve, truth, found, rate)
    best = max(values, key=lambda lag: np.nan_to_num(values[lag], nan=-2.0))
    return values[0], values[best], best * 1000 / rate


def at_lags(curve: Curve, truth: Curve, found: npt.NDArray[np.bool_], rate: float) -> dict[int, float]:
    """Correlation by lag in points, within FARTHEST."""
    reach = round(FARTHEST * rate)
    kept = found.copy()
    kept[:reach] = kept[len(kept) - reach :] = False
    return {lag: correlation(np.roll(curve, -lag)[kept], truth[kept]) for lag in range(-reach, reach + 1)}


def open_range(apertures: Curve) -> float:
    """The 95th percentile of the aperture in speech."""
    return float(np.percentile(apertures, 95))


def recalled(curve: Curve, times: Curve, spans: list[Span], limit: float) -> list[bool]:
    """For each closure, true if the aperture falls below `limit` during it or within TOLERANCE of it."""
    return [
        bool((curve[(times >= start - TOLERANCE) & (times <= end + TOLERANCE)] < limit).any()) for start, end in spans
    ]


def closing_delays(curve: Curve, times: Curve, spans: list[Span]) -> list[float]:
    """For each closure, delay in ms from its middle to the middle of the minimum aperture within SEARCHED."""
    delays = []
    for start, end in spans:
        middle = (start + end) / 2
        near = np.abs(times - middle) <= SEARCHED
        narrow = curve[near] <= curve[near].min() + 0.01 * np.ptp(curve[near])
        delays.append(1000 * float(times[near][narrow].mean() - middle))
    return delays


def shut_at(curve: Curve, times: Curve, moments: list[float], limit: float) -> list[bool]:
    """For each moment in seconds, true if the aperture is below `limit`."""
    return [bool(np.interp(moment, times, curve) < limit) for moment in moments]
