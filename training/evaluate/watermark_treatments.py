"""What meetings and people do to a video: encoding, scaling, cropping, brightening, dropping frames."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import av
import cv2
import numpy as np

from inference.types import Pixels

X264 = ("libx264", {"preset": "veryfast", "tune": "zerolatency"})
VP8 = ("libvpx", {"deadline": "realtime", "cpu-used": "8"})
VP9 = ("libvpx-vp9", {"deadline": "realtime", "cpu-used": "8"})
Frames = list[Pixels]


def _unchanged(frame: Pixels) -> Pixels:
    return frame


@dataclass(frozen=True)
class Treatment:
    """One way from our frames to those that somebody checks."""

    codec: tuple[str, dict[str, str]]
    kilobits: int
    """A second; 0 for the quality of a recording, CRF 20."""
    before: Callable[[Pixels], Pixels] = _unchanged
    """Applied to each frame before it is encoded."""
    after: Callable[[Pixels], Pixels] = _unchanged
    """Applied to each decoded frame."""
    every: int = 1
    """One in how many frames is sent."""
    fps: int = field(default=25)

    def apply(self, frames: Frames) -> Iterator[Pixels]:
        """The frames that arrive."""
        sent = [np.ascontiguousarray(self.before(frame)) for frame in frames[:: self.every]]
        for frame in decoded(encoded(sent, self.codec, self.kilobits, self.fps // self.every)):
            yield self.after(frame)


def reduced(frame: Pixels) -> Pixels:
    """360 rows, as meetings send it to small tiles."""
    return _scaled(frame, 360 / frame.shape[0])


def restored(frame: Pixels) -> Pixels:
    """512 rows again."""
    return _scaled(frame, 512 / frame.shape[0])


def cropped(frame: Pixels) -> Pixels:
    """70 % of each side, off centre."""
    height, width = frame.shape[:2]
    top, left = round(height * 0.17), round(width * 0.11)
    return frame[top : top + round(height * 0.7) // 2 * 2, left : left + round(width * 0.7) // 2 * 2]


def brightened(frame: Pixels) -> Pixels:
    """More light and less contrast."""
    return np.asarray(cv2.convertScaleAbs(frame, alpha=0.85, beta=30), np.uint8)


TREATMENTS = {
    "H.264 300 kbit/s": Treatment(X264, 300),
    "H.264 150 kbit/s": Treatment(X264, 150),
    "VP8 300 kbit/s": Treatment(VP8, 300),
    "VP9 300 kbit/s": Treatment(VP9, 300),
    "360p and back, H.264 300": Treatment(X264, 300, before=reduced, after=restored),
    "crop to 70 %, H.264 300": Treatment(X264, 300, before=cropped),
    "brighter, every second frame, H.264 300": Treatment(X264, 300, before=brightened, every=2),
}
RECORDING = Treatment(("libx264", {"preset": "veryfast", "crf": "20", "bf": "0"}), 0)


def encoded(frames: Frames, codec: tuple[str, dict[str, str]], kilobits: int, fps: int) -> bytes:
    """A Matroska file of the frames."""
    name, options = codec
    file = io.BytesIO()
    with av.open(file, "w", format="matroska") as out:
        video = out.add_stream(name, rate=fps, options=options)
        assert isinstance(video, av.VideoStream)
        video.height, video.width = frames[0].shape[:2]
        video.pix_fmt = "yuv420p"
        video.codec_context.thread_count = 1
        if kilobits:
            video.bit_rate = kilobits * 1000
        for frame in frames:
            out.mux(video.encode(av.VideoFrame.from_ndarray(frame, "rgb24")))
        out.mux(video.encode(None))
    return file.getvalue()


def decoded(file: bytes) -> Iterator[Pixels]:
    """The frames of a file."""
    with av.open(io.BytesIO(file), "r") as container:
        for frame in container.decode(video=0):
            yield np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)


def _scaled(frame: Pixels, scale: float) -> Pixels:
    size = round(frame.shape[1] * scale / 2) * 2, round(frame.shape[0] * scale / 2) * 2
    return np.asarray(
        cv2.resize(frame, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR), np.uint8
    )
