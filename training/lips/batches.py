"""Stretches of clips to learn the lips from, as if other voices had spoken into other microphones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from inference.audio.features import BINS, silent_feature
from inference.motion.lips import AHEAD_FRAMES, WINDOW_FRAMES
from inference.timebase import FRAMES_PER_POINT, MOTION_RATE
from training.lips.loss import Wanted, mouth_measures
from training.lips.spoken import FREE

MIX = {"real": 0.40, "grid": 0.15, "generated": 0.20, "noise": 0.08, "spoken": 0.17}
"""Share of each kind of clip in a batch at the end of training."""
SPOKEN_FIRST, SPOKEN_UNTIL = 0.65, 0.5
"""Training begins with this share of synthetic speech, which falls to that of MIX by this part of it."""
NATURAL = (1, 3)
"""How much longer an utterance of a natural voice (Kokoro's) is counted, for there are few."""
POINTS = 64
BATCH = 16
SHUT, APART = 0.2, 0.6
"""Aperture (unit of mouth_measures) of a clip's lips that are surely shut and surely not."""
USUAL_SPREAD = 1.0
"""Standard deviation of the aperture in speech that clips are brought nearer to."""


@dataclass(slots=True)
class Clip:
    """One clip in memory."""

    name: str
    kind: str
    versions: list[np.ndarray]
    target: np.ndarray
    speech: np.ndarray
    bounds: np.ndarray
    """[n, 4] least aperture and width, greatest aperture and width."""
    phone: np.ndarray
    """[n] class of the phone, -1 where it is not known."""
    shut: np.ndarray
    """[n] 1 lips shut, 0 apart, NaN not known."""


def read_data(folder: Path) -> list[Clip]:
    clips = []
    for path in sorted(folder.glob("*.npz")):
        with np.load(path) as fields:
            versions = [fields[name] for name in sorted(fields.files) if name.startswith("features")]
            kind, name = path.stem.split("-")[:2]
            target, speech = normalised(fields["coefficients"], fields["speech"]), fields["speech"]
            phone = fields["phone"] if "phone" in fields else np.full(len(speech), -1)
            shut = fields["shut"] if "shut" in fields else seen_shut(target, speech)
            clips.append(Clip(name, kind, versions, target, speech, bounds_of(fields), phone, shut))
    return clips


def normalised(target: np.ndarray, speech: np.ndarray) -> np.ndarray:
    """Coefficients of people who mumble made larger and of those who shout smaller, by up to 1.6."""
    opening = (target @ mouth_measures()[:, 0])[speech & np.isfinite(target[:, 0])]
    if len(opening) < MOTION_RATE:
        return target
    return (target * np.clip((USUAL_SPREAD / (opening.std() + 1e-3)) ** 0.7, 1 / 1.6, 1.6)).astype(np.float32)


def seen_shut(target: np.ndarray, speech: np.ndarray) -> np.ndarray:
    """[n] whether a clip's lips are shut while it speaks: 1, 0, or NaN where it cannot be told."""
    opening = target @ mouth_measures()[:, 0]
    shut = np.where(opening < SHUT, 1.0, np.where(opening > APART, 0.0, np.nan))
    return np.where(speech, shut, np.nan).astype(np.float32)


def bounds_of(fields: Mapping[str, np.ndarray]) -> np.ndarray:
    if "low" in fields:
        return np.concatenate([fields["low"], fields["high"]], 1)
    return np.tile(np.array([-FREE, -FREE, FREE, FREE], np.float32), (len(fields["speech"]), 1))


def padded(features: np.ndarray) -> np.ndarray:
    """Features with the silence before a stream's start, so that point j sees rows 4j .. 4j + WINDOW_FRAMES - 1."""
    before = np.tile(silent_feature(), (WINDOW_FRAMES - AHEAD_FRAMES - 1, 1))
    after = np.tile(silent_feature(), (AHEAD_FRAMES + FRAMES_PER_POINT, 1))
    return np.concatenate([before, features.astype(np.float32), after])


class Batches:
    """Random stretches of random clips, kinds by MIX, the longer clips the oftener."""

    def __init__(self, clips: list[Clip], seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        self.groups = {kind: [clip for clip in clips if clip.kind == kind] for kind in MIX}
        for clip in clips:
            clip.versions = [padded(version) for version in clip.versions]
            if len(clip.target) < POINTS + 1:
                lengthen(clip)

    def draw(self, done: float = 1.0) -> tuple[Tensor, Wanted]:
        """Features and what they should come out as, at a part 0..1 of training."""
        kinds = self.rng.choice(list(MIX), BATCH, p=mix(done))
        rows = [self._stretch(kind) for kind in kinds]
        features, *wanted = (torch.tensor(np.stack(column)) for column in zip(*rows, strict=True))
        return features, Wanted(*wanted)

    def _stretch(self, kind: str) -> tuple[np.ndarray, ...]:
        group = self.groups[kind]
        sizes = np.array([len(clip.target) * NATURAL[clip.name.startswith("kokoro")] for clip in group], float) ** 0.7
        clip = group[self.rng.choice(len(group), p=sizes / sizes.sum())]
        version = clip.versions[self.rng.integers(len(clip.versions))]
        # Half of the noise begins the stream: that is when a microphone is switched on.
        first = kind == "noise" and self.rng.random() < 0.5
        start = 0 if first else self.rng.integers(0, len(clip.target) - POINTS + 1)
        window = version[4 * start : 4 * (start + POINTS - 1) + WINDOW_FRAMES]
        target, speech = clip.target[start : start + POINTS], clip.speech[start : start + POINTS]
        found = np.isfinite(target[:, 0])
        # Without speech a real mouth may hang open or smile: such points teach little.
        weight = found * np.where(speech | (kind == "noise"), 1.0, 0.3)
        rest = (clip.bounds, clip.phone.astype(np.int64), clip.shut)
        return (
            self._vary(window),
            np.nan_to_num(target),
            weight.astype(np.float32),
            speech.astype(np.float32),
            *(values[start : start + POINTS] for values in rest),
        )

    def _vary(self, features: np.ndarray) -> np.ndarray:
        """Another voice and microphone: bands shifted, tilted, masked; level moved."""
        rng, out = self.rng, features.copy()
        mel = out[:, :BINS]
        shift = rng.uniform(-2.5, 2.5)
        places = np.clip(np.arange(BINS) + shift, 0, BINS - 1)
        low = places.astype(int)
        share = (places - low).astype(np.float32)
        mel[:] = mel[:, low] * (1 - share) + mel[:, np.minimum(low + 1, BINS - 1)] * share
        knots = rng.normal(0, 0.25, 6)
        mel += np.interp(np.arange(BINS), np.linspace(0, BINS - 1, 6), knots) + rng.normal(0, 0.15)
        if rng.random() < 0.5:
            first = rng.integers(0, BINS - 10)
            mel[:, first : first + rng.integers(2, 12)] = mel.mean()
        if rng.random() < 0.3:
            first = rng.integers(0, len(mel) - 12)
            out[first : first + rng.integers(2, 8)] = out[first]
        return out


def mix(done: float) -> list[float]:
    """Share of each kind of MIX at a part 0..1 of training."""
    spoken = MIX["spoken"] + (SPOKEN_FIRST - MIX["spoken"]) * max(0.0, 1 - done / SPOKEN_UNTIL)
    rest = (1 - spoken) / (1 - MIX["spoken"])
    return [spoken if kind == "spoken" else share * rest for kind, share in MIX.items()]


def lengthen(clip: Clip) -> None:
    """Hold the last point until the clip fills one stretch; the added points carry no weight."""
    more = POINTS + 1 - len(clip.target)
    clip.target = np.pad(clip.target, ((0, more), (0, 0)), constant_values=np.nan)
    clip.speech = np.pad(clip.speech, (0, more))
    clip.bounds = np.pad(clip.bounds, ((0, more), (0, 0)), "edge")
    clip.phone = np.pad(clip.phone, (0, more), constant_values=-1)
    clip.shut = np.pad(clip.shut, (0, more), constant_values=np.nan)
    clip.versions = [np.pad(version, ((0, 4 * more), (0, 0)), "edge") for version in clip.versions]
