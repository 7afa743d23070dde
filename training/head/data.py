"""Writes curves of head, gaze and brows and the sound's prosody for every clip of training and evaluation.

    python -m training.head.data [LABELS] [OUT]

One .npz a clip: curves float32 [points, CHANNELS] (smoothed; gaze is the direction in the world, one value a
fixation), prosody float32 [points, PROSODY] and opening [points] as the product hears them (silent where the clip has
no sound), blinks [points] of the lids, measured [points, 8] pose and gaze unsmoothed. Kinds: real, generated, grid, and
judge for held-out real clips.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.signal import medfilt, savgol_filter

from inference.audio.features import AudioFeatures
from inference.audio.prosody import Prosody, silent_prosody
from inference.audio.voice_gate import VoiceGate
from inference.face.dynamics import BLINK, UPPER
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import align, lid_gap
from inference.motion.lips import LOOK_AHEAD, Lips
from training.labels.clip_labels import LABELS, ClipLabels, read_clip
from training.labels.head_labels import clip_gaze, head_poses
from training.labels.split import HELD_OUT

Array = npt.NDArray[np.float64]

OUT = LABELS.parent / "head"
GRID_CLIPS = 120
STILLS = frozenset({"084", "085", "086", *(str(number) for number in range(294, 305))})
"""Clips that say "real" but show animated stills."""
LONGEST_HOLE = 5
SHORTEST = 50
SACCADE = 2.5
"""Degrees between the medians before and after a saccade."""
WIDEST_TURN = 9.0
"""Clips whose yaw varies more (standard deviation) show people who do not attend a call."""
SMILE = [44, 45]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path, nargs="?", default=LABELS)
    parser.add_argument("out", type=Path, nargs="?", default=OUT)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    lips = Lips()
    rows = {row["file"][6:9]: row for row in json.loads((options.labels / "clips.json").read_text())}
    for name, row in rows.items():
        kind = "generated" if name in STILLS else row["kind"]
        if name not in HELD_OUT or kind == "real":
            write_clip(read_clip(options.labels / "clips" / f"{name}.npz"), kind, options.out, lips)
    for path in sorted((options.labels / "grid_s1").glob("*.npz"))[:GRID_CLIPS]:
        write_clip(read_clip(path), "grid", options.out, lips)


def write_clip(clip: ClipLabels, kind: str, out: Path, lips: Lips) -> None:
    """The clip's curves and sound, unless it shows a face too briefly or someone who turns away."""
    start, stop = longest_run(clip.found)
    if stop - start < SHORTEST:
        return
    clip = filled(clip, start, stop)
    measured, curves, blinks = curves_of(clip)
    if measured[:, 0].std() > WIDEST_TURN:
        return
    prosody, opening = heard(clip.audio, len(curves), lips)
    judged = "judge" if clip.name in HELD_OUT else kind
    np.savez(
        out / f"{judged}-{clip.name}.npz",
        curves=curves.astype(np.float32),
        prosody=prosody,
        opening=opening,
        blinks=blinks.astype(np.float32),
        measured=measured.astype(np.float32),
        sound=clip.audio is not None,
    )
    print(judged, clip.name, len(curves), flush=True)


def longest_run(found: npt.NDArray[np.bool_]) -> tuple[int, int]:
    """First and last-but-one frame of the longest stretch without a hole of more than LONGEST_HOLE frames."""
    frames = np.flatnonzero(found)
    cuts = np.flatnonzero(np.diff(frames) > LONGEST_HOLE)
    runs = np.split(frames, cuts + 1)
    best = max(runs, key=len)
    return (int(best[0]), int(best[-1]) + 1) if len(best) else (0, 0)


def filled(clip: ClipLabels, start: int, stop: int) -> ClipLabels:
    """The frames start .. stop with holes bridged, and their sound."""
    marks = clip.landmarks[start:stop].reshape(stop - start, -1)
    frames = np.flatnonzero(np.isfinite(marks[:, 0]))
    right = np.clip(np.searchsorted(frames, np.arange(stop - start)), 1, len(frames) - 1)
    left, share = frames[right - 1], (np.arange(stop - start) - frames[right - 1]) / (frames[right] - frames[right - 1])
    share = share[:, None].clip(0, 1).astype(np.float32)
    marks = marks[left] * (1 - share) + marks[frames[right]] * share
    scores = np.nan_to_num(clip.blendshapes[start:stop])
    sound = None if clip.audio is None else clip.audio[start * 640 : stop * 640]
    return ClipLabels(clip.name, marks.reshape(-1, 478, 3), scores, sound)


def curves_of(clip: ClipLabels) -> tuple[Array, Array, Array]:
    """Pose and gaze as measured [n, 8], smoothed curves [n, CHANNELS], blinks [n] 0 open .. 1 shut."""
    face = align(clip.landmarks.astype(np.float64), dynamics_space().mean_face).to_face(clip.landmarks)
    opening = lid_gap(face) / np.median(lid_gap(face), 0)
    blinks = (1 - opening).mean(1).clip(0, 1)
    awake = np.convolve(blinks > 0.35, np.ones(5), "same") < 0.5
    pose, eyes = head_poses(clip.landmarks), clip_gaze(clip.landmarks)
    upper = upper_face(face, 1 - opening)
    smile = clip.blendshapes[:, SMILE].mean(1, keepdims=True)
    gaze = fixations(bridged(eyes, awake) + pose[:, :2])
    still = [smooth(pose, 7, 3), gaze, smooth(bridged(upper, awake), 7, 2), smooth(smile - np.median(smile), 31, 1)]
    return np.concatenate([pose, eyes], 1), np.concatenate(still, 1), blinks


def smooth(curves: Array, width: int, order: int) -> Array:
    """Savitzky-Golay over `width` frames: the face model's jitter must not be learnt."""
    return np.asarray(savgol_filter(curves, width, order, axis=0), np.float64)


def upper_face(face: Array, blinks: Array) -> Array:
    """[n, 10] brows and lids, counted from the clip's median."""
    space = dynamics_space()
    moved = face - np.median(face, 0)
    lids = np.tensordot(space.basis[BLINK], space.encoder[UPPER], ([1, 2], [1, 2]))
    found = np.tensordot(moved, space.encoder[UPPER], ([1, 2], [1, 2])) - blinks @ lids
    return np.asarray(found - np.median(found, 0))


def bridged(values: Array, good: npt.NDArray[np.bool_]) -> Array:
    """Values [n, c] with straight lines over frames that are not good."""
    frames = np.arange(len(values))
    if not good.any():
        return values
    return np.stack([np.interp(frames, frames[good], column[good]) for column in values.T], 1)


def fixations(world: Array) -> Array:
    """[n, 2] the median of each fixation, cut where the direction jumps by SACCADE; counted from the clip's median."""
    calm = np.stack([medfilt(column, 5) for column in world.T], 1)
    padded = np.pad(calm, ((4, 4), (0, 0)), "edge")
    jump = [np.median(padded[k + 5 : k + 9], 0) - np.median(padded[k : k + 4], 0) for k in range(len(calm))]
    size = np.linalg.norm(jump, axis=1)
    peak = [k for k in range(len(size)) if size[k] > SACCADE and size[k] == size[max(0, k - 3) : k + 4].max()]
    out = np.concatenate([np.tile(np.median(part, 0), (len(part), 1)) for part in np.split(calm, peak) if len(part)])
    return np.asarray((out - np.median(out, 0)).clip(-18, 18))


def heard(sound: npt.NDArray[np.float32] | None, points: int, lips: Lips) -> tuple[Array, Array]:
    """[points, PROSODY] and [points] of the voice gate, as the product hears the sound."""
    if sound is None:
        return np.tile(silent_prosody(), (points, 1)), np.zeros(points, np.float32)
    lips.reset()
    gate, prosody = VoiceGate(), Prosody()
    voice, opening = [], []
    for frame in AudioFeatures().push(np.pad(sound, (0, LOOK_AHEAD + 1280))):
        prosody.hear(frame)
        for speech in lips.push([frame]):
            voice.append(prosody.now())
            opening.append(gate.step(speech.voice))
    more = max(0, points - len(opening))
    return np.pad(np.stack(voice), ((0, more), (0, 0)), "edge")[:points], np.pad(
        np.array(opening, np.float32), (0, more)
    )[:points]


if __name__ == "__main__":
    main()
