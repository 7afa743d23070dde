"""Sound features and lower-face coefficients of every clip that the lips learn from or are judged on.

    python -m training.lips.data [LABELS] [OUT] [--versions 4]

One .npz a clip: features_V float16 [n100, FEATURES] of version V (0 = the sound as it is, others degraded),
coefficients float32 [n25, 18] with NaN where no face was found, speech bool [n25]; plus `speed` variants (real clips
get the most of both: there are few).
"""

from __future__ import annotations

import argparse
import json
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inference.audio.features import BINS, HOP, REACH, SCALE, WINDOW, log_mel
from inference.audio.loudness import Loudness
from inference.face.dynamics import BLINK, LOWER
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import align, inner_lip_gap, lid_gap
from inference.face.lip_contact import shift_lips
from inference.timebase import SAMPLE_RATE, SAMPLES_PER_MOTION
from training.labels.clip_labels import LABELS, ClipLabels, read_clip, read_clips, resting_frames
from training.labels.split import HELD_OUT_LIPS, JUDGE_LIPS, SOUND_LATE_MS
from training.lips.augment import change_speed, degrade

OUT = LABELS.parent / "lips"
LEAST_SYNC = {"real": 0.24, "generated": 0.3}
FARTHEST_LAG = 50
NEARLY_SHUT = {"share": 0.03, "shut": 0.06}
SPEEDS = (0.85, 1.18)
TWINS = {"real": 4, "generated": 1, "grid": 1, "judge": 0}


@dataclass(frozen=True, slots=True)
class Source:
    """A clip and the share of training it earns for each of its points."""

    clip: ClipLabels
    kind: str
    """real, generated, grid or judge"""
    neutral: npt.NDArray[np.float64] | None = None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path, nargs="?", default=LABELS)
    parser.add_argument("out", type=Path, nargs="?", default=OUT)
    parser.add_argument("--versions", type=int, default=4)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for source in [*clip_sources(options.labels), *grid_sources(options.labels / "grid_s1")]:
        write_source(source, options.out, versions_of(source.kind, options.versions))


def versions_of(kind: str, usual: int) -> int:
    return {"judge": 1, "real": 2 * usual, "generated": usual}.get(kind, usual - 1)


def clip_sources(labels: Path) -> list[Source]:
    """Clips in step with their sound that may be trained on, and the judged ones."""
    rows = {row["file"][6:9]: row for row in json.loads((labels / "clips.json").read_text())}
    sources = []
    for name, row in rows.items():
        if name in JUDGE_LIPS:
            sources.append(Source(read_clip(labels / "clips" / f"{name}.npz"), "judge"))
        elif name not in HELD_OUT_LIPS and (name in SOUND_LATE_MS or in_step(row["sync"], row["kind"])):
            sources.append(Source(put_in_step(read_clip(labels / "clips" / f"{name}.npz")), row["kind"]))
    return [
        source
        for source in sources
        if source.clip.audio is not None and len(resting_frames(source.clip, **NEARLY_SHUT))
    ]


def in_step(sync: dict[str, float] | None, kind: str) -> bool:
    """Whether the data's own measure calls sound and lips synchronous."""
    return sync is not None and (sync["best_r"] or 0) >= LEAST_SYNC[kind] and abs(sync["best_lag_ms"]) <= FARTHEST_LAG


def put_in_step(clip: ClipLabels) -> ClipLabels:
    """The clip with its sound moved by what SOUND_LATE_MS says."""
    late = SOUND_LATE_MS.get(clip.name, 0) * SAMPLE_RATE // 1000
    if clip.audio is None or not late:
        return clip
    audio = clip.audio[late:] if late > 0 else np.pad(clip.audio, (-late, 0))
    return ClipLabels(clip.name, clip.landmarks, clip.blendshapes, audio)


def grid_sources(folder: Path) -> list[Source]:
    """The sentences of GRID's speaker, all counted from one resting shape."""
    clips = [clip for clip in read_clips(folder) if clip.audio is not None]
    space = dynamics_space()
    rests = []
    for clip in clips:
        frames = resting_frames(clip)
        if len(frames):
            landmarks = clip.landmarks[clip.found][frames].astype(np.float64)
            rests.append(np.median(align(landmarks, space.mean_face).to_face(landmarks), 0))
    return [Source(clip, "grid", np.median(rests, 0)) for clip in clips]


def coefficients_of(clip: ClipLabels, neutral: npt.NDArray[np.float64] | None = None) -> npt.NDArray[np.float32]:
    """[n25, 18] lower-face coefficients counted from `neutral` or the clip's own rest; NaN without a face."""
    space = dynamics_space()
    landmarks = clip.landmarks[clip.found].astype(np.float64)
    faces = align(landmarks, space.mean_face).to_face(landmarks)
    rest = resting_shape(clip, faces) if neutral is None else neutral
    blinks = 1 - lid_gap(faces) / lid_gap(rest)
    lids = np.tensordot(space.basis[BLINK], space.encoder[LOWER], ([1, 2], [1, 2]))
    found = np.tensordot(faces - rest, space.encoder[LOWER], ([1, 2], [1, 2])) - blinks @ lids
    out = np.full((len(clip.landmarks), LOWER.stop), np.nan, np.float32)
    out[clip.found] = found
    return out


def resting_shape(clip: ClipLabels, faces: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """[478, 3] the person at rest; where the mouth never quite shuts, its nearest frames with the lips put together."""
    frames = resting_frames(clip)
    if len(frames):
        return np.median(faces[frames], 0)
    rest = np.median(faces[resting_frames(clip, **NEARLY_SHUT)], 0)
    return shift_lips(rest, inner_lip_gap(rest))


def write_source(source: Source, out: Path, versions: int) -> None:
    """All versions of one clip, and its faster and slower twins, unless they exist."""
    sound, target = source.clip.audio, coefficients_of(source.clip, source.neutral)
    assert sound is not None
    rng = np.random.default_rng(zlib.crc32(source.clip.name.encode()))
    write(out / f"{source.kind}-{source.clip.name}.npz", sound, target, versions, rng)
    for number in range(TWINS[source.kind] if source.kind != "grid" or rng.random() < 0.25 else 0):
        factor = rng.uniform(*SPEEDS)
        twin = np.stack([stretch(column, factor) for column in target.T], 1)
        write(out / f"{source.kind}-{source.clip.name}-speed{number}.npz", change_speed(sound, factor), twin, 3, rng)


def stretch(values: npt.NDArray[np.float32], factor: float) -> npt.NDArray[np.float32]:
    """A 25 Hz curve `factor` times as fast."""
    return np.interp(np.arange(0, len(values) - 1, factor), np.arange(len(values)), values).astype(np.float32)


def write(
    path: Path, sound: npt.NDArray[np.float32], target: npt.NDArray[np.float32], versions: int, rng: np.random.Generator
) -> None:
    points = min(len(target), len(sound) // SAMPLES_PER_MOTION)
    clean = features_of(sound)
    fields = {"coefficients": target[:points], "speech": speech_points(clean, points), "features_0": clean}
    for version in range(1, versions):
        fields[f"features_{version}"] = features_of(degrade(sound, rng))
    np.savez(
        path, **{name: field.astype(np.float16) if "features" in name else field for name, field in fields.items()}
    )
    print(path.stem, points, flush=True)


def features_of(sound: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """[n100, FEATURES] of a whole sound, silence after its end; as AudioFeatures but all frames at once."""
    padded = np.pad(sound, (REACH, REACH + HOP))
    energies = log_mel(np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP])
    loudness = Loudness()
    levels = []
    for level in energies.mean(-1):
        loudness.push(float(level))
        levels.append((loudness.speech, loudness.above_noise))
    speech, above = np.array(levels, np.float32).T
    return np.concatenate([energies - speech[:, None], above[:, None]], 1) * np.float32(SCALE)


def speech_points(features: npt.NDArray[np.float32], points: int) -> npt.NDArray[np.bool_]:
    """[points] where a clean sound holds speech: level above the clip's own noise, 80 ms wider on both sides."""
    level = features[:, :BINS].mean(-1)
    quiet, loud = np.percentile(level, [5, 95])
    active = level > quiet + max(0.35 * (loud - quiet), 0.4)
    active = np.convolve(active, np.ones(24), "same") > 0.5
    grid = np.append(active, np.zeros(4 * points, bool))[: 4 * points].reshape(points, 4)
    return np.asarray(grid.any(1))


if __name__ == "__main__":
    main()
