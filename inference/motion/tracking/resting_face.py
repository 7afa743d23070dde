"""The user's resting face, to which all measures are relative: learned in a second, and re-learned slowly."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from inference.face.blendshapes import COLUMN
from inference.face.geometry import Array, angles_of
from inference.motion.tracking.face_measures import FaceMeasures
from inference.types import Floats

LEARNING_SECONDS = 1.0
MEMORY_SECONDS = 45.0
"""Time constant of re-learning. A quicker one takes movement for rest: with the mean of all that was seen, correlations
of head angles with the unfiltered ones over 11 clips are 0.93 instead of 0.98 (mean)."""
NEARER, FRONTAL_SECONDS = 10.0, 4.0
"""Time constant while the head is turned to the camera by so many degrees more than at rest: it was no rest then."""
OPEN_QUANTILE, LID_SECONDS = 0.8, 10.0
"""Quantile of the lid opening that counts as the open eye, and the time constant with which it is followed."""
AWAKE = 0.45
"""Blink score of the blendshape network below which eyes are open, however narrow they are."""
TYPICAL_LIDS = 0.055
"""Opening in inter-ocular distances of a user who keeps the eyes shut while the resting face is learned."""
LIDS = [COLUMN["eyeBlinkLeft"], COLUMN["eyeBlinkRight"]]


@dataclass(slots=True)
class Rest:
    """Values of the resting face, units as in FaceMeasures."""

    angles: Array
    """[3] yaw, pitch, roll in degrees, to the camera. Unlike a relative rotation, differences of these angles leave a
    turn of the head a turn where the camera stands above or below it."""
    pivot: Array
    size: float
    gaze: Array
    lids: Array
    scores: Array
    """[52] ARKit scores."""


class RestingFace:
    """push(measures, scores, time) once per trusted frame; `rest` is None until LEARNING_SECONDS have been seen."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Learn again from the next frames on."""
        self.rest: Rest | None = None
        self._seen: list[Rest] = []
        self._began = self._time = 0.0

    def push(self, measures: FaceMeasures, scores: Floats, time: float) -> None:
        """`time` in seconds, rising."""
        new = _rest_of(measures, scores)
        if self.rest:
            self._follow(self.rest, new, min(time - self._time, 0.1))
        else:
            self._learn(new, time)
        self._time = time

    def _learn(self, new: Rest, time: float) -> None:
        if not self._seen:
            self._began = time
        self._seen.append(new)
        if time - self._began >= LEARNING_SECONDS:
            self.rest = _typical(self._seen)
            self._seen.clear()

    @staticmethod
    def _follow(rest: Rest, new: Rest, step: float) -> None:
        """Moves `rest` towards the new values; the lids by their quantile."""
        away, before = (float(np.abs(face.angles[:2]).max()) for face in (new, rest))
        share = step / (FRONTAL_SECONDS if before - away > NEARER else MEMORY_SECONDS)
        rest.angles = rest.angles + [share, share, step / MEMORY_SECONDS] * (new.angles - rest.angles)
        rest.pivot = rest.pivot + share * (new.pivot - rest.pivot)
        rest.size += share * (new.size - rest.size)
        rest.gaze = rest.gaze + share * (new.gaze - rest.gaze)
        rest.scores = rest.scores + share * (new.scores - rest.scores)
        if _awake(new):
            upwards = np.where(new.lids > rest.lids, OPEN_QUANTILE, OPEN_QUANTILE - 1)
            rest.lids = rest.lids * (1 + upwards * step / LID_SECONDS)


def _rest_of(measures: FaceMeasures, scores: Floats) -> Rest:
    values = (angles_of(measures.rotation), measures.pivot, measures.size, measures.gaze, measures.lids)
    return Rest(*values, np.asarray(scores, np.float64))


def _typical(seen: list[Rest]) -> Rest:
    """Medians; the open eye's quantile of the lids."""
    columns = {part.name: np.array([getattr(rest, part.name) for rest in seen]) for part in fields(Rest)}
    middle = {name: np.median(values, axis=0) for name, values in columns.items()}
    open_lids = [rest.lids for rest in seen if _awake(rest)]
    middle["lids"] = np.quantile(open_lids or [np.full(2, TYPICAL_LIDS)], OPEN_QUANTILE, axis=0)
    return Rest(**middle | {"size": float(middle["size"])})


def _awake(rest: Rest) -> bool:
    return float(rest.scores[LIDS].mean()) < AWAKE
