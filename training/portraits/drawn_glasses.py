"""Random glasses drawn onto faces, as training data that differs from the bare face only in the glasses."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import Alignment, Array, align
from inference.face.landmark_maps import EYE_A, EYE_B
from inference.types import Floats, Pixels

EARS = (234, 454)
BRIDGE = 168
_AROUND = np.linspace(0, 2 * np.pi, 64, endpoint=False)
_FRACTION = 4


@dataclass(frozen=True, slots=True)
class Make:
    """Geometry and shading of one pair of glasses; lengths in outer-eye-corner distances."""

    half: tuple[float, float]
    """Half width and half height of a lens."""
    apart: float
    """Distance between the lens centres, relative to the distance between the eye centres."""
    down: float
    roundness: float
    """Exponent of the superellipse outline: 2 is an ellipse, 5 is almost a rectangle."""
    upper: float
    lower: float
    """Thickness of the upper and the lower rim; 0 for no rim."""
    bow: float
    """Height of the bridge's arch."""
    colour: Array
    shine: float
    shadow: float


def make(rng: np.random.Generator) -> Make:
    """Random parameters of a pair of glasses."""
    width = rng.uniform(0.2, 0.31)
    thick = float(np.exp(rng.uniform(np.log(0.010), np.log(0.05))))
    lower = float(rng.choice([1.0, 1.0, 0.6, 0.3, 0.0], p=[0.4, 0.15, 0.2, 0.1, 0.15])) * thick
    return Make(
        (width, width * rng.uniform(0.55, 0.95)),
        rng.uniform(0.97, 1.12),
        rng.uniform(-0.03, 0.1),
        rng.uniform(2.0, 5.0),
        thick,
        lower,
        rng.uniform(0.0, 0.07),
        _colour(rng, thick),
        rng.uniform(0, 0.35),
        rng.uniform(0, 0.4),
    )


def _colour(rng: np.random.Generator, thick: float) -> Array:
    """[3] RGB of the frame: thin ones mostly metallic, from grey to gold and silver, thick ones mostly dark plastic."""
    if thick < 0.02 and rng.random() < 0.6:
        return np.asarray(rng.uniform(70, 215) * np.array([1.0, rng.uniform(0.8, 1.0), rng.uniform(0.6, 1.0)]))
    if rng.random() < 0.2:
        return rng.uniform(0, 220, 3)
    return np.asarray(rng.uniform(5, 80) * np.array([1.0, rng.uniform(0.6, 1.0), rng.uniform(0.5, 1.0)]))


def draw_glasses(picture: Pixels, landmarks: Floats, rng: np.random.Generator) -> Pixels:
    """`picture` [h, w, 3] with random glasses drawn onto the face at `landmarks` [478, 3]."""
    pair, pose = make(rng), align(landmarks, dynamics_space().mean_face)
    face = pose.to_face(landmarks)
    cover = np.zeros(picture.shape[:2], np.uint8)
    lenses = [_lens(face, eye, pair) for eye in (EYE_A, EYE_B)]
    for outline, ear in zip(lenses, EARS, strict=True):
        for part, thick in ((np.sin(_AROUND) > 0.1, pair.lower), (np.sin(_AROUND) <= 0.1, pair.upper)):
            for run in _runs(outline, part):
                _line(cover, pose, run, thick)
        outer = outline[np.argmax(np.abs(outline[:, 0]) - 0.5 * outline[:, 1])]
        _line(cover, pose, np.stack([outer, 0.75 * face[ear] + 0.25 * outer]), pair.upper)
    _line(cover, pose, _bridge(lenses, pair), pair.upper)
    return _laid(picture, cover, [pose.to_image(lens) for lens in lenses], pair, rng)


def _lens(face: Array, eye: list[int], pair: Make) -> Array:
    """[64, 3] outline of a lens in face space."""
    x, y, _ = face[eye].mean(0)
    power = 2 / pair.roundness
    shape = [np.sign(f) * np.abs(f) ** power for f in (np.cos(_AROUND), np.sin(_AROUND))]
    across, down = x * pair.apart + pair.half[0] * shape[0], y + pair.down + pair.half[1] * shape[1]
    return np.column_stack([across, down, face[BRIDGE, 2] - 0.02 + 0.35 * across**2])


def _bridge(lenses: list[Array], pair: Make) -> Array:
    ends = [lens[np.argmin(np.abs(lens[:, 0]) + 0.4 * lens[:, 1])] for lens in lenses]
    share = np.linspace(0, 1, 12)[:, None]
    line = ends[0] * (1 - share) + ends[1] * share
    line[:, 1] -= pair.bow * 4 * share[:, 0] * (1 - share[:, 0])
    return np.asarray(line)


def _runs(outline: Array, chosen: Array) -> list[Array]:
    """The contiguous runs of a closed outline where the mask `chosen` is true."""
    first = int(np.flatnonzero(chosen == 0)[0])
    outline, chosen = np.roll(outline, -first, 0), np.roll(chosen, -first)
    changes = np.flatnonzero(np.diff(chosen.astype(int))) + 1
    return [outline[a - 1 : b + 1] for a, b in zip(changes[::2], [*changes[1::2], len(outline)], strict=False)]


def _line(cover: Pixels, pose: Alignment, line: Array, thick: float) -> None:
    width = thick * float(pose.scale)
    if width > 0.3:
        points = np.rint((pose.to_image(line)[:, :2] - 0.5) * 2**_FRACTION).astype(np.int32)
        strength = 255 * min(1.0, width)
        cv2.polylines(cover, [points], False, strength, max(1, round(width)), cv2.LINE_AA, _FRACTION)


def _laid(picture: Pixels, cover: Pixels, lenses: list[Array], pair: Make, rng: np.random.Generator) -> Pixels:
    shown = picture.astype(np.float32)
    glass = np.zeros(picture.shape[:2], np.uint8)
    cv2.fillPoly(glass, [lens[:, :2].astype(np.int32) for lens in lenses], 255)
    slope, level = rng.uniform(-1, 1, 2)
    y, x = np.mgrid[: picture.shape[0], : picture.shape[1]] / picture.shape[0] - 0.5
    streak = np.maximum(0, np.sin(rng.uniform(8, 30) * (x + slope * y) + 6 * level)) ** 4
    shown += (glass / 255 * pair.shine * streak)[..., None] * (255 - shown)
    under = cv2.GaussianBlur(np.roll(cover, round(rng.uniform(2, 8)), 0), (0, 0), 3) / np.float32(255)
    shown *= 1 - pair.shadow * under[..., None]
    share = cv2.GaussianBlur(cover, (0, 0), rng.uniform(0.4, 1.3))[..., None] / np.float32(255)
    lit = pair.colour * (1 + 0.25 * rng.standard_normal() * (x + y)[..., None] * 4)
    return np.asarray((shown * (1 - share) + share * lit).clip(0, 255).round(), np.uint8)
