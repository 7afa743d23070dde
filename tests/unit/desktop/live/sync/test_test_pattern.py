import numpy as np
import pytest

from desktop.devices.microphone import Block
from desktop.live.sync.test_pattern import BRIGHT, DARK, LASTS, PatternMicrophone, beep, pattern_parts, stamp, stamped
from inference.types import AudioChunk
from tests.unit.desktop.fake_pipeline import motion, portrait


def test_flash_and_beep_fall_on_the_same_samples() -> None:
    parts = pattern_parts()
    generator, painter = parts.generator(0), parts.painter(portrait("anybody"))
    assert painter.render(motion(0))[0, 0, 0] == DARK
    shift = 5_000
    for start in range(0, 16_000, 160):
        generator.push(AudioChunk(beep(start - shift, 160, 16_000)[:, 0], start, 0.0))
    bright = [painter.render(motion(index / 4))[0, 0, 0] == BRIGHT for index in range(200)]
    loud = [(160 * index - shift) / 16_000 % 1 < LASTS for index in range(200)]
    assert sum(a != b for a, b in zip(bright, loud, strict=True)) <= 4


@pytest.mark.parametrize("seconds", [0.0, 1.0, 4_294_967.295, 12_345.678])
@pytest.mark.parametrize("row", [0, 1])
def test_a_time_drawn_into_a_frame_is_read_back(seconds: float, row: int) -> None:
    pixels = np.full((512, 512, 3), DARK, np.uint8)
    stamp(pixels, row, seconds)
    noise = np.random.default_rng(0).normal(0, 20, (512, 512))
    assert stamped(np.clip(pixels[..., 1] + noise, 0, 255).astype(np.uint8), row) == pytest.approx(seconds)


def test_the_pattern_microphone_delivers_in_real_time() -> None:
    microphone, blocks, waits = PatternMicrophone(), list[Block](), list[float]()
    microphone.open(blocks.append)
    microphone.play(lambda seconds: waits.append(seconds) or len(waits) > 20)
    assert [block.start for block in blocks] == [480 * number for number in range(20)]
    assert waits[20] == pytest.approx(0.21, abs=0.1)
    microphone.close()
    microphone.play(lambda _: len(waits) > 20)
