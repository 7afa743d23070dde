"""Dynamics space: identity-free coefficients of facial motion (made by training/labels/dynamics.py).

Coefficients 0..17 move the lower face (lips, jaw, cheeks; 1 = one standard deviation over the clips), 18 and 19 close
the eyes on the left and right of the image (1 = closed), 20..29 move brows and lids, 30..45 cover ARKit shapes that
speech does not show (made by training/labels/arkit_map.py). 0 is the resting face.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from inference.face.blendshapes import COLUMN
from inference.face.blendshapes import scores as named_scores
from inference.face.brow_contact import raise_brows
from inference.face.dynamics_space import dynamics_space
from inference.face.eyes import look, shut_lids
from inference.face.geometry import Alignment, Array, align, inner_lip_gap, lid_gap, turn_head
from inference.face.head_crop import cut_off
from inference.face.lip_contact import shift_lips
from inference.face.turn_limits import limited_pose
from inference.face_model.blendshape_network import BlendshapeNetwork
from inference.types import Floats, Motion, Portrait

LOWER = slice(0, 18)
BLINK = slice(18, 20)
UPPER = slice(20, 30)
SPEECH = slice(0, 30)
SUPPLEMENT = slice(30, 46)
DYNAMICS = 46
"""D, the number of coefficients."""

KEPT_EXPRESSION = 0.5
"""Share of the photo's brow and lid expression kept in its neutral face for likeness."""

KEPT_SMILE = 0.35
"""The same for lips, jaw and cheeks: a trace of a smile with closed lips. With more, no face looks angry."""

OPEN_EYE = 0.042
"""Least opening of a neutral eye, mean over the lid edge in inter-ocular distances; typical is 0.07."""

REACH = 1.8
"""Multiple of the training faces' range to which coefficients are clipped when a face is drawn."""

WIDEST = -0.55
"""Blink coefficient of the widest eyes; the clips' 0.1th percentile is -0.74."""

SMILE_LEFT = 0.02
"""Smile score up to which a face without its expression may be read by the face model."""

SMILE_STEP, SMILE_STEPS = 0.1, 6
"""Score of the smile that each step takes away, and the most steps: regression leaves half of a wide smile."""

SMILES = [COLUMN["mouthSmileLeft"], COLUMN["mouthSmileRight"]]

GAZE_GAIN = 1.3
"""Gain on the gaze: rendered eyes turn less than their irises (training/evaluate/control_errors.py)."""


def from_blendshapes(scores: npt.NDArray[np.floating]) -> Floats:
    """Coefficients [..., D] of ARKit scores [..., 52] relative to the resting face."""
    return np.asarray(scores @ dynamics_space().arkit, np.float32)


def own_expression(face: Array, scores: npt.NDArray[np.floating]) -> Array:
    """[D] expression of one face [478, 3] in face space with blendshape scores [52]."""
    space = dynamics_space()
    features = np.concatenate([scores, np.tensordot(space.shape, face - space.mean_face, 2)])
    return np.asarray(features @ space.own + space.own_bias, np.float64)


def neutral_shape(
    landmarks: npt.NDArray[np.floating], blendshapes: npt.NDArray[np.floating], eyes_shut: bool = False
) -> Floats:
    """Landmarks [478, 3] px of the photo with its expression removed: same pose, lips closed, eyes open.

    `eyes_shut` leaves the eyes as they are: opened, shut eyes show an eyeball that the photo does not have.
    """
    space = dynamics_space()
    pose = align(landmarks, space.mean_face)
    face = pose.to_face(landmarks)
    coefficients = own_expression(face, blendshapes)
    coefficients[BLINK] = 0.0
    coefficients[UPPER] *= 1 - KEPT_EXPRESSION
    coefficients[LOWER] *= 1 - KEPT_SMILE
    rested = face - np.tensordot(coefficients, space.basis, 1)
    rested = shift_lips(rested, inner_lip_gap(rested))
    rested = rested if eyes_shut else open_eyes(rested)
    return np.asarray(pose.to_image(rested), np.float32)


def open_eyes(face: Array) -> Array:
    """Opens the eyes of a face [478, 3] to OPEN_EYE where they are narrower."""
    gap = np.maximum(lid_gap(face), 1e-3)
    return shut_lids(face, 1 - np.maximum(gap, OPEN_EYE) / gap)


def express(neutral: Array, coefficients: npt.NDArray[np.floating], gaze: tuple[float, float] = (0.0, 0.0)) -> Array:
    """Applies coefficients [D] and gaze (degrees) to a neutral face [478, 3] in face space; lips never cross."""
    space = dynamics_space()
    values = np.clip(np.nan_to_num(coefficients), *(REACH * space.limit))
    values[BLINK] = np.clip(np.nan_to_num(coefficients[BLINK]), WIDEST, 1.0)
    blink = values[BLINK] + lids_after_gaze(gaze[1], values[BLINK])
    surroundings = np.tensordot(values[BLINK], space.basis[BLINK], 1)
    values[BLINK] = 0.0
    awake = raise_brows(neutral + np.tensordot(values, space.basis, 1), neutral)
    face = awake + surroundings
    face = shift_lips(face, np.minimum(inner_lip_gap(face), 0.0))
    return shut_lids(look(face, gaze), 1 - (1 - blink) * lid_gap(awake) / np.maximum(lid_gap(face), 1e-3))


def lids_after_gaze(pitch: float, blink: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """[2] extra closing of the lids: the upper lid follows a downward gaze by about 1.2 % of its opening per degree."""
    return np.asarray(-0.012 * pitch * (1 - np.abs(blink)), np.float64)


def driving_landmarks(portrait: Portrait, motion: Motion) -> Floats:
    """[478, 3] crop px: the portrait's neutral face with the motion's dynamics, gaze and head pose applied."""
    return drive(*face_of(portrait), motion)


def drive(pose: Alignment, neutral: Array, bare: Array, cut: bool, motion: Motion) -> Floats:
    """As driving_landmarks, for the values that `face_of` returns."""
    rest = bare + motion.own_expression * (neutral - bare)
    face = express(rest, motion.dynamics, (GAZE_GAIN * motion.gaze[0], motion.gaze[1]))
    return np.asarray(turn_head(pose.to_image(face), pose, limited_pose(motion.pose, pose, cut)), np.float32)


def face_of(portrait: Portrait) -> tuple[Alignment, Array, Array, bool]:
    """Head pose of the photo, its neutral face, the same without the kept expression, whether the head is cut above.

    Both faces are [478, 3] in face space.
    """
    pose = align(portrait.neutral, dynamics_space().mean_face)
    neutral = pose.to_face(portrait.neutral)
    return pose, neutral, _without_smile(_without_trace(neutral, portrait), pose), cut_off(portrait)


def _without_trace(neutral: Array, portrait: Portrait) -> Array:
    """The neutral face [478, 3] of a portrait without the share of the photo's expression that it keeps."""
    space = dynamics_space()
    own = own_expression(align(portrait.landmarks, space.mean_face).to_face(portrait.landmarks), portrait.blendshapes)
    own[BLINK] = 0.0
    own[UPPER] *= KEPT_EXPRESSION
    own[LOWER] *= KEPT_SMILE
    bare = neutral - np.tensordot(own, space.basis, 1)
    return shift_lips(bare, inner_lip_gap(bare) - inner_lip_gap(neutral))


def _without_smile(bare: Array, pose: Alignment) -> Array:
    """A face [478, 3] in face space, lowered at the corners of the mouth until the face model reads no smile."""
    network = BlendshapeNetwork()
    step = from_blendshapes(named_scores({"mouthSmileLeft": SMILE_STEP, "mouthSmileRight": SMILE_STEP}))
    for _ in range(SMILE_STEPS):
        if network.score(pose.to_image(bare))[SMILES].mean() <= SMILE_LEFT:
            break
        bare = express(bare, -step)
    return bare
