"""Stretches of sound to learn the lips from, at other speeds, in other voices and through other microphones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from inference.audio.features import silent_feature
from inference.motion.lips import STREAMING, LipsModel
from inference.timebase import FRAMES_PER_POINT, MOTION_RATE
from training.lips.encoder_targets import EncoderTargets
from training.lips.feature_augment import vary
from training.lips.loss import Wanted, mouth_measures
from training.lips.network import ENCODED
from training.lips.spoken import FREE

MIX = {"taught": 0.70, "real": 0.04, "grid": 0.01, "generated": 0.02, "noise": 0.10, "spoken": 0.13}
"""Share of each kind of clip in a batch at the end of training; `taught` has the teacher's labels."""
SPOKEN_FIRST, SPOKEN_UNTIL = 0.35, 0.35
"""Training begins with this share of synthetic speech, which falls to that of MIX by this part of it."""
SPEEDS = (0.87, 1.15)
SPEED_SHARE = 0.5
"""Share of the stretches whose speed is changed, pitch left alone."""
VALIDATION = ("073", "079", "134", "193", "137", "141", "088")
"""Real clips that can be kept out to choose settings by."""
NATURAL = (1, 3)
"""How much longer an utterance of a natural voice (Kokoro's) is counted, for there are few."""
POINTS = 64
LONGEST = int(POINTS * SPEEDS[1]) + 2
"""Points that a stretch at the greatest speed takes."""
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
    encoded: np.ndarray
    """[n, ENCODED] components of the speech encoder's outputs, NaN not known."""


def read_data(folder: Path, encoder: EncoderTargets | None = None) -> list[Clip]:
    clips = []
    for path in sorted(folder.glob("*.npz")):
        with np.load(path) as fields:
            versions = [fields[name] for name in sorted(fields.files) if name.startswith("features")]
            kind, name = path.stem.split("-")[:2]
            target, speech = normalised(fields["coefficients"], fields["speech"]), fields["speech"]
            phone = fields["phone"] if "phone" in fields else np.full(len(speech), -1)
            shut = fields["shut"] if "shut" in fields else seen_shut(target, speech)
            encoded = encoder.of(path, len(speech)) if encoder else np.full((len(speech), ENCODED), np.nan, np.float16)
            clips.append(Clip(name, kind, versions, target, speech, bounds_of(fields), phone, shut, encoded))
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


def padded(features: np.ndarray, model: LipsModel = STREAMING) -> np.ndarray:
    """Features with the silence around a stream, so that point j sees rows 4j .. 4j + model.window - 1."""
    before = np.tile(silent_feature(), (model.window - model.ahead - 1, 1))
    after = np.tile(silent_feature(), (model.ahead + FRAMES_PER_POINT, 1))
    return np.concatenate([before.astype(features.dtype), features, after.astype(features.dtype)])


class Batches:
    """Random stretches of random clips, kinds by MIX, the longer clips the oftener."""

    def __init__(self, clips: list[Clip], seed: int, model: LipsModel = STREAMING) -> None:
        self.rng, self.model = np.random.default_rng(seed), model
        for clip in clips:
            if len(clip.target) < LONGEST + 1:
                lengthen(clip)
            clip.versions = [padded(version, model) for version in clip.versions]
        self.groups = {kind: [clip for clip in clips if clip.kind == kind] for kind in MIX}
        self.chances = {kind: chances(group) for kind, group in self.groups.items()}

    def draw(self, done: float = 1.0) -> tuple[Tensor, Wanted]:
        """Features and what they should come out as, at a part 0..1 of training."""
        shares = [share * bool(self.groups[kind]) for kind, share in zip(MIX, mix(done), strict=True)]
        kinds = self.rng.choice(list(MIX), BATCH, p=np.array(shares) / sum(shares))
        rows = [self._stretch(kind) for kind in kinds]
        features, *wanted = (torch.tensor(np.stack(column)) for column in zip(*rows, strict=True))
        return features, Wanted(*wanted)

    def _stretch(self, kind: str) -> tuple[np.ndarray, ...]:
        rng = self.rng
        clip = self.groups[kind][rng.choice(len(self.groups[kind]), p=self.chances[kind])]
        version = clip.versions[rng.integers(len(clip.versions))]
        speed = rng.uniform(*SPEEDS) if rng.random() < SPEED_SHARE else 1.0
        # Half of the noise begins the stream: that is when a microphone is switched on.
        first = kind == "noise" and rng.random() < 0.5
        start = 0 if first else int(rng.integers(0, len(clip.target) - LONGEST + 1))
        # Both clocks are counted from the first point's own frame, so that sound and lips stay in step.
        own = self.model.window - self.model.ahead - 1
        frames = FRAMES_PER_POINT * start + own + speed * (np.arange(self._frames) - own)
        points = start + speed * np.arange(POINTS)
        nearest = np.rint(points).astype(int)
        target, speech = between(clip.target, points), clip.speech[nearest]
        found = np.isfinite(target[:, 0])
        # Without speech a real mouth may hang open or smile: such points teach little.
        weight = found * np.where(speech | (kind == "noise"), 1.0, 0.3)
        rest = (clip.bounds, clip.phone.astype(np.int64), clip.shut, clip.encoded)
        return (
            vary(between(version, frames), rng),
            np.nan_to_num(target),
            weight.astype(np.float32),
            speech.astype(np.float32),
            *(values[nearest] for values in rest),
        )

    @property
    def _frames(self) -> int:
        return FRAMES_PER_POINT * (POINTS - 1) + self.model.window


def chances(group: list[Clip]) -> np.ndarray:
    """How often each clip of a kind is drawn."""
    sizes = np.array([len(clip.target) * NATURAL[clip.name.startswith("kokoro")] for clip in group], float) ** 0.7
    return sizes / sizes.sum() if len(sizes) else sizes


def between(rows: np.ndarray, places: np.ndarray) -> np.ndarray:
    """float32 rows at fractional places, ends held; NaN where a neighbour with a share is NaN."""
    places = np.clip(places, 0, len(rows) - 1)
    low = places.astype(int)
    share = (places - low).astype(np.float32)[:, None]
    first = rows[low].astype(np.float32)
    if not share.any():
        return first
    return first + (rows[np.minimum(low + 1, len(rows) - 1)].astype(np.float32) - first) * share


def mix(done: float) -> list[float]:
    """Share of each kind of MIX at a part 0..1 of training."""
    spoken = MIX["spoken"] + (SPOKEN_FIRST - MIX["spoken"]) * max(0.0, 1 - done / SPOKEN_UNTIL)
    rest = (1 - spoken) / (1 - MIX["spoken"])
    return [spoken if kind == "spoken" else share * rest for kind, share in MIX.items()]


def lengthen(clip: Clip) -> None:
    """Hold the last point until the clip fills one stretch; the added points carry no weight."""
    more = LONGEST + 1 - len(clip.target)
    clip.target = np.pad(clip.target, ((0, more), (0, 0)), constant_values=np.nan)
    clip.speech = np.pad(clip.speech, (0, more))
    clip.bounds = np.pad(clip.bounds, ((0, more), (0, 0)), "edge")
    clip.phone = np.pad(clip.phone, (0, more), constant_values=-1)
    clip.shut = np.pad(clip.shut, (0, more), constant_values=np.nan)
    clip.encoded = np.pad(clip.encoded, ((0, more), (0, 0)), constant_values=np.nan)
    clip.versions = [np.pad(version, ((0, FRAMES_PER_POINT * more), (0, 0)), "edge") for version in clip.versions]
