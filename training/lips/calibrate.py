"""Bring the mean of several trained lips networks to people's own spread: an average of guesses moves too little."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch

from inference.motion.rounding import narrowed_mouth
from inference.timebase import MOTION_RATE
from training.lips.batches import Clip, padded
from training.lips.network import SHUT, VOICE, LipsEnsemble
from training.lips.spoken import TEETH
from training.speech.phones import CLASSES

GAIN_LIMIT = 1.6
SURE = 0.5
"""Probability from which a phone counts as heard."""
ENOUGH = 25
"""Points of a phone from which its mean counts."""
SHIFTED = {TEETH: 1.0, CLASSES.index("uʊɯʉ"): 1.0, CLASSES.index("ɔoɒ"): 0.5}
"""Share of what lacks that is added, by class of phones. With all of it on "oh" the aperture's correlation on the
people kept out fell by 0.01; nothing lacks there."""
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


def calibrate(net: LipsEnsemble, clips: list[Clip], others: list[Clip]) -> None:
    """Set gain, offset and shift.

    In speech each coefficient has the mean and, up to GAIN_LIMIT, the spread of the people of `clips`. On the phones of
    SHIFTED the mouth is nearer to that of people in `clips` and `others`: the networks shut the lips there (on f and v
    because synthetic speech only tells how far those may open). Width is left to inference/motion/rounding.py.
    """
    spoken = [pair for clip in clips if (pair := spoken_pair(net, clip)) is not None]
    spread = np.median([each.truth.std(0) / (each.out.std(0) + 1e-3) for each in spoken], 0)
    gain = np.clip(spread, 1.0, GAIN_LIMIT)
    out, truth = (np.concatenate([getattr(each, side) for each in spoken]).mean(0) for side in ("out", "truth"))
    net.gain[:VOICE] = torch.tensor(gain, dtype=torch.float32)
    net.offset[:VOICE] = torch.tensor(truth - gain * out, dtype=torch.float32)
    people = spoken + [pair for clip in others if (pair := spoken_pair(net, clip)) is not None]
    width, narrowing = narrowed_mouth()
    for phone, share in SHIFTED.items():
        lack = lack_of(phone, people, gain, truth - gain * out)
        shift = share * (lack - (width @ lack) * narrowing)
        net.shift[phone, :VOICE] = torch.tensor(shift, dtype=torch.float32)
    net.shift[TEETH, SHUT] = NOT_SHUT


def lack_of(phone: int, people: list[Spoken], gain: np.ndarray, offset: np.ndarray) -> np.ndarray:
    """[18] what lacks in the mean of the coefficients on a phone; 0 where it is hardly ever heard."""
    heard = [each.phones[:, phone] > SURE for each in people]
    pairs = list(zip(people, heard, strict=True))
    lack = np.concatenate([(each.truth - gain * each.out - offset)[keep] for each, keep in pairs])
    sure = np.concatenate([each.phones[keep, phone] for each, keep in pairs])
    return lack.mean(0) / sure.mean() if len(sure) >= ENOUGH else np.zeros(VOICE)


def spoken_pair(net: LipsEnsemble, clip: Clip) -> Spoken | None:
    """Uncalibrated output and truth where a clip speaks, None where that is under two seconds."""
    keep = np.isfinite(clip.target[:, 0]) & clip.speech
    with torch.no_grad():
        heard = torch.tensor(padded(clip.versions[0].astype(np.float32), net.model))[None]
        out, phones = (values[0, : len(clip.target)].numpy()[keep] for values in net.with_phones(heard))
    return Spoken(out[:, :VOICE], phones, clip.target[keep]) if keep.sum() > 2 * MOTION_RATE else None
