"""Prosody of the newest frames, or of those at the same point for lips that look further ahead."""

from __future__ import annotations

import numpy as np

from inference.audio.features import FEATURES
from inference.audio.prosody import PROSODY, Prosody, silent_prosody
from inference.motion.lips import OFFLINE, STREAMING


def test_lips_that_look_further_ahead_hear_the_prosody_of_the_same_frames() -> None:
    frames = np.random.default_rng(0).normal(-1, 1, (300, FEATURES)).astype(np.float32)
    further = OFFLINE.ahead - STREAMING.ahead
    live, offline = Prosody(), Prosody(further)
    heard = []
    for number, frame in enumerate(frames):
        live.hear(frame)
        heard.append(live.now())
        offline.hear(frame)
        wanted = heard[number - further] if number >= further else silent_prosody()
        assert np.array_equal(offline.now(), wanted)
    assert heard[0].shape == (PROSODY,)
