"""Lips judged on p, b and m of timed speech."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from inference.timebase import SAMPLE_RATE
from training.evaluate.lips_rows import Mover, cells
from training.evaluate.mouth_measures import (
    SHUT_SHARE,
    TOUCH_SHARE,
    Curve,
    closing_delays,
    open_range,
    recalled,
    shut_at,
)
from training.evaluate.table import Table
from training.speech.timed_speech import Utterance

PICTURES = 40
"""Pictures a second between which closures are looked for."""


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
