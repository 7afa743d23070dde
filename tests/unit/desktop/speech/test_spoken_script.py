"""A script as a sound file."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from desktop.speech.script import Cue, Script
from desktop.speech.spoken_script import TAIL_SECONDS, write_speech
from inference.audio.sound_file import load_sound
from tests.unit.desktop.speech.fake_engine import FakeEngine


def spoken(path: Path, *cues: Cue) -> tuple[list[tuple[float, float]], float, tuple[str, ...]]:
    """Start and end of each stretch of sound in seconds, the duration, and the remarks."""
    writing, notes = write_speech(Script(cues, "Ana"), FakeEngine(), path), ()
    while True:
        try:
            next(writing)
        except StopIteration as end:
            notes = end.value
            break
    sound = load_sound(path)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], np.abs(sound.original[:, 0]) > 0.1, [0]])))
    times = [float(edge) / 48_000 for edge in edges]
    return list(zip(times[::2], times[1::2], strict=True)), sound.seconds, notes


def test_each_cue_begins_at_its_time(tmp_path: Path) -> None:
    cues = Cue("two words", 0.25, 1.0), Cue("one", 1.0, 3.0)
    assert spoken(tmp_path / "a.wav", *cues) == ([(0.25, 0.45), (1.0, 1.1)], 3.0, ())


def test_a_cue_that_takes_longer_delays_the_next_and_is_told(tmp_path: Path) -> None:
    cues = Cue("six words are said in here", 0.0, 0.3), Cue("one", 0.3, 0.4), Cue("two", 2.0)
    stretches, seconds, notes = spoken(tmp_path / "a.wav", *cues)
    assert stretches == [(0.0, 0.7), (2.0, 2.1)]
    assert seconds == 2.1 + TAIL_SECONDS
    assert notes == (
        "1 of 3 subtitles begin later than written, by up to 0.3 s, because the ones before take longer to say.",
    )
