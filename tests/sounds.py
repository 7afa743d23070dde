"""Sound files for tests."""

from pathlib import Path

import av
import numpy as np

LAYOUTS = {1: "mono", 2: "stereo", 6: "5.1", 8: "7.1"}


def write_sound(path: Path, samples: np.ndarray, rate: int, codec: str = "pcm_f32le") -> Path:
    """`samples` [n] or [n, channels] as they are, NaN included; lossy codecs at 96 kbit/s."""
    with av.open(str(path), "w") as container:
        encode(container, container.add_stream(codec, rate=rate, layout=_layout(samples)), samples)
    return path


def encode(container: av.container.OutputContainer, stream: av.AudioStream, samples: np.ndarray) -> None:
    """Encodes `samples` [n] or [n, channels] as the whole of a stream."""
    samples = np.atleast_2d(samples.T).T.astype(np.float32)
    if stream.codec_context.name not in ("pcm_f32le", "pcm_s16le", "flac"):
        stream.bit_rate = 96_000
    for start in range(0, len(samples), 1024):
        piece = np.ascontiguousarray(samples[start : start + 1024])
        if stream.codec_context.name == "pcm_s16le":
            frame = av.AudioFrame.from_ndarray((piece * 32767).astype(np.int16).reshape(1, -1), "s16", _layout(samples))
        else:
            frame = av.AudioFrame.from_ndarray(piece.reshape(1, -1), "flt", _layout(samples))
        frame.sample_rate, frame.pts = stream.rate, start
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))


def voice(seconds: float, rate: int = 48_000) -> np.ndarray:
    """Bursts of a buzz, four a second, -1..1: enough like a voice to be heard."""
    time = np.arange(int(seconds * rate)) / rate
    return (0.3 * np.sign(np.sin(2 * np.pi * 150 * time)) * (np.sin(2 * np.pi * 4 * time) > 0)).astype(np.float32)


def _layout(samples: np.ndarray) -> str:
    return LAYOUTS[1 if samples.ndim == 1 else samples.shape[1]]
