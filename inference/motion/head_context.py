"""Inputs of the head model: past control points and the sound heard with them."""

from __future__ import annotations

import numpy as np

from inference.audio.prosody import PROSODY, silent_prosody
from inference.motion.head_channels import POINTS_PER_KNOT
from inference.types import Floats

PAST = 25
"""Knots of past motion and sound: 2 s."""

FUTURE = 12
"""Knots sampled at a time: 0.96 s."""

HEARD = PROSODY + 1
"""Sound values per motion point: prosody and opening of the voice gate."""

SOUND = POINTS_PER_KNOT * HEARD


def silence() -> Floats:
    """[HEARD] when nobody speaks."""
    return np.append(silent_prosody(), np.float32(0.0))


def sound_rows(heard: Floats, knots: int) -> Floats:
    """[knots, SOUND] for control points -1, 0, 1, .. from what was heard at points 0, 1, .. [n, HEARD].

    Control point k goes with the points 2k - 3 and 2k - 2, the newest when point 2k - 2 is about to be shown.
    """
    first = POINTS_PER_KNOT * (np.arange(knots) - 1) - 3
    padded = np.concatenate([np.tile(silence(), (5, 1)), heard, np.tile(heard[-1:], (2 * POINTS_PER_KNOT, 1))])
    places = np.minimum(first[:, None] + np.arange(POINTS_PER_KNOT) + 5, len(padded) - 1)
    return np.asarray(padded[places].reshape(knots, SOUND), np.float32)
