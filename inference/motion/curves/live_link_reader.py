"""Reads face curves that other programs wrote: any frame rate, any spelling of ARKit's names, missing columns."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from inference.face.blendshapes import COLUMN, column_of, gaze_of
from inference.face.dynamics import from_blendshapes
from inference.motion.breathing import calm_breath
from inference.motion.curves.live_link import ANGLES
from inference.motion.curves.live_link_time import row_times
from inference.motion.curves.mirrored_scores import SEEN, exchanged
from inference.sentence import quote
from inference.timebase import MOTION_RATE
from inference.types import Floats, HeadPose, Motion
from inference.user_error import UserError

HIGHEST = 1.5
"""A score above this is no score; programs overshoot 1 a little."""
NEUTRAL, NARROW = "_neutral", 0.7
"""A column that MediaPipe alone writes, and the power that its jawOpen needs: it hardly notices a mouth that opens a
little (held-out clips: lips' gap missed by 0.020 in place of 0.039 inter-ocular distances)."""
MOST_RADIANS = 1.6
"""Angles beyond it, anywhere in the file, mean that all are degrees."""

Row = dict[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class CurveRow:
    """A row of a file."""

    time: float
    """Seconds from the first row on."""
    scores: Floats
    """[52] as ARKit's; tongueOut in place of the face model's "_neutral"."""
    head: HeadPose
    gaze: tuple[float, float]


@dataclass(slots=True)
class Curves:
    """What a file says."""

    times: list[float] = field(default_factory=list)
    """[n] seconds from the first row on, rising."""
    motions: list[Motion] = field(default_factory=list)
    """[n] with the index on the motion grid at that time."""

    @property
    def seconds(self) -> float:
        """How long the file lasts, its last row shown as long as the one before."""
        last = self.times[-1] - self.times[-2] if len(self.times) > 1 else 0.0
        return self.times[-1] + last


def read_curves(path: Path, rate: float) -> Curves:
    """The file; `rate` rows a second where it holds no time. UserError names what is wrong and where."""
    rows = read_rows(path, rate)
    return Curves([row.time for row in rows], [_motion(row) for row in rows])


def read_rows(path: Path, rate: float) -> list[CurveRow]:
    """The rows with a face, at rising times; at least one. Raises UserError as `read_curves`."""
    rows = _read(path)
    times = row_times(rows, path, rate)
    kept = [index for index, row in enumerate(rows) if _holds_face(row)]
    found = _scores([rows[index] for index in kept], kept, path)
    angles = _angles([rows[index] for index in kept], kept, path)
    if sum(gaze_of(values)[0] * _eyes(turned)[0] for values, turned in zip(found, angles, strict=True)) < SEEN:
        found = exchanged(found)
    faces: list[CurveRow] = []
    for index, values, turned in zip(kept, found, angles, strict=True):
        if not faces or times[index] > faces[-1].time:
            faces.append(_row(times[index], values, turned))
    if not faces:
        raise UserError("{path} holds no row with a face.", path=path)
    return faces


def _row(time: float, values: Floats, angles: dict[str, float]) -> CurveRow:
    """The face at `time` seconds; eyes from the scores, where they say nothing from their angles."""
    yaw, pitch, roll = (math.degrees(angles.get(name, 0.0)) for name in ANGLES[:3])
    gaze = gaze_of(values)
    return CurveRow(time, values, HeadPose(yaw, -pitch, -roll), _eyes(angles) if gaze == (0.0, 0.0) else gaze)


def _eyes(angles: dict[str, float]) -> tuple[float, float]:
    """Gaze in degrees by the eyes' angles in radians."""
    yaw, pitch = (sum(angles.get(f"{side}Eye{axis}", 0.0) for side in ("Left", "Right")) / 2 for axis in _EYE)
    return math.degrees(yaw), -math.degrees(pitch)


def _motion(row: CurveRow) -> Motion:
    index = row.time * MOTION_RATE
    tongue = 0.0, float(row.scores[0])
    return Motion(index, row.head, row.gaze, from_blendshapes(row.scores), breath=calm_breath(index), tongue=tongue)


_EYE = ("Yaw", "Pitch")


def _read(path: Path) -> list[Row]:
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file, skipinitialspace=True)
            names = [name for name in reader.fieldnames or [] if name]
            if not any(column_of(name) for name in names):
                raise UserError("The first line of {path} names no ARKit shape such as JawOpen or jawOpen.", path=path)
            return [{name: row[name] or "" for name in names} for row in reader if any(row.values())]
    except FileNotFoundError:
        raise UserError("There is no file {path}.", path=path) from None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UserError("{path} cannot be read as CSV ({reason}).", path=path, reason=quote(error)) from None


def _holds_face(row: Row) -> bool:
    """Live Link Face counts no shapes, and writes none, while it sees no face."""
    count = next((row[name] for name in row if name.casefold() == "blendshapecount"), "")
    return count.strip() != "0" and any(row[name].strip() for name in row if column_of(name))


def _scores(rows: list[Row], numbers: list[int], path: Path) -> Floats:
    """[n, 52]"""
    found = np.zeros((len(rows), 52), np.float32)
    for name in rows[0] if rows else ():
        column = column_of(name)
        if column or name.strip().casefold() == "tongueout":
            found[:, column] = [
                _number(row[name], name, number, path, _is_score) for row, number in zip(rows, numbers, strict=True)
            ]
    found = found.clip(0, 1)
    if rows and NEUTRAL in (name.strip() for name in rows[0]):
        found[:, COLUMN["jawOpen"]] **= NARROW
    return found


def _angles(rows: list[Row], numbers: list[int], path: Path) -> list[dict[str, float]]:
    """Radians by name for each row; a file in degrees is converted."""
    known = {name.casefold(): name for name in ANGLES}
    found = [
        {
            known[name.casefold()]: _number(row[name], name, number, path, math.isfinite)
            for name in row
            if name.casefold() in known
        }
        for row, number in zip(rows, numbers, strict=True)
    ]
    degrees = any(abs(value) > MOST_RADIANS for row in found for value in row.values())
    return [{name: math.radians(value) for name, value in row.items()} for row in found] if degrees else found


def _is_score(value: float) -> bool:
    return -0.5 <= value <= HIGHEST


def _number(text: str, name: str, row: int, path: Path, sane: Callable[[float], bool]) -> float:
    """The number in a cell, 0 for an empty one; the first line of the file is line 1."""
    if not text.strip():
        return 0.0
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not sane(value):
        wanted = "a number from 0 to 1" if sane is _is_score else "an angle"
        raise UserError(
            "{path}, line {line}, column {name}: '{text}' is not {wanted}.",
            path=path,
            line=row + 2,
            name=quote(name),
            text=quote(text),
            wanted=wanted,
        )
    return value
