"""Trains the network that shades the mouth, on the pairs of training/mouth/pairs.py, by one thread.

    python -m training.mouth.train [PAIRS.npz] [OUT.pt] --rows DATA/clips.jsonl [--steps 2800] [--everybody]

Minimises the squared error of the mouth window in decibels, so that no clip counts for more than another. Settings are
chosen on a fifth of the training people, whose gain is printed; `--everybody` then trains on all of them.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool2d
from torch.optim.swa_utils import AveragedModel

from inference.decoder.colour_range import LUMINANCE
from inference.decoder.mouth.coarse_mouth import CELLS
from inference.decoder.mouth.shading import INSIDE_RANGE, INSIDE_SHADES, SKIN_RANGE, spread
from training.arguments import command_parser
from training.lips.train import running_mean
from training.mouth.network import ShadingNet
from training.mouth.pairs import OUT as PAIRS
from training.precision import autocast

OUT = PAIRS.parent / "mouth_shading.pt"
BATCH, RATE, DECAY = 48, 4e-3, 0.01
STEEP = 1.0
"""Weight of the squared steps of light between cells of the answer."""
LEAST_ERROR = 20.0
"""Squared error below which a mouth is good enough."""
TONE, LIGHT = 0.12, 0.15
"""Standard deviations of the logarithms of colour and light by which a pair is varied."""
CHOSEN_BY = 5
"""Every fifth person is kept out to choose settings by."""

Batch = dict[str, Tensor]


def batch_of(pairs: Batch, index: Tensor) -> Batch:
    """Some pairs as float, channels first; colours 0..255."""
    found = {name: values[index].float() for name, values in pairs.items()}
    return {name: v.permute(0, 3, 1, 2) if name in ("skin", "inside", "real") else v for name, v in found.items()}


def varied(batch: Batch, generator: torch.Generator) -> Batch:
    """The batch in random colours of light, half of it mirrored."""
    count = len(batch["detail"])
    tone = TONE * torch.randn(count, 3, 1, 1, generator=generator)
    tone = torch.exp(tone + LIGHT * torch.randn(count, 1, 1, 1, generator=generator))
    lit = {name: batch[name] * tone for name in ("skin", "inside", "real")}
    for name in ("seen", "rest"):
        seen = batch[name]
        lit[name] = torch.cat([seen[:, :3] * tone, seen[:, 3:6] * tone, seen[:, 6:]], 1)
    lit = batch | lit
    for name in ("seen", "rest", "share", "skin", "inside", "real"):
        lit[name] = torch.cat([lit[name][: count // 2], lit[name][count // 2 :].flip(-1)])
    return lit


class Shading:
    """What inference/decoder/mouth/shading.py does with the network's answer, on cells."""

    def __init__(self) -> None:
        self._luminance = torch.from_numpy(LUMINANCE)[:, None, None]

    def __call__(self, net: torch.nn.Module, batch: Batch) -> tuple[Tensor, Tensor]:
        """Squared error [b] of each mouth, and the mean squared step of light."""
        with autocast():
            answer = net(torch.cat([batch["seen"], batch["rest"]])).float()
        count = len(batch["seen"])
        light = torch.tanh(answer[:count] - answer[count:])
        skin, inside = SKIN_RANGE * light[:, :3], INSIDE_RANGE * adaptive_avg_pool2d(light[:, 3:], INSIDE_SHADES[::-1])
        steps = skin.diff(dim=-1).square().mean() + skin.diff(dim=-2).square().mean()
        skin, inside = _spread(skin), _spread(inside)
        outer, inner = (
            (light * batch["share"][:, None]).exp() for light in (self._tinted(skin, batch["colour"]), inside)
        )
        made = batch["skin"] * outer + batch["inside"] * inner
        return (made - batch["real"]).square().mean((1, 2, 3)) + batch["detail"], steps

    def _tinted(self, light: Tensor, colour: Tensor) -> Tensor:
        grey = (light * self._luminance).sum(1, keepdim=True)
        return grey + colour[:, None, None, None] * (light - grey)


def _spread(light: Tensor) -> Tensor:
    """Light [b, c, h, w] of few cells on all CELLS."""
    rows, columns = light.shape[2:]
    return torch.from_numpy(spread(CELLS[1], rows)) @ light @ torch.from_numpy(spread(CELLS[0], columns)).T


def decibels(error: Tensor) -> Tensor:
    """PSNR of squared errors of colours 0..255."""
    return 10 * torch.log10(255**2 / error)


def gain_of(net: torch.nn.Module, shading: Shading, pairs: Batch, index: Tensor) -> Tensor:
    """[n, 2] PSNR in dB of pairs `index` [n] without and with the network."""
    found = []
    net.eval()
    with torch.no_grad():
        for part in index.split(256):
            batch = batch_of(pairs, part)
            plain = (batch["skin"] + batch["inside"] - batch["real"]).square().mean((1, 2, 3)) + batch["detail"]
            found.append(torch.stack([decibels(plain), decibels(shading(net, batch)[0])], 1))
    net.train()
    return torch.cat(found)


def train(pairs: Batch, learnt: Tensor, judged: Tensor, steps: int, seed: int = 0) -> torch.nn.Module:
    """Trains on pairs `learnt`; prints the gain on `judged`. Returns the running mean of the weights."""
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    net, shading = ShadingNet().to(memory_format=torch.channels_last), Shading()
    mean = AveragedModel(net, avg_fn=running_mean)
    optimiser = torch.optim.AdamW(net.parameters(), RATE, weight_decay=DECAY)
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(step / 50, 1) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * step / steps)))
        index = learnt[torch.randint(len(learnt), (BATCH,), generator=generator)]
        error, steep = shading(net, varied(batch_of(pairs, index), generator))
        loss = -decibels(error + LEAST_ERROR).mean() + STEEP * steep
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        mean.update_parameters(net)
        if (step + 1) % (steps // 6) == 0 and len(judged):
            plain, shaded = gain_of(mean.module, shading, pairs, judged).mean(0).tolist()
            own, fitted = gain_of(mean.module, shading, pairs, learnt[:: len(learnt) // 500]).mean(0).tolist()
            print(f"step {step + 1}: {plain:.3f} -> {shaded:.3f} dB, own {fitted - own:+.3f}", flush=True)
    return mean.module


def people_of(names: np.ndarray, rows: Path) -> np.ndarray:
    """[n] identity of each pair's clip by clips.jsonl."""
    clips = [json.loads(line) for line in rows.read_text(encoding="utf-8").splitlines()]
    identity = {Path(clip["file"]).stem: clip["identity"] for clip in clips}
    return np.array([identity[name] for name in names])


def main(argv: list[str] | None = None) -> None:
    parser = command_parser(__doc__)
    parser.add_argument("pairs", type=Path, nargs="?", default=PAIRS)
    parser.add_argument("out", type=Path, nargs="?", default=OUT)
    parser.add_argument("--rows", type=Path, required=True, help="clips.jsonl, for the clips' identities")
    parser.add_argument("--steps", type=int, default=2800)
    parser.add_argument("--everybody", action="store_true")
    options = parser.parse_args(argv)
    torch.set_num_threads(1)
    with np.load(options.pairs) as stored:
        people = people_of(stored["name"], options.rows)
        pairs = {name: torch.from_numpy(stored[name]) for name in stored.files if name != "name"}
    kept = torch.from_numpy(people % CHOSEN_BY == 0) & (not options.everybody)
    net = train(pairs, torch.where(~kept)[0], torch.where(kept)[0], options.steps)
    torch.save(net.state_dict(), options.out)


if __name__ == "__main__":
    main()
