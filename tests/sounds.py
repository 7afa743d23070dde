"""Sound files for tests."""

from pathlib import Path

import av
import numpy as np


def write_sound(path: Path, samples: np.ndarray, rate: int, codec: str = "pcm_f32le") -> Path:
    """Write `samples` [n] or [n, channels] unchanged, NaN included."""
    samples = np.atleast_2d(samples.T).T.astype(np.float32)
    layout = "mono" if samples.shape[1] == 1 else "stereo"
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate, layout=layout)
        for start in range(0, len(samples), 1024):
            piece = np.ascontiguousarray(samples[start : start + 1024])
            if codec == "pcm_s16le":
                frame = av.AudioFrame.from_ndarray((piece * 32767).astype(np.int16).reshape(1, -1), "s16", layout)
            else:
                frame = av.AudioFrame.from_ndarray(piece.reshape(1, -1), "flt", layout)
            frame.sample_rate, frame.pts = rate, start
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def voice(seconds: float, rate: int = 48_000) -> np.ndarray:
    """Bursts of a square wave, four a second, -1..1; voice detection accepts it as speech."""
    time = np.arange(int(seconds * rate)) / rate
    return (0.3 * np.sign(np.sin(2 * np.pi * 150 * time)) * (np.sin(2 * np.pi * 4 * time) > 0)).astype(np.float32)
