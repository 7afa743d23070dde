"""The network from sound features to lower-face coefficients."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from inference.audio.features import FEATURES
from inference.face.dynamics import LOWER
from inference.motion.lips import OFFLINE, STREAMING, LipsModel
from training.speech.phones import CLASSES

OUTPUTS = LOWER.stop + 2
VOICE, SHUT = LOWER.stop, LOWER.stop + 1
"""Columns of the logits."""

TIP_RAISED, TIP_OUT = ("tdʈɖ", "nɳɲɴ", "lɫʎɭ"), ("θð",)
"""Classes of phones whose tongue tip is behind the upper teeth, or between the teeth."""

TONGUE_TIP = [[CLASSES.index(name) for name in names] for names in (TIP_RAISED, TIP_OUT)]

ENCODED = 64
"""Components of the speech encoder's outputs that training asks for, those of the largest spread first."""

DILATIONS = {STREAMING.name: (1, 2, 4, 8), OFFLINE.name: (1, 2, 4, 8, 8)}
"""Of the residual convolutions; with the 12 frames of the front they fill each model's window."""


class Residual(nn.Module):
    """A dilated convolution of width 3 without padding, added to its input where its last (centred: middle) tap is."""

    def __init__(self, width: int, dilation: int, dropout: float, centred: bool) -> None:
        super().__init__()
        self.reach = 2 * dilation
        self.late = dilation if centred else 0
        self.wide = nn.Conv1d(width, width, 3, dilation=dilation)
        self.mix = nn.Conv1d(width, width, 1)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        y = self.mix(self.dropout(nn.functional.gelu(self.wide(nn.functional.gelu(x)))))
        return x[:, :, self.reach - self.late : x.shape[2] - self.late] + y


class LipsNet(nn.Module):
    """[batch, frames, FEATURES] at 100 Hz -> [batch, points, OUTPUTS] at 25 Hz.

    Outputs are 18 coefficients, then the logits of a voice and of lips that are shut. Point j sees no frames but
    4j .. 4j + model.window - 1.
    """

    def __init__(self, model: LipsModel = STREAMING, width: int = 256, dropout: float = 0.1) -> None:
        super().__init__()
        self.model, self.width, centred = model, width, model == OFFLINE
        first, last = nn.Conv1d(FEATURES, width, 6, stride=2), nn.Conv1d(width, width, 4, stride=2)
        self.front = nn.Sequential(nn.Dropout(dropout / 2), first, nn.GELU(), nn.Dropout(dropout), last)
        dilations = DILATIONS[model.name]
        self.body = nn.Sequential(*[Residual(width, dilation, dropout, centred) for dilation in dilations])
        self.head = nn.Conv1d(width, OUTPUTS, 1)
        self.phones = nn.Conv1d(width, len(CLASSES), 1)
        self.encoded = nn.Conv1d(width, ENCODED, 1)
        self.register_buffer("gain", torch.ones(OUTPUTS))
        self.register_buffer("offset", torch.zeros(OUTPUTS))

    def forward(self, features: Tensor) -> Tensor:
        return self.head(self.listen(features)).transpose(1, 2) * self.gain + self.offset

    def with_lessons(self, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Outputs, and what only training asks for.

        These are logits [batch, points, classes] of the phone and components [batch, points, ENCODED] of the encoder.
        """
        heard = self.listen(features)
        outputs, phones, encoded = (head(heard).transpose(1, 2) for head in (self.head, self.phones, self.encoded))
        return outputs * self.gain + self.offset, phones, encoded

    def listen(self, features: Tensor) -> Tensor:
        """[batch, width, points]"""
        return nn.functional.gelu(self.body(self.front(features.transpose(1, 2))))


class LipsEnsemble(nn.Module):
    """The mean of several networks, with one gain and offset, and a shift of the outputs for each class of phones.

    The first network alone tells whether the lips are shut. Outputs are followed by the probabilities of a tongue tip
    behind the upper teeth and between the teeth.
    """

    def __init__(self, nets: list[LipsNet]) -> None:
        super().__init__()
        self.nets, self.model = nn.ModuleList(nets), nets[0].model
        self.register_buffer("gain", torch.ones(OUTPUTS))
        self.register_buffer("offset", torch.zeros(OUTPUTS))
        self.register_buffer("shift", torch.zeros(len(CLASSES), OUTPUTS))

    def forward(self, features: Tensor) -> Tensor:
        outputs, phones = self.with_phones(features)
        tip = [phones[..., classes].sum(-1, keepdim=True) for classes in TONGUE_TIP]
        return torch.cat([outputs, *tip], -1)

    def with_phones(self, features: Tensor) -> tuple[Tensor, Tensor]:
        """Outputs, and the probabilities [batch, points, classes] of the phone."""
        said = [net.with_lessons(features)[:2] for net in self.nets]
        outputs = torch.stack([outputs for outputs, _ in said])
        phones = torch.stack([logits.softmax(-1) for _, logits in said]).mean(0)
        joined = torch.cat([outputs.mean(0)[..., :SHUT], outputs[0, ..., SHUT:]], -1)
        return joined * self.gain + self.offset + phones @ self.shift, phones


def save_net(net: LipsNet, path: Path) -> None:
    """Weights and the name of the model that they are of."""
    torch.save({"model": net.model.name, "weights": net.state_dict()}, path)


def widened(net: LipsNet, width: int) -> LipsNet:
    """A wider network with the same outputs: added channels hear, but count for nothing until they learn (cf. Net2Net,
    Chen et al. 2016).
    """
    wide = LipsNet(net.model, width)
    fresh, own = wide.state_dict(), net.state_dict()
    for name, values in own.items():
        target = fresh[name]
        if target.shape == values.shape:
            target.copy_(values)
            continue
        if values.ndim == 3 and target.shape[1] > values.shape[1]:
            target[: len(values), values.shape[1] :] = 0
        target[tuple(slice(size) for size in values.shape)] = values
    wide.load_state_dict(fresh)
    return wide


def load_net(path: Path) -> LipsNet:
    """The network of a weight file."""
    saved = torch.load(path)
    model = next(model for model in (STREAMING, OFFLINE) if model.name == saved["model"])
    net = LipsNet(model, width=len(saved["weights"]["front.1.bias"]))
    net.load_state_dict(saved["weights"])
    return net
