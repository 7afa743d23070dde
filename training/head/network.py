"""Flow matching over the next second of head, gaze and brows (source: Lipman et al. 2023, "Flow Matching").

What is drawn is the deviation from a linear prediction, measured in its own standard deviation and in the liveliness
that is asked for, so that calm and lively motion look alike to the network. It predicts the end of the flow rather
than its velocity (source: Li & He 2025, "Back to Basics").
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from inference.motion.head_channels import BROWS, CHANNELS, HEAD
from inference.motion.head_context import FUTURE, PAST, SOUND

WIDTH = 96
HEADS = 4
RECENT = 4
"""Control points that the linear prediction looks at."""
LIVELINESS = 2
"""Values that say how fast head and brows move, as natural logarithms; see liveliness_of."""
NEAREST = 0.15


class Attention(nn.Module):
    """Multi-head attention of queries [b, n, WIDTH] over a memory [b, m, WIDTH]."""

    def __init__(self) -> None:
        super().__init__()
        self.ask, self.offer, self.out = (nn.Linear(WIDTH, size) for size in (WIDTH, 2 * WIDTH, WIDTH))

    def forward(self, x: Tensor, keys: Tensor, values: Tensor) -> Tensor:
        weight = (split(self.ask(x)) @ keys.transpose(-1, -2) / math.sqrt(WIDTH / HEADS)).softmax(-1)
        return self.out((weight @ values).transpose(1, 2).flatten(2))

    def memory(self, x: Tensor) -> tuple[Tensor, Tensor]:
        keys, values = self.offer(x).chunk(2, -1)
        return split(keys), split(values)


def split(x: Tensor) -> Tensor:
    return x.unflatten(-1, (HEADS, -1)).transpose(1, 2)


class Block(nn.Module):
    """Self-attention, attention to the past if there is one, and a small network; scaled and shifted by conditions."""

    def __init__(self, conditioned: bool) -> None:
        super().__init__()
        self.own, self.past = Attention(), Attention() if conditioned else None
        self.wide = nn.Sequential(nn.Linear(WIDTH, 2 * WIDTH), nn.GELU(), nn.Linear(2 * WIDTH, WIDTH))
        self.norms = nn.ModuleList([nn.LayerNorm(WIDTH) for _ in range(3)])
        self.shape = nn.Linear(WIDTH, 4 * WIDTH) if conditioned else None
        if self.shape is not None:
            nn.init.zeros_(self.shape.weight)
            nn.init.zeros_(self.shape.bias)

    def forward(self, x: Tensor, condition: Tensor | None = None, past: tuple[Tensor, Tensor] | None = None) -> Tensor:
        moves = self.shape(condition)[:, None].chunk(4, -1) if self.shape is not None else (0, 0, 0, 0)
        calm = self.norms[0](x) * (1 + moves[0]) + moves[1]
        x = x + self.own(calm, *self.own.memory(calm))
        if self.past is not None and past is not None:
            x = x + self.past(self.norms[1](x), *past)
        return x + self.wide(self.norms[2](x) * (1 + moves[2]) + moves[3])


class HeadNet(nn.Module):
    """The network and the constants of its units."""

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("spread", torch.ones(CHANNELS))
        self.register_buffer("linear", torch.zeros(FUTURE, RECENT, CHANNELS))
        self.register_buffer("unit", torch.ones(FUTURE, CHANNELS))
        self.register_buffer("step", torch.ones(CHANNELS))
        self.register_buffer("sound_mean", torch.zeros(SOUND))
        self.register_buffer("sound_spread", torch.ones(SOUND))
        self.register_buffer("lively", torch.tensor([[0.0, 0.0], [1.0, 1.0]]))
        self.read = nn.Linear(2 * CHANNELS + SOUND, WIDTH)
        self.noisy = nn.Linear(CHANNELS, WIDTH)
        self.places = nn.Parameter(0.02 * torch.randn(PAST + FUTURE, WIDTH))
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.conditions = nn.Sequential(
            nn.Linear(16 + LIVELINESS, WIDTH), nn.SiLU(), nn.Linear(WIDTH, WIDTH), nn.SiLU()
        )
        self.encoder = nn.ModuleList([Block(False) for _ in range(2)])
        self.decoder = nn.ModuleList([Block(True) for _ in range(4)])
        self.last, self.answer = nn.LayerNorm(WIDTH), nn.Linear(WIDTH, CHANNELS)
        self.dropout = nn.Dropout(0.1)
        nn.init.zeros_(self.answer.weight)

    def scale(self, liveliness: Tensor) -> Tensor:
        """[b, 1, CHANNELS] how much larger than usual the deviations are at this liveliness [b, 2]."""
        head, brows = (liveliness - self.lively[0]).exp().unbind(-1)
        ones = torch.ones_like(head)
        columns = [head] * (HEAD.stop - HEAD.start) + [ones] * 2 + [brows] * (BROWS.stop - BROWS.start) + [ones]
        return torch.stack(columns, -1)[:, None]

    def expected(self, past: Tensor) -> Tensor:
        """[b, FUTURE, CHANNELS] the linear prediction from the past [b, PAST, CHANNELS]."""
        return torch.einsum("brc,frc->bfc", past[:, -RECENT:], self.linear)

    def remember(self, past: Tensor, sound: Tensor, scale: Tensor) -> list[tuple[Tensor, Tensor]]:
        """Keys and values of the past for each decoder block."""
        speed = (past - torch.cat([past[:, :1], past[:, :-1]], 1)) / (self.step * scale)
        heard = (sound - self.sound_mean) / self.sound_spread
        x = self.read(torch.cat([past / self.spread, speed, heard], -1)) + self.places[:PAST]
        for block in self.encoder:
            x = self.dropout(block(x))
        return [block.past.memory(x) for block in self.decoder]

    def condition(self, time: Tensor, liveliness: Tensor) -> Tensor:
        """[b, WIDTH] of the flow's time [b] 0..1 and the liveliness [b, 2]."""
        angles = time[:, None] * torch.pi * torch.arange(1, 9, device=time.device)
        wave = torch.cat([angles.cos(), angles.sin(), (liveliness - self.lively[0]) / self.lively[1]], -1)
        return self.conditions(wave)

    def denoise(self, noisy: Tensor, condition: Tensor, memory: list[tuple[Tensor, Tensor]]) -> Tensor:
        """The end of the flow [b, FUTURE, CHANNELS] seen from `noisy`."""
        x = self.noisy(noisy) + self.places[PAST:]
        for block, past in zip(self.decoder, memory, strict=True):
            x = self.dropout(block(x, condition, past))
        return self.answer(self.last(x))

    def loss(self, past: Tensor, sound: Tensor, future: Tensor, made: Tensor, weight: Tensor, now: Tensor) -> Tensor:
        """Mean squared error of the flow's velocity, and of the steps from knot to knot.

        `past` may be disturbed; `made` [b] is 1 for clips that other models made; `weight` [b]; `now` is the
        undisturbed past's last point [b, CHANNELS].
        """
        liveliness = liveliness_of(now, future)
        scale = self.scale(liveliness)
        end = (future - self.expected(past)) / (self.unit * scale)
        time = torch.sigmoid(torch.randn(len(past)))
        noise, t = torch.randn_like(end), time[:, None, None]
        condition = self.condition(time, liveliness) + made[:, None] * self.kind
        guess = self.denoise((1 - t) * noise + t * end, condition, self.remember(past, sound, scale))
        wrong = (guess - end) / (1 - t).clamp(min=NEAREST)
        steps = torch.diff(wrong * self.unit, dim=1, prepend=torch.zeros_like(wrong[:, :1])) / self.step
        each = wrong.square().clamp(max=100).mean((1, 2)) + steps.square().clamp(max=100).mean((1, 2))
        return (each * weight).sum() / weight.sum()

    def draw(self, past: Tensor, sound: Tensor, noise: Tensor, liveliness: Tensor, steps: int = 6) -> Tensor:
        """The next FUTURE control points for noise [b, FUTURE, CHANNELS], by Euler steps."""
        scale = self.scale(liveliness)
        memory = self.remember(past, sound, scale)
        x = noise
        for step in range(steps):
            time = torch.full_like(liveliness[:, 0], step / steps)
            guess = self.denoise(x, self.condition(time, liveliness), memory)
            x = x + (guess - x) / (steps - step)
        return self.expected(past) + x * self.unit * scale


def liveliness_of(now: Tensor, future: Tensor) -> Tensor:
    """[b, 2] log of mean degrees a motion point of the head, and of mean coefficients a point of the brows."""
    steps = torch.diff(torch.cat([now[:, None], future], 1), dim=1) / 2
    head = steps[..., :3].norm(dim=-1).mean(1)
    brows = steps[..., BROWS].norm(dim=-1).mean(1)
    return torch.stack([(head + 0.02).log(), (brows + 0.005).log()], -1)
