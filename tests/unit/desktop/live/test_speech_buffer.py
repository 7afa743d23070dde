"""Speech on its way between two threads."""

from __future__ import annotations

import numpy as np

from desktop.live.speech_buffer import FADE_SECONDS, SpeechBuffer

RATE = 16_000
RAMP = np.arange(1000, dtype=np.float32)


def test_samples_come_back_in_pieces_of_any_length() -> None:
    buffer = SpeechBuffer(RATE)
    for piece in np.split(RAMP, [1, 1, 300, 420]):
        buffer.write(piece)
    assert buffer.seconds == 1000 / RATE
    taken = [buffer.take(count) for count in (7, 0, 500, 1, 600)]
    np.testing.assert_array_equal(np.concatenate(taken), RAMP)
    assert len(buffer.take(100)) == 0


def test_a_line_is_active_until_its_end_was_taken() -> None:
    buffer = SpeechBuffer(RATE)
    assert not buffer.active
    buffer.write(RAMP)
    buffer.take(1000)
    assert buffer.active, "more of the line may come"
    buffer.write(RAMP)
    buffer.end()
    assert buffer.active
    buffer.take(1000)
    assert not buffer.active


def test_a_cut_line_fades_out() -> None:
    buffer = SpeechBuffer(RATE)
    buffer.write(np.ones(1000, np.float32))
    buffer.cut()
    rest = buffer.take(1000)
    assert len(rest) == round(FADE_SECONDS * RATE)
    assert (np.diff(rest) < 0).all()
    assert rest[-1] == 0
    assert not buffer.active
