"""Phones with their times, and where in the sound the lips must be shut or the mouth open."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inference.audio.resampler import Resampler
from inference.timebase import SAMPLE_RATE

Sound = npt.NDArray[np.float32]
Span = tuple[float, float]

SHUT = ("p", "b", "m")
"""First letters of phones (IPA or a voice's own names) that shut the lips; a Spanish b between vowels is β, not b."""

OPEN = ("a", "ɑ", "æ", "A")
SHORTEST_VOWEL = 0.06
"""Seconds; shorter ones are reduced and need not open the mouth."""

HOP = SAMPLE_RATE // 200
"""Samples between two levels (5 ms)."""

BAND_FROM = 500
"""Hz; above it a shut mouth is quiet even where the voice goes on, as in b and m."""

SLACK = {"festival": (0.02, 0.0), "espeak": (0.0, 0.0), "kokoro": (0.05, 0.03)}
"""Seconds before a phone's named start and after its end in which its quiet stretch may lie; Kokoro counts in steps of
25 ms."""

AROUND = 0.25
"""Seconds to both sides whose loudest level the quiet stretch is compared with."""

QUIET = {"p": 0.12, "b": 0.2, "m": 0.4}
"""Share of that level below which the sound counts as a shut mouth's."""

SHORTEST = 0.015
"""Seconds that a closure lasts at least."""


@dataclass(frozen=True, slots=True)
class Phone:
    """One sound of speech, seconds."""

    name: str
    start: float
    end: float


def to_16_khz(sound: Sound, rate: int) -> Sound:
    """[n] mono sound at the inner sample rate."""
    resampler = Resampler(rate, SAMPLE_RATE)
    return np.concatenate([resampler.push(sound[:, None]), resampler.flush()])[:, 0]


def closures(engine: str, sound: Sound, phones: list[Phone]) -> tuple[list[Span], list[str], int]:
    """Spans in seconds in which the lips are shut, their letters, and how many the sound does not show as shut.

    A phone's time holds its opening as well, so that the span is read from the sound: the longest quiet stretch (above
    500 Hz) within the phone's own time and the engine's slack.
    """
    level = band_level(sound)
    wanted = [phone for phone in phones if phone.name[:1] in SHUT and phone.name != "pau"]
    found = [(quiet_stretch(level, phone, SLACK[engine]), phone.name[0]) for phone in wanted]
    spans = [span for span, _ in found if span is not None]
    return spans, [letter for span, letter in found if span is not None], len(found) - len(spans)


def open_vowels(phones: list[Phone]) -> list[float]:
    """Centres in seconds of open vowels that are long enough to open the mouth."""
    return [
        (phone.start + phone.end) / 2
        for phone in phones
        if phone.name.lstrip("ˈˌ")[:1] in OPEN and phone.end - phone.start >= SHORTEST_VOWEL
    ]


def band_level(sound: Sound) -> npt.NDArray[np.float64]:
    """[n200] root mean square above BAND_FROM in 10 ms windows, 5 ms apart; entry k is centred on k / 200 s."""
    spectrum = np.fft.rfft(sound)
    spectrum[np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE) < BAND_FROM] = 0
    power = np.pad(np.fft.irfft(spectrum, len(sound)) ** 2, HOP)
    sums = np.concatenate([[0.0], np.cumsum(power)])
    starts = np.arange(0, len(power) - 2 * HOP + 1, HOP)
    return np.sqrt(np.maximum(sums[starts + 2 * HOP] - sums[starts], 0) / (2 * HOP))


def quiet_stretch(level: npt.NDArray[np.float64], phone: Phone, slack: Span) -> Span | None:
    """The longest quiet stretch of a p, b or m; None when there is none."""
    rate = SAMPLE_RATE / HOP
    first, last = (max(0, round(time * rate)) for time in (phone.start - slack[0], phone.end + slack[1]))
    around = level[max(0, round((phone.start - AROUND) * rate)) : round((phone.end + AROUND) * rate)]
    quiet = first + np.flatnonzero(level[first : last + 1] < QUIET[phone.name[0]] * around.max(initial=0.0))
    run = max(np.split(quiet, np.flatnonzero(np.diff(quiet) > 1) + 1), key=len)
    return (run[0] / rate, run[-1] / rate) if len(run) > SHORTEST * rate else None
