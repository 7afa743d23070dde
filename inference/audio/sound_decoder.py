"""Decoding of the sound track of a file, packet by packet, past damaged places."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import av

from inference.audio.decoded_frame import Decoded, decoded
from inference.audio.ogg_link import OggLink
from inference.memory_shortage import is_memory_shortage
from inference.sentence import Sentence
from inference.user_error import UserError

ADVICE = Sentence("use a WAV, MP3, M4A, OGG or FLAC file, or a video with sound.")
MOST_FAILED_READS = 1000
"""Failed reads in a row, or packets before the first good one, after which a file counts as unreadable."""
TAGS = (b"ID3", b"TAG", b"APE")
"""Starts of tags, which FFmpeg takes for packets in the middle of joined files."""
EXACT = ("flac", "ogg")
"""Containers whose headers tell the exact duration."""
DAMAGE = (av.FFmpegError, ValueError, IndexError)
"""What PyAV raises for damaged files; IndexError for a stream that the header does not announce."""
LEAST_MISSING = 0.05
"""Seconds by which the sound may be shorter than the header tells."""


class SoundDecoder:
    """frames() -> the sound of a file; damaged packets are left out and counted."""

    def __init__(self, path: Path) -> None:
        """Opens the file. Raises UserError if it is missing, a folder, empty, unreadable or without sound."""
        check_file(path)
        self.damaged = 0
        """Number of damaged places so far."""
        self.lost = 0.0
        """Seconds of sound known to be lost there."""
        self._path = path
        self._failed = False
        self._silent, self._undecodable = True, 0
        """Whether nothing was decoded yet, and packets that failed before."""
        self._position = 0
        """Offset in the file of the newest packet."""
        self._open(path)
        self.seconds = self._promise()
        """Duration that the header promises; None if it promises none."""

    def frames(self) -> Iterator[Decoded]:
        """Decodes to the end of the file, then closes it."""
        seconds = 0.0
        try:
            for packet in self._packets():
                for frame in self._decode(packet):
                    seconds += len(frame.samples) / frame.rate
                    yield frame
            self._notice_missing(seconds)
        finally:
            self.close()

    def close(self) -> None:
        """Closes the file."""
        self._container.close()

    def _open(self, source: Path | OggLink) -> None:
        """Opens the file, or a part of it. Raises UserError."""
        path = self._path
        try:
            # The protocol is named because FFmpeg takes a colon in a file name for one; no other is allowed.
            given = f"file:{source}" if isinstance(source, Path) else source
            container = av.open(given, "r", options={"protocol_whitelist": "file"})
        except PermissionError as error:
            if os.access(path, os.R_OK):
                raise UserError(
                    "{path} refers to sound elsewhere, which is not read; give that file.", path=path
                ) from error
            raise UserError("The sound file {path} may not be read; change its permissions.", path=path) from error
        except DAMAGE as error:
            _pass_on_shortage(error)
            raise UserError("{path} cannot be read as sound; {advice}", path=path, advice=ADVICE) from error
        try:
            self._stream = default_track(container, path)
        except BaseException:
            container.close()
            raise
        self._container = container

    def _promise(self) -> float | None:
        stream = self._stream
        if stream.duration and stream.time_base:
            return float(stream.duration * stream.time_base)
        return self._container.duration / av.time_base if self._container.duration else None

    def _packets(self) -> Iterator[av.Packet[av.AudioStream]]:
        """Reads packets; after a failed read goes on behind the damaged place or with the next link of an Ogg chain."""
        failures, packets = 0, self._container.demux(self._stream)
        while max(failures, self._undecodable) < MOST_FAILED_READS:
            try:
                packet = next(packets, None)
            except DAMAGE as error:
                _pass_on_shortage(error)
                failures += 1
                if not self._next_link():
                    self._count_damage(0.0)
                packets = self._container.demux(self._stream)
                continue
            if packet is None:
                return
            failures = 0
            self._position = max(self._position, packet.pos or 0)
            yield packet

    def _next_link(self) -> bool:
        """Opens the next link of an Ogg chain, where FFmpeg reads no other rate or channels; False if there is none."""
        while self._container.format.name == "ogg" and (link := OggLink.after(self._path, self._position)):
            self._position = link.start
            before = self._container
            with contextlib.suppress(UserError):
                self._open(link)
                before.close()
                return True
        return False

    def _decode(self, packet: av.Packet[av.AudioStream]) -> list[Decoded]:
        try:
            frames = [decoded(frame) for frame in packet.decode()]
        except DAMAGE as error:
            _pass_on_shortage(error)
            self._undecodable += self._silent
            if bytes(packet)[:3] not in TAGS:
                duration = packet.duration * packet.time_base if packet.duration and packet.time_base else 0
                self._count_damage(float(duration))
            return []
        self._failed, self._silent = self._failed and not frames, self._silent and not frames
        return frames

    def _count_damage(self, seconds: float) -> None:
        """Adds lost sound; failures without a good packet between them are one damaged place."""
        self.damaged += not self._failed
        self.lost += seconds
        self._failed = True

    def _notice_missing(self, seconds: float) -> None:
        """Counts sound that FFmpeg skipped without an error, in formats whose headers tell the exact duration."""
        missing = (self.seconds or 0.0) - seconds - self.lost
        if self._container.format.name in EXACT and missing > LEAST_MISSING:
            self.damaged += 1
            self.lost += missing


def check_file(path: Path) -> None:
    """Raises UserError if `path` is missing, a folder, no plain file, empty or cannot be looked up."""
    try:
        if path.is_dir():
            raise UserError("{path} is a folder, not a sound file; {advice}", path=path, advice=ADVICE)
        if not path.exists():
            raise UserError("The sound file {path} does not exist; check its name.", path=path)
        if not path.is_file():
            raise UserError("{path} is not a plain file; {advice}", path=path, advice=ADVICE)
        if path.stat().st_size == 0:
            raise UserError("The sound file {path} is empty (0 bytes); {advice}", path=path, advice=ADVICE)
    except OSError as error:
        raise UserError(
            "The sound file {path} cannot be opened ({reason}).", path=path, reason=error.strerror
        ) from error


def default_track(container: av.container.InputContainer, path: Path) -> av.AudioStream:
    """The audio stream that players choose: the first one marked as default, else the first. Raises UserError."""
    streams = container.streams.audio
    if not streams:
        raise UserError("{path} has no sound in it; {advice}", path=path, advice=ADVICE)
    marked = (stream for stream in streams if stream.disposition & av.stream.Disposition.default)
    return next(marked, streams[0])


def _pass_on_shortage(error: Exception) -> None:
    """Raises MemoryError if the sound is not damaged, but memory is used up."""
    if is_memory_shortage(error) and not isinstance(error, BlockingIOError):  # FFmpeg's word for "no packet yet"
        raise MemoryError from error
