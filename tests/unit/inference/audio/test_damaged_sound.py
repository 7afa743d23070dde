"""Sound files whose headers tell nonsense, and rare sample formats."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from inference.audio.decoded_frame import decoded
from inference.audio.sound_decoder import MOST_FAILED_READS, SoundDecoder
from inference.audio.sound_file import load_sound
from inference.user_error import UserError
from tests.sounds import voice, write_sound


def wav(path: Path, samples: np.ndarray, rate: int, bits: int) -> Path:
    """A PCM file of one channel with this header."""
    body = samples.tobytes()
    form = struct.pack("<IHHIIHH", 16, 1, 1, rate, rate * bits // 8 & 0xFFFFFFFF, bits // 8, bits)
    head = b"RIFF" + struct.pack("<I", 36 + len(body)) + b"WAVEfmt " + form + b"data" + struct.pack("<I", len(body))
    path.write_bytes(head + body)
    return path


def test_64_bit_samples_are_read(tmp_path: Path) -> None:
    wave = np.sin(np.arange(9600) / 20) / 2
    sound = load_sound(wav(tmp_path / "a.wav", (wave * 2**63).astype("<i8"), 48_000, 64))
    assert sound.original[:, 0] == pytest.approx(wave, abs=1e-6)
    assert sound.notes == ()


@pytest.mark.parametrize("rate", [1, 90, 0x7FFFFFFF])
def test_a_rate_that_no_sound_has_is_refused(tmp_path: Path, rate: int) -> None:
    with pytest.raises(UserError, match="cannot be read as sound"):
        load_sound(wav(tmp_path / "a.wav", np.zeros(4000, "<i2"), rate, 16))


class Failing:
    """A container whose reading raises `errors`, one by one, before it goes on."""

    def __init__(self, container: Any, errors: list[Exception]) -> None:
        self._container, self._errors = container, errors
        self.format, self.close = container.format, container.close

    def demux(self, stream: object) -> Iterator[object]:
        if self._errors:
            raise self._errors.pop()
        yield from self._container.demux(stream)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return write_sound(tmp_path / "a.wav", voice(0.3), 48_000)


@pytest.mark.parametrize(
    "error", [IndexError("a stream that the header does not announce"), av.error.BlockingIOError(11, "no packet yet")]
)
def test_a_read_that_fails_is_skipped(sound: Path, error: Exception) -> None:
    decoder = SoundDecoder(sound)
    decoder._container = Failing(decoder._container, [error])  # type: ignore[assignment]
    assert sum(len(decoded.samples) for decoded in decoder.frames()) == 14_400
    assert decoder.damaged == 1


@pytest.mark.parametrize("error", [MemoryError(), av.error.MemoryError(12, "Cannot allocate memory")])
def test_too_little_memory_is_no_damage(sound: Path, error: Exception) -> None:
    decoder = SoundDecoder(sound)
    decoder._container = Failing(decoder._container, [error])  # type: ignore[assignment]
    with pytest.raises(MemoryError):
        list(decoder.frames())


def test_more_channels_than_pyav_reads_are_read(tmp_path: Path) -> None:
    layout = "hexadecagonal"  # 16 channels
    with av.open(str(tmp_path / "a.mka"), "w", format="matroska") as container:
        stream = container.add_stream("pcm_f32le", rate=48_000, layout=layout)
        frame = av.AudioFrame.from_ndarray(np.full((1, 16 * 4800), 0.25, np.float32), "flt", layout)
        frame.sample_rate = 48_000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    assert np.abs(load_sound(tmp_path / "a.mka").original).max() == pytest.approx(0.25, abs=0.26)


def test_planes_of_many_channels_are_not_read_one_by_one() -> None:
    packed = av.AudioFrame.from_ndarray(np.full((1, 16 * 960), 0.25, np.float32), "flt", "hexadecagonal")
    packed.sample_rate = 48_000
    (planar,) = av.AudioResampler(format="fltp").resample(packed)
    found = decoded(planar)
    assert found.samples.shape == (960, 16)
    assert found.samples == pytest.approx(0.25)


def test_packets_that_no_codec_takes_end_the_reading(tmp_path: Path) -> None:
    path = wav(tmp_path / "a.wav", np.zeros(100_000, "<i2"), 1, 16)
    content = bytearray(path.read_bytes())
    content[32:34] = b"\1\0"  # one byte for each sample of two
    path.write_bytes(content)
    decoder = SoundDecoder(path)
    assert list(decoder.frames()) == []
    assert decoder._undecodable <= MOST_FAILED_READS
