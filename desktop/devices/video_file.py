"""Video file with sample-accurate A/V sync, written under a temporary name until it is complete."""

from __future__ import annotations

import contextlib
import errno
import tempfile
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

import av
import numpy as np

from desktop.devices.encoder_frame import BT709, LIMITED, encoder_frame
from desktop.devices.video_formats import format_of
from desktop.provenance.file_signer import FileSigner
from desktop.system import unfinished_file
from inference.audio.resampler import LAYOUTS
from inference.audio.sound_stream import ORIGINAL_RATE
from inference.decoder.disclosure_mark import provenance
from inference.sentence import Sentence
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels
from inference.user_error import UserError

SOUND_RATE = ORIGINAL_RATE
SOUND_BITS = 128_000
ENCODER_THREADS = 2  # not the number of cores: x264 and VP9 write other bytes for another number
Size = tuple[int, int]  # width, height
PLAYABLE_SECONDS = 2
"""Seconds after which the file contains at least one complete fragment."""
DISK_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class VideoFile:
    """Video file written next to `path` under a unique name, and renamed when finished."""

    def __init__(
        self,
        path: Path,
        fps: int,
        channels: int = 1,
        live: bool = False,
        size: Size = (FRAME_SIZE, FRAME_SIZE),
        alpha: bool = False,
        signer: FileSigner | None = None,
        inputs: str = "",
    ) -> None:
        """Open the file; `signer` signs it when it is complete, `inputs` identifies what it shows, see `provenance`.

        Raises UserError if `path` cannot be written, or if its format has no alpha although `alpha` is set.
        """
        check(path, alpha)
        self._format = format_of(path, alpha)
        self._pixels = self._format.alpha_pixels if alpha else self._format.pixels
        self.format = self._format.taken(alpha)
        self.path = path
        self._publish = signer.publish if signer else unfinished_file.publish
        self._fps = fps
        self._channels = channels
        self._frames = self._samples = 0
        self._last: av.VideoFrame | None = None
        with self._sentences():
            self._final = unfinished_file.destination(path)
            self._part = unfinished_file.create(self._final, unfinished_file.MARK if live else unfinished_file.RENDERED)
            self._file: BinaryIO = self._part.open("wb")
            unfinished_file.lock(self._file)
        with self._discarding(), self._sentences():
            self._container = av.open(self._file, "w", format=self._format.container, options=self._format.options)
            self._container.metadata.update(provenance(inputs))
            self._video = self._add_video(size, live)
            self._audio = self._add_audio()

    def add_frame(self, index: int, pixels: Pixels) -> None:
        """Frame number `index` of the file, [h, w, 3] RGB, [h, w, 4] with straight alpha, or planes of `format`.

        Missing frames are filled with the previous frame; an index already written is ignored.
        """
        if index < self._frames:
            return
        frame = encoder_frame(pixels, self._pixels)
        self._last = self._last or frame
        with self._sentences():
            self._repeat_last(index)
            self._encode(frame)

    def add_sound(self, start: int, samples: Floats) -> None:
        """Samples [n, channels] at 48 kHz, starting at sample `start` of the file; gaps are filled with silence."""
        samples = samples[max(0, self._samples - start) :]
        missing = max(0, start - self._samples)
        with self._sentences():
            for piece in (np.zeros((missing, self._channels), np.float32), samples):
                self._encode_sound(piece)

    def finish(self) -> None:
        """Complete and rename the file; the last frame is repeated until the end of the sound."""
        with self._sentences():
            self._repeat_last(round(self._samples * self._fps / SOUND_RATE))
            self._container.mux(self._video.encode(None))
            self._mux_sound(self._audio.encode(None))
            self._container.close()
            self._file.close()
            self._publish(self._part, self._final)

    def discard(self) -> None:
        """Close and delete the unfinished file."""
        self._close_file()
        self._part.unlink(missing_ok=True)

    def abandon(self) -> Path | None:
        """Stop after a failure; returns the temporary file if it is playable, else deletes it and returns None."""
        self._close_file()
        if self._frames > PLAYABLE_SECONDS * self._fps:
            return self._part
        self._part.unlink(missing_ok=True)
        return None

    def _close_file(self) -> None:
        """Close the file before the container does, so that no trailer overwrites the playable part."""
        with contextlib.suppress(OSError):
            self._file.close()

    def _add_video(self, size: Size, live: bool) -> av.VideoStream:
        options = self._format.live if live else self._format.offline
        video = self._container.add_stream(self._format.encoder(), rate=self._fps, options=options)
        assert isinstance(video, av.VideoStream)  # noqa: S101 - for mypy
        video.width, video.height = size
        video.pix_fmt = self._pixels
        context = video.codec_context
        context.gop_size = self._fps
        context.thread_count = 1 if live else ENCODER_THREADS
        context.colorspace = context.color_primaries = context.color_trc = BT709
        context.color_range = LIMITED
        return video

    def _add_audio(self) -> av.AudioStream:
        layout = LAYOUTS[self._channels]
        audio = self._container.add_stream(self._format.sound, rate=SOUND_RATE, layout=layout)
        assert isinstance(audio, av.AudioStream)  # noqa: S101 - for mypy
        audio.bit_rate = SOUND_BITS
        return audio

    def _repeat_last(self, until: int) -> None:
        while self._last is not None and self._frames < until:
            self._encode(self._last)

    def _encode(self, frame: av.VideoFrame) -> None:
        frame.pts = self._frames
        frame.time_base = Fraction(1, self._fps)
        self._container.mux(self._video.encode(frame))
        self._last = frame
        self._frames += 1
        if self._frames % self._fps == 0:
            self._file.flush()  # data in Python's buffer would be lost in a crash

    def _encode_sound(self, samples: Floats) -> None:
        if not len(samples):
            return
        packed = np.ascontiguousarray(samples.T)
        frame = av.AudioFrame.from_ndarray(packed, "fltp", LAYOUTS[self._channels])
        frame.sample_rate = SOUND_RATE
        frame.pts = self._samples
        frame.time_base = Fraction(1, SOUND_RATE)
        self._samples += len(samples)
        self._mux_sound(self._audio.encode(frame))

    def _mux_sound(self, packets: list[av.Packet[av.AudioStream]]) -> None:
        """Mux without the encoder's priming, which precedes time 0 and would delay sound in fragmented MP4 by 21 ms."""
        dropped = self._format.drops_priming
        self._container.mux([p for p in packets if not dropped or (p.pts is not None and p.pts >= 0)])

    @contextlib.contextmanager
    def _discarding(self) -> Iterator[None]:
        """Leave no file if opening fails half-way."""
        try:
            yield
        except BaseException:
            self.discard()
            raise

    @contextlib.contextmanager
    def _sentences(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise UserError(refusal(self.path, error)) from error


def check(path: Path, alpha: bool = False) -> None:
    """Raise UserError if no video, with an alpha channel if `alpha`, can be written to `path`."""
    with contextlib.suppress(OSError):
        if path.is_dir():
            raise UserError("{path} is a folder; give the name of an MP4 file to write.", path=path)
    format_of(path, alpha)
    check_folder(path)


def check_folder(path: Path) -> None:
    """Raise UserError if no file can be written to the folder of `path`."""
    try:
        if not path.parent.is_dir():
            raise UserError(
                "The folder {parent} does not exist; make it first or write to another one.", parent=path.parent
            )
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise UserError(refusal(path, error)) from error


def refusal(path: Path, error: OSError) -> str:
    """One sentence saying why `path` could not be written."""
    if error.errno in DISK_FULL:
        return Sentence("There is no space left to write {path}; make room or write to another disk.", path=path)
    return Sentence(
        "{path} cannot be written ({reason}); write to another place.", path=path, reason=error.strerror or error
    )
