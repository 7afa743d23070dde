"""What one packet of another program says about a face, in this program's units."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from inference.face.blendshapes import COLUMN, NAMES, column_of, gaze_of
from inference.motion.curves.live_link_reader import HIGHEST
from inference.types import Floats

LOWEST = -0.5
"""A score below this is no score, as one above HIGHEST; programs overshoot 0 and 1 a little."""
FARTHEST = 180.0
"""Degrees; an angle beyond it is no angle."""
LOOKS = [column for name, column in COLUMN.items() if name.startswith("eyeLook")]


class BadPacketError(Exception):
    """The bytes are no packet of this protocol; they are ignored and counted."""


@dataclass(frozen=True, slots=True, eq=False)
class FacePacket:
    """A face as another program measured it."""

    scores: Floats | None = None
    """[52] ARKit scores 0..1 in the columns of inference.face.blendshapes.NAMES, eyeLook... all 0."""
    head: tuple[float, float, float] | None = None
    """(yaw, pitch, roll) in degrees against the sender's camera, signs as in HeadPose."""
    gaze: tuple[float, float] | None = None
    """(yaw, pitch) in degrees relative to the head, signs as in Motion.gaze."""
    sent_at: float | None = None
    """Seconds of the sender's clock at the measurement; None if the packet does not say."""
    seen: bool = True
    """False while the sender sees no face."""


Reader = Callable[[bytes], FacePacket | None]
"""Reads one packet; None if more packets make up the face. Raises BadPacketError."""


def split_gaze(scores: Floats) -> tuple[Floats, tuple[float, float] | None]:
    """Scores [52] without eyeLook..., and the gaze in degrees that these say; None where they say nothing."""
    gaze = gaze_of(scores) if scores[LOOKS].any() else None
    rest = scores.copy()
    rest[LOOKS] = 0.0
    return rest, gaze


def scores_of_names(values: Mapping[str, float]) -> Floats | None:
    """[52] scores of named ones, in any spelling of ARKit's names; others are left out, None if no name is ARKit's."""
    known = {column: value for name, value in values.items() if (column := column_of(name)) is not None}
    return checked_scores(known) if known else None


def checked_scores(values: Mapping[int, float]) -> Floats:
    """[52] scores by column, clipped to 0..1; column 0 stays 0. Raises BadPacketError for a number that is no score."""
    row = np.zeros(len(NAMES), np.float32)
    for column, value in values.items():
        if not LOWEST <= value <= HIGHEST:
            raise BadPacketError(f"score {value}")
        row[column] = min(max(value, 0.0), 1.0)
    row[0] = 0.0
    return row


def checked_angles(angles: tuple[float, ...]) -> tuple[float, ...]:
    """The same degrees. Raises BadPacketError for a number that is no angle."""
    for angle in angles:
        if not abs(angle) <= FARTHEST:
            raise BadPacketError(f"angle {angle}")
    return angles


def mean(angles: tuple[float, float]) -> float:
    """Mean of an angle of both eyes."""
    return math.fsum(angles) / 2
