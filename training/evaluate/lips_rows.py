"""Lips judged: against real speakers, and in sound that is no speech."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inference.timebase import MOTION_RATE, SAMPLE_RATE
from inference.types import Motion
from training.evaluate import quiet_sounds
from training.evaluate.mouth_measures import (
    Curve,
    Mouth,
    at_lags,
    lagged,
    mouth_of,
    open_range,
    our_mouth,
    sampled,
)
from training.evaluate.table import Table
from training.labels.clip_labels import ClipLabels, read_clip

Sound = npt.NDArray[np.float32]
Mover = Callable[[Sound, Curve], Mouth]
"""Sound [n] and times in seconds -> the mouth at those times."""

Row = dict[str, tuple[float, ...]]
"""(r0, best r, lag in ms) by part of the mouth, and (ratio,) of the aperture's spread to the speaker's."""

SPEECH_SECONDS, QUIET_SECONDS, JUDGED_SECONDS = 6, 6, 4
QUIET_SPEAKERS = 3

PARTS = (
    ("aperture", ">= 0.60, offline 0.63", "|lag| <= 20 ms"),
    ("width", ">= 0.58", ""),
    ("jaw", "", ""),
    ("lower_lip", "", ""),
)
"""Parts of the mouth, and what is wanted of r0 and of the lag."""

OURS = ("ours", "offline")

UNRELATED = "openlipsync"
"""Program of other makers by whose lag a clip's own A/V offset is known."""

NOT_TALKING = ("094",)
"""Judged clips, counted in all means, whose face plainly does not speak what is heard; one row leaves them out."""


def moved_by(move: Callable[[Sound], list[Motion]]) -> Mover:
    """The mean face moved by the product's motion."""
    return lambda sound, times: our_mouth(sampled(move(sound), times))


def judge_clips(table: Table, movers: dict[str, Mover], clips: list[ClipLabels], each: bool) -> None:
    """Correlations with real speakers, mean over the clips; `each` adds a row for every clip."""
    found = {name: [against(clip, mover) for clip in clips] for name, mover in movers.items()}
    for number, clip in enumerate(clips) if each else ():
        texts = {name: best(rows[number]["aperture"]) for name, rows in found.items()}
        table.row(f"  aperture r0, best (lag), clip {clip.name}", **texts)
    for part, wanted, lag in PARTS:
        texts = {name: f"{mean(rows, part, 0):.2f}" for name, rows in found.items()}
        table.row(f"{part.replace('_', ' ')} r0", wanted=wanted, **texts)
        texts = {name: best_and_lags(rows, part) for name, rows in found.items()}
        table.row(f"{part.replace('_', ' ')} best r (lag ms: mean, median |.|)", wanted=lag, **texts)
    texts = {name: common_lag(rows) for name, rows in found.items()}
    table.row("aperture r at the best common lag (ms)", wanted=">= 0.42 on unseen makers", **texts)
    if UNRELATED in found:
        lags = own_lags(found[UNRELATED])
        texts = {name: f"{at_own_lags(rows, lags):.2f}" for name, rows in found.items() if name in OURS}
        table.row(f"aperture r at A/V offsets by {UNRELATED}", **texts)
    kept = [number for number, clip in enumerate(clips) if clip.name not in NOT_TALKING]
    texts = {name: f"{mean([rows[number] for number in kept], 'aperture', 0):.2f}" for name, rows in found.items()}
    table.row(f"aperture r0 without {', '.join(NOT_TALKING)} (grimaces, no talk)", **texts)
    texts = {name: f"{mean(rows, 'spread', 0):.2f}" for name, rows in found.items() if name in OURS}
    table.row("aperture std against the speaker's", wanted="about 1", **texts)


def against(clip: ClipLabels, mover: Mover) -> Row:
    """(r0, best r, lag in ms) of each part of the mouth, and the ratio of the aperture's spread."""
    assert clip.audio is not None
    count = min(len(clip.landmarks), len(clip.audio) * MOTION_RATE // SAMPLE_RATE)
    truth = mouth_of(np.nan_to_num(clip.landmarks[:count]))
    moved, found = mover(clip.audio, np.arange(count) / MOTION_RATE), clip.found[:count]
    out: Row = {}
    for part, *_ in PARTS:
        curve = getattr(moved, part)
        curve = np.full(count, np.nan) if curve is None else curve
        out[part] = lagged(curve, getattr(truth, part), found, MOTION_RATE)
    lags = at_lags(moved.aperture, truth.aperture, found, MOTION_RATE)
    out["aperture at lags"] = tuple(lags.values())
    return out | {"spread": (float(moved.aperture[found].std() / truth.aperture[found].std()),)}


def judge_quiet(table: Table, movers: dict[str, Mover], clips: list[ClipLabels]) -> None:
    """How much the mouth moves where nobody speaks."""
    for kind in quiet_sounds.KINDS:
        found = {name: [unrest(mover, clip, kind) for clip in clips[:QUIET_SPEAKERS]] for name, mover in movers.items()}
        table.row(
            f"mouth unrest, % of range: {kind}", wanted="< 2", **cells(found, lambda values: f"{np.mean(values):.1f}")
        )


def unrest(mover: Mover, clip: ClipLabels, kind: str) -> float:
    """Percent of the open range by which the aperture varies in what follows the speech."""
    assert clip.audio is not None
    speech = clip.audio[: SPEECH_SECONDS * SAMPLE_RATE]
    sound = quiet_sounds.after_speech(speech, kind, QUIET_SECONDS)
    curve = mover(sound, np.arange(len(sound) * MOTION_RATE // SAMPLE_RATE) / MOTION_RATE).aperture
    start = len(speech) * MOTION_RATE // SAMPLE_RATE
    return 100 * float(curve[-JUDGED_SECONDS * MOTION_RATE :].std()) / open_range(curve[:start])


def cells(found: dict, text: Callable) -> dict[str, str]:
    """One column for each mover."""
    return {name: text(value) for name, value in found.items()}


def best(row: tuple[float, ...]) -> str:
    return f"{row[0]:.2f} {row[1]:.2f} ({row[2]:+.0f} ms)"


def best_and_lags(rows: list[Row], part: str) -> str:
    """Mean of the best correlations, mean lag and median size of the lag."""
    lags = [row[part][2] for row in rows]
    return f"{mean(rows, part, 1):.2f} ({np.mean(lags):+.0f}, {np.median(np.abs(lags)):.0f})"


def common_lag(rows: list[Row]) -> str:
    """The greatest mean correlation of the aperture at one lag for all clips, and that lag."""
    means = np.mean([row["aperture at lags"] for row in rows], 0)
    best = int(np.argmax(means))
    return f"{means[best]:.2f} ({(best - len(means) // 2) * 1000 // MOTION_RATE:+d})"


def own_lags(rows: list[Row]) -> list[int]:
    """Index into "aperture at lags" of each clip's A/V offset: its best lag in `rows`, less their common one."""
    values = np.array([row["aperture at lags"] for row in rows])
    centre = values.shape[1] // 2
    common = int(np.argmax(values.mean(0))) - centre
    return [min(max(int(np.argmax(each)) - common, 0), values.shape[1] - 1) for each in values]


def at_own_lags(rows: list[Row], lags: list[int]) -> float:
    return float(np.mean([row["aperture at lags"][lag] for row, lag in zip(rows, lags, strict=True)]))


def mean(rows: list[Row], part: str, number: int) -> float:
    return float(np.mean([row[part][number] for row in rows]))


def read_all(labels: Path, names: Iterable[str]) -> list[ClipLabels]:
    return [read_clip(labels / f"{name}.npz") for name in names]
