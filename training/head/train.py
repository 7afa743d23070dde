"""Trains the head model on the curves written by training/head/data.py.

    python -m training.head.train [DATA] [OUT.pt] [--minutes 20]

Real clips make up REAL of each batch; what other models made carries a flag that is never set when drawing. Minutes are
of CPU time, on one thread. Prints the loss on held-out real clips, which nothing is chosen by.
"""

from __future__ import annotations

import argparse
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel

from inference.motion.head_channels import CHANNELS
from inference.motion.head_context import FUTURE, PAST, SOUND, silence
from training.head.data import OUT as DATA
from training.head.network import RECENT, HeadNet, liveliness_of
from training.head.tracks import Track, read_tracks
from training.lips.train import running_mean

OUT = DATA.parent / "head.pt"
MIX = {"real": 0.76, "generated": 0.2, "grid": 0.04}
BATCH = 64
DEAF = 0.1
"""Share of examples without sound, so that the model also knows how heads move in general."""
STARTS = 0.06
"""Share of examples whose past stands still, as at the beginning of a session."""
DISTURBED = 0.35
"""Largest disturbance of the past in units of a step, so that the model recovers from its own mistakes."""


class Batches:
    """Random moments of random clips, kinds by MIX, the longer clips the oftener."""

    def __init__(self, tracks: list[Track], seed: int, mix: dict[str, float]) -> None:
        self.rng = np.random.default_rng(seed)
        self.groups = {kind: [t for t in tracks if t.kind == kind and len(t.controls) > FUTURE + 6] for kind in mix}
        self.mix = {kind: share for kind, share in mix.items() if self.groups[kind]}
        self.silence = np.tile(silence(), SOUND // len(silence()))

    def draw(self, size: int = BATCH) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Past [b, PAST, CHANNELS], sound [b, PAST, SOUND], future [b, FUTURE, CHANNELS], made by a model [b]."""
        shares = np.array(list(self.mix.values()))
        kinds = self.rng.choice(list(self.mix), size, p=shares / shares.sum())
        rows = [self._moment(kind) for kind in kinds]
        past, sound, future = (torch.tensor(np.stack(column)) for column in zip(*rows, strict=True))
        return past, sound, future, torch.tensor((kinds == "generated") | (kinds == "grid")).float()

    def _moment(self, kind: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        group = self.groups[kind]
        sizes = np.array([len(track.controls) for track in group], float)
        track = group[self.rng.choice(len(group), p=sizes / sizes.sum())]
        now = int(self.rng.integers(4, len(track.controls) - FUTURE))
        first = max(0, now - PAST)
        missing = PAST - (now - first)
        past = np.pad(track.controls[first:now], ((missing, 0), (0, 0)), "edge")
        sound = np.concatenate([np.tile(self.silence, (missing, 1)), track.sound[first:now]])
        if self.rng.random() < DEAF:
            sound = np.tile(self.silence, (PAST, 1))
        if self.rng.random() < STARTS:
            past = np.tile(past[-1], (PAST, 1))
        return past, sound.astype(np.float32), track.controls[now : now + FUTURE]


def measure(net: HeadNet, batches: Batches) -> None:
    """Set the network's constants from the data."""
    past, sound, future, _ = batches.draw(6000)
    now = past[:, -1]
    net.spread[:] = past.std((0, 1)) + 1e-4
    net.sound_mean[:], net.sound_spread[:] = sound.mean((0, 1)), sound.std((0, 1)) + 0.1
    liveliness = liveliness_of(now, future)
    net.lively[0], net.lively[1] = liveliness.mean(0), liveliness.std(0)
    scale = net.scale(liveliness)[:, 0]
    for channel in range(CHANNELS):
        x = past[:, -RECENT:, channel] / scale[:, None, channel]
        y = future[:, :, channel] / scale[:, None, channel]
        ridge = x.T @ x + (1e-4 * len(x) * x.var() + 1e-6) * torch.eye(RECENT)
        net.linear[:, :, channel] = torch.linalg.solve(ridge, x.T @ y).T
    wrong = (future - net.expected(past)) / scale[:, None]
    net.unit[:] = wrong.std(0) + 1e-5
    net.step[:] = (torch.diff(past, dim=1) / scale[:, None]).std((0, 1)) + 1e-5


def disturbed(past: Tensor, net: HeadNet) -> Tensor:
    """The past with smooth and rough errors, most of them small."""
    size = DISTURBED * torch.rand(len(past), 1, 1) ** 2 * net.step * net.scale(liveliness_of(past[:, 0], past[:, 1:]))
    rough = torch.randn_like(past)
    smooth = torch.randn_like(past[:, :1]) * 2
    return past + size * (rough + smooth)


def weights(past: Tensor, future: Tensor) -> Tensor:
    """[b] less for heads that are turned far away: the photo's own pose is the rest."""
    turn = torch.cat([past, future], 1)[..., :3].norm(dim=-1).mean(1)
    return torch.exp(-((turn / 12) ** 2))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=DATA)
    parser.add_argument("out", type=Path, nargs="?", default=OUT)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    train(options.data, options.out, 60 * options.minutes, options.seed)


def train(data: Path, out: Path, seconds: float, seed: int = 0) -> HeadNet:
    """Train for `seconds` of CPU time, with a learning rate that rises and falls with the time used."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    batches, net = Batches(read_tracks(data, tuple(MIX)), seed, MIX), HeadNet()
    judges = read_tracks(data, ("judge",), variants=False)
    judged = Batches(judges, 1, {"judge": 1.0}).draw(256) if judges else None
    measure(net, batches)
    average = AveragedModel(net, avg_fn=running_mean, use_buffers=False)
    optimiser = torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=0.05)
    started, step, mean, shown = time.process_time(), 0, 0.0, 0.0
    while (done := (time.process_time() - started) / seconds) < 1:
        optimiser.param_groups[0]["lr"] = 1.2e-3 * min(1, 20 * done) * (0.5 + 0.5 * np.cos(np.pi * done)) + 1e-5
        past, sound, future, made = batches.draw()
        value = net.loss(disturbed(past, net), sound, future, made, weights(past, future), past[:, -1])
        optimiser.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        average.update_parameters(net)
        step, mean = step + 1, mean + (value.item() - mean) * max(0.01, 1 / (step + 1))
        if done - shown > 0.05 or step == 20:
            shown = done
            print(
                f"{done:4.0%} step {step} loss {mean:.4f} held out {judged_loss(average.module, judged):.4f}",
                flush=True,
            )
            torch.save(average.module.state_dict(), out)
    torch.save(average.module.state_dict(), out)
    return average.module


def judged_loss(net: HeadNet, judged: tuple[Tensor, ...] | None) -> float:
    """The loss on clips that nothing is trained on; nan without any."""
    if judged is None:
        return math.nan
    past, sound, future, made = judged
    net.eval()
    with torch.no_grad(), torch.random.fork_rng():
        torch.manual_seed(0)
        value = net.loss(past, sound, future, 0 * made, weights(past, future), past[:, -1])
    net.train()
    return float(value)


if __name__ == "__main__":
    main()
