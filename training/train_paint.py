"""Train the mouth and eye networks on windows of held-in clips, with critics that know real mouths and eyes.

    python -m training.train_paint LABELS FLOW.pt OUT.pt --minutes 50 [--resume OUT.pt] [--debug]

OUT.pt keeps networks, critics and optimisers, so that training goes on where it stopped. The flow network is frozen.
Every 500 steps the held-out loss is measured and OUT.best.pt keeps the best by it.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.utils.data import DataLoader

from inference.coarse_flow import FLOW_SIZE
from inference.face_patches import EYE_MAPS, EYE_SIZE, MOUTH_MAPS, MOUTH_SIZE, feather
from training.clip_frames import ClipFrames, load_clips, unmoved
from training.export import export_onnx
from training.networks import FLOW_INPUTS, FlowNet, PatchCritic, eye_net, mouth_net
from training.paint_pairs import PaintPairs, Refinement, draw_driving, draw_source, paint_pair
from training.precision import autocast
from training.train_flow import as_floats, pyramid

CRITIC_STARTS = 600
"""Steps of plain regression before the critics join."""
JUDGE_EVERY = 500
LIPS_FOCUS = (slice(32, 96), slice(16, 112))
WHOLE = (slice(None), slice(None))


@dataclass
class Painted:
    """One kind of window after painting: all [b, c, h, w]."""

    picture: Tensor
    cover: Tensor
    warped: Tensor
    target: Tensor
    hot: Tensor
    """Where painting is free: lips or eyes and a margin, 0..1."""
    inside: Tensor
    """The open mouth or eye, 0..1."""
    maps: Tensor
    """What the critic sees beside the picture."""
    focus: tuple[slice, slice]
    """Rows and columns that the critic looks at."""

    def judged(self, picture: Tensor) -> Tensor:
        """What a critic looks at: lips or eye with their maps, without the cheeks that are the photo's own anyway."""
        rows, columns = self.focus
        return torch.cat([picture, self.maps], 1)[:, :, rows, columns]


class Painter(nn.Module):
    """Flow (frozen), mouth and eye networks over a batch of paint pairs."""

    def __init__(self) -> None:
        super().__init__()
        self.flow, self.mouth, self.eye = FlowNet(), mouth_net(), eye_net()
        self.flow.requires_grad_(False)
        self.register_buffer("mouth_feather", torch.from_numpy(feather(MOUTH_SIZE)), persistent=False)
        self.register_buffer("eye_feather", torch.from_numpy(feather(EYE_SIZE)), persistent=False)

    def forward(self, batch: dict[str, Tensor]) -> tuple[Painted, Painted]:
        return self.paint_mouth(batch), self.paint_eyes(batch)

    def paint_mouth(self, batch: dict[str, Tensor]) -> Painted:
        warped, maps = batch["mouth_warped"], batch["mouth_maps"]
        x = torch.cat([warped, batch["mouth_own"], maps, batch["mouth_ramps"]], 1)
        hot, inside = grow(maps[:, 0:1], 17), maps[:, 1:2]
        y = self.paint(self.mouth, x)
        cover = covered(y[:, 3:] * self.mouth_feather, inside)
        picture, target = blend(y, cover, warped), batch["mouth_target"]
        return Painted(picture, cover, warped, target, hot, inside, maps[:, :MOUTH_MAPS], LIPS_FOCUS)

    def paint_eyes(self, batch: dict[str, Tensor]) -> Painted:
        warped, own, target, maps = (batch[f"eye_{k}"].flatten(0, 1) for k in ("warped", "own", "target", "maps"))
        x = torch.cat([warped, own, maps], 1)
        hot = grow(torch.maximum(maps[:, 0:1], maps[:, EYE_MAPS : EYE_MAPS + 1]), 17)
        y = self.paint(self.eye, x)
        cover = y[:, 3:] * self.eye_feather
        return Painted(blend(y, cover, warped), cover, warped, target, hot, maps[:, 0:1], maps[:, :2], WHOLE)

    @staticmethod
    def paint(net: nn.Module, x: Tensor) -> Tensor:
        with autocast():
            y = net(x.contiguous(memory_format=torch.channels_last))
        return y.float()


def covered(cover: Tensor, inside: Tensor) -> Tensor:
    """The inside of the mouth is painted whatever its cover says: the warp shows only stretched lips there."""
    return 1 - (1 - cover) * (1 - inside)


def blend(painted: Tensor, cover: Tensor, warped: Tensor) -> Tensor:
    return cover * painted[:, :3] + (1 - cover) * warped


def grow(maps: Tensor, width: int) -> Tensor:
    """Maximum over a square of `width` pixels: along rows, then along columns."""
    rows = F.max_pool2d(maps, (1, width), 1, (0, width // 2))
    return F.max_pool2d(rows, (width, 1), 1, (width // 2, 0))


def regression_loss(p: Painted) -> Tensor:
    """L1 at three scales and of gradients, weighted to where painting is free, most inside; cover elsewhere costs."""
    weight = 0.5 + 2.5 * p.hot + 6 * p.inside
    loss = 2 * (weight * (p.picture - p.target).abs()).mean()
    for a, b in zip(pyramid(p.picture)[1:], pyramid(p.target)[1:], strict=True):
        loss = loss + 0.5 * (a - b).abs().mean()
    for dim in (2, 3):
        slope = (p.picture.diff(dim=dim) - p.target.diff(dim=dim)).abs()
        loss = loss + (weight.narrow(dim, 0, slope.shape[dim]) * slope).mean()
    return loss + 0.15 * (p.cover * (1 - p.hot)).mean()


def critic_loss(critic: PatchCritic, p: Painted) -> Tensor:
    """Hinge loss of the critic itself."""
    with autocast():
        real = critic(p.judged(p.target))[0]
        made = critic(p.judged(p.picture.detach()))[0]
    return F.relu(1 - real.float()).mean() + F.relu(1 + made.float()).mean()


def persuasion_loss(critic: PatchCritic, p: Painted) -> Tensor:
    """What the painter gains by the critic's belief and by matching its features of the real window."""
    with autocast():
        score, features = critic(p.judged(p.picture))
        with torch.no_grad():
            _, wanted = critic(p.judged(p.target))
    match = sum((a.float() - b.float()).abs().mean() for a, b in zip(features, wanted, strict=True)) / len(features)
    return 1.5 * match - 0.04 * score.float().mean()


def recolour(batch: dict[str, Tensor], generator: torch.Generator) -> dict[str, Tensor]:
    """One random gain and offset per colour channel, the same for photo and target."""
    count = len(batch["mouth_target"])
    tint, light = (torch.rand(count, channels, 1, 1, generator=generator) - 0.5 for channels in (3, 1))
    gain = 1 + 0.2 * tint + 0.2 * light
    offset = 0.1 * (torch.rand(count, 1, 1, 1, generator=generator) - 0.5)
    for name in ("mouth_warped", "mouth_target", "mouth_own"):
        batch[name] = (batch[name] * gain + offset).clamp(0, 1)
    for name in ("eye_warped", "eye_target", "eye_own"):
        batch[name] = (batch[name] * gain[:, None] + offset[:, None]).clamp(0, 1)
    return batch


def held_out_batches(clips: list[ClipFrames], flow: Path, count: int, size: int) -> list[dict[str, Tensor]]:
    """The same pairs every time: fixed seed, no worker."""
    rng, refine = np.random.default_rng(7), Refinement(flow)
    pairs = []
    for _ in range(count * size):
        clip = clips[rng.integers(len(clips))]
        pairs.append(paint_pair(clip, draw_source(clip, rng), draw_driving(clip, rng), unmoved(), refine))
    return [torch.utils.data.default_collate(pairs[i * size : (i + 1) * size]) for i in range(count)]


@torch.no_grad()
def judge(painter: Painter, batches: list[dict[str, Tensor]]) -> tuple[float, float, float]:
    """Held-out loss, and L1 in the hot area relative to the warp alone: mouth, eyes."""
    painter.eval()
    losses, ratios = [], []
    for batch in batches:
        painted = painter(as_floats(batch))
        losses.append(sum(float(regression_loss(p)) for p in painted))
        ratios.append(
            [
                float((p.hot * (p.picture - p.target).abs()).sum() / (p.hot * (p.warped - p.target).abs()).sum())
                for p in painted
            ]
        )
    painter.train()
    mouth, eyes = np.mean(ratios, 0)
    return float(np.mean(losses)), float(mouth), float(eyes)


@dataclass
class Run:
    """Everything that a checkpoint keeps."""

    painter: Painter
    critics: nn.ModuleList
    painting: torch.optim.Optimizer
    judging: torch.optim.Optimizer
    step: int = 0
    best: float = float("inf")

    def save(self, path: Path) -> None:
        partial = path.with_suffix(".part")
        torch.save(
            {
                "painter": self.painter.state_dict(),
                "critics": self.critics.state_dict(),
                "painting": self.painting.state_dict(),
                "judging": self.judging.state_dict(),
                "step": self.step,
                "best": self.best,
            },
            partial,
        )
        partial.rename(path)

    def load(self, path: Path) -> None:
        kept = torch.load(path)
        for name in ("painter", "critics", "painting", "judging"):
            getattr(self, name).load_state_dict(kept[name])
        self.step, self.best = kept["step"], kept["best"]


def new_run(rate: float) -> Run:
    torch.manual_seed(0)
    painter = Painter()
    painter.mouth.to(memory_format=torch.channels_last)
    painter.eye.to(memory_format=torch.channels_last)
    critics = nn.ModuleList([PatchCritic(3 + MOUTH_MAPS), PatchCritic(3 + 2)])
    painting = torch.optim.AdamW(
        [*painter.mouth.parameters(), *painter.eye.parameters()], lr=rate, betas=(0.5, 0.99), weight_decay=1e-4
    )
    judging = torch.optim.AdamW(critics.parameters(), lr=5e-4, betas=(0.5, 0.99))
    return Run(painter, critics, painting, judging)


def take_step(run: Run, batch: dict[str, Tensor], adversarial: bool) -> tuple[float, float]:
    painted = run.painter(batch)
    loss = sum(regression_loss(p) for p in painted)
    judged = torch.zeros(())
    if adversarial:
        judged = sum(critic_loss(c, p) for c, p in zip(run.critics, painted, strict=True))
        run.judging.zero_grad()
        judged.backward()
        run.judging.step()
        loss = loss + sum(persuasion_loss(c, p) for c, p in zip(run.critics, painted, strict=True))
    run.painting.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(run.painter.parameters(), 1.0)
    run.painting.step()
    run.step += 1
    return loss.item(), judged.item()


def train(run: Run, clips: list[ClipFrames], judged: list[ClipFrames], out: Path, options: argparse.Namespace) -> None:
    flow = out.with_name("decoder_flow.onnx")
    export_onnx(run.painter.flow, torch.rand(1, FLOW_INPUTS, FLOW_SIZE, FLOW_SIZE), flow)
    # The worker is forked before this process starts threads of its own: a fork after that hangs.
    source = PaintPairs(clips, run.step, flow)
    pairs = iter(DataLoader(source, batch_size=options.batch, num_workers=1, prefetch_factor=4))
    held_out = held_out_batches(judged, flow, 2 if options.debug else 12, options.batch)
    generator = torch.Generator().manual_seed(run.step)
    started, losses, first = time.monotonic(), [], run.step
    for batch in pairs:
        done = (time.monotonic() - started) / (options.minutes * 60)
        if done >= 1:
            break
        for group in run.painting.param_groups:
            group["lr"] = options.rate * min(1, (run.step + 1) / 100) * (1 - 0.9 * max(0.0, done - 0.5) * 2)
        losses.append(take_step(run, recolour(as_floats(batch), generator), run.step >= CRITIC_STARTS))
        if run.step % 50 == 0:
            speed = (run.step - first) * options.batch / (time.monotonic() - started)
            mean = np.round(np.mean(losses[-50:], 0), 4)
            print(f"{run.step} {done * options.minutes:.1f} min {mean} {speed:.1f} pairs/s", flush=True)
        if run.step % JUDGE_EVERY == 0:
            report(run, held_out, out)
    report(run, held_out, out)


def report(run: Run, held_out: list[dict[str, Tensor]], out: Path) -> None:
    loss, mouth, eyes = judge(run.painter, held_out)
    better = loss < run.best
    run.best = min(loss, run.best)
    run.save(out)
    if better:
        run.save(out.with_suffix(".best.pt"))
    print(f"{run.step} held out: loss {loss:.4f}, error against warp: mouth {mouth:.3f}, eyes {eyes:.3f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("flow", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--minutes", type=float, default=50)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--rate", type=float, default=8e-4)
    parser.add_argument("--resume", type=Path)
    parser.add_argument("--debug", action="store_true", help="four clips, half a minute")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    limit = 4 if options.debug else None
    options.minutes = 0.5 if options.debug else options.minutes
    run = new_run(options.rate)
    if options.resume:
        run.load(options.resume)
    run.painter.flow.load_state_dict(torch.load(options.flow))
    folder = options.labels / "clips"
    train(run, load_clips(folder, False, limit), load_clips(folder, True, limit), options.out, options)


if __name__ == "__main__":
    main()
