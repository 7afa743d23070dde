"""Bring the mean of several trained lips networks to people's own spread: an average of guesses moves too little."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch

from inference.timebase import MOTION_RATE
from training.lips.batches import Clip, padded
from training.lips.network import SHUT, VOICE, LipsEnsemble
from training.lips.spoken import TEETH

GAIN_LIMIT = 1.6
SURE = 0.5
"""Probability from which a phone counts as heard."""
ENOUGH = 25
"""Points of a phone from which its mean counts."""
NOT_SHUT = -3.0
"""Shift of the logit of shut lips on f and v, which sound like p and b; two fifths of them would be drawn shut."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A clip where it speaks: what the network says, and what is true."""

    out: np.ndarray
    """[n, 18] coefficients"""
    phones: np.ndarray
    """[n, classes] probabilities"""
    truth: np.ndarray
    """[n, 18]"""


def calibrate(net: LipsEnsemble, clips: list[Clip]) -> None:
    """Set gain, offset and the shift of f and v.

    In speech each coefficient has people's mean and, up to GAIN_LIMIT, their spread; on f and v it has their mean:
    the networks shut the lips on these, since synthetic speech only tells how far they may open. (Shifts of "oo" and
    "oh", which lack 0.03 inter-ocular distances of opening on most people, cost 0.03 of the aperture's correlation.)
    """
    spoken = [pair for clip in clips if (pair := spoken_pair(net, clip)) is not None]
    spread = np.median([each.truth.std(0) / (each.out.std(0) + 1e-3) for each in spoken], 0)
    gain = np.clip(spread, 1.0, GAIN_LIMIT)
    out, phones, truth = (np.concatenate([getattr(each, name) for each in spoken]) for name in Spoken.__slots__)
    offset = truth.mean(0) - gain * out.mean(0)
    net.gain[:VOICE] = torch.tensor(gain, dtype=torch.float32)
    net.offset[:VOICE] = torch.tensor(offset, dtype=torch.float32)
    heard = phones[:, TEETH] > SURE
    if heard.sum() >= ENOUGH:
        shift = (truth - gain * out - offset)[heard].mean(0) / phones[heard, TEETH].mean()
        net.shift[TEETH, :VOICE] = torch.tensor(shift, dtype=torch.float32)
        net.shift[TEETH, SHUT] = NOT_SHUT


def spoken_pair(net: LipsEnsemble, clip: Clip) -> Spoken | None:
    """Uncalibrated output and truth where a clip speaks, None where that is under two seconds."""
    keep = np.isfinite(clip.target[:, 0]) & clip.speech
    with torch.no_grad():
        heard = torch.tensor(padded(clip.versions[0].astype(np.float32), net.model))[None]
        out, phones = (values[0, : len(clip.target)].numpy()[keep] for values in net.with_phones(heard))
    return Spoken(out[:, :VOICE], phones, clip.target[keep]) if keep.sum() > 2 * MOTION_RATE else None
