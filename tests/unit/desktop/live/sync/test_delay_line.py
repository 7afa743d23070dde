import numpy as np
import pytest

from desktop.live.sync.delay_line import HALF, DelayLine, kernel

RATE = 48_000


def tone(frequency: float, positions: np.ndarray) -> np.ndarray:
    return np.sin(2 * np.pi * frequency * positions / RATE).astype(np.float32)


def filled(frequency: float, seconds: float = 1.0) -> DelayLine:
    line = DelayLine(RATE, 1)
    line.write(0, tone(frequency, np.arange(seconds * RATE))[:, None])
    return line


def read(line: DelayLine, position: float, step: float, blocks: int, block: int = 480) -> np.ndarray:
    out = [line.read(position + number * block * step, step, block) for number in range(blocks)]
    return np.concatenate(out)[:, 0]


@pytest.mark.parametrize("frequency", [100, 997, 5_000, 12_000])
@pytest.mark.parametrize("step", [1.0, 0.9997, 1.005, 44_100 / 48_000])
def test_fractional_reads_interpolate_the_signal(frequency: float, step: float) -> None:
    heard = read(filled(frequency), 5_000.3, step, 20)
    wanted = tone(frequency, 5_000.3 + step * np.arange(len(heard)))
    error = np.sqrt(np.mean((heard - wanted)[480:] ** 2)) * np.sqrt(2)
    assert 20 * np.log10(error) < -75


def test_frequencies_above_the_output_rate_are_filtered() -> None:
    line = DelayLine(RATE, 1, cutoff=1 / 3)
    line.write(0, tone(12_000, np.arange(RATE))[:, None])
    heard = np.concatenate([line.read(5_000 + 480 * number, 3.0, 160) for number in range(20)])
    assert np.abs(heard[480:]).max() < 1e-3


def test_channels_stay_separate() -> None:
    line = DelayLine(RATE, 2)
    line.write(0, np.stack([tone(300, np.arange(RATE)), np.zeros(RATE)], axis=1).astype(np.float32))
    heard = np.concatenate([line.read(5_000 + 480 * number, 1.0, 480) for number in range(3)])
    assert np.abs(heard[:, 0]).max() > 0.9
    assert not heard[:, 1].any()


def steepest(sound: np.ndarray) -> float:
    """Largest second difference of the samples, which is large at a click and small in a low tone."""
    return float(np.abs(np.diff(sound, n=2)).max())


def test_an_underrun_fades_out_and_in() -> None:
    line, sound = DelayLine(RATE, 1), tone(200, np.arange(RATE))[:, None]
    line.write(0, sound[:20_000])
    before = read(line, 15_000.4, 1.0, 20)
    line.write(20_000, sound[20_000:])
    after = read(line, 15_000.4 + 20 * 480, 1.0, 10)
    heard = np.concatenate([np.zeros(10), before, after])
    assert not before[-480:].any()
    assert np.abs(after).max() > 0.99
    assert steepest(heard) < 0.01


def test_a_gap_is_silence_with_faded_edges() -> None:
    line, sound = DelayLine(RATE, 1), tone(200, np.arange(RATE))[:, None]
    line.write(0, sound[:10_050])
    line.write(15_000, sound[15_000:30_000])
    heard = read(line, 5_000.0, 1.0, 40)
    assert not heard[5_200:9_900].any()
    assert np.abs(heard[11_000:]).max() > 0.99
    assert steepest(heard) < 0.01


def test_the_click_check_finds_a_cut_without_fades() -> None:
    sound = tone(200, np.arange(4_800))
    sound[1_260:2_000] = 0
    assert steepest(sound) > 0.1


def test_silenced_sound_fades_at_once_and_is_dropped() -> None:
    line = filled(200)
    before = read(line, 10_000.0, 1.0, 10)
    line.fade_out(14_800.0)
    after = read(line, 14_800.0, 1.0, 40)
    heard = np.concatenate([before, after])
    assert steepest(heard[480:]) < 0.01
    assert not after[480:].any()


def test_repeated_and_distant_blocks_are_harmless() -> None:
    line, sound = DelayLine(RATE, 1), tone(200, np.arange(4 * RATE))[:, None]
    line.write(0, sound[:RATE])
    line.write(RATE // 2, sound[RATE // 2 : 4 * RATE])
    assert line.end == 4 * RATE
    assert not read(line, 1_000.0, 1.0, 4).any()
    assert np.abs(read(line, 3.5 * RATE, 1.0, 4)).max() > 0.99
    line.write(9 * RATE, sound[:RATE])
    assert line.end == 10 * RATE


def test_every_phase_of_the_kernel_passes_a_steady_value() -> None:
    np.testing.assert_allclose(kernel(HALF, 1.0).sum(axis=1), 1, atol=1e-5)
