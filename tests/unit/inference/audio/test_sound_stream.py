import itertools
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from inference.audio import sound_stream
from inference.audio.decoded_frame import Decoded
from inference.audio.sound_file import load_sound
from inference.audio.sound_stream import SoundStream
from inference.audio.sound_track import SoundTrack
from inference.timebase import SAMPLE_RATE
from tests.sounds import voice, write_sound


class EndlessDecoder:
    """Sound that never ends; counts the decoded seconds."""

    decoded = 0.0
    damaged, lost, seconds = 0, 0.0, 36_000.0

    def __init__(self, path: Path) -> None:
        EndlessDecoder.decoded = 0.0

    def frames(self) -> Iterator[Decoded]:
        for start in itertools.count():
            EndlessDecoder.decoded += 0.02
            yield Decoded(np.full((960, 2), 0.1 * (start % 2), np.float32), 48_000, ("FL", "FR"))

    def close(self) -> None:
        pass


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> SoundStream:
    monkeypatch.setattr(sound_stream, "SoundDecoder", EndlessDecoder)
    return SoundStream(Path("endless.mp3"))


def test_a_stream_decodes_only_what_is_read(endless: SoundStream) -> None:
    assert EndlessDecoder.decoded <= 0.1
    track, heard = endless.split()
    taken = 0
    while taken < SAMPLE_RATE:
        taken += len(next(heard))
    assert len(track.take(48_000)) == 48_000
    assert EndlessDecoder.decoded <= 1.1
    assert endless.seconds == 36_000.0


def test_the_header_promises_the_length_and_the_end_corrects_it(tmp_path: Path) -> None:
    piece = write_sound(tmp_path / "a.ogg", voice(1.0), 48_000, "libopus").read_bytes()
    path = tmp_path / "b.ogg"
    path.write_bytes(piece * 2)
    stream = SoundStream(path)
    assert stream.seconds == pytest.approx(1.0, abs=0.02)
    lengths = [stream.seconds for _ in stream.blocks()]
    assert lengths == sorted(lengths)
    assert stream.seconds == pytest.approx(2.0, abs=0.05)
    assert stream.sample_count == len(load_sound(path).samples)


def test_the_parts_of_a_split_stream_are_the_whole_sound(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "a.wav", np.stack([voice(0.7, 44_100)] * 2, 1), 44_100)
    whole = load_sound(path)
    track, heard = SoundStream(path).split()
    samples = list(heard)
    pieces = [track.take(1600) for _ in range(30)]
    np.testing.assert_array_equal(np.concatenate(samples), whole.samples)
    np.testing.assert_array_equal(np.concatenate(pieces), whole.original)
    assert track.ended


def test_a_track_is_read_in_pieces_of_any_length() -> None:
    sound = np.arange(100, dtype=np.float32)[:, None]
    track = SoundTrack(1, iter(np.split(sound, [10, 11, 60])))
    sizes = [5, 5, 0, 40, 100, 3]
    pieces = [track.take(size) for size in sizes]
    assert [len(piece) for piece in pieces] == [5, 5, 0, 40, 50, 0]
    np.testing.assert_array_equal(np.concatenate(pieces), sound)
    assert track.ended


@pytest.mark.parametrize(("level", "word"), [(0.0, "silent"), (3e-5, "silent"), (3e-4, "too quiet"), (0.01, "")])
def test_notes_tell_what_the_models_hear(tmp_path: Path, level: float, word: str) -> None:
    notes = load_sound(write_sound(tmp_path / "a.wav", level * np.sign(voice(0.5)), 48_000)).notes
    assert word in "".join(notes)
    assert bool(notes) == bool(word)


def test_a_sound_above_hearing_counts_as_silent(tmp_path: Path) -> None:
    wave = 0.5 * np.hanning(48_000) * np.sin(2 * np.pi * 15_000 * np.arange(48_000) / 48_000)
    assert "silent" in load_sound(write_sound(tmp_path / "a.wav", wave, 48_000)).notes[0]
