"""Valid sound files of every usual container and codec, as seeds of damaged files."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import av
import numpy as np

from tests.sounds import encode, voice, write_sound

SECONDS = 0.7
CODECS = {
    ".wav": ("pcm_s16le", "pcm_f32le", "adpcm_ms", "pcm_mulaw"),
    ".aiff": ("pcm_s16be",),
    ".mp3": ("libmp3lame",),
    ".flac": ("flac",),
    ".ogg": ("libvorbis", "flac"),
    ".opus": ("libopus",),
    ".m4a": ("aac", "alac"),
    ".mp4": ("aac",),
    ".aac": ("aac",),
    ".ts": ("aac", "mp2"),
    ".mkv": ("libopus", "pcm_s16le"),
    ".webm": ("libopus",),
    ".avi": ("libmp3lame",),
    ".wma": ("wmav2",),
}
FORMATS = {".aac": "adts", ".ts": "mpegts", ".m4a": "ipod", ".wma": "asf"}
"""FFmpeg's container of suffixes that do not tell it."""


@cache
def sounds() -> tuple[tuple[str, bytes], ...]:
    """Suffix and content of each seed; codecs that this FFmpeg cannot write are left out."""
    with tempfile.TemporaryDirectory() as folder:
        stereo = np.stack([voice(SECONDS, 44_100), 0.5 * voice(SECONDS, 44_100)], -1)
        found = [
            (suffix, content)
            for suffix, codecs in CODECS.items()
            for codec in codecs
            if (content := _written(Path(folder) / f"a{suffix}", stereo, codec))
        ]
        around = write_sound(Path(folder) / "b.wav", np.stack([voice(SECONDS)] * 6, -1), 48_000, "pcm_s16le")
        return (*found, (".wav", around.read_bytes()), (".mp4", _video(Path(folder) / "v.mp4", stereo)))


def _written(path: Path, samples: np.ndarray, codec: str) -> bytes:
    rate = 48_000 if codec == "libopus" else 44_100
    try:
        with av.open(str(path), "w", format=FORMATS.get(path.suffix)) as container:
            encode(container, container.add_stream(codec, rate=rate, layout="stereo"), samples)
    except (av.FFmpegError, ValueError):
        return b""
    return path.read_bytes()


def _video(path: Path, samples: np.ndarray) -> bytes:
    """A video with a sound track."""
    with av.open(str(path), "w") as container:
        video = container.add_stream("mpeg4", rate=25)
        video.width = video.height = 64
        sound = container.add_stream("aac", rate=44_100, layout="stereo")
        for _ in range(10):
            container.mux(video.encode(av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), "rgb24")))
        container.mux(video.encode(None))
        encode(container, sound, samples)
    return path.read_bytes()
