"""Stretches of clips to learn the lips from, as if other voices had spoken into other microphones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from inference.audio_features import BINS, silent_feature
from inference.lips import AHEAD_FRAMES, FRAMES_PER_POINT, WINDOW_FRAMES
from training.lips_spoken import FREE

MIX = {"real": 0.40, "grid": 0.18, "generated": 0.20, "noise": 0.09, "spoken": 0.13}
"""Share of each kind of clip in a batch."""
POINTS = 64
BATCH = 32


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


def read_data(folder: Path) -> list[Clip]:
    clips = []
    for path in sorted(folder.glob("*.npz")):
        with np.load(path) as fields:
            versions = [fields[name] for name in sorted(fields.files) if name.startswith("features")]
            kind, name = path.stem.split("-")[:2]
            clips.append(Clip(name, kind, versions, fields["coefficients"], fields["speech"], bounds_of(fields)))
    return clips


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

    def draw(self) -> tuple[Tensor, ...]:
        kinds = self.rng.choice(list(MIX), BATCH, p=list(MIX.values()))
        rows = [self._stretch(kind) for kind in kinds]
        return tuple(torch.tensor(np.stack(column)) for column in zip(*rows, strict=True))

    def _stretch(self, kind: str) -> tuple[np.ndarray, ...]:
        group = self.groups[kind]
        sizes = np.array([len(clip.target) for clip in group], float) ** 0.7
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
        bounds = clip.bounds[start : start + POINTS]
        return self._vary(window), np.nan_to_num(target), weight.astype(np.float32), speech.astype(np.float32), bounds

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


def lengthen(clip: Clip) -> None:
    """Hold the last point until the clip fills one stretch; the added points carry no weight."""
    more = POINTS + 1 - len(clip.target)
    clip.target = np.pad(clip.target, ((0, more), (0, 0)), constant_values=np.nan)
    clip.speech = np.pad(clip.speech, (0, more))
    clip.bounds = np.pad(clip.bounds, ((0, more), (0, 0)), "edge")
    clip.versions = [np.pad(version, ((0, 4 * more), (0, 0)), "edge") for version in clip.versions]
