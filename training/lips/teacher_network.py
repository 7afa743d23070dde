"""The lips' teacher: principal components of a speech encoder's outputs, and a mean of small networks on them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from training.lips.network import OUTPUTS
from training.speech.phones import CLASSES

COMPONENTS, WIDTH = 160, 96
POWER = 0.25
"""Components are divided by their spread to this power: 0 leaves them as they are, 1 whitens them."""

Values = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Components:
    """Principal components of the encoder's outputs."""

    mean: Values
    basis: Values
    """[outputs of the encoder, COMPONENTS], divided by each component's spread to POWER."""

    def of(self, outputs: npt.NDArray[np.floating]) -> Values:
        """[n, COMPONENTS]"""
        return np.asarray((outputs.astype(np.float32) - self.mean) @ self.basis, np.float32)


def components(paths: list[Path], rows: int = 60, power: float = POWER) -> Components:
    """Fitted on some rows of each file."""
    rng = np.random.default_rng(0)
    parts = [outputs[rng.integers(0, len(outputs), rows)] for path in paths if len(outputs := np.load(path, "r"))]
    sample = np.concatenate(parts).astype(np.float64)
    mean = sample.mean(0)
    spread, axes = np.linalg.eigh(np.cov((sample - mean).T))
    order = np.argsort(spread)[::-1][:COMPONENTS]
    basis = axes[:, order] / np.sqrt(spread[order]) ** power
    scale = ((sample - mean) @ basis).std()
    return Components(mean.astype(np.float32), (basis / scale).astype(np.float32))


class TeacherNet(nn.Module):
    """[batch, n50, COMPONENTS] at 50 Hz -> coefficients and logits [batch, n25, OUTPUTS], phones [.., classes]."""

    def __init__(self, dropout: float = 0.35) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv1d(COMPONENTS, WIDTH, 1),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Conv1d(WIDTH, WIDTH, 7, padding=3),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Conv1d(WIDTH, WIDTH, 5, padding=2),
            nn.GELU(),
        )
        self.head = nn.Linear(WIDTH, OUTPUTS)
        self.phones = nn.Linear(WIDTH, len(CLASSES))

    def forward(self, components: Tensor) -> tuple[Tensor, Tensor]:
        hidden = self.body(components.transpose(1, 2)).transpose(1, 2)[:, ::2]
        return self.head(hidden), self.phones(hidden)


class Teacher:
    """The mean of several networks."""

    def __init__(self, space: Components, nets: list[TeacherNet]) -> None:
        self.space, self.nets = space, nets

    def __call__(self, outputs: npt.NDArray[np.floating]) -> tuple[Values, Values]:
        """Coefficients and logits [n25, OUTPUTS], and probabilities of phones [n25, classes], of encoder outputs."""
        heard = torch.tensor(self.space.of(outputs))[None]
        with torch.no_grad():
            answers = [net(heard) for net in self.nets]
        said = torch.stack([answer[0][0] for answer in answers]).mean(0)
        phones = torch.stack([answer[1][0].softmax(-1) for answer in answers]).mean(0)
        return said.numpy(), phones.numpy()


def save_teacher(teacher: Teacher, path: Path) -> None:
    torch.save({
        "mean": torch.tensor(teacher.space.mean),
        "basis": torch.tensor(teacher.space.basis),
        "nets": [net.state_dict() for net in teacher.nets],
    }, path)  # fmt: skip


def load_teacher(path: Path) -> Teacher:
    saved, nets = torch.load(path), []
    for state in saved["nets"]:
        net = TeacherNet()
        net.load_state_dict(state)
        nets.append(net.eval())
    return Teacher(Components(saved["mean"].numpy(), saved["basis"].numpy()), nets)
