"""What goes wrong when a portrait is posed, found without a real frame to compare with."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import cv2
import numpy as np

from inference.decoder.decoder import Decoder
from inference.face.dynamics import driving_landmarks
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import align
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
from training.labels.head_labels import euler

RECOGNISED = ("rest", "wide mouth", "blink", "yaw -15", "yaw +15")
"""Poses in which the face is shown to the recogniser, which is slow."""
LIKE = {"rest": 0.95, "yaw -15": 0.85, "yaw +15": 0.85}
"""Least likeness to the photo."""
SMILING, LIKE_SMILE = 0.05, 0.87
"""From the first distance of the inner lips on, in distances of the outer eye corners, a photo shows teeth, and how
like it its face at rest must be: as real people with shut lips are like their own smile, in the median of 44 held-out
clips (5 %: 0.76), frames of one pose.
"""
FAR_OFF = 0.06
"""Mean distance of landmarks found in the picture from those asked for, in distances of the outer eye corners."""
HALF = 0.5
"""Share of the asked opening that a wide mouth must reach."""
SHUT = 0.02
"""Inner-lip distance in distances of the outer eye corners under which a mouth looks shut."""
EYEBALL = 0.1
"""Share of the eyeball seen at rest that a blink may leave in sight: soft edges of lids leave up to half of this."""
SHUT_LIDS = 0.035
"""Mean lid opening in distances of the outer eye corners under which lids look shut.

In 534 real blinks (labelled clips, eyeBlink score above 0.6) the face model reads 0.015 in the median, 0.026 at the
95th percentile and more than this in one. It does not see narrow or shaded eyes that stay half open: EYEBALL does.
"""
HOLE = 0.01
"""Share of the face that may show the background."""
STRETCHED = (0.3, 3.0)
"""Area in the photo for one pixel of the picture; outside of it, skin and hair look like rubber or fold."""
MOST_STRETCHED = 0.02
"""Share of the person."""


@dataclass(frozen=True, slots=True)
class Look:
    """One portrait in one pose."""

    picture: Pixels
    vector: np.ndarray | None
    """[128] of the face recogniser."""
    off: float
    """See FAR_OFF."""
    lips: float
    """Inner-lip distance found, in distances of the outer eye corners."""
    lips_asked: float
    lids: float
    """Lid opening found, mean of both eyes, in distances of the outer eye corners."""
    hole: float
    """Share of the face oval that shows background."""
    stretched: float
    """Share of the person's pixels outside STRETCHED."""
    rotation: np.ndarray = field(default_factory=lambda: np.eye(3))
    """[3, 3] of the head found, mean face to picture."""
    eyeball: float = 0.0
    """Share of the eyeball seen at rest that is seen in a blink."""


@dataclass(frozen=True, slots=True)
class Looks:
    """One portrait in all poses."""

    portrait: Portrait
    vector: np.ndarray
    """Of the photo itself."""
    by_pose: dict[str, Look]

    def turn(self, pose: str) -> np.ndarray:
        """[3] yaw, pitch, roll in degrees from the head found at rest to the one found in a pose."""
        rest, turned = self.by_pose["rest"].rotation, self.by_pose[pose].rotation
        return euler((turned @ rest.T)[None])[0]


class Posing:
    """Poses portraits; keeps the networks that look at them."""

    def __init__(self) -> None:
        self._landmarks, self._recogniser = LandmarkNetwork(), FaceRecogniser()

    def pose(self, photo: Path) -> Looks | UserError:
        """All poses of a photo, or why it is refused."""
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
    """Share of the eyeball seen at rest that is seen in a blink; landmarks [478, 3] of both, crop pixels."""
    marked = Decoder(painted(decoder.portrait))
    # What looks like the paint anyway, skin in violet light, is not counted.
    left, whole = (
        shown(marked.render_landmarks(points)) - shown(decoder.render_landmarks(points)) for points in (blink, rest)
    )
    return left / max(whole, 1)


def source_area(grid: Floats) -> Floats:
    """[512, 512] pixels of the photo in each pixel, negative where the photo is folded over; `grid` [64, 64, 2]."""
    step = FRAME_SIZE / grid.shape[0]
    across, down = np.gradient(grid, axis=1) / step, np.gradient(grid, axis=0) / step
    area = across[..., 0] * down[..., 1] - across[..., 1] * down[..., 0]
    return np.asarray(cv2.resize(area.astype(np.float32), (FRAME_SIZE, FRAME_SIZE)), np.float32)


def least_likeness(looks: Looks, pose: str) -> float:
    """What likeness to the photo is wanted of a pose in LIKE."""
    smiling = aperture(looks.portrait.landmarks[None])[0] > SMILING
    return LIKE_SMILE if pose == "rest" and smiling else LIKE[pose]


def failures(looks: Looks, likeness: dict[str, float]) -> list[str]:
    """What is wrong, each as "pose: fault"; `likeness` to the photo by pose."""
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
