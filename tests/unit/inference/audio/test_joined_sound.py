"""Files that consist of several joined files, and damaged ones: players read them to the end."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from inference.audio.sound_file import load_sound
from tests.sounds import voice, write_sound

Change = Callable[[bytes, int], bytes]


def tone(seconds: float, rate: int, channels: int = 1) -> np.ndarray:
    wave = 0.4 * np.sin(2 * np.pi * 300 * np.arange(int(seconds * rate)) / rate)
    return np.repeat(wave[:, None], channels, axis=1).astype(np.float32)


def joined(folder: Path, suffix: str, codec: str, *parts: tuple[int, int]) -> Path:
    """A file of one second for each (rate, channels), joined byte by byte."""
    pieces = [
        write_sound(folder / f"{number}{suffix}", tone(1.0, rate, channels), rate, codec)
        for number, (rate, channels) in enumerate(parts)
    ]
    path = folder / f"joined{suffix}"
    path.write_bytes(b"".join(piece.read_bytes() for piece in pieces))
    return path


def loud_share(samples: np.ndarray) -> float:
    """Share of the 20 ms pieces that hold the tone."""
    pieces = samples[: len(samples) // 960 * 960].reshape(-1, 960)
    return float((np.abs(pieces).max(axis=1) > 0.2).mean())


@pytest.mark.parametrize(
    ("suffix", "codec", "first", "second"),
    [
        (".mp3", "libmp3lame", (44_100, 1), (44_100, 1)),
        (".mp3", "libmp3lame", (44_100, 1), (48_000, 1)),
        (".mp3", "libmp3lame", (44_100, 1), (44_100, 2)),
        (".mp3", "libmp3lame", (44_100, 2), (22_050, 1)),
        (".aac", "aac", (44_100, 1), (22_050, 1)),
        (".aac", "aac", (44_100, 1), (44_100, 2)),
        (".ts", "aac", (44_100, 1), (22_050, 1)),
        (".ts", "aac", (44_100, 2), (44_100, 1)),
        (".ogg", "libopus", (48_000, 1), (48_000, 1)),
        (".ogg", "libopus", (48_000, 1), (48_000, 2)),
        (".oga", "flac", (44_100, 1), (22_050, 2)),
        (".flac", "flac", (44_100, 1), (22_050, 1)),
    ],
)
def test_joined_files_are_read_to_the_end(
    tmp_path: Path, suffix: str, codec: str, first: tuple[int, int], second: tuple[int, int]
) -> None:
    sound = load_sound(joined(tmp_path, suffix, codec, first, second))
    assert sound.seconds == pytest.approx(2.0, abs=0.15)
    assert sound.original.shape[1] == first[1]
    assert loud_share(sound.original[:, 0]) > 0.9
    assert loud_share(np.repeat(sound.samples, 3)) > 0.9
    assert sound.notes == ()


def test_a_chain_of_different_codecs_is_read_to_the_end(tmp_path: Path) -> None:
    first = write_sound(tmp_path / "a.oga", tone(1.0, 44_100), 44_100, "flac")
    second = write_sound(tmp_path / "b.ogg", tone(1.0, 48_000), 48_000, "libopus")
    path = tmp_path / "c.ogg"
    path.write_bytes(first.read_bytes() + second.read_bytes() + first.read_bytes())
    assert load_sound(path).seconds == pytest.approx(3.0, abs=0.05)


def zeros(data: bytes, place: int) -> bytes:
    return data[:place] + bytes(3000) + data[place:]


def junk(data: bytes, place: int) -> bytes:
    return data[:place] + np.random.default_rng(2).bytes(20_000) + data[place:]


def overwritten(data: bytes, place: int) -> bytes:
    return data[:place] + np.random.default_rng(1).bytes(40) + data[place + 40 :]


def shortened(data: bytes, place: int) -> bytes:
    return data[:place] + data[place + 700 :]


@pytest.mark.parametrize(
    ("suffix", "codec", "change"),
    [
        (".mp3", "libmp3lame", zeros),
        (".mp3", "libmp3lame", junk),
        (".mp3", "libmp3lame", shortened),
        (".aac", "aac", zeros),
        (".aac", "aac", junk),
        (".m4a", "aac", overwritten),
        (".flac", "flac", shortened),
    ],
)
def test_a_damaged_place_is_skipped_with_a_note(tmp_path: Path, suffix: str, codec: str, change: Change) -> None:
    path = write_sound(tmp_path / f"a{suffix}", tone(2.0, 44_100), 44_100, codec)
    data = path.read_bytes()
    path.write_bytes(change(data, len(data) // 3))
    sound = load_sound(path)
    assert sound.seconds == pytest.approx(2.0, abs=0.25)
    assert len(sound.notes) == 1
    assert "skipped" in sound.notes[0]
    assert sound.notes[0].endswith(".")


def test_a_lost_page_of_an_ogg_file_is_told(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "a.oga", voice(4.0, 44_100), 44_100, "flac")
    data = path.read_bytes()
    path.write_bytes(overwritten(data, len(data) // 2))
    sound = load_sound(path)
    assert 1.0 < sound.seconds < 3.9
    assert f"{4.0 - sound.seconds:.2f} s of its sound were skipped" in sound.notes[0]


def test_a_whole_file_has_no_note(tmp_path: Path) -> None:
    kinds = [
        (".mp3", "libmp3lame"),
        (".aac", "aac"),
        (".ts", "aac"),
        (".m4a", "aac"),
        (".flac", "flac"),
        (".oga", "flac"),
    ]
    for suffix, codec in kinds:
        assert load_sound(write_sound(tmp_path / f"a{suffix}", voice(1.0, 44_100), 44_100, codec)).notes == ()
