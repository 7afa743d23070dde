"""Motion between and beyond the points of the motion grid."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import replace

import numpy as np

from inference.face.dynamics import DYNAMICS
from inference.motion.breathing import calm_breath
from inference.timebase import MOTION_RATE, SAMPLE_RATE, SAMPLES_PER_MOTION
from inference.types import HeadPose, Motion

KEPT = 2 * SAMPLE_RATE
"""Samples behind the last question for which points are kept."""

SHUT_TIME = 0.12
"""Time constant in seconds with which lips, lids and eyes go to rest when motion runs out."""

STILL_TIME = 1.5
"""Time constant with which the head goes back to the photo's pose."""

JOIN_TIME, BREATH_TIME = 0.25, 1.5
"""Seconds over which motion that returns takes over from the idle face, and its breath from that of the idle face."""

LATE = SAMPLES_PER_MOTION
"""Running out by less than this is no interruption: the next point is simply about to come."""


class MotionBuffer:
    """push(motion) as points come; at(sample) as frames need them. Not thread-safe."""

    def __init__(self) -> None:
        self._points: list[Motion] = []
        self._foreseen: Motion | None = None
        self._idle: tuple[float, Motion] | None = None
        self._joined: tuple[float, Motion] | None = None

    @property
    def newest(self) -> float | None:
        """Sample number of the newest point, None before the first."""
        return self._points[-1].index * SAMPLES_PER_MOTION if self._points else None

    def push(self, motion: Motion) -> None:
        """Add the next point; one that is not newer than all before starts the motion afresh."""
        if self._points and motion.index <= self._points[-1].index:
            self._points.clear()
            self._foreseen = None
        self._points.append(motion)

    def foresee(self, motion: Motion) -> None:
        """The next point as it may be; counts until it comes."""
        self._foreseen = motion

    def at(self, sample: float) -> Motion:
        """Motion at a sample number: between two points a mixture, beyond the newest easing to an idle face."""
        if not self._points:
            self._idle = (sample, idle(sample))
            return self._idle[1]
        self._drop_before(sample - KEPT)
        last = self._last()
        late = sample - last.index * SAMPLES_PER_MOTION
        if late > LATE:
            motion = ease(last, late / SAMPLE_RATE)
            self._idle = (sample, motion)
            return motion
        return self._rejoin(sample, self._between(sample / SAMPLES_PER_MOTION))

    def _between(self, index: float) -> Motion:
        place = bisect_left(self._points, index, key=lambda point: point.index)
        if place == 0:
            return at_index(self._points[0], index)
        left, right = self._points[place - 1], self._points[place] if place < len(self._points) else self._last()
        if right.index <= index:
            return at_index(right, index)
        return mix(left, right, (index - left.index) / (right.index - left.index))

    def _last(self) -> Motion:
        newest, foreseen = self._points[-1], self._foreseen
        return foreseen if foreseen and foreseen.index > newest.index else newest

    def _rejoin(self, sample: float, motion: Motion) -> Motion:
        """Fade from the idle face that was last shown into motion that came back."""
        if self._idle is not None:
            self._joined, self._idle = self._idle, None
        if self._joined is None:
            return motion
        seconds = (sample - self._joined[0]) / SAMPLE_RATE
        if not 0 <= seconds < BREATH_TIME:
            self._joined = None
            return motion
        mixed = mix(self._joined[1], motion, _eased(seconds / JOIN_TIME))
        before = self._joined[1].breath - calm_breath(self._joined[1].index) + calm_breath(motion.index)
        share = _eased(seconds / BREATH_TIME)
        return replace(mixed, index=motion.index, breath=(1 - share) * before + share * motion.breath)

    def _drop_before(self, sample: float) -> None:
        first = bisect_left(self._points, sample / SAMPLES_PER_MOTION, key=lambda point: point.index)
        del self._points[: max(0, min(first - 1, len(self._points) - 1))]


def idle(sample: float) -> Motion:
    """The photo's neutral face."""
    index, rest = sample / SAMPLES_PER_MOTION, np.zeros(DYNAMICS, np.float32)
    return Motion(index, HeadPose(), (0.0, 0.0), rest, breath=calm_breath(index))


def ease(motion: Motion, seconds: float) -> Motion:
    """`motion` after nothing followed it for some seconds: mouth and eyes come to rest soon, the head slowly.

    Breathing goes on.
    """
    face, head = math.exp(-seconds / SHUT_TIME), math.exp(-seconds / STILL_TIME)
    rest = resting(motion)
    near, far = mix(rest, motion, face), mix(rest, motion, head)
    index = motion.index + seconds * MOTION_RATE
    breath = calm_breath(index) + head * (motion.breath - calm_breath(motion.index))
    return Motion(index, far.pose, near.gaze, near.dynamics, motion.held, breath, near.own_expression, near.tongue)


def resting(motion: Motion) -> Motion:
    """What stays of `motion`, at its index."""
    held = motion.held
    dynamics = np.zeros(DYNAMICS, np.float32) if held.dynamics is None else held.dynamics
    return Motion(motion.index, held.pose, held.gaze, dynamics, held, own_expression=held.own_expression)


def mix(a: Motion, b: Motion, share: float) -> Motion:
    """`share` 0 is a, 1 is b."""
    pose = mix_pose(a.pose, b.pose, share)
    gaze, tongue = (_mixed(p, q, share) for p, q in ((a.gaze, b.gaze), (a.tongue, b.tongue)))
    dynamics = np.asarray((1 - share) * a.dynamics + share * b.dynamics, np.float32)
    index, breath, own = (
        (1 - share) * p + share * q
        for p, q in ((a.index, b.index), (a.breath, b.breath), (a.own_expression, b.own_expression))
    )
    return Motion(index, pose, gaze, dynamics, b.held, breath, own, tongue)


def _mixed(a: tuple[float, float], b: tuple[float, float], share: float) -> tuple[float, float]:
    return (1 - share) * a[0] + share * b[0], (1 - share) * a[1] + share * b[1]


def mix_pose(a: HeadPose, b: HeadPose, share: float) -> HeadPose:
    """`share` 0 is a, 1 is b."""
    return HeadPose(*((1 - share) * getattr(a, name) + share * getattr(b, name) for name in HeadPose.__slots__))


def _eased(share: float) -> float:
    """0..1 without a corner at either end."""
    share = min(max(share, 0.0), 1.0)
    return share * share * (3 - 2 * share)


def at_index(motion: Motion, index: float) -> Motion:
    """The same face at another index."""
    return replace(motion, index=index)
