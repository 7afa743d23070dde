"""Train the lips on what training/lips_data.py wrote, and keep the weights and their calibrated gain.

    python -m training.lips_train [DATA] [OUT.pt] [--minutes 6] [--validate]

Batches mix real clips, GRID's one speaker, generated clips, synthetic speech and noise (lips_batches.MIX). --validate
keeps VALIDATION out of training and prints the aperture correlation on it. Minutes are of CPU time, on one thread.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel

from inference.timebase import MOTION_RATE
from training.lips_batches import MIX, Batches, Clip, padded, read_data
from training.lips_data import OUT as DATA
from training.lips_loss import GATE, LipsLoss, mouth_measures
from training.lips_net import LipsNet

OUT = DATA.parent / "lips.pt"
VALIDATION = ("073", "079", "134", "193", "137", "141", "088")
GAIN_LIMIT = 1.6


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
    parser.add_argument("--minutes", type=float, default=6)
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
