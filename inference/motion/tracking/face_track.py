"""Measured faces over time, by sample number."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from inference.motion.buffer import mix_pose
from inference.motion.tracking.tracked_face import TrackedFace
from inference.timebase import SAMPLE_RATE

KEPT = 2 * SAMPLE_RATE
"""Samples behind the last question for which faces are kept."""
LOST = 0.35 * SAMPLE_RATE
"""Samples without a face after which the track counts as lost."""
EASE_SECONDS = 0.5
"""Time in which the share of the track rises to 1, or falls to 0."""
FAR = 1.0 * SAMPLE_RATE
"""Gap in samples between two faces that is not interpolated."""


class FaceTrack:
    """push(face, sample) as faces come; at(sample) as frames need them, in rising order. Not thread-safe."""

    def __init__(self) -> None:
        self._faces: list[tuple[float, TrackedFace]] = []
        self._share = 0.0
        self._asked: float | None = None

    def push(self, face: TrackedFace, sample: float) -> None:
        """Add the face measured at `sample`; one that is not newer than all before starts the track afresh."""
        if self._faces and sample <= self._faces[-1][0]:
            self._faces.clear()
        self._faces.append((sample, face))

    def at(self, sample: float) -> tuple[TrackedFace, float] | None:
        """The face at a sample, interpolated or held, and its share 0..1 of the motion; None while the share is 0."""
        seconds = 0.0 if self._asked is None else max(0.0, (sample - self._asked) / SAMPLE_RATE)
        self._asked = sample
        self._drop_before(sample - KEPT)
        face, distance = self._nearest(sample)
        goal = face.certainty if face and distance <= LOST else 0.0
        step = seconds / EASE_SECONDS
        self._share += min(max(goal - self._share, -step), step)
        share = min(max(self._share, 0.0), 1.0)
        return (face, share * share * (3 - 2 * share)) if face and share > 0 else None

    def _nearest(self, sample: float) -> tuple[TrackedFace | None, float]:
        """The face at `sample` and how many samples away the nearest measurement is."""
        place = bisect_left(self._faces, sample, key=lambda entry: entry[0])
        if place == len(self._faces):
            return (self._faces[-1][1], sample - self._faces[-1][0]) if self._faces else (None, 0.0)
        right, after = self._faces[place]
        if place == 0:
            return after, right - sample
        left, before = self._faces[place - 1]
        if right - left > FAR:
            return before, sample - left
        return blend(before, after, (sample - left) / (right - left)), min(sample - left, right - sample)

    def _drop_before(self, sample: float) -> None:
        first = bisect_left(self._faces, sample, key=lambda entry: entry[0])
        del self._faces[: max(0, min(first, len(self._faces) - 1))]


def blend(a: TrackedFace, b: TrackedFace, share: float) -> TrackedFace:
    """`share` 0 is a, 1 is b; what only one of them measures is that one's."""
    pose = mix_pose(a.pose, b.pose, share) if a.pose and b.pose else b.pose or a.pose
    scores = (1 - share) * a.scores + share * b.scores if a.scores is not None and b.scores is not None else None
    return replace(
        b,
        captured_at=(1 - share) * a.captured_at + share * b.captured_at,
        pose=pose,
        gaze=_mix_gaze(a.gaze, b.gaze, share),
        scores=(b.scores if b.scores is not None else a.scores) if scores is None else scores,
        mouth=(1 - share) * a.mouth + share * b.mouth,
        smile=(1 - share) * a.smile + share * b.smile,
        certainty=(1 - share) * a.certainty + share * b.certainty,
    )


def _mix_gaze(a: tuple[float, float] | None, b: tuple[float, float] | None, share: float) -> tuple[float, float] | None:
    if a is None or b is None:
        return b or a
    return (1 - share) * a[0] + share * b[0], (1 - share) * a[1] + share * b[1]
