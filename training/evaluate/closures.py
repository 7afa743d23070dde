"""Lip closures on p, b and m, measured on synthetic speech with known phone times, in held-out voices.

    python -m training.evaluate.closures [SPEECH]

SPEECH is the output of training.speech.synthesise. A closure is caught if the mean face's aperture falls below MET
during it or within SLACK of it; "wrongly" is the share of motion points in the middle of open vowels with an aperture
below MET. The natural voices are then repeated under degraded conditions; "as clean" is the correlation of the aperture
with that of the clean sound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from inference.timebase import MOTION_RATE
from training.arguments import add_paths, command_parser
from training.evaluate.lips import apertures, move
from training.lips.augment import Sound, band_limit, breath, call, coloured, knocks, music, rms, room, whisper
from training.lips.spoken import HALF_OPEN, WIDE_OPEN, closures, inside
from training.speech.phones import Phone
from training.speech.speak_espeak import LANGUAGES
from training.speech.synthesise import OUT, held_back, read_utterance

Noise = Callable[[int, np.random.Generator], npt.NDArray[np.floating]]

MET = 0.012
"""Aperture in inter-ocular distances below which lips count as shut; an eighth of that of a typical open vowel."""

EACH = 8
"""Utterances per voice or language."""

SLACK = 0.02
"""Tolerance in seconds before and after a closure."""


class Judgement(NamedTuple):
    """Result of one utterance."""

    caught: npt.NDArray[np.bool_]
    """For each closure, true if the lips meet."""
    wrong: npt.NDArray[np.bool_]
    """For each motion point in open vowels, true if the lips meet."""
    curve: npt.NDArray[np.float64]
    """[n] aperture at each motion point."""


def main(argv: list[str] | None = None) -> None:
    parser = command_parser(__doc__)
    add_paths(parser, speech=OUT)
    options = parser.parse_args(argv)
    groups: defaultdict[str, list[Path]] = defaultdict(list)
    for path in sorted(options.speech.glob("*.npz")):
        if held_back(path.stem) and len(groups[group(path.stem)]) < EACH:
            groups[group(path.stem)].append(path)
    print("voice                  closures   caught  wrongly")
    for name, paths in groups.items():
        print(line(name, [judge(*read_utterance(path)) for path in paths]))
    for name, worsen in worse().items():
        worsened(name, worsen, groups["Kokoro"])


def worsened(name: str, worsen: Callable[[Sound], Sound], paths: list[Path]) -> None:
    """Print the row of one degraded condition."""
    clean, found = [], []
    for path in paths:
        sound, phones = read_utterance(path)
        clean.append(judge(sound, phones))
        found.append(judge(worsen(sound), phones))
    alike = [np.corrcoef(a.curve, b.curve)[0, 1] for a, b in zip(clean, found, strict=True)]
    print(f"{line(name, found)}   as clean {np.mean(alike):.2f}")


def worse() -> dict[str, Callable[[Sound], Sound]]:
    """Degraded conditions by name: functions from a clean sound to a degraded one."""
    rng = np.random.default_rng(0)
    mixed = {
        "hiss 15 dB below": with_noise(coloured, 15, rng),
        "breath 15 dB below": with_noise(breath, 15, rng),
        "keys 10 dB below": with_noise(knocks, 10, rng),
        "music 10 dB below": with_noise(music, 10, rng),
    }
    return mixed | {
        "room": lambda sound: room(sound, rng),
        "telephone": lambda sound: band_limit(sound, rng),
        "bad call": lambda sound: call(sound, rng),
        "a tenth as loud": lambda sound: 0.1 * sound,
        "whispered": lambda sound: whisper(sound, rng),
    }


def with_noise(make: Noise, below: float, rng: np.random.Generator) -> Callable[[Sound], Sound]:
    """A function that adds the noise of `make` to a sound, `below` dB below its level."""

    def worsen(sound: Sound) -> Sound:
        noise = make(len(sound), rng).astype(np.float32)
        return sound + noise * (rms(sound) / rms(noise) * 10 ** (-below / 20))

    return worsen


def group(stem: str) -> str:
    maker, number = stem.split("-")
    return f"espeak-ng {LANGUAGES[int(number) % len(LANGUAGES)]}" if maker == "espeak" else maker.capitalize()


def line(name: str, found: list[Judgement]) -> str:
    caught, wrong = (np.concatenate([getattr(one, field) for one in found]) for field in ("caught", "wrong"))
    return f"{name:20} {len(caught):10} {caught.mean():8.3f} {wrong.mean():8.3f}"


def judge(sound: Sound, phones: list[Phone]) -> Judgement:
    curve = apertures(move(sound))
    met = curve < MET
    caught = [met[inside(start - SLACK, end + SLACK, 0, 1, len(met))].any() for start, end in closures(phones)]
    wrong = [met[inside(phone.start, phone.end, 0.3, 0.7, len(met))] for phone in phones if vowel(phone)]
    return Judgement(np.array(caught, bool), np.concatenate([*wrong, np.zeros(0, bool)]), curve)


def vowel(phone: Phone) -> bool:
    return phone.articulation in WIDE_OPEN | HALF_OPEN and phone.end - phone.start > 1.5 / MOTION_RATE


if __name__ == "__main__":
    main()
