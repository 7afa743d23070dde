"""Evaluate the shipped lip network on held-out real speakers, through MotionGenerator, against a loudness baseline.

    python -m training.evaluate.lips [LABELS] [--hurry FRAMES] [--fps N]

Aperture is the inner-lip distance at the middle of the mouth, in inter-ocular distances: the clip's is measured on its
landmarks, ours on the mean face moved by MotionGenerator's coefficients. r0 is the correlation at zero lag; best is the
highest one within 200 ms, with its lag (positive: ours is late). "loud" uses the smoothed sound level instead of our
aperture. Silence: standard deviation of our aperture in the last 4 of 6 seconds of silence or noise after the speech,
in percent of its range (95th percentile) during the speech. --fps evaluates the frames of the live path, which
interpolates between a motion point and the predicted next one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inference.audio.features import BINS, HOP, AudioFeatures
from inference.face.dynamics import express
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import INNER_LIP_PAIRS
from inference.motion.buffer import MotionBuffer
from inference.motion.generator import MotionGenerator
from inference.timebase import FRAME_RATES, MOTION_RATE, SAMPLE_RATE, SAMPLES_PER_MOTION, sample_of_frame
from inference.types import AudioChunk, Motion
from training.arguments import add_paths, command_parser
from training.labels.clip_labels import LABELS, ClipLabels, aperture, read_clip
from training.labels.split import JUDGE_LIPS
from training.lips.augment import breath, coloured, knocks

Curve = npt.NDArray[np.float64]

LAGS = range(-5, 6)
QUIET_SECONDS, JUDGED_SECONDS = 6, 4
CLOSED = 0.02


@dataclass(frozen=True, slots=True)
class Row:
    """Figures of one clip, in printing order."""

    name: str
    ours: float
    ours_best: float
    lag_ms: float
    loud: float
    loud_best: float
    spread: float
    shut_recall: float


def main(argv: list[str] | None = None) -> None:
    parser = command_parser(__doc__)
    add_paths(parser, labels=LABELS / "clips")
    parser.add_argument("--hurry", type=int, default=0, help="frames of 10 ms of the look-ahead to do without")
    parser.add_argument("--fps", type=int, choices=FRAME_RATES, default=MOTION_RATE, help="pictures a second")
    options = parser.parse_args(argv)
    rows = [judge(read_clip(options.labels / f"{name}.npz"), options.hurry, options.fps) for name in JUDGE_LIPS]
    print("clip    ours r0   best (lag)        loud r0   best    std ratio   shut found")
    for row in rows:
        print(line(row))
    means = [float(np.mean([getattr(row, name) for row in rows])) for name in Row.__slots__[1:]]
    print(line(Row("mean", *means)))
    for kind, still in silence(read_clip(options.labels / f"{JUDGE_LIPS[0]}.npz")).items():
        print(f"silence after speech, {kind}: aperture std {still:.2f} % of the open range")


def line(row: Row) -> str:
    return (
        f"{row.name:>5} {row.ours:10.2f} {row.ours_best:6.2f} ({row.lag_ms:+5.0f} ms)"
        f" {row.loud:10.2f} {row.loud_best:6.2f} {row.spread:12.2f} {row.shut_recall:12.2f}"
    )


def judge(clip: ClipLabels, hurry: int = 0, fps: int = MOTION_RATE) -> Row:
    """Our aperture and the loudness baseline against the aperture measured in the clip."""
    assert clip.audio is not None
    moved = apertures(pictures(clip.audio, hurry, fps))
    points = min(len(clip.landmarks), len(clip.audio) // SAMPLES_PER_MOTION)
    count = min(len(moved), points * fps // MOTION_RATE)
    places = np.arange(count) * MOTION_RATE / fps
    loud, truth = (sampled(curve, places) for curve in (loudness(clip.audio), aperture(clip.landmarks)))
    found = sampled(clip.found[:points], places) == 1
    ours, ours_best, lag = correlations(moved[:count], truth, found, fps)
    base, base_best, _ = correlations(loud, truth, found, fps)
    spread = float(moved[:count][found].std() / truth[found].std())
    shut = found & (truth < np.nanpercentile(truth, 5) + CLOSED)
    near = np.minimum.reduce([np.roll(moved[:count], shift) for shift in (-1, 0, 1)])
    return Row(
        clip.name,
        ours,
        ours_best,
        lag,
        base,
        base_best,
        spread,
        float((near[shut] < CLOSED).mean()) if shut.any() else np.nan,
    )


def move(sound: npt.NDArray[np.float32], hurry: int = 0) -> list[Motion]:
    """Motions of MotionGenerator for a whole sound; `hurry`: frames of 10 ms by which look-ahead is reduced."""
    generator = MotionGenerator()
    generator.hurry = hurry
    return generator.push(AudioChunk(sound, 0, time.perf_counter())) + generator.flush()


def pictures(sound: npt.NDArray[np.float32], hurry: int, fps: int) -> list[Motion]:
    """Motions of the live path's frames at `fps`, each taken as soon as the sound of its look-ahead has arrived."""
    generator, buffer, shown = MotionGenerator(), MotionBuffer(), list[Motion]()
    generator.hurry = hurry
    for start in range(0, len(sound), HOP):
        for motion in generator.push(AudioChunk(sound[start : start + HOP], start, time.perf_counter())):
            buffer.push(motion)
        while (sample := sample_of_frame(len(shown), fps)) + generator.look_ahead <= start + HOP * (1 + hurry):
            if sample > (buffer.newest or 0):
                buffer.foresee(generator.foresee())
            shown.append(buffer.at(sample))
    return shown


def sampled(curve: npt.ArrayLike, places: Curve) -> Curve:
    """`curve` [n] at motion points, interpolated linearly at fractional indices `places`."""
    values = np.asarray(curve, np.float64)
    return np.interp(places, np.arange(len(values)), values)


def apertures(motions: list[Motion]) -> Curve:
    """[n] aperture of the mean face under each motion."""
    space, (upper, lower) = dynamics_space(), INNER_LIP_PAIRS[4]
    faces = (express(space.mean_face, motion.dynamics) for motion in motions)
    return np.array([np.linalg.norm(face[upper] - face[lower]) for face in faces])


def loudness(sound: npt.NDArray[np.float32]) -> Curve:
    """[n] log-mel level of the sound at each motion point, smoothed over 80 ms."""
    level = np.array([frame[:BINS].mean() for frame in AudioFeatures().push(sound)])
    smooth = np.convolve(level, np.hanning(10)[1:-1] / np.hanning(10)[1:-1].sum(), "same")
    return smooth[:: 100 // MOTION_RATE].astype(np.float64)


def correlations(
    curve: Curve, truth: Curve, found: npt.NDArray[np.bool_], fps: int = MOTION_RATE
) -> tuple[float, float, float]:
    """Correlation at zero lag, the highest correlation, and its lag in ms (positive: `curve` is late)."""
    edge = found.copy()
    edge[:5] = edge[-5:] = False
    values = {lag: float(np.corrcoef(np.roll(curve, -lag)[edge], truth[edge])[0, 1]) for lag in LAGS}
    best = max(LAGS, key=lambda lag: values[lag])
    return values[0], values[best], best * 1000 / fps


def silence(clip: ClipLabels) -> dict[str, float]:
    """Standard deviation of the aperture after speech, in percent of its open range, by kind of background sound."""
    assert clip.audio is not None
    speech = clip.audio[: 6 * SAMPLE_RATE]
    level = float(np.sqrt(np.mean(speech**2)))
    length = QUIET_SECONDS * SAMPLE_RATE
    makers: dict[str, tuple[Callable[[int, np.random.Generator], npt.NDArray[np.float64]] | None, float]] = {
        "digital silence": (None, 0),
        "hiss 30 dB below it": (coloured, 10**-1.5),
        "hiss 15 dB below it": (coloured, 10**-0.75),
        "breath 20 dB below it": (breath, 0.1),
        "knocks 15 dB below it": (knocks, 10**-0.75),
    }
    out = {}
    for kind, (make, share) in makers.items():
        rest = np.zeros(length) if make is None else make(length, np.random.default_rng(0))
        rest = rest / (rest.std() + 1e-9) * level * share
        curve = apertures(move(np.concatenate([speech, rest]).astype(np.float32)))
        start = len(speech) // 640
        quiet = curve[-JUDGED_SECONDS * MOTION_RATE :]
        out[kind] = 100 * float(quiet.std() / np.percentile(curve[:start], 95))
    return out


if __name__ == "__main__":
    main()
