"""The face before the webcam: place, turn, eyes, mouth, light and sharpness."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import Alignment, align, inner_lip_gap, lid_gap
from inference.face_model import Face, FaceFinder
from inference.face_model.landmarks import region_of
from inference.portrait.suitability import turn_of
from inference.types import Floats, Pixels

LEVEL_PITCH = 6.0
"""Median pitch in degrees at which faces of photos look into the camera; 3 to 13 over the built-in portraits."""
HIGHLIGHTS = 90
"""Percentile of a face's luma; 140 to 208 over well-lit portraits of every skin colour."""
LEVELS = 2
"""Of the face search: the whole picture, and if it shows no face, tiles of it, for a face far away."""
SHARPNESS_SIDE = 256
"""Side in pixels of the face in which sharpness is measured."""
BLUR = 0.8
"""Standard deviation in pixels of the Gaussian that takes sensor noise out of the measure of sharpness."""


@dataclass(frozen=True, slots=True, eq=False)
class MeasuredFace:
    """The largest face of a picture."""

    box: Floats
    """[4] left, top, right, bottom in shares of the picture's width and height."""
    faces: int
    """Number of faces in the picture."""
    turn: float
    """Angle in degrees to either side."""
    pitch: float
    """Angle in degrees from a level look, positive downwards."""
    roll: float
    """Angle in degrees, positive clockwise in the picture."""
    eye_opening: float
    """Opening of the narrower eye in inter-ocular distances; see `suitability.SHUT`."""
    mouth_opening: float
    """Widest gap of the inner lips in inter-ocular distances."""
    brightness: float
    """Luma of the face's highlights, 0..255: its mean would call a dark skin too dark."""
    surroundings: float
    """Mean luma of the rest of the picture, 0..255."""
    sharpness: float
    """Variance of the Laplacian of the face (Pech-Pacheco 2000, "Diatom autofocusing in brightfield microscopy")."""

    @property
    def height(self) -> float:
        """Height from forehead to chin in picture heights."""
        return float(self.box[3] - self.box[1])

    @property
    def middle(self) -> tuple[float, float]:
        """Centre in shares of width and height."""
        return float(self.box[0] + self.box[2]) / 2, float(self.box[1] + self.box[3]) / 2


def measure(finder: FaceFinder, pixels: Pixels) -> MeasuredFace | None:
    """Measure the largest face of an RGB picture [h, w, 3]; None without a face."""
    faces = finder.find(pixels, levels=LEVELS)
    return _measured(faces[0], len(faces), pixels) if faces else None


def _measured(face: Face, count: int, pixels: Pixels) -> MeasuredFace:
    pose = align(face.landmarks, dynamics_space().mean_face)
    shape = pose.to_face(face.landmarks)
    pitch, roll = _pitch_and_roll(pose)
    brightness, surroundings = _light(face, pixels)
    size = np.array([pixels.shape[1], pixels.shape[0]] * 2, np.float32)
    return MeasuredFace(
        face.box / size,
        count,
        turn_of(face.landmarks),
        pitch - LEVEL_PITCH,
        roll,
        float(lid_gap(shape).min()),
        float(inner_lip_gap(shape).max()),
        brightness,
        surroundings,
        _sharpness(face, pixels),
    )


def _pitch_and_roll(pose: Alignment) -> tuple[float, float]:
    _, down, away = pose.rotation @ np.array([0.0, 0.0, -1.0])
    roll = math.atan2(pose.rotation[1, 0], pose.rotation[0, 0])
    return math.degrees(math.atan2(down, -away)), math.degrees(roll)


def _light(face: Face, pixels: Pixels) -> tuple[float, float]:
    luma = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    left, top, right, bottom = np.clip(face.box, 0, np.tile(pixels.shape[1::-1], 2)).astype(int)
    inside = luma[top:bottom, left:right]
    rest = (float(luma.sum()) - float(inside.sum())) / max(1, luma.size - inside.size)
    return float(np.percentile(inside, HIGHLIGHTS)) if inside.size else 0.0, rest


def _sharpness(face: Face, pixels: Pixels) -> float:
    cut = region_of(face.landmarks).cut(pixels, SHARPNESS_SIDE)
    luma = cv2.GaussianBlur(cv2.cvtColor(cut, cv2.COLOR_RGB2GRAY).astype(np.float32), (0, 0), BLUR)
    return float(cv2.Laplacian(luma, cv2.CV_32F).var())
