import numpy as np
import pytest

from desktop.live.sync.read_head import FASTEST, SLEW, ReadHead

BLOCK, RATE = 480, 48_000


def walk(head: ReadHead, seconds: float, wanted: "object") -> list[tuple[float, float]]:
    """(error, step) of each block; `wanted(time)` is the target position in seconds."""
    out = []
    for number in range(int(seconds * RATE / BLOCK)):
        stretch = head.next(wanted(number * BLOCK / RATE) * RATE, BLOCK)
        out.append((head.error, stretch.step))
    return out


@pytest.mark.parametrize("drift", [-200e-6, -100e-6, 0.0, 100e-6, 200e-6])
def test_drift_between_two_cards_is_compensated(drift: float) -> None:
    seen = walk(ReadHead(RATE, RATE), 180, lambda now: 1 + now * (1 + drift))
    assert all(abs(error) < 1e-5 for error, _ in seen[-1_000:])
    assert seen[-1][1] == pytest.approx(1 + drift, abs=1e-6)


def test_reading_continues_at_the_last_position() -> None:
    head, rng = ReadHead(44_100, 48_000), np.random.default_rng(0)
    place = None
    for number in range(500):
        stretch = head.next(44_100 * (1 + number * 0.01 + rng.normal(0, 0.002)), BLOCK)
        assert place is None or stretch.position == pytest.approx(place, abs=1e-6)
        place = stretch.position + stretch.step * BLOCK
    assert head.jumps == 0


def test_a_changed_delay_is_reached_by_slow_resampling() -> None:
    seen = walk(ReadHead(RATE, RATE), 60, lambda now: now + (1 if now < 5 else 0.93))
    steps = np.array([step for _, step in seen])
    assert np.abs(steps - 1).max() <= FASTEST + 1e-9
    assert np.abs(np.diff(steps)).max() <= SLEW * BLOCK / RATE + 1e-9
    assert abs(seen[-1][0]) < 0.001
    assert min(error for error, _ in seen[600:]) > -0.072


def test_a_distant_position_is_reached_by_one_jump() -> None:
    head = ReadHead(RATE, RATE)
    head.next(0.0, BLOCK)
    stretch = head.next(96_000.0, BLOCK)
    assert stretch.position == 96_000.0
    assert stretch.fade_from == pytest.approx(BLOCK)
    assert head.jumps == 1
    assert head.next(96_000.0 + BLOCK, BLOCK).fade_from is None
