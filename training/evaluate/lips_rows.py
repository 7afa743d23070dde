"""Lips judged: against real speakers, on timed p, b and m, and in sound that is no speech."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inference.timebase import MOTION_RATE, SAMPLE_RATE
from inference.types import Motion
from training.evaluate import quiet_sounds
from training.evaluate.mouth_measures import (
    SHUT_SHARE,
    TOUCH_SHARE,
    Curve,
    Mouth,
    closing_delays,
    lagged,
    mouth_of,
    open_range,
    our_mouth,
    recalled,
    sampled,
    shut_at,
)
from training.evaluate.table import Table
from training.labels.clip_labels import ClipLabels, read_clip
from training.speech.timed_speech import Utterance

Sound = npt.NDArray[np.float32]
Mover = Callable[[Sound, Curve], Mouth]
"""Sound [n] and times in seconds -> the mouth at those times."""

Row = dict[str, tuple[float, ...]]
"""(r0, best r, lag in ms) by part of the mouth, and (ratio,) of the aperture's spread to the speaker's."""

PICTURES = 40
"""Pictures a second between which closures are looked for."""

SPEECH_SECONDS, QUIET_SECONDS, JUDGED_SECONDS = 6, 6, 4
QUIET_SPEAKERS = 3

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
    for part, wanted, lag in (("aperture", ">= 0.55", "|lag| <= 40 ms"), ("width", "", ""), ("jaw", "", "")):
        texts = {name: f"{mean(rows, part, 0):.2f}" for name, rows in found.items()}
        table.row(f"{part} r0", wanted=wanted, **texts)
        texts = {name: best_and_lags(rows, part) for name, rows in found.items()}
        table.row(f"{part} best r (lag ms: mean, median |.|)", wanted=lag, **texts)
    kept = [number for number, clip in enumerate(clips) if clip.name not in NOT_TALKING]
    texts = {name: f"{mean([rows[number] for number in kept], 'aperture', 0):.2f}" for name, rows in found.items()}
    table.row(f"aperture r0 without {', '.join(NOT_TALKING)} (grimaces, no talk)", **texts)
    table.row("aperture std against the speaker's", wanted="about 1", ours=f"{mean(found['ours'], 'spread', 0):.2f}")


def against(clip: ClipLabels, mover: Mover) -> Row:
    """(r0, best r, lag in ms) of each part of the mouth, and the ratio of the aperture's spread."""
    assert clip.audio is not None
    count = min(len(clip.landmarks), len(clip.audio) * MOTION_RATE // SAMPLE_RATE)
    truth = mouth_of(np.nan_to_num(clip.landmarks[:count]))
    moved, found = mover(clip.audio, np.arange(count) / MOTION_RATE), clip.found[:count]
    out: Row = {
        part: lagged(getattr(moved, part), getattr(truth, part), found, MOTION_RATE)
        for part in ("aperture", "width", "jaw")
    }
    return out | {"spread": (float(moved.aperture[found].std() / truth.aperture[found].std()),)}


def judge_closures(table: Table, movers: dict[str, Mover], spoken: Iterable[Utterance], voices: bool) -> None:
    """Recall of p, b, m by language and false closures; `voices` adds a row for every voice."""
    spoken = list(spoken)
    if not spoken:
        return
    found = {name: Closures(mover, spoken) for name, mover in movers.items()}
    groups = {"closure recall, all": spoken}
    for language in dict.fromkeys(each.language for each in spoken):
        mine = [each for each in spoken if each.language == language]
        groups[f"closure recall, {language} ({', '.join(dict.fromkeys(each.engine for each in mine))})"] = mine
    for engine in dict.fromkeys(each.engine for each in spoken) if voices else ():
        for voice in dict.fromkeys(each.voice for each in spoken if each.engine == engine):
            mine = [each for each in spoken if (each.engine, each.voice) == (engine, voice)]
            groups[f"  closure recall, {engine} {voice}"] = mine
    for label, mine in groups.items():
        count = sum(len(each.closures) for each in mine)
        table.row(
            f"{label}, n={count}", wanted=">= 0.95", **cells(found, lambda each, mine=mine: f"{each.recall(mine):.2f}")
        )
    table.row("lips touch on p, b, m (< 1 % open)", **cells(found, lambda each: f"{each.touch(spoken):.2f}"))
    table.row(
        "narrowest mouth after closure's middle, ms (10..90 %)",
        wanted="0",
        **cells(found, lambda each: each.delay(spoken)),
    )
    for letter in "pbm":
        table.row(
            f"  closure recall, {letter}",
            **cells(found, lambda each, letter=letter: f"{each.recall(spoken, letter):.2f}"),
        )
    table.row("false closures at open vowels", wanted="low", **cells(found, lambda each: f"{each.false(spoken):.2f}"))
    table.row("aperture at open vowels, share of range", **cells(found, lambda each: f"{each.openness(spoken):.2f}"))
    table.row("share of speech time shut", **cells(found, lambda each: f"{each.shut(spoken):.2f}"))


class Closures:
    """One mover's aperture through all timed speech."""

    def __init__(self, mover: Mover, spoken: list[Utterance]) -> None:
        self.spoken = spoken
        self._times = [np.arange(len(each.sound) * PICTURES // SAMPLE_RATE) / PICTURES for each in spoken]
        curves = [mover(each.sound, times).aperture for each, times in zip(spoken, self._times, strict=True)]
        self._curves = {
            id(each): (curve, times) for each, curve, times in zip(spoken, curves, self._times, strict=True)
        }
        self._range = open_range(np.concatenate([self._speech(each) for each in spoken]))

    def recall(self, spoken: list[Utterance], letter: str = "") -> float:
        """Share of closures found shut."""
        return self._found(spoken, SHUT_SHARE, letter)

    def touch(self, spoken: list[Utterance]) -> float:
        """Share of closures at which the lips touch."""
        return self._found(spoken, TOUCH_SHARE)

    def delay(self, spoken: list[Utterance]) -> str:
        """Median and spread of how late the mouth is narrowest."""
        found = [closing_delays(*self._curves[id(each)], each.closures) for each in spoken]
        low, middle, high = np.percentile(np.concatenate(found), [10, 50, 90])
        return f"{middle:+.0f} ({low:+.0f}..{high:+.0f})"

    def false(self, spoken: list[Utterance]) -> float:
        """Share of open vowels at whose middle the lips are shut."""
        shut = [shut_at(*self._curves[id(each)], each.vowels, SHUT_SHARE * self._range) for each in spoken]
        return float(np.mean(np.concatenate(shut)))

    def openness(self, spoken: list[Utterance]) -> float:
        """Mean aperture at the middle of open vowels as share of the open range."""
        found = [np.interp(each.vowels, self._curves[id(each)][1], self._curves[id(each)][0]) for each in spoken]
        return float(np.mean(np.concatenate(found))) / self._range

    def shut(self, spoken: list[Utterance]) -> float:
        """Share of the speech at which the lips are shut: what chance would find."""
        return float(np.mean(np.concatenate([self._speech(each) for each in spoken]) < SHUT_SHARE * self._range))

    def _found(self, spoken: list[Utterance], share: float, letter: str = "") -> float:
        found = [
            hit
            for each in spoken
            for hit, name in zip(
                recalled(*self._curves[id(each)], each.closures, share * self._range), each.shut_by, strict=True
            )
            if name.startswith(letter)
        ]
        return float(np.mean(found)) if found else float("nan")

    def _speech(self, each: Utterance) -> Curve:
        curve, times = self._curves[id(each)]
        voiced = [phone for phone in each.phones if phone.name.strip("_:#") and phone.name != "pau"]
        return curve[(times > voiced[0].start) & (times < voiced[-1].end)]


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


def mean(rows: list[Row], part: str, number: int) -> float:
    return float(np.mean([row[part][number] for row in rows]))


def read_all(labels: Path, names: Iterable[str]) -> list[ClipLabels]:
    return [read_clip(labels / f"{name}.npz") for name in names]
