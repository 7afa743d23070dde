"""Synthesise training speech with known phone times, by the training voices of flite, espeak-ng and Kokoro.

    python -m training.speech.synthesise [OUT] [--flite 300] [--espeak 500] [--kokoro 300]

One .npz per utterance: sound int16 at 16 kHz, phones (IPA or CMU symbols), times [n, 2] in seconds. Existing files are
kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from training.arguments import add_paths, command_parser
from training.speech import speak_espeak, speak_flite, speak_kokoro
from training.speech.phones import Phone
from training.speech.spoken_text import babble, sentence

OUT = Path(__file__).parents[1] / "out" / "speech"

KOKORO_LATE = 0.06
ESPEAK_CLOSURE = 0.045
"""Time corrections in seconds (see `in_step`), measured on the signal energy around stops between vowels."""

HELD_LANGUAGES = ("sv", "hu", "id", "ca")
KOKORO_VOICES = 34

MARKS = tuple("ˈˌːʰʲ\u0303")
SHORT_BREAK = 0.1

Utterance = tuple[npt.NDArray[np.float32], list[Phone]]


def main() -> None:
    parser = command_parser(__doc__)
    add_paths(parser, out=OUT)
    parser.add_argument("--flite", type=int, default=300)
    parser.add_argument("--espeak", type=int, default=500)
    parser.add_argument("--kokoro", type=int, default=300)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name, speak in (("flite", by_flite), ("espeak", by_espeak), ("kokoro", by_kokoro)):
        write(name, speak, getattr(options, name), options.out)


def write(name: str, speak: Callable[[np.random.Generator, int], Utterance], count: int, out: Path) -> None:
    for number in range(count):
        path = out / f"{name}-{number:04}.npz"
        if not path.exists():
            sound, phones = speak(np.random.default_rng(number), number)
            np.savez(
                path,
                sound=(sound.clip(-1, 1) * 32767).astype(np.int16),
                phones=np.array([phone.ipa for phone in phones]),
                times=np.array([[phone.start, phone.end] for phone in phones]),
            )
    print(name, count, flush=True)


def by_flite(rng: np.random.Generator, number: int) -> Utterance:
    text = sentence(rng) if rng.random() < 0.6 else babble(rng)
    return speak_flite.speak(speak_flite.VOICES[number % len(speak_flite.VOICES)], text, rng.uniform(0.75, 1.35))


def by_espeak(rng: np.random.Generator, number: int) -> Utterance:
    voice = speak_espeak.LANGUAGES[number % len(speak_espeak.LANGUAGES)] + str(rng.choice(speak_espeak.VARIANTS))
    return speak_espeak.speak(voice, babble(rng), int(rng.integers(110, 230)), int(rng.integers(10, 90)))


def by_kokoro(rng: np.random.Generator, number: int) -> Utterance:
    voices = speak_kokoro.voices()
    if rng.random() < 0.5:
        letters = speak_espeak.ipa("en-us", sentence(rng))
    else:
        letters = speak_espeak.ipa(str(rng.choice(speak_espeak.LANGUAGES)), babble(rng))
    return speak_kokoro.speak(voices[number % len(voices)], letters, rng.uniform(0.75, 1.3))


def held_back(stem: str) -> bool:
    """True if the utterance's voice is held out: espeak-ng in HELD_LANGUAGES, and every seventh Kokoro voice."""
    maker, number = re.sub(r"\d", "", stem).strip("-"), int(re.sub(r"\D", "", stem))
    if maker == "espeak":
        return speak_espeak.LANGUAGES[number % len(speak_espeak.LANGUAGES)] in HELD_LANGUAGES
    return maker == "kokoro" and number % KOKORO_VOICES % 7 == 3


def read_utterance(path: Path) -> Utterance:
    """16 kHz sound [n] and phones, with phone times aligned to the sound by `in_step`."""
    maker = path.stem.split("-")[0]
    with np.load(path) as fields:
        rows = zip(fields["phones"], fields["times"].tolist(), strict=True)
        phones = [Phone(str(name), *times) for name, times in rows]
        return fields["sound"].astype(np.float32) / 32767, in_step(phones, maker)


def in_step(phones: list[Phone], maker: str) -> list[Phone]:
    """Phones with corrected times.

    Kokoro's times are late by a constant; espeak-ng starts a voiceless stop at its burst instead of its closure.
    """
    if maker == "kokoro":
        return [Phone(phone.ipa, phone.start - KOKORO_LATE, phone.end - KOKORO_LATE) for phone in merged(phones)]
    if maker == "espeak":
        early = [ESPEAK_CLOSURE if phone.ipa[:1] in "ptk" else 0.0 for phone in phones] + [0.0]
        return [
            Phone(phone.ipa, phone.start - early[k], max(phone.end - early[k + 1], phone.start))
            for k, phone in enumerate(phones)
        ]
    return phones


def merged(phones: list[Phone]) -> list[Phone]:
    """Kokoro's phones without stress marks, length marks and short breaks, whose time extends the preceding phone."""
    out: list[Phone] = []
    for phone in phones:
        if out and (phone.ipa in MARKS or (phone.ipa == " " and phone.end - phone.start < SHORT_BREAK)):
            out[-1] = Phone(out[-1].ipa, out[-1].start, phone.end)
        else:
            out.append(phone)
    return out


if __name__ == "__main__":
    main()
