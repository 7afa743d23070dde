"""Frames of an open webcam through FFmpeg: Video4Linux, DirectShow or AVFoundation."""

from __future__ import annotations

import errno
import time
from collections.abc import Iterator

import av

from desktop.devices.open_devices import WEBCAMS
from desktop.devices.webcams.capture_clock import CaptureClock
from desktop.devices.webcams.webcam_frame import Size, converted
from desktop.devices.webcams.webcam_list import AV_FOUNDATION, DIRECT_SHOW, V4L2, InputDevice
from inference.sentence import Sentence
from inference.types import Pixels
from inference.user_error import UserError

TRACKING_SIZE = (640, 480)
PHOTO_SIZE = (1280, 720)
FPS = 30
WAIT_SECONDS = 0.25
"""Longest wait of `read`."""
POLL_SECONDS = 0.002
SILENT_SECONDS = 5.0
"""Time without a frame after which a webcam counts as gone; opening one takes up to 3 s."""
SILENT = Sentence("The webcam '{name}' sends no picture; does another program use it, or is it asleep?")
QUEUED = 64
"""Most frames taken at once to reach the newest one; drivers keep at most 32."""
NON_BLOCKING = {"fflags": "+4"}
"""AVFMT_FLAG_NONBLOCK by its number; it has no name among FFmpeg's options."""
COMPRESSED = {
    V4L2: {"input_format": "mjpeg"},
    DIRECT_SHOW: {"vcodec": "mjpeg"},
}
"""Motion JPEG, without which USB 2 carries 1280x720 only at 10 frames a second."""
INTRA_ONLY = ("rawvideo", "mjpeg", "wrapped_avframe")
"""Codecs in which each frame decodes by itself, so that late ones need no decoding."""
FAILURES = (av.error.FFmpegError, OSError, ValueError)
GONE = (errno.ENODEV, errno.ENXIO, errno.ENOENT)


class WebcamStream:
    """An open webcam. All methods are called on one thread."""

    def __init__(self, device: InputDevice, photo: bool = False) -> None:
        """Open the webcam at `TRACKING_SIZE`, or for a photo as near to `PHOTO_SIZE` as it comes.

        Raises UserError if it is gone, busy, refused, or open in this process.
        """
        if device.address in WEBCAMS:
            raise UserError("Understudy looks through the webcam '{name}' already; end that first.", name=device.name)
        self.name = device.name
        self._address = device.address
        self._size = None if photo else TRACKING_SIZE
        self._container = _opened(device, PHOTO_SIZE if photo else TRACKING_SIZE, photo)
        self._video = self._container.streams.video[0]
        self._video.codec_context.thread_count = 1  # several decode a frame later
        self._clock = CaptureClock()
        self._heard_at = time.perf_counter()
        WEBCAMS.add(self._address)

    def read(self) -> tuple[Pixels, float] | None:
        """The newest frame and its capture time in time.perf_counter() seconds; None if none comes for a moment.

        The frame is [480, 640, 3] RGB with black edges if the webcam has another shape; for a photo it is [h, w, 3]
        in the webcam's own size. Raises UserError if the webcam is gone, or silent for `SILENT_SECONDS`.
        """
        ends = time.perf_counter() + WAIT_SECONDS
        while time.perf_counter() < ends:
            if packets := self._arrived():
                self._heard_at = arrived_at = time.perf_counter()
                if frame := self._decoded(packets):
                    return converted(frame, self._size), self._clock.time_of(_stamp(packets[-1]), arrived_at)
            time.sleep(POLL_SECONDS)
        if time.perf_counter() - self._heard_at > SILENT_SECONDS:
            raise UserError(SILENT, name=self.name)
        return None

    def close(self) -> None:
        """Switch the webcam off."""
        self._container.close()
        WEBCAMS.remove(self._address)

    def _arrived(self) -> list[av.Packet[av.VideoStream]]:
        """Packets that wait in the driver, oldest first; only the newest one if it decodes by itself."""
        packets: list[av.Packet[av.VideoStream]] = []
        try:
            for _, packet in zip(range(QUEUED), self._container.demux(self._video), strict=False):
                packets.append(packet)
        except (av.error.BlockingIOError, av.error.InvalidDataError):  # none yet, or one damaged on its way
            pass
        except FAILURES as error:
            raise _lost(self.name, error) from error
        filled = [packet for packet in packets if packet.size]
        return filled[-1:] if self._video.codec_context.name in INTRA_ONLY else filled

    def _decoded(self, packets: list[av.Packet[av.VideoStream]]) -> av.VideoFrame | None:
        """The last frame; None if it is damaged, as the first ones of many webcams are."""
        try:
            frames = [frame for packet in packets for frame in packet.decode()]
        except av.error.InvalidDataError:
            return None
        return next((frame for frame in reversed(frames) if isinstance(frame, av.VideoFrame)), None)


def _stamp(packet: av.Packet[av.VideoStream]) -> float | None:
    return None if packet.pts is None or packet.time_base is None else float(packet.pts * packet.time_base)


def _opened(device: InputDevice, size: Size, photo: bool) -> av.container.InputContainer:
    """The first wish that the webcam fulfils. DirectShow and AVFoundation refuse what is not a mode of the webcam."""
    refused: Exception = OSError()
    for wish in _wishes(device.format, size, photo):
        try:
            # `options` would reach the decoder too, which then believes in the wish instead of the driver's answer.
            wanted, limits = NON_BLOCKING | wish, (SILENT_SECONDS, None)
            return av.open(device.address, format=device.format, container_options=wanted, timeout=limits)
        except av.error.ExitError as error:
            raise UserError(SILENT, name=device.name) from error
        except FAILURES as error:
            refused = error
            if getattr(error, "errno", 0) in (errno.EBUSY, errno.EACCES, errno.EPERM, *GONE):
                break
    raise _refusal(device, refused)


def _wishes(system: str, size: Size, photo: bool) -> Iterator[dict[str, str]]:
    """Options in the order of preference; a photo comes as Motion JPEG first, tracking uncompressed."""
    mode = {"video_size": f"{size[0]}x{size[1]}", "framerate": str(FPS)}
    kinds: tuple[dict[str, str], ...] = (COMPRESSED.get(system, {}), {})
    for kind in kinds if photo else reversed(kinds):
        yield mode | kind
    yield {"video_size": mode["video_size"]}
    yield {"framerate": mode["framerate"]} if system == AV_FOUNDATION else {}


def _refusal(device: InputDevice, error: Exception) -> UserError:
    number = getattr(error, "errno", 0)
    if number in GONE:
        return _lost(device.name, error)
    if number in (errno.EACCES, errno.EPERM):
        return UserError(
            "This program may not open the webcam '{name}'; add your user to the group 'video' and log in again.",
            name=device.name,
        )
    if number == errno.EBUSY:
        return UserError("Another program uses the webcam '{name}'; close it there.", name=device.name)
    return UserError(
        "The webcam '{name}' cannot be opened ({reason}); does another program hold it?",
        name=device.name,
        reason=_reason(error),
    )


def _lost(name: str, error: Exception) -> UserError:
    return UserError("The webcam '{name}' is gone ({reason}); plug it in again.", name=name, reason=_reason(error))


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
