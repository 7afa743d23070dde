import numpy as np
import pytest

from desktop.devices.microphone import Block
from desktop.live.sync.onset_detection import Beeps, Flashes, FrameProbe, pairs
from desktop.live.sync.test_pattern import BRIGHT, DARK, SINCE_BEEP, beep, stamp
from inference.types import Pixels

RATE = 48_000


def picture(bright: bool, since: float = 0.0) -> Pixels:
    pixels = np.full((512, 512, 3), BRIGHT if bright else DARK, np.uint8)
    stamp(pixels, SINCE_BEEP, since)
    return pixels


def test_beeps_are_dated_by_the_earliest_block() -> None:
    beeps, rng = Beeps(RATE), np.random.default_rng(0)
    for number in range(320):
        late = 0.02 * rng.random() if number % 7 else 0.0
        beeps.put(Block(beep(number * 480 - 14_400, 480, RATE), number * 480, 50.0 + (number + 1) * 0.01 + late))
    assert beeps.onsets == pytest.approx([50.3, 51.3, 52.3], abs=0.001)


def test_a_flash_is_dated_to_its_onset() -> None:
    flashes = Flashes()
    for now, bright, since in ((10.0, False, 0.9), (10.1, True, 0.03), (10.15, True, 0.08), (10.2, False, 0.13)):
        flashes.see(picture(bright, since)[..., 1], now)
    assert flashes.onsets == pytest.approx([10.07])


def test_a_sent_frame_is_checked_for_a_flash() -> None:
    flashes = Flashes()
    door = FrameProbe(flashes)
    door.send(picture(False))
    door.send(picture(True))
    assert len(flashes.onsets) == 1


def test_only_close_onsets_are_paired() -> None:
    assert pairs([1.02, 2.03, 5.5], [1.0, 2.0, 3.0]) == pytest.approx([0.02, 0.03])
    assert pairs([], [1.0]) == []
