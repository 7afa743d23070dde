"""State of a training run of the mouth network, its checkpoints, and one training step."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from inference.face.patches import MOUTH_MAPS
from training.mouth.loss import critic_loss, persuasion_loss, regression_loss
from training.mouth.network import PatchCritic
from training.mouth.painter import Painter

AVERAGING = 0.998


@dataclass
class Run:
    """Networks, optimisers and progress of a training run; `average` is the running mean of the painter's weights."""

    painter: Painter
    critic: PatchCritic
    painting: torch.optim.Optimizer
    judging: torch.optim.Optimizer
    step: int = 0
    best: float = float("inf")

    def __post_init__(self) -> None:
        self.average = copy.deepcopy(self.painter).eval()

    @torch.no_grad()
    def follow(self) -> None:
        """Update the exponential moving average of the weights, which paints more steadily than a single step's."""
        share = 1 - min(AVERAGING, self.step / (self.step + 10))
        for mean, now in zip(self.average.state_dict().values(), self.painter.state_dict().values(), strict=True):
            if mean.is_floating_point():
                mean.lerp_(now, share)

    def save(self, path: Path) -> None:
        partial = path.with_suffix(".part")
        torch.save(
            {
                "painter": self.painter.state_dict(),
                "average": self.average.state_dict(),
                "critic": self.critic.state_dict(),
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
        for name in ("painter", "average"):
            getattr(self, name).load_state_dict(kept[name])
        for name in ("critic", "painting", "judging"):
            getattr(self, name).load_state_dict(kept[name])
        self.step, self.best = kept["step"], kept["best"]

    def begin_from(self, path: Path) -> None:
        """Load the weights of an earlier run; weights for inputs that its network did not have start at 0."""
        kept, own = torch.load(path)["painter"], self.painter.state_dict()
        for name, weights in own.items():
            part = tuple(slice(n) for n in kept[name].shape)
            weights.zero_()[part] = kept[name]
        self.average.load_state_dict(own)


def new_run(rate: float) -> Run:
    torch.manual_seed(0)
    painter = Painter()
    painter.mouth.to(memory_format=torch.channels_last)
    critic = PatchCritic(1 + MOUTH_MAPS)
    painting = torch.optim.AdamW(painter.mouth.parameters(), lr=rate, betas=(0.5, 0.99), weight_decay=1e-4)
    judging = torch.optim.AdamW(critic.parameters(), lr=5e-4, betas=(0.5, 0.99))
    return Run(painter, critic, painting, judging)


def take_step(run: Run, batch: dict[str, Tensor], adversarial: bool) -> tuple[float, float]:
    painted = run.painter(batch)
    loss = regression_loss(painted)
    judged = torch.zeros(())
    if adversarial:
        judged = critic_loss(run.critic, painted)
        run.judging.zero_grad()
        judged.backward()
        run.judging.step()
        loss = loss + persuasion_loss(run.critic, painted)
    run.painting.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(run.painter.parameters(), 1.0)
    run.painting.step()
    run.step += 1
    run.follow()
    return loss.item(), judged.item()
