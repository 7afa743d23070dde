"""Faults of posed portraits, detected without a real reference frame."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import cv2
import numpy as np

from inference.decoder.decoder import Decoder
from inference.face.dynamics import driving_landmarks
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import align, angles_of
from inference.face.patches import eye_distance
from inference.face_model.landmarks import LandmarkNetwork, region_of
from inference.portrait.matte import face_area
from inference.portrait.portrait import register
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels, Portrait
from inference.user_error import UserError
from training.evaluate.face_identity import FaceRecogniser
from training.evaluate.picture_contenders import ProbedDecoder
from training.evaluate.picture_poses import POSES
from training.evaluate.shown_eyeball import painted, shown
from training.labels.clip_labels import aperture, lid_opening

RECOGNISED = ("rest", "wide mouth", "blink", "yaw -15", "yaw +15")
"""Poses in which the face recogniser, which is slow, is run."""
LIKE = {"rest": 0.95, "yaw -15": 0.85, "yaw +15": 0.85}
"""Minimum likeness to the photo by pose."""
SMILING, LIKE_SMILE = 0.05, 0.87
"""Inner-lip distance in outer-eye-corner distances above which a photo shows teeth, and the minimum likeness of its
rest pose.

The latter is the median likeness of real people with shut lips to their own smile, in frames of the same pose of 44
held-out clips (5th percentile: 0.76).
"""
FAR_OFF = 0.06
"""Maximum mean distance between detected and requested landmarks, in outer-eye-corner distances."""
HALF = 0.5
"""Minimum share of the requested aperture that a wide mouth reaches; also the matte threshold of the person."""
SHUT = 0.02
"""Inner-lip distance in outer-eye-corner distances below which a mouth looks shut."""
EYEBALL = 0.1
"""Maximum visible share of the eyeball in a blink, relative to rest; soft lid edges leave up to half of this."""
SHUT_LIDS = 0.035
"""Mean lid opening in outer-eye-corner distances below which lids look shut.

In 534 real blinks (labelled clips, eyeBlink score above 0.6) the face model measures 0.015 in the median, 0.026 at the
95th percentile, and more than SHUT_LIDS in one. It misses narrow or shaded eyes that stay half open; EYEBALL detects
them.
"""
HOLE = 0.01
"""Maximum share of the face that shows the background."""
STRETCHED = (0.3, 3.0)
"""Accepted photo area per rendered pixel; outside this range, skin and hair look stretched or folded."""
MOST_STRETCHED = 0.02
"""Maximum share of the person's pixels outside STRETCHED."""


@dataclass(frozen=True, slots=True)
class Look:
    """One portrait in one pose."""

    picture: Pixels
    vector: np.ndarray | None
    """[128] embedding of the face recogniser; None in poses outside RECOGNISED."""
    off: float
    """Mean landmark error (see FAR_OFF)."""
    lips: float
    """Measured inner-lip distance, in outer-eye-corner distances."""
    lips_asked: float
    """Requested inner-lip distance, in outer-eye-corner distances."""
    lids: float
    """Measured lid opening, mean of both eyes, in outer-eye-corner distances."""
    hole: float
    """Share of the face oval that shows the background."""
    stretched: float
    """Share of the person's pixels outside STRETCHED."""
    rotation: np.ndarray = field(default_factory=lambda: np.eye(3))
    """[3, 3] measured head rotation, mean face to image."""
    eyeball: float = 0.0
    """Visible share of the eyeball in a blink, relative to rest; 0 in other poses."""


@dataclass(frozen=True, slots=True)
class Looks:
    """One portrait in all poses."""

    portrait: Portrait
    vector: np.ndarray
    """[128] embedding of the photo."""
    by_pose: dict[str, Look]

    def turn(self, pose: str) -> np.ndarray:
        """[3] yaw, pitch, roll in degrees between the measured head rotations at rest and in `pose`."""
        rest, turned = self.by_pose["rest"].rotation, self.by_pose[pose].rotation
        return angles_of((turned @ rest.T)[None])[0]


class Posing:
    """Renders portraits in all poses and measures the frames with the landmark and recogniser networks."""

    def __init__(self) -> None:
        self._landmarks, self._recogniser = LandmarkNetwork(), FaceRecogniser()

    def pose(self, photo: Path) -> Looks | UserError:
        """The photo in all poses, or the UserError with which registration refuses it."""
        try:
            portrait = register(photo)
        except UserError as refusal:
            return refusal
        decoder = ProbedDecoder(portrait)
        asked = {name: driving_landmarks(portrait, motion) for name, motion in POSES.items()}
        looks = {name: self._look(decoder, name, points) for name, points in asked.items()}
        looks["blink"] = replace(looks["blink"], eyeball=eyeball_left(decoder, asked["blink"], asked["rest"]))
        vector = self._recogniser.vector(portrait.crop, portrait.landmarks)
        return Looks(portrait, vector, looks)

    def _look(self, decoder: ProbedDecoder, pose: str, points: Floats) -> Look:
        picture = decoder.render_landmarks(points)
        found, _ = self._landmarks.place(picture, region_of(points))
        cover, face = decoder.cover, face_area(points, FRAME_SIZE, FRAME_SIZE) > 0
        area = source_area(decoder.grid)
        bad = ((area < STRETCHED[0]) | (area > STRETCHED[1])) & (cover > HALF)
        return Look(
            picture,
            self._recogniser.vector(picture, points) if pose in RECOGNISED else None,
            float(np.linalg.norm((found - points)[:, :2], axis=1).mean() / eye_distance(points)),
            float(aperture(found[None])[0]),
            float(aperture(points[None])[0]),
            float(lid_opening(found[None]).mean()),
            float((cover < HALF)[face].mean()),
            float(bad.sum() / max((cover > HALF).sum(), 1)),
            align(found, dynamics_space().mean_face).rotation,
        )


def eyeball_left(decoder: Decoder, blink: Floats, rest: Floats) -> float:
    """Visible share of the eyeball in a blink relative to rest; `blink`, `rest`: landmarks [478, 3] in crop pixels."""
    marked = Decoder(painted(decoder.portrait))
    # Pixels in the paint's colour without paint (skin in violet light) are subtracted.
    left, whole = (
        shown(marked.render_landmarks(points)) - shown(decoder.render_landmarks(points)) for points in (blink, rest)
    )
    return left / max(whole, 1)


def source_area(grid: Floats) -> Floats:
    """[512, 512] photo area per rendered pixel, negative where the flow `grid` [64, 64, 2] folds."""
    step = FRAME_SIZE / grid.shape[0]
    across, down = np.gradient(grid, axis=1) / step, np.gradient(grid, axis=0) / step
    area = across[..., 0] * down[..., 1] - across[..., 1] * down[..., 0]
    return np.asarray(cv2.resize(area.astype(np.float32), (FRAME_SIZE, FRAME_SIZE)), np.float32)


def least_likeness(looks: Looks, pose: str) -> float:
    """Minimum likeness to the photo in a pose of LIKE."""
    smiling = aperture(looks.portrait.landmarks[None])[0] > SMILING
    return LIKE_SMILE if pose == "rest" and smiling else LIKE[pose]


def failures(looks: Looks, likeness: dict[str, float]) -> list[str]:
    """Faults as "pose: fault"; `likeness` to the photo by pose."""
    found: list[str] = []
    for name, look in looks.by_pose.items():
        faults = {
            f"likeness {likeness.get(name, 1):.2f}": name in LIKE and likeness[name] < least_likeness(looks, name),
            f"landmarks {look.off:.1%} off": look.off > FAR_OFF,
            f"{look.hole:.0%} of the face open": look.hole > HOLE,
            f"{look.stretched:.0%} stretched": look.stretched > MOST_STRETCHED,
            "mouth stays shut": name == "wide mouth" and look.lips < HALF * look.lips_asked,
            "mouth stays open": name == "rest" and look.lips > max(SHUT, 2 * look.lips_asked),
            "lids stay open": name == "blink" and (look.lids > SHUT_LIDS or look.eyeball > EYEBALL),
        }
        found += [f"{name}: {fault}" for fault, is_so in faults.items() if is_so]
    return found
