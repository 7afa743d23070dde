"""Silence in place of a microphone."""

from __future__ import annotations

import time

from desktop.devices.microphone import Block
from desktop.devices.silent_microphone import SilentMicrophone


def test_silence_comes_without_gaps_at_a_microphones_pace() -> None:
    blocks: list[Block] = []
    waits: list[float] = []
    microphone = SilentMicrophone()
    microphone.open(blocks.append)
    before = time.perf_counter()
    microphone.play(lambda seconds: waits.append(seconds) or len(waits) > 5)
    assert [block.start for block in blocks] == [0, 480, 960, 1440, 1920]
    assert not any(block.samples.any() for block in blocks)
    assert all(wait <= 0.01 * number + 1e-6 for number, wait in enumerate(waits, 1))
    assert waits[-1] > 0.05 - (time.perf_counter() - before)
    assert microphone.alive
