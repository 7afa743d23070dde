"""Liveliness: how far head, eyes and face move with a sound, beside the real person who spoke it.

The spread (standard deviation over a clip) of the face model's scores, of head angles and of gaze, and the head's mean
change from frame to frame. Ours is rendered on a frame of the same clip and read by the same face model at the same
rate, so that both sides have one face and carry one model's errors.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from inference.face.blendshapes import NAMES
from inference.face_model import FaceFinder
from inference.timebase import SAMPLES_PER_MOTION
from inference.types import Motion, Pixels, Portrait
from training.evaluate.head_measures import Sound, rotations_of, turns
from training.evaluate.read_back import read_motions
from training.evaluate.strips import register_frame
from training.evaluate.table import Table
from training.labels.clip_labels import RESTING, ClipLabels, aperture, lid_opening
from training.labels.head_labels import clip_gaze, head_poses

Mover = Callable[[Sound, int], list[Motion]]
Array = npt.NDArray[np.float64]

MOUTH_OPENING = frozenset({"_neutral", "jawOpen", "mouthClose"})
"""Scores that the lips' own rows judge."""
MOVES = 0.01
"""Median spread over the real clips from which a score counts: those below hold nothing but the model's unrest."""
WIDEST_TURN = 9.0
"""Clips whose yaw varies more (degrees) show people who do not attend a call; nothing is trained on such clips."""
LONGEST = 375
"""Frames of a clip that are compared."""

UNREST_OF_TURN = 0.05
"""What one degree away from the mean pose counts against a frame as a photo."""

HEAD_ROWS = ("head yaw", "head pitch", "head roll", "head step", "gaze yaw", "gaze pitch")


def spreads(landmarks: npt.NDArray[np.floating], scores: npt.NDArray[np.floating]) -> Array:
    """[58] spread of the 52 scores [n, 52], then HEAD_ROWS in degrees, of landmarks [n, 478, 3]."""
    head = head_poses(landmarks)[:, :3].std(0)
    step = turns(rotations_of(landmarks)).mean()
    return np.concatenate([scores.std(0), head, [step], clip_gaze(landmarks).std(0)])


def real_spreads(clip: ClipLabels) -> Array:
    """[58] of the real person; frames without a face are left out."""
    found = clip.found[:LONGEST]
    return spreads(clip.landmarks[:LONGEST][found].astype(np.float64), clip.blendshapes[:LONGEST][found])


def our_spreads(sound: Sound, mover: Mover, portrait: Portrait, seed: int, finder: FaceFinder) -> Array:
    """[58] of the product's motion for `sound`, read on frames of a portrait at 25 Hz."""
    readings = read_motions(portrait, mover(sound, seed), finder)
    return spreads(readings.landmarks.astype(np.float64), readings.scores)


def photo_of(clip: ClipLabels, label: Path) -> Pixels:
    """[h, w, 3] RGB: the kept picture of a label file that a person would choose as a photo of the clip.

    Eyes open, mouth shut, a resting expression, the head near its mean pose.
    """
    with np.load(label, allow_pickle=True) as fields:
        kept, pictures = fields["frame_index"], fields["frames"]
    landmarks = clip.landmarks[kept].astype(np.float64)
    turn = np.linalg.norm(head_poses(clip.landmarks[clip.found].astype(np.float64))[:, :3], axis=1)
    turns_of = dict(zip(np.flatnonzero(clip.found), turn, strict=True))
    lids = lid_opening(landmarks).min(-1)
    unrest = clip.blendshapes[kept][:, list(RESTING.values())].sum(-1) + 20 * aperture(landmarks)
    unrest += 1e3 * (lids < 0.8 * np.median(lids)) + UNREST_OF_TURN * np.array([turns_of[frame] for frame in kept])
    return cv2.cvtColor(cv2.imdecode(pictures[int(np.argmin(unrest))], cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)


def judge_liveliness(table: Table, mover: Mover, clips: list[ClipLabels], labels: Path) -> None:
    """Rows of ratios ours / real, each the quotient of medians over the clips in which people attend to the viewer.

    Each clip is driven by its own sound; those without sound by the sounds of the others in turn.
    """
    sounds = [clip.audio for clip in clips if clip.audio is not None]
    finder, real, ours = FaceFinder(), [], []
    for number, clip in enumerate(clip for clip in clips if attends(clip)):
        own = clip.audio if clip.audio is not None else np.concatenate(sounds[number % len(sounds) :] + sounds)
        sound = own[: min(len(clip.landmarks), LONGEST) * SAMPLES_PER_MOTION]
        portrait = register_frame(photo_of(clip, labels / f"{clip.name}.npz"))
        real.append(real_spreads(clip))
        ours.append(our_spreads(sound, mover, portrait, number, finder))
    rows(table, np.stack(ours), np.stack(real))


def attends(clip: ClipLabels) -> bool:
    """Whether the person looks at the viewer as in a call, by the spread of yaw."""
    return bool(head_poses(clip.landmarks[clip.found].astype(np.float64))[:, 0].std() <= WIDEST_TURN)


def rows(table: Table, ours: Array, real: Array) -> None:
    """One row for each measure that moves in real clips, and the median and least ratio of all; inputs [clips, 58]."""
    mine, theirs = np.median(ours, 0), np.median(real, 0)
    names = [*NAMES, *HEAD_ROWS]
    kept = [
        number
        for number, name in enumerate(names)
        if name not in MOUTH_OPENING and (number >= len(NAMES) or theirs[number] >= MOVES)
    ]
    ratios = mine[kept] / theirs[kept]
    for number, ratio in zip(kept, ratios, strict=True):
        digits = 2 if number >= len(NAMES) else 3
        table.row(
            f"spread of {names[number]}",
            ours=f"{mine[number]:.{digits}f} ({ratio:.2f} x)",
            real=f"{theirs[number]:.{digits}f}",
        )
    least = names[kept[int(ratios.argmin())]]
    table.row(
        f"liveliness, median ratio of {len(kept)} (least: {least})",
        ours=f"{np.median(ratios):.2f} ({ratios.min():.2f})",
        real=f"{len(real)} clips",
        wanted="0.85-1.1 (>= 0.6)",
    )
