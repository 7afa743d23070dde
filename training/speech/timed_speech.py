"""TEST-ONLY synthetic speech with known times of p, b and m; no model is trained on it.

    python -m training.speech.timed_speech [OUT] [--plot PNG]

VOICES lists engines and voices. An engine that is not installed is skipped with a message (Debian: apt install
espeak-ng festival festvox-italp16k festvox-czech-dita festvox-czech-ph festvox-suopuhe-lj festvox-ru
festvox-ca-ona-hts; Kokoro: see timed_kokoro.py). The lip network trains on other languages and voices of espeak-ng and
Kokoro; it trains on Czech, Finnish and Catalan from espeak-ng, never from festival. OUT caches one .npz per utterance.
--plot draws waveforms with phones, closures and open vowels for a visual check.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from inference.timebase import SAMPLE_RATE
from inference.user_error import UserError
from training.arguments import add_paths, command_parser
from training.speech import timed_espeak, timed_festival, timed_kokoro
from training.speech.timed_phones import Phone, Sound, Span, closures, open_vowels

OUT = Path(__file__).parents[1] / "out" / "timed"
SENTENCES = tomllib.loads(Path(__file__).with_name("timed_sentences.toml").read_text("utf-8"))

SPEAK: dict[str, Callable[[str, str], tuple[Sound, list[Phone]]]] = {
    "festival": timed_festival.speak,
    "espeak": timed_espeak.speak,
    "kokoro": timed_kokoro.speak,
}

VOICES = (
    ("festival", "lp_diphone", "it"),
    ("festival", "czech_dita", "cs"),
    ("festival", "czech_ph", "cs"),
    ("festival", "suo_fi_lj_diphone", "fi"),
    ("festival", "msu_ru_nsh_clunits", "ru"),
    ("festival", "upc_ca_ona_hts", "ca"),
    ("espeak", "es", "es"),
    ("espeak", "it", "it"),
    ("espeak", "pt-br", "pt-br"),
    ("espeak", "de", "de"),
    ("espeak", "pl", "pl"),
    ("espeak", "ru", "ru"),
    ("espeak", "hi", "hi"),
    ("kokoro", "ef_dora", "es"),
    ("kokoro", "im_nicola", "it"),
    ("kokoro", "pm_alex", "pt-br"),
    ("kokoro", "hf_alpha", "hi"),
)
"""Engine, voice, language."""

LEVEL = 0.08
"""R.m.s. level to which every utterance is scaled, measured without its silent parts."""

LEAD = 0.4
"""Seconds of silence before and after each utterance."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One spoken sentence; all times in seconds."""

    engine: str
    language: str
    voice: str
    sound: Sound
    phones: list[Phone]
    closures: list[Span]
    shut_by: list[str]
    """p, b or m for each closure."""
    unseen: int
    """Number of p, b and m without a measurable closure."""
    vowels: list[float]
    """Centres of the open vowels."""


def utterances(folder: Path = OUT) -> Iterator[Utterance]:
    """Utterances of all installed engines, cached in `folder`; prints a message for each missing engine or voice."""
    folder.mkdir(parents=True, exist_ok=True)
    for engine, voice, language in VOICES:
        try:
            for number, text in enumerate([*SENTENCES[language]["rich"], *SENTENCES[language]["plain"]]):
                sound, phones = said(folder / f"{engine}-{voice}-{number}.npz", engine, voice, text)
                shut = closures(engine, sound, phones)
                yield Utterance(engine, language, voice, sound, phones, *shut, open_vowels(phones))
        except (UserError, ImportError) as problem:
            print(f"left out: {engine} {voice}: {problem}")


def said(path: Path, engine: str, voice: str, text: str) -> tuple[Sound, list[Phone]]:
    """One sentence, scaled to LEVEL, with LEAD seconds of silence on both sides; cached at `path`."""
    if path.exists():
        with np.load(path) as fields:
            if str(fields["text"]) == text:
                return fields["sound"], [Phone(**phone) for phone in json.loads(str(fields["phones"]))]
    sound, phones = SPEAK[engine](voice, text)
    lead = np.zeros(int(LEAD * SAMPLE_RATE), np.float32)
    loud = sound[np.abs(sound) > 0.02 * np.abs(sound).max()]
    sound = np.concatenate([lead, sound * (LEVEL / np.sqrt(np.mean(loud**2))), lead]).clip(-1, 1).astype(np.float32)
    phones = [Phone(phone.name, phone.start + LEAD, phone.end + LEAD) for phone in phones]
    np.savez(path, sound=sound, phones=json.dumps([asdict(phone) for phone in phones]), text=text)
    return sound, phones


def plot(found: list[Utterance], path: Path) -> None:
    """Plot one row per voice: waveform of its first sentence, phones, closures (shaded), vowel centres (dotted)."""
    from matplotlib import pyplot as plt

    firsts = list({(spoken.engine, spoken.voice): spoken for spoken in found[::-1]}.values())[::-1]
    figure, axes = plt.subplots(len(firsts), 1, figsize=(30, 2.6 * len(firsts)), squeeze=False)
    for axis, spoken in zip(axes[:, 0], firsts, strict=True):
        axis.plot(np.arange(len(spoken.sound)) / SAMPLE_RATE, spoken.sound, linewidth=0.4)
        for phone in spoken.phones:
            axis.axvline(phone.start, color="grey", linewidth=0.5)
            axis.text(phone.start, 0.25, phone.name, clip_on=True)
        for start, end in spoken.closures:
            axis.axvspan(start, end, color="red", alpha=0.3)
        for centre in spoken.vowels:
            axis.axvline(centre, color="green", linestyle=":")
        axis.set(xlim=(0.3, 2.7), ylim=(-0.4, 0.4), title=f"{spoken.engine} {spoken.voice}, {spoken.unseen} unseen")
    figure.tight_layout()
    figure.savefig(path, dpi=60)


def main() -> None:
    parser = command_parser(__doc__)
    add_paths(parser, out=OUT)
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    found = list(utterances(options.out))
    for engine, voice, language in VOICES:
        mine = [spoken for spoken in found if (spoken.engine, spoken.voice) == (engine, voice)]
        seconds = sum(len(spoken.sound) for spoken in mine) / SAMPLE_RATE
        counts = [sum(len(getattr(spoken, name)) for spoken in mine) for name in ("closures", "vowels")]
        print(
            f"{engine:>8} {voice:20} {language:5} {seconds:5.0f} s, {counts[0]:3} closures "
            f"({sum(spoken.unseen for spoken in mine)} unseen), {counts[1]:3} open vowels"
        )
    if options.plot:
        plot(found, options.plot)


if __name__ == "__main__":
    main()
