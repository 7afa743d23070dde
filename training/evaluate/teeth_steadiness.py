"""Steadiness of rendered teeth: edges tracked over speech, against the motion of the skull."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np

from inference.audio.sound_file import read_sound
from inference.decoder.decoder import Decoder
from inference.decoder.placement import place
from inference.decoder.scene.scene import Scene
from inference.face.dental_arch import DentalArches, arches_of
from inference.face.dynamics import driving_landmarks
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import Alignment, align
from inference.face.patches import eye_distance
from inference.motion.generator import MotionGenerator
from inference.types import AudioChunk, Floats, Motion, Pixels, Portrait
from training.evaluate.teeth_detail import between_lips, on_frame, teeth_shown

FRAME = (1280, 720)
VOICE = Path("resources/voices/june.wav")
SPOKEN = slice(30, 80)
"""Motion points of the voice that are rendered: 2 s of fluent speech."""
MOST_EDGES, QUALITY, APART = 24, 0.05, 4.0
"""Parameters of the corner detector (Shi and Tomasi 1994): count, least quality, distance in pixels."""
LIP = 3
"""Pixels from the lips within which edges are not tracked, since lips slide over teeth."""
WINDOW = (9, 9)
"""Window in pixels of the tracker (Lucas and Kanade 1981)."""
DEPTH = -0.1
"""Depth of the incisors in face space, in inter-ocular distances; negative is nearer."""


def teeth_drift(portrait: Portrait, motions: list[Motion]) -> list[float]:
    """Distances between tracked teeth edges and where the skull carries them from one frame to the next.

    In thousandths of the distance of the outer eye corners, one per tracked edge and pair of frames.
    """
    scene, arches = Scene(portrait, place(portrait, *FRAME)), arches_of(portrait.landmarks, portrait.blendshapes)
    decoder, seen = Decoder(portrait, scene), []
    for motion in motions:
        points = driving_landmarks(portrait, motion)
        picture, between = decoder.render(motion), between_lips(decoder, scene, points)
        points = on_frame(points, scene.placement)
        seen.append(_Seen(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), points, _near(picture, points, arches, between)))
    return [1000 * d for before, after in pairwise(seen) for d in _drifts(before, after)]


def spoken_motions(voice: Path) -> list[Motion]:
    """Two seconds of motion of a voice."""
    generator = MotionGenerator(0)
    motions = generator.push(AudioChunk(read_sound(voice), 0, 0.0)) + generator.flush()
    return motions[SPOKEN]


@dataclass(frozen=True, slots=True)
class _Seen:
    """One frame."""

    grey: Pixels
    points: Floats
    """[478, 3] landmarks in pixels of the frame."""
    teeth: np.ndarray
    """[h, w] mask of upper teeth and their surroundings, off the lips' edges."""


def _drifts(before: _Seen, after: _Seen) -> list[float]:
    edges = _edges(before.grey, before.teeth)
    if edges is None:
        return []
    carried = _carried(edges, before.points, after.points)
    found, status, _ = cv2.calcOpticalFlowPyrLK(
        before.grey, after.grey, edges, carried.copy(), winSize=WINDOW, maxLevel=1, flags=cv2.OPTFLOW_USE_INITIAL_FLOW
    )
    height, width = after.teeth.shape
    inside = [bool(after.teeth[min(int(y), height - 1), min(int(x), width - 1)]) for x, y in carried]
    away = np.linalg.norm(found - carried, axis=1) / eye_distance(before.points)
    return [float(d) for d in away[(status.ravel() > 0) & np.array(inside)]]


def _edges(grey: Pixels, where: np.ndarray) -> Floats | None:
    found = cv2.goodFeaturesToTrack(grey, MOST_EDGES, QUALITY, APART, mask=where.astype(np.uint8))
    return None if found is None else np.asarray(found[:, 0], np.float32)


def _near(picture: Pixels, points: Floats, arches: DentalArches, between: np.ndarray) -> np.ndarray:
    """[h, w] as `_Seen.teeth`."""
    teeth = teeth_shown(picture, points, arches, between)
    return cv2.erode(cv2.dilate(teeth.astype(np.uint8), np.ones((3, 3))), np.ones((LIP, LIP), np.uint8)) > 0


def _carried(edges: Floats, points: Floats, after: Floats) -> Floats:
    """Positions [n, 2] of edges [n, 2] on the incisors' plane after the skull has moved."""
    before, then = (_plane(align(p, dynamics_space().mean_face)) for p in (points, after))
    local = (edges - before[:, 2]) @ np.linalg.inv(before[:, :2]).T
    return np.asarray(local @ then[:, :2].T + then[:, 2], np.float32)


def _plane(pose: Alignment) -> Floats:
    """[2, 3] from face-space (x, y) at the incisors' depth to the frame."""
    plane = pose.scale * pose.rotation[:2]
    plane[:, 2] = plane[:, 2] * DEPTH + pose.translation[:2]
    return np.asarray(plane, np.float32)
