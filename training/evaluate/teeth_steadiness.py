"""Steadiness of rendered teeth: edges tracked over speech, against the motion of the skull."""

from __future__ import annotations

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
from training.evaluate.teeth_detail import on_frame, teeth_shown

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
    placement = place(portrait, *FRAME)
    decoder, arches = Decoder(portrait, Scene(portrait, placement)), arches_of(portrait.landmarks, portrait.blendshapes)
    seen = [(decoder.render(m), on_frame(driving_landmarks(portrait, m), placement)) for m in motions]
    return [1000 * d for before, after in pairwise(seen) for d in _drifts(*before, *after, arches)]


def spoken_motions(voice: Path) -> list[Motion]:
    """Two seconds of motion of a voice."""
    generator = MotionGenerator(0)
    motions = generator.push(AudioChunk(read_sound(voice), 0, 0.0)) + generator.flush()
    return motions[SPOKEN]


def _drifts(picture: Pixels, points: Floats, after: Pixels, points_after: Floats, arches: DentalArches) -> list[float]:
    grey, grey_after = (cv2.cvtColor(p, cv2.COLOR_RGB2GRAY) for p in (picture, after))
    edges = _edges(grey, _away_from_lips(picture, points, arches))
    if edges is None:
        return []
    carried = _carried(edges, points, points_after)
    found, status, _ = cv2.calcOpticalFlowPyrLK(
        grey, grey_after, edges, carried.copy(), winSize=WINDOW, maxLevel=1, flags=cv2.OPTFLOW_USE_INITIAL_FLOW
    )
    kept = status.ravel() > 0
    shown = _away_from_lips(after, points_after, arches)
    inside = [bool(shown[min(int(y), shown.shape[0] - 1), min(int(x), shown.shape[1] - 1)]) for x, y in carried]
    away = np.linalg.norm(found - carried, axis=1) / eye_distance(points)
    return [float(d) for d in away[kept & np.array(inside)]]


def _edges(grey: Pixels, where: np.ndarray) -> Floats | None:
    found = cv2.goodFeaturesToTrack(grey, MOST_EDGES, QUALITY, APART, mask=where.astype(np.uint8))
    return None if found is None else np.asarray(found[:, 0], np.float32)


def _away_from_lips(picture: Pixels, points: Floats, arches: DentalArches) -> np.ndarray:
    """[h, w] mask of upper teeth and their surroundings, off the lips' edges."""
    teeth = teeth_shown(picture, points, arches)
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
