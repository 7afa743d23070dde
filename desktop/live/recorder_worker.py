"""Recorder thread: writes frames and sound to a file, positioned by frame and sample numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from threading import Event

from desktop.devices.video_file import SOUND_RATE
from desktop.live.bounded_queue import BoundedQueue
from desktop.live.session_parts import Recording
from desktop.live.session_problems import SessionProblems
from desktop.live.session_stats import Stage
from desktop.live.sound_intake import SoundChunk
from inference.audio.resampler import Resampler
from inference.decoder.picture_format import PictureFormat
from inference.sentence import Sentence
from inference.types import Frame
from inference.user_error import UserError

TIMEOUT = 0.05


class RecorderWorker:
    """Owns the file. Time 0 of the file is the first frame whose sound is recorded from its beginning."""

    def __init__(
        self,
        open_recording: Callable[[Path, int], Recording],
        fps: int,
        rate: int,
        sounds: BoundedQueue[SoundChunk],
        frames: BoundedQueue[Frame],
        problems: SessionProblems,
    ) -> None:
        self.wanted: Path | None = None
        """File to record to; any thread may change it at any time, and None finishes the file."""
        self.stage = Stage()
        self._open_recording = open_recording
        self._fps = fps
        self._rate = rate
        self._sounds = sounds
        self._frames = frames
        self._problems = problems
        self._opened: Path | None = None
        self._recording: Recording | None = None
        self._first: int | None = None
        self._expected = -1
        self._position = 0
        self._resampler = Resampler(rate, SOUND_RATE)

    @property
    def format(self) -> PictureFormat | None:
        """What the open file takes without a conversion; None without one."""
        recording = self._recording
        return recording.format if recording else None

    def run(self, stop: Event) -> None:
        """Run until `stop` is set, then write the queued frames and sound."""
        try:
            while not stop.is_set():
                self._step()
            self._step()
        finally:
            self._end()

    def _step(self) -> None:
        try:
            if self.wanted != self._opened:
                self._end()
                self._begin(self.wanted)
            self._write(self._sounds.get(TIMEOUT))
        except UserError as error:
            self._abandon(str(error))

    def _begin(self, path: Path | None) -> None:
        self._opened = path
        self._first, self._expected = None, -1
        self._problems.clear("recorder")
        self._sounds.drain()
        self._frames.drain()
        self._recording = self._open_recording(path, self._fps) if path else None

    def _write(self, sound: SoundChunk | None) -> None:
        sounds = ([sound] if sound else []) + self._sounds.drain()
        frames = self._frames.drain()
        if self._recording is None:
            return
        for piece in sounds:
            with self.stage.timed(len(piece.samples) / self._rate):
                self._add_sound(self._recording, piece)
        for frame in frames:
            if self._first is not None:
                self._recording.add_frame(frame.index - self._first, frame.pixels)

    def _add_sound(self, recording: Recording, piece: SoundChunk) -> None:
        if self._first is None:
            self._first = math.ceil(piece.start * self._fps / self._rate)
        if piece.start != self._expected:
            self._resampler = Resampler(self._rate, SOUND_RATE)
            self._position = round(piece.start * SOUND_RATE / self._rate)
        samples = self._resampler.push(piece.samples[:, None])
        recording.add_sound(self._position - self._first * SOUND_RATE // self._fps, samples)
        self._expected = piece.start + len(piece.samples)
        self._position += len(samples)

    def _end(self) -> None:
        recording, self._recording = self._recording, None
        if recording:
            try:
                recording.finish()
            except UserError as error:
                self._report(recording, str(error))

    def _abandon(self, sentence: str) -> None:
        recording, self._recording = self._recording, None
        self._report(recording, sentence)

    def _report(self, recording: Recording | None, sentence: str) -> None:
        kept = recording.abandon() if recording else None
        if kept:
            sentence = Sentence("{problem} What came before is in {kept}.", problem=sentence, kept=kept)
        self._problems.put("recorder", sentence)
