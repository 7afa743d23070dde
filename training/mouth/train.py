"""Train the mouth network on windows of the training clips, with an adversarial critic.

    python -m training.mouth.train LABELS OUT.pt --minutes 50 [--resume OUT.pt] [--debug]

OUT.pt stores network, critic and optimisers; --resume continues from it.
The held-out loss is measured every 500 steps, and OUT.best.pt stores the checkpoint with the lowest one.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader

from training.arguments import command_parser
from training.labels.clip_frames import ClipFrames, load_clip, load_clips, unmoved
from training.mouth.loss import regression_loss
from training.mouth.painter import Painter, luminance
from training.mouth.pairs import PaintPairs, draw_driving, draw_source, paint_pair
from training.mouth.run import Run, new_run, take_step

JUDGE_EVERY = 500
GREY = 0.15
"""Share of pairs converted to greyscale."""


def as_floats(batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """The batch with uint8 tensors as float 0..1."""
    return {k: v.float() / 255 if v.dtype == torch.uint8 else v for k, v in batch.items()}


def recolour(batch: dict[str, Tensor], generator: torch.Generator) -> dict[str, Tensor]:
    """Random gain per colour channel and random offset per pair, the same for photo and target; some become grey.

    Grey faces teach the network to paint a mouth in the material of the photo: stone, ink or bronze.
    """
    count = len(batch["mouth_target"])
    tint, light = (torch.rand(count, channels, 1, 1, generator=generator) - 0.5 for channels in (3, 1))
    gain = 1 + 0.2 * tint + 0.2 * light
    offset = 0.1 * (torch.rand(count, 1, 1, 1, generator=generator) - 0.5)
    grey = (torch.rand(count, 1, 1, 1, generator=generator) < GREY).float()
    for kind in ("warped", "target", "own"):
        mouth = batch[f"mouth_{kind}"]
        plain = luminance(mouth).expand_as(mouth)
        batch[f"mouth_{kind}"] = (torch.lerp(mouth, plain, grey) * gain + offset).clamp(0, 1)
    return batch


def held_out_batches(clips: list[ClipFrames], count: int, size: int) -> list[dict[str, Tensor]]:
    """`count` batches of `size` held-out pairs, identical in every run: fixed seed, no worker."""
    rng, pairs = np.random.default_rng(7), []
    for _ in range(count * size):
        clip = clips[rng.integers(len(clips))]
        pairs.append(paint_pair(clip, draw_source(clip, rng), draw_driving(clip, rng), unmoved()))
    return [torch.utils.data.default_collate(pairs[i * size : (i + 1) * size]) for i in range(count)]


@torch.no_grad()
def judge(painter: Painter, batches: list[dict[str, Tensor]]) -> tuple[float, float]:
    """Held-out regression loss, and L1 around the lips relative to the L1 of the warp alone."""
    painter.eval()
    painted = [painter(as_floats(batch)) for batch in batches]
    ratios = [
        float((p.hot * (p.picture - p.target).abs()).sum() / (p.hot * (p.warped - p.target).abs()).sum())
        for p in painted
    ]
    return float(np.mean([float(regression_loss(p)) for p in painted])), float(np.mean(ratios))


def train(run: Run, clips: list[ClipFrames], judged: list[ClipFrames], out: Path, options: argparse.Namespace) -> None:
    # The worker is forked before this process starts threads; a later fork hangs.
    cv2.setNumThreads(1)
    smiles = [smile for path in sorted((options.labels / "smiles").glob("*.npz")) if (smile := load_clip(path, 2))]
    source = PaintPairs(clips, smiles, run.step)
    pairs = iter(DataLoader(source, batch_size=options.batch, num_workers=1, prefetch_factor=4))
    held_out = held_out_batches(judged, 2 if options.debug else 12, options.batch)
    generator = torch.Generator().manual_seed(run.step)
    started, losses, first = time.perf_counter(), [], run.step
    for batch in pairs:
        done = (time.perf_counter() - started) / (options.minutes * 60)
        if done >= 1:
            break
        for group in run.painting.param_groups:
            group["lr"] = options.rate * min(1, (run.step + 1) / 100) * (1 - 0.9 * max(0.0, done - 0.5) * 2)
        losses.append(take_step(run, recolour(as_floats(batch), generator), run.step >= options.alone))
        if run.step % 50 == 0:
            speed = (run.step - first) * options.batch / (time.perf_counter() - started)
            mean = np.round(np.mean(losses[-50:], 0), 4)
            print(f"{run.step} {done * options.minutes:.1f} min {mean} {speed:.1f} pairs/s", flush=True)
        if run.step % JUDGE_EVERY == 0:
            report(run, held_out, out)
    report(run, held_out, out)


def report(run: Run, held_out: list[dict[str, Tensor]], out: Path) -> None:
    loss, ratio = judge(run.average, held_out)
    better = loss < run.best
    run.best = min(loss, run.best)
    run.save(out)
    if better:
        run.save(out.with_suffix(".best.pt"))
    print(f"{run.step} held out: loss {loss:.4f}, error against warp {ratio:.3f}", flush=True)


def main() -> None:
    parser = command_parser(__doc__)
    parser.add_argument("labels", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--minutes", type=float, default=50)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--rate", type=float, default=8e-4)
    parser.add_argument("--alone", type=int, default=600, help="steps of plain regression before the critic joins")
    parser.add_argument("--resume", type=Path, help="go on with this run")
    parser.add_argument("--start", type=Path, help="a new run with the weights of this one, fewer inputs allowed")
    parser.add_argument("--debug", action="store_true", help="four clips, half a minute")
    options = parser.parse_args()
    limit = 4 if options.debug else None
    options.minutes = 0.5 if options.debug else options.minutes
    run = new_run(options.rate)
    if options.start:
        run.begin_from(options.start)
    if options.resume:
        run.load(options.resume)
    folder = options.labels / "clips"
    train(run, load_clips(folder, False, limit), load_clips(folder, True, limit), options.out, options)


if __name__ == "__main__":
    main()
