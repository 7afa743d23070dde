"""python -m tests.windows.cable_reader SECONDS OUT.npy: record VB-CABLE's output as a meeting does; runs on Windows.

Waits for sound first. Saves float32 [n] at 16 kHz and prints the microphone's rate and the sound's peak, or "silence".
"""

from __future__ import annotations

import sys
import time

import numpy as np

from desktop.devices.microphone import Block, SoundCard
from inference.audio.resampler import Resampler
from inference.timebase import SAMPLE_RATE
from tests.windows.sound_server import CABLE_OUTPUT

PATIENCE = 120.0
"""Seconds to wait for the first sound."""
FAINT = 0.003


def main(seconds: float, out: str) -> None:
    """Record `seconds` from the first sound on."""
    blocks: list[np.ndarray] = []
    card = SoundCard(CABLE_OUTPUT)

    def take(block: Block) -> None:
        if blocks or np.abs(block.samples).max() > FAINT:
            blocks.append(block.samples.mean(1, keepdims=True))

    card.open(take)
    end = time.perf_counter() + PATIENCE
    while sum(map(len, blocks)) < seconds * card.rate and time.perf_counter() < end:
        time.sleep(0.1)
    card.close()
    if not blocks:
        print("silence")
        return
    sound = Resampler(card.rate, SAMPLE_RATE).push(np.concatenate(blocks).astype(np.float32))[:, 0]
    np.save(out, sound)
    print(f"cable {card.rate} Hz peak {np.abs(sound).max():.2f}")


if __name__ == "__main__":
    main(float(sys.argv[1]), sys.argv[2])
