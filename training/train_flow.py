"""Train the flow network: the photo's pixels moved to where they are in another frame of the same clip.

python -m training.train_flow LABELS OUT.pt --minutes 12 [--resume IN.pt] [--debug]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset

from inference.coarse_flow import coarse_flow
from inference.landmark_maps import face_maps
from training.clip_frames import ClipFrames, load_clips, random_placement
from training.networks import FlowNet
from training.precision import autocast

CANVAS = 128


def flow_inputs(source64: Tensor, matte64: Tensor, coarse: Tensor, driving_maps: Tensor, source_maps: Tensor) -> Tensor:
    """The network's input [b, FLOW_INPUTS, 64, 64] from 64 px pictures 0..1, the coarse flow and the maps 0..1."""
    seen = torch.cat([source64, matte64], 1)
    moved = F.grid_sample(seen, coarse, align_corners=False, padding_mode="border")
    return torch.cat([moved, seen, driving_maps, source_maps], 1)


class FlowPairs(IterableDataset):
    """Endless random pairs of frames of one clip with a shared random placement and colour change."""

    def __init__(self, clips: list[ClipFrames], seed: int) -> None:
        self.clips, self.seed = clips, seed
        self.weights = np.array([min(len(c.jpegs), 150) ** 0.7 for c in clips])

    def __iter__(self) -> Iterator[dict[str, Tensor]]:
        cv2.setNumThreads(1)
        worker = torch.utils.data.get_worker_info()
        rng = np.random.default_rng([self.seed, worker.id if worker else 0, time.time_ns()])
        while True:
            clip = self.clips[rng.choice(len(self.clips), p=self.weights / self.weights.sum())]
            yield flow_pair(clip, rng.integers(len(clip.jpegs)), rng.integers(len(clip.jpegs)), random_placement(rng))


def flow_pair(clip: ClipFrames, source: int, driving: int, placement: np.ndarray) -> dict[str, Tensor]:
    """Everything the loss needs of one pair."""
    picture, points, matte = clip.frame(source, CANVAS, placement)
    target, target_points, target_matte = clip.frame(driving, CANVAS, placement)
    unit = 2 / CANVAS
    return {
        "source": torch.from_numpy(picture).permute(2, 0, 1),
        "target": torch.from_numpy(target).permute(2, 0, 1),
        "matte": torch.from_numpy(matte)[None],
        "target_matte": torch.from_numpy(target_matte)[None],
        "coarse": torch.from_numpy(coarse_flow(points * unit - 1, target_points * unit - 1).astype(np.float32)),
        "source_maps": torch.from_numpy(face_maps(points * (64 / CANVAS), 64)),
        "driving_maps": torch.from_numpy(face_maps(target_points * (64 / CANVAS), 64)),
    }


def warped(net: FlowNet, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
    """Warped picture [b, 3, 128, 128], warped matte [b, 1, 64, 64], correction [b, 2, 64, 64]."""
    source64 = F.interpolate(batch["source"], size=(64, 64), mode="area")
    x = flow_inputs(source64, batch["matte"], batch["coarse"], batch["driving_maps"], batch["source_maps"])
    with autocast():
        correction = net(x)
    correction = correction.float()
    grid = batch["coarse"].permute(0, 3, 1, 2) + correction
    fine = F.interpolate(grid, size=(CANVAS, CANVAS), mode="bilinear", align_corners=False).permute(0, 2, 3, 1)
    picture = F.grid_sample(batch["source"], fine, align_corners=False, padding_mode="border")
    matte = F.grid_sample(batch["matte"], grid.permute(0, 2, 3, 1), align_corners=False, padding_mode="border")
    return picture, matte, correction


def pyramid(x: Tensor, levels: int = 3) -> list[Tensor]:
    return [x] + [F.avg_pool2d(x, 2**k) for k in range(1, levels)]


def flow_loss(picture: Tensor, matte: Tensor, correction: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """L1 at three scales inside the target's person, the matte itself, and smoothness of the correction."""
    person = F.interpolate(batch["target_matte"], size=(CANVAS, CANVAS), mode="bilinear")
    face = F.interpolate(batch["driving_maps"][:, 5:6], size=(CANVAS, CANVAS), mode="bilinear")
    weight = person * (1 + face)
    loss = sum(
        (w * (a - b).abs()).mean()
        for a, b, w in zip(pyramid(picture), pyramid(batch["target"]), pyramid(weight), strict=True)
    )
    bend = (correction[..., 1:] - correction[..., :-1]).abs().mean()
    bend = bend + (correction[..., 1:, :] - correction[..., :-1, :]).abs().mean()
    return loss + 0.5 * (matte - batch["target_matte"]).abs().mean() + 0.2 * bend


def as_floats(batch: dict[str, Tensor]) -> dict[str, Tensor]:
    return {k: v.float() / 255 if v.dtype == torch.uint8 else v for k, v in batch.items()}


def train(
    clips: list[ClipFrames], out: Path, minutes: float, batch_size: int, rate: float, resume: Path | None
) -> None:
    torch.manual_seed(0)
    net = FlowNet()
    if resume:
        net.load_state_dict(torch.load(resume))
    net = net.to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(net.parameters(), lr=rate, betas=(0.9, 0.99), weight_decay=1e-4)
    loader = iter(DataLoader(FlowPairs(clips, 1), batch_size=batch_size, num_workers=1, prefetch_factor=4))
    started, step, losses = time.monotonic(), 0, []
    while (done := (time.monotonic() - started) / (minutes * 60)) < 1:
        batch = as_floats(next(loader))
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1, (step + 1) / 100) * (0.5 * (1 + np.cos(np.pi * done)) + 0.02)
        loss = flow_loss(*warped(net, batch), batch)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        step += 1
        losses.append(loss.item())
        if step % 25 == 0:
            elapsed = time.monotonic() - started
            loss, speed = np.mean(losses[-25:]), step * batch_size / elapsed
            print(f"{step} {elapsed / 60:.1f} min loss {loss:.4f} {speed:.1f} pairs/s", flush=True)
            torch.save(net.state_dict(), out)
    torch.save(net.state_dict(), out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--minutes", type=float, default=12)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--resume", type=Path)
    parser.add_argument("--debug", action="store_true", help="four clips, half a minute")
    options = parser.parse_args()
    clips = load_clips(options.labels / "clips", held_out=False, limit=4 if options.debug else None)
    print(f"{len(clips)} clips, {sum(len(c.jpegs) for c in clips)} pictures", flush=True)
    minutes = 0.5 if options.debug else options.minutes
    train(clips, options.out, minutes, options.batch, options.rate, options.resume)


if __name__ == "__main__":
    main()
