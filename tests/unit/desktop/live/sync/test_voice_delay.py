import numpy as np
import pytest

from desktop.live.sync.voice_delay import EVERY, FIRST_GUESS, LONGEST, VoiceDelay


def test_the_delay_follows_the_usual_frame_latency() -> None:
    delay, rng = VoiceDelay(), np.random.default_rng(0)
    assert delay.seconds(0.2) == pytest.approx(0.2 + FIRST_GUESS)
    for took in rng.normal(0.05, 0.004, 200):
        delay.add(0.2 + took, 0.2)
    assert delay.seconds(0.2) == pytest.approx(0.25, abs=0.003)
    assert delay.seconds(0.14) == pytest.approx(0.19, abs=0.003)


def test_one_slow_frame_changes_nothing_and_a_slower_computer_does() -> None:
    delay = VoiceDelay()
    for took in [0.03] * EVERY + [0.3] + [0.032] * 3 * EVERY:
        delay.add(0.2 + took, 0.2)
    assert delay.seconds(0.2) == pytest.approx(0.23)
    for _ in range(200):
        delay.add(0.29, 0.2)
    assert delay.seconds(0.2) == pytest.approx(0.29)
    for _ in range(200):
        delay.add(0.9, 0.2)
    assert delay.seconds(0.2) == LONGEST


def test_the_delay_includes_that_of_the_camera() -> None:
    delay = VoiceDelay()
    delay.camera_delay = 0.03
    assert delay.seconds(0.2) == pytest.approx(0.23 + FIRST_GUESS)
