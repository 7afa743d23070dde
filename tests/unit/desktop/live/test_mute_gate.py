from dataclasses import replace

import numpy as np
import pytest

from desktop.live.mute_gate import RELEASE, MuteGate
from inference.face.dynamics import DYNAMICS, LOWER
from inference.types import HeadPose, HeldMotion, Motion

OPEN = Motion(0.0, HeadPose(), (0.0, 0.0), np.ones(DYNAMICS, np.float32))


def openings(gate: MuteGate, first: float, count: int, motion: Motion = OPEN) -> list[float]:
    """Mouth opening of `count` frames at 40 a second from sample `first` on."""
    return [float(gate.step(motion, first + 400 * number, 0.025).dynamics[LOWER].mean()) for number in range(count)]


def test_without_mute_motion_is_unchanged() -> None:
    assert MuteGate().step(OPEN, 0.0, 0.025) is OPEN


def test_the_mouth_closes_at_once_and_opens_after_the_delayed_speech() -> None:
    gate = MuteGate()
    assert openings(gate, 0, 4) == [1] * 4
    gate.mute(1_600 + 3_200)
    seen = openings(gate, 1_600, 34)
    assert seen[:4] == pytest.approx([0.6875, 0.375, 0.0625, 0])
    hidden = int((3_200 + RELEASE) / 400)
    assert seen[4:hidden] == [0] * (hidden - 4)
    assert seen[-1] == 1


def test_mute_keeps_the_emotion_and_the_upper_face() -> None:
    gate = MuteGate()
    gate.mute(1e6)
    smile = np.full(DYNAMICS, 0.25, np.float32)
    motion = replace(OPEN, held=HeldMotion(dynamics=smile))
    openings(gate, 0, 8, motion)
    shown = gate.step(motion, 3_200, 0.025).dynamics
    np.testing.assert_allclose(shown[LOWER], 0.25)
    assert (np.delete(shown, np.arange(DYNAMICS)[LOWER]) == 1).all()
