"""Train the lips on what training/lips_data.py wrote, and keep the weights and their calibrated gain.

    python -m training.lips_train [DATA] [OUT.pt] [--minutes 12] [--validate]

Batches mix real clips, GRID's one speaker, generated clips and noise by MIX, whatever their lengths. --validate
keeps VALIDATION out of training and prints the aperture correlation on it.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel

from inference.audio_features import BINS, silent_feature
from inference.dynamics import LOWER
from inference.dynamics_space import dynamics_space
from inference.face_geometry import INNER_LIP_PAIRS
from inference.lips import AHEAD_FRAMES, FRAMES_PER_POINT, WINDOW_FRAMES
from inference.timebase import MOTION_RATE
from training.lips_data import OUT as DATA
from training.lips_net import LipsNet
from training.lips_spoken import FREE

OUT = DATA.parent / "lips.pt"
MIX = {"real": 0.40, "grid": 0.18, "generated": 0.20, "noise": 0.09, "spoken": 0.13}
VALIDATION = ("073", "079", "134", "193", "137", "141", "088")
POINTS = 64
BATCH = 32
GATE = LOWER.stop
GAIN_LIMIT = 1.6


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


class LipsLoss(nn.Module):
    """Error at the lips in standard deviations, of place and speed; agreement of the aperture; the voice logit."""

    def __init__(self) -> None:
        super().__init__()
        basis = dynamics_space().basis[LOWER]
        lips = basis[:, lip_landmarks()].reshape(len(basis), -1)
        _, triangle = np.linalg.qr(lips.T)
        self.register_buffer(
            "lips", torch.tensor(triangle.T / np.sqrt((triangle**2).sum(0).mean()), dtype=torch.float32)
        )
        self.register_buffer("mouth", torch.tensor(mouth_measures(), dtype=torch.float32))

    def forward(self, out: Tensor, target: Tensor, weight: Tensor, speech: Tensor, bounds: Tensor) -> Tensor:
        guess = out[..., :GATE]
        error = (guess - target) @ self.lips
        mouth, wanted = guess @ self.mouth, target @ self.mouth
        place = nn.functional.smooth_l1_loss(error, 0 * error, reduction="none").mean(-1)
        opening = nn.functional.smooth_l1_loss(mouth, wanted, reduction="none").mean(-1)
        shut = (wanted[..., 0] < 0.25).float() * mouth[..., 0].clamp(min=0)
        still = (weight * (0.5 * place + 1.0 * opening + 0.15 * shut)).mean()
        both = weight[:, 1:] * weight[:, :-1]
        speed = (
            both * ((mouth.diff(dim=1) - wanted.diff(dim=1)).abs().mean(-1) + error.diff(dim=1).abs().mean(-1))
        ).mean()
        beyond = (bounds[..., :2] - mouth).clamp(min=0) + (mouth - bounds[..., 2:]).clamp(min=0)
        gate = nn.functional.binary_cross_entropy_with_logits(out[..., GATE], speech)
        return still + 0.3 * speed + 1.0 * disagreement(mouth, wanted, weight) + 0.2 * gate + 1.5 * beyond.mean()


def disagreement(guess: Tensor, wanted: Tensor, weight: Tensor) -> Tensor:
    """1 - concordance correlation along time (source: Lin 1989), mean over sequences; asks for full variance too."""
    weight = weight[..., None] / (weight.sum(1)[:, None, None] + 1e-6)
    a, b = guess - (weight * guess).sum(1, keepdim=True), wanted - (weight * wanted).sum(1, keepdim=True)
    offset = ((weight * (guess - wanted)).sum(1)) ** 2
    both = (weight * (a * a)).sum(1) + (weight * (b * b)).sum(1)
    return 1 - ((2 * (weight * a * b).sum(1) + 0.02) / (both + 0.2 * offset + 0.02)).mean()


def lip_landmarks() -> np.ndarray:
    """Landmarks of the lips, by their share in closing them."""
    return np.flatnonzero(np.abs(dynamics_space().closing) > 0.25)


def mouth_measures() -> np.ndarray:
    """[18, 2] change of aperture and mouth width by each coefficient, in typical speech (0.05 and 0.04) units."""
    basis = dynamics_space().basis[LOWER]
    upper, lower = INNER_LIP_PAIRS[4]
    return np.stack([(basis[:, lower, 1] - basis[:, upper, 1]) / 0.05, (basis[:, 308, 0] - basis[:, 78, 0]) / 0.04], 1)


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


def predict(net: LipsNet, features: np.ndarray, points: int) -> np.ndarray:
    """[points, 19] of a whole clip."""
    with torch.no_grad():
        return net(torch.tensor(padded(features))[None])[0, :points].numpy()


def aperture_scores(net: LipsNet, clips: list[Clip]) -> Iterator[tuple[str, float, float]]:
    """Name, aperture correlation and ratio of standard deviations of each clip (clean version)."""
    measure = mouth_measures()[:, 0]
    for clip in clips:
        found = np.isfinite(clip.target[:, 0])
        out = predict(net, clip.versions[0], len(clip.target))[found]
        guess = (out[:, :GATE] @ measure).clip(0) / (1 + np.exp(-2 * out[:, GATE]))
        wanted = clip.target[found] @ measure
        yield clip.name, float(np.corrcoef(guess, wanted)[0, 1]), float(guess.std() / wanted.std())


def calibrate(net: LipsNet, clips: list[Clip]) -> None:
    """Set gain and offset so that in speech each coefficient has people's mean and, up to GAIN_LIMIT, their spread."""
    pairs = [pair for clip in clips if (pair := spoken_pair(net, clip)) is not None]
    spread = np.median([truth.std(0) / (out.std(0) + 1e-3) for out, truth in pairs], 0)
    gain = np.clip(spread, 1.0, GAIN_LIMIT)
    out, truth = (np.concatenate(side).mean(0) for side in zip(*pairs, strict=True))
    net.gain[:GATE] = torch.tensor(gain, dtype=torch.float32)
    net.offset[:GATE] = torch.tensor(truth - gain * out, dtype=torch.float32)


def spoken_pair(net: LipsNet, clip: Clip) -> tuple[np.ndarray, np.ndarray] | None:
    """Uncalibrated output and truth [n, 18] where a clip speaks, None where that is under two seconds."""
    keep = np.isfinite(clip.target[:, 0]) & clip.speech
    out = predict(net, clip.versions[0], len(clip.target))[keep, :GATE]
    return (out, clip.target[keep]) if keep.sum() > 2 * MOTION_RATE else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=DATA)
    parser.add_argument("out", type=Path, nargs="?", default=OUT)
    parser.add_argument("--minutes", type=float, default=12)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--validate", action="store_true")
    options = parser.parse_args()
    train(options.data, options.out, 60 * options.minutes, options.seed, options.validate)


def train(data: Path, out: Path, seconds: float, seed: int = 0, validate: bool = False) -> LipsNet:
    """Train for `seconds` of CPU time, with a learning rate that rises and falls with the time used."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    clips = [clip for clip in read_data(data) if clip.kind in MIX]
    held = [clip for clip in clips if validate and clip.kind == "real" and clip.name in VALIDATION]
    clips = [clip for clip in clips if clip not in held]
    batches, net, loss = Batches(clips, seed), LipsNet(), LipsLoss()
    average = AveragedModel(net, avg_fn=running_mean)
    optimiser = torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=0.05)
    started, step, mean, shown = time.process_time(), 0, 0.0, 0.0
    while (done := (time.process_time() - started) / seconds) < 1:
        optimiser.param_groups[0]["lr"] = 1.5e-3 * min(1, step / 100) * (0.5 + 0.5 * np.cos(np.pi * done)) + 1e-5
        features, *wanted = batches.draw()
        value = loss(net(features), *wanted)
        optimiser.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        average.update_parameters(net)
        step, mean = step + 1, mean + (value.item() - mean) * 0.02
        if done - shown > 0.1:
            shown = done
            print(f"{done:4.0%} step {step} loss {mean:.4f} {summary(average.module, held)}", flush=True)
    net = average.module
    net.eval()
    calibrate(
        net, [clip for clip in read_data(data) if clip.kind == "real" and clip.name not in {c.name for c in held}]
    )
    print(f"done {step} steps {summary(net, held)} gain {net.gain.numpy().round(2)}", flush=True)
    torch.save(net.state_dict(), out)
    return net


def running_mean(average: Tensor, new: Tensor, count: Tensor | int) -> Tensor:
    """Mean of the weights over about the last 100 steps, fewer at the beginning."""
    return average + (new - average) * max(0.01, 4 / (4 + int(count)))


def summary(net: LipsNet, clips: list[Clip]) -> str:
    if not clips:
        return ""
    net.eval()
    scores = list(aperture_scores(net, clips))
    net.train()
    return f"validation r {np.mean([s[1] for s in scores]):.3f} std ratio {np.mean([s[2] for s in scores]):.2f}"


if __name__ == "__main__":
    main()
