"""Head and brows in step with the voice, and jerks of the head: ours beside the real clips with their own sound.

Ours is taken from the motion itself, not from frames. Real angles are smoothed as for training, because the face
model's jitter exceeds real accelerations.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from inference.audio.features import BINS, AudioFeatures
from inference.audio.prosody import PITCH_BINS
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import align
from inference.face.landmark_maps import BROW_A, BROW_B
from inference.timebase import MOTION_RATE, SAMPLES_PER_MOTION
from inference.types import Motion
from training.evaluate.head_measures import FARTHEST, Sound, angles, rotations_from, rotations_of, smooth, turns
from training.evaluate.mouth_measures import Curve, correlation, faces
from training.evaluate.table import Table
from training.head.data import smooth as smoothed
from training.labels.clip_labels import ClipLabels

Mover = Callable[[Sound, int], list[Motion]]
EYE_CORNERS = (33, 133, 362, 263)
SEEDS = 4
"""Seeds of ours for each clip."""
PERCENTILE = 99.9


def judge_emphasis(table: Table, mover: Mover, clips: list[ClipLabels]) -> None:
    """Rows of best correlations within FARTHEST seconds and of the head's acceleration; `clips` have sound.

    A best lag finds some correlation in anything: a row each tells what real people reach with other clips' sounds.
    """
    real: list[list[float]] = []
    ours: list[list[float]] = []
    unrelated: list[list[float]] = []
    heard = [(clip, sound_of(clip)) for clip in clips if clip.audio is not None and clip.found.all()]
    for clip, sound in heard:
        landmarks = clip.landmarks.astype(np.float64)
        person = angles(rotations_of(landmarks)), rotations_of(landmarks), face_space(landmarks)
        real.append(measures(*person, sound, 7))
        unrelated += [measures(*person, other, 7) for _, other in heard if other is not sound]
        for seed in range(SEEDS):
            motions = mover(sound, seed)[: len(landmarks)]
            rotations = rotations_from(motions)
            ours.append(measures(angles(rotations), rotations, faces(motions), sound, 0))
    names = ("head speed with loudness", "head speed with pitch", "brow height with loudness", "brow height with pitch")
    for number, name in enumerate(names):
        table.row(f"best r of {name}", ours=spread(ours, number), real=spread(real, number), wanted="within real")
        table.row("  of real people with the sounds of other clips", real=spread(unrelated, number))
    table.row(
        f"head acceleration, {PERCENTILE} %, deg a frame^2",
        ours=f"{np.max([row[-1] for row in ours]):.2f} at most",
        real=f"{np.max([row[-1] for row in real]):.2f} at most",
        wanted="not above real",
    )


def sound_of(clip: ClipLabels) -> Sound:
    """[n] the sound under the clip's frames."""
    assert clip.audio is not None
    return clip.audio[: len(clip.landmarks) * SAMPLES_PER_MOTION]


def measures(degrees: Curve, rotations: Curve, face: Curve, sound: Sound, width: int) -> list[float]:
    """Four correlations and the acceleration of angles [n, 3], smoothed over `width` frames (0: not at all)."""
    curves = smoothed(degrees, width, 3) if width else degrees
    acceleration = np.linalg.norm(np.diff(curves, 2, axis=0), axis=1)
    loudness, pitch = voice_curves(sound)
    rows = [best(curve, heard) for curve in (turns(rotations), brow_height(face)) for heard in (loudness, pitch)]
    return [*rows, float(np.percentile(acceleration, PERCENTILE))]


def face_space(landmarks: Curve) -> Curve:
    """[n, 478, 3] landmarks without head pose."""
    return align(landmarks, dynamics_space().mean_face).to_face(landmarks)


def brow_height(face: Curve) -> Curve:
    """[n] height of the brows above the eye corners of faces [n, 478, 3] in face space."""
    return np.asarray(face[:, list(EYE_CORNERS), 1].mean(1) - face[:, [*BROW_A, *BROW_B], 1].mean(1))


def voice_curves(sound: Sound) -> tuple[Curve, Curve]:
    """[n] loudness and pitch (centre of energy of the low mel bands) at 25 Hz."""
    frames = np.stack(list(AudioFeatures().push(sound)))[:: 100 // MOTION_RATE].astype(np.float64)
    low = np.exp(2 * np.clip(frames[:, PITCH_BINS], -4, 3))
    return frames[:, :BINS].mean(1), (low @ np.linspace(-1, 1, low.shape[1])) / low.sum(1)


def best(curve: Curve, heard: Curve) -> float:
    """Greatest correlation of two smoothed curves within FARTHEST seconds of lag."""
    one, other = smooth(curve), smooth(heard)
    count, reach = min(len(one), len(other)), round(FARTHEST * MOTION_RATE)
    inner = slice(reach, count - reach)
    lags = range(-reach, reach + 1)
    return max(correlation(np.roll(one[:count], -lag)[inner], other[:count][inner]) for lag in lags)


def spread(rows: list[list[float]], number: int) -> str:
    """Median and extremes of one measure."""
    values = np.array([row[number] for row in rows])
    return f"{np.median(values):+.2f} ({values.min():+.2f}..{values.max():+.2f})"
