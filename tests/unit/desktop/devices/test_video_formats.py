"""Files with an alpha channel, and colours as players show them."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from desktop.devices.video_file import VideoFile, check
from desktop.devices.video_formats import format_of
from inference.audio.sound_file import load_sound
from inference.user_error import UserError

RATE = 48_000
COLOURS = [(200, 40, 30), (30, 180, 60), (40, 60, 210), (250, 250, 250), (128, 128, 128)]


def patches(alpha: bool) -> np.ndarray:
    """[64, 160, 3 or 4] five colours; with alpha, the lower half is transparent."""
    picture = np.repeat(np.repeat(np.array(COLOURS, np.uint8)[None], 64, 0), 32, 1)
    cover = np.full((64, 160, 1), 255, np.uint8)
    cover[32:] = 0
    return np.dstack([picture, cover]) if alpha else picture


def decode(path: Path) -> list[np.ndarray]:
    """All frames as RGBA; FFmpeg's own VP9 decoder ignores alpha."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        decoder = stream.codec_context
        if decoder.name == "vp9":
            decoder = av.CodecContext.create("libvpx-vp9", "r")
        frames = [frame for packet in container.demux(stream) for frame in decoder.decode(packet)]
        return [frame.to_ndarray(format="rgba") for frame in frames]


@pytest.mark.parametrize("suffix", [".mov", ".webm"])
@pytest.mark.parametrize("live", [True, False])
def test_alpha_is_read_back_unpremultiplied(tmp_path: Path, suffix: str, live: bool) -> None:
    movie = VideoFile(tmp_path / f"a{suffix}", 25, live=live, size=(160, 64), alpha=True)
    for index in range(6):
        movie.add_frame(index, patches(alpha=True))
        movie.add_sound(index * 1920, np.zeros((1920, 1), np.float32))
    movie.finish()
    shown = decode(movie.path)
    assert len(shown) == 6
    for picture in (shown[0], shown[-1]):
        assert (picture[4:28, :, 3] > 250).all()
        assert (picture[36:60, :, 3] < 5).all()
        middles = picture[16, 16::32, :3].astype(int)
        assert np.abs(middles - COLOURS).max() < 14


@pytest.mark.parametrize("suffix", [".mp4", ".mov", ".webm"])
def test_colours_are_bt709_and_tagged_so(tmp_path: Path, suffix: str) -> None:
    movie = VideoFile(tmp_path / f"a{suffix}", 25, size=(160, 64))
    for index in range(6):
        movie.add_frame(index, patches(alpha=False))
    movie.finish()
    with av.open(str(movie.path)) as container:
        assert container.streams.video[0].codec_context.colorspace == 1
        assert "AI-generated" in " ".join(container.metadata.values())
    assert np.abs(decode(movie.path)[-1][16, 16::32, :3].astype(int) - COLOURS).max() < 14


@pytest.mark.parametrize("suffix", [".mov", ".webm"])
def test_sound_is_synchronous_in_every_format(tmp_path: Path, suffix: str) -> None:
    movie, place = VideoFile(tmp_path / f"a{suffix}", 25, size=(160, 64)), 30_000
    sound = np.zeros((RATE, 1), np.float32)
    sound[place : place + 400, 0] = 0.8 * np.sin(np.arange(400) * 0.1)
    for index in range(25):
        movie.add_frame(index, patches(alpha=False))
        movie.add_sound(index * 1920, sound[index * 1920 : (index + 1) * 1920])
    movie.finish()
    heard = load_sound(movie.path).original[:, 0]
    around = heard[place - 1000 : place + 1400]
    late = int(np.argmax(np.correlate(around, sound[place : place + 400, 0], "valid"))) - 1000
    assert abs(late) <= 48


def test_mp4_refuses_alpha() -> None:
    with pytest.raises(UserError, match=r"\.mov or \.webm"):
        check(Path("a.mp4"), alpha=True)
    with pytest.raises(UserError, match=r"\.mp4, \.mov or \.webm"):
        format_of(Path("a.avi"))
