"""Log-mel features of sound that the lips learn from by the teacher's labels: no pictures needed, no held-out clip.

    python -m training.lips.corpus DATA [OUT] [--labels LABELS] [--prompts FOLDER] [--only KIND,...] [--versions 2]

Writes OUT/NAME.npz: features_V float16 [n100, FEATURES] of version V (0 = the sound as it is, others degraded), speech
bool [n25]. What exists is kept. Kinds of sound: `clip` (labels of training.labels.label, also of clips out of step with
their pictures), `grid`, `speech` (the Opus pieces of DATA/speech), `asterisk` (the telephone prompts in Debian's
asterisk-core-sounds-{en,es,fr,it,ru}-g722, unpacked into one folder) and `spoken` (training.speech.synthesise).
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from inference.timebase import SAMPLE_RATE, SAMPLES_PER_MOTION
from training.labels.clip_labels import LABELS, read_clip
from training.labels.split import HELD_OUT_LIPS
from training.lips.augment import degrade
from training.lips.data import features_of, put_in_step, speech_points
from training.lips.spoken import own_pace
from training.speech.synthesise import OUT as SPEECH

OUT = LABELS.parent / "sounds"
PROMPTS = LABELS.parent / "prompts"

LONGEST_PIECE, GAP = 28.0, 0.35
"""Seconds of the pieces that short prompts are joined to, and of silence between two of them."""

SHORTEST_PROMPT = 0.4
"""Seconds; shorter files of the telephone prompts are tones and single letters."""

LEVEL = 0.08
"""Root mean square of telephone prompts, which are recorded at different levels."""


@dataclass(frozen=True, slots=True)
class Sound:
    """One piece of speech."""

    name: str
    """Unique: kind, then "-", then a name without "-"."""
    samples: npt.NDArray[np.float32]
    """[n] 16 kHz mono"""

    @property
    def kind(self) -> str:
        return self.name.split("-")[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path, nargs="?", default=OUT)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--prompts", type=Path, default=PROMPTS)
    parser.add_argument("--only", default="clip,grid,speech,asterisk")
    parser.add_argument("--versions", type=int, default=2)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for sound in corpus(options.only.split(","), options.data, options.labels, options.prompts):
        if not (options.out / f"{sound.name}.npz").exists():
            write_features(sound, options.out, options.versions)


def write_features(sound: Sound, out: Path, versions: int) -> None:
    """One sound in some recording conditions."""
    rng = np.random.default_rng(zlib.crc32(sound.name.encode()))
    samples = sound.samples
    conditions = [samples, *(degrade(samples, rng) for _ in range(1, versions))]
    features = [features_of(condition) for condition in conditions]
    speech = speech_points(features[0], len(samples) // SAMPLES_PER_MOTION)
    named = {f"features_{number}": each.astype(np.float16) for number, each in enumerate(features)}
    partial = out / f"{sound.name}.part"
    with partial.open("wb") as file:
        np.savez(file, speech=speech, **named)
    partial.rename(out / f"{sound.name}.npz")


def corpus(kinds: list[str], data: Path, labels: Path, prompts: Path, spoken: Path = SPEECH) -> Iterator[Sound]:
    """All sound of some kinds."""
    found = chain(
        clip_sounds(labels) if {"clip", "grid"} & set(kinds) else (),
        speech_sounds(data) if "speech" in kinds else (),
        prompt_sounds(prompts) if "asterisk" in kinds else (),
        spoken_sounds(spoken) if "spoken" in kinds else (),
    )
    return (sound for sound in found if sound.kind in kinds)


def clip_sounds(labels: Path) -> Iterator[Sound]:
    """Sound of all clips, and of GRID's sentences, that the lips may learn from."""
    for row in json.loads((labels / "clips.json").read_text()):
        name = row["file"][6:9]
        path = labels / "clips" / f"{name}.npz"
        if name not in HELD_OUT_LIPS and path.exists():
            clip = put_in_step(read_clip(path))
            if clip.audio is not None and len(clip.audio) > SAMPLE_RATE:
                yield Sound(f"clip-{name}", clip.audio)
    for path in sorted((labels / "grid_s1").glob("*.npz")):
        clip = read_clip(path)
        if clip.audio is not None:
            yield Sound(f"grid-{name_of(path)}", clip.audio)


def speech_sounds(data: Path) -> Iterator[Sound]:
    """The pieces of DATA/speech, in an order that mixes their sources."""
    for path in sorted((data / "speech").glob("*.opus"), key=lambda path: zlib.crc32(path.stem.encode())):
        yield Sound(f"speech-{name_of(path)}", decode(path))


def prompt_sounds(folder: Path) -> Iterator[Sound]:
    """Telephone prompts below `folder`, joined to pieces; prompts of one folder are spoken by one voice."""
    voices = sorted({path.parent for path in folder.resolve().rglob("*.g722") if path.parent.name != "silence"})
    for number, voice in enumerate(voices):
        prompts = (decode(path, "g722") for path in sorted(voice.glob("*.g722")))
        kept = [levelled(sound) for sound in prompts if len(sound) > SHORTEST_PROMPT * SAMPLE_RATE]
        for piece, samples in enumerate(joined(kept)):
            yield Sound(f"asterisk-{number:02}x{piece:03}", samples)


def spoken_sounds(folder: Path) -> Iterator[Sound]:
    """Synthetic speech with known phone times, at the speeds of training.lips.spoken."""
    for path in sorted(folder.glob("*.npz")):
        yield Sound(f"spoken-{name_of(path)}", own_pace(path))


def name_of(path: Path) -> str:
    return path.stem.replace("-", "")


def levelled(sound: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    loud = sound[np.abs(sound) > 0.02 * np.abs(sound).max()]
    return np.asarray(sound * (LEVEL / (np.sqrt(np.mean(loud**2)) + 1e-6)), np.float32)


def joined(sounds: list[npt.NDArray[np.float32]]) -> Iterator[npt.NDArray[np.float32]]:
    """Pieces of at most LONGEST_PIECE seconds, with GAP of silence around each sound."""
    gap = np.zeros(round(GAP * SAMPLE_RATE), np.float32)
    parts, length = [gap], len(gap)
    for sound in sounds:
        if length + len(sound) + len(gap) > LONGEST_PIECE * SAMPLE_RATE and len(parts) > 1:
            yield np.concatenate(parts)
            parts, length = [gap], len(gap)
        parts += [sound, gap]
        length += len(sound) + len(gap)
    if len(parts) > 1:
        yield np.concatenate(parts)


def decode(path: Path, form: str | None = None) -> npt.NDArray[np.float32]:
    """[n] 16 kHz mono of a sound file; `form` names a container that has no header."""
    with av.open(str(path), format=form) as container:
        resampler = av.AudioResampler(format="flt", layout="mono", rate=SAMPLE_RATE)
        frames = container.decode(container.streams.audio[0])
        parts = [out.to_ndarray()[0] for frame in frames for out in resampler.resample(frame)]
        parts += [out.to_ndarray()[0] for out in resampler.resample(None)]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


if __name__ == "__main__":
    main()
