"""Phones with times, and the spans of the sound in which the lips are shut or the mouth is open."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inference.audio.resampler import Resampler
from inference.timebase import SAMPLE_RATE

Sound = npt.NDArray[np.float32]
Span = tuple[float, float]

SHUT = ("p", "b", "m")
"""First letters of phones (IPA or a voice's symbols) that shut the lips; a Spanish b between vowels is β, not b."""

OPEN = ("a", "ɑ", "æ", "A")
SHORTEST_VOWEL = 0.06
"""Seconds; shorter vowels are reduced and may leave the mouth nearly shut."""

HOP = SAMPLE_RATE // 200
"""Samples between two levels (5 ms)."""

BAND_FROM = 500
"""Hz; above it a shut mouth is quiet even while the voice continues, as in b and m."""

SLACK = {"festival": (0.02, 0.0), "espeak": (0.0, 0.0), "kokoro": (0.05, 0.03)}
"""Seconds before a phone's labelled start and after its end that may contain the closure, by engine.

Kokoro's times have steps of 25 ms.
"""

AROUND = 0.25
"""Seconds on both sides of a phone; the loudest level there is the reference for QUIET."""

QUIET = {"p": 0.12, "b": 0.2, "m": 0.4}
"""Share of the reference level below which the sound counts as that of shut lips."""

SHORTEST = 0.015
"""Minimum duration of a closure in seconds."""


@dataclass(frozen=True, slots=True)
class Phone:
    """One phone; start and end in seconds."""

    name: str
    start: float
    end: float


def to_16_khz(sound: Sound, rate: int) -> Sound:
    """[n] mono `sound` resampled from `rate` Hz to 16 kHz."""
    resampler = Resampler(rate, SAMPLE_RATE)
    return np.concatenate([resampler.push(sound[:, None]), resampler.flush()])[:, 0]


def closures(engine: str, sound: Sound, phones: list[Phone]) -> tuple[list[Span], list[str], int]:
    """Closures (spans in seconds), their letters (p, b or m), and the number of p, b, m without a measurable closure.

    A phone's labelled time includes the release of its closure, so the span is measured in the sound: the longest quiet
    run above 500 Hz within the phone's time, extended by the engine's slack.
    """
    level = band_level(sound)
    wanted = [phone for phone in phones if phone.name[:1] in SHUT and phone.name != "pau"]
    found = [(quiet_stretch(level, phone, SLACK[engine]), phone.name[0]) for phone in wanted]
    spans = [span for span, _ in found if span is not None]
    return spans, [letter for span, letter in found if span is not None], len(found) - len(spans)


def open_vowels(phones: list[Phone]) -> list[float]:
    """Centres in seconds of open vowels of at least SHORTEST_VOWEL."""
    return [
        (phone.start + phone.end) / 2
        for phone in phones
        if phone.name.lstrip("ˈˌ")[:1] in OPEN and phone.end - phone.start >= SHORTEST_VOWEL
    ]


def band_level(sound: Sound) -> npt.NDArray[np.float64]:
    """[n] r.m.s. level above BAND_FROM in 10 ms windows, 5 ms apart; entry k is centred on k / 200 s."""
    spectrum = np.fft.rfft(sound)
    spectrum[np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE) < BAND_FROM] = 0
    power = np.pad(np.fft.irfft(spectrum, len(sound)) ** 2, HOP)
    sums = np.concatenate([[0.0], np.cumsum(power)])
    starts = np.arange(0, len(power) - 2 * HOP + 1, HOP)
    return np.sqrt(np.maximum(sums[starts + 2 * HOP] - sums[starts], 0) / (2 * HOP))


def quiet_stretch(level: npt.NDArray[np.float64], phone: Phone, slack: Span) -> Span | None:
    """The longest quiet run of a p, b or m in seconds; None if none is longer than SHORTEST."""
    rate = SAMPLE_RATE / HOP
    first, last = (max(0, round(time * rate)) for time in (phone.start - slack[0], phone.end + slack[1]))
    around = level[max(0, round((phone.start - AROUND) * rate)) : round((phone.end + AROUND) * rate)]
    quiet = first + np.flatnonzero(level[first : last + 1] < QUIET[phone.name[0]] * around.max(initial=0.0))
    run = max(np.split(quiet, np.flatnonzero(np.diff(quiet) > 1) + 1), key=len)
    return (run[0] / rate, run[-1] / rate) if len(run) > SHORTEST * rate else None
