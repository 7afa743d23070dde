"""A portrait that turns pushed sound into frames: the pipeline as one object."""

from __future__ import annotations

import time
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from inference.audio.pcm import Pcm, PcmConverter
from inference.decoder.decoder import Decoder
from inference.decoder.disclosure_mark import DisclosureMark
from inference.decoder.marks import Marks
from inference.decoder.open_decoder import open_decoder
from inference.decoder.placement import place
from inference.decoder.scene.backdrop import parse_backdrop
from inference.decoder.scene.scene import Scene
from inference.decoder.unmarked import Unmarked
from inference.motion import control_limits
from inference.motion.buffer import MotionBuffer
from inference.motion.controls import Controls
from inference.motion.generator import MotionGenerator
from inference.pipeline import frame_count
from inference.portrait import builtins, portrait_cache
from inference.timebase import FRAME_SIZE, SAMPLE_RATE, SAMPLES_PER_MOTION, sample_of_frame
from inference.types import AudioChunk, Floats, Frame, Motion, Portrait
from inference.user_error import UserError
from inference.watermark.watermark import LIBRARY_NUMBER, Watermark

SIDES = (64, 4096)
"""Smallest and largest width or height of a frame in pixels."""
FASTEST = 60
"""Largest number of frames a second."""
BLOCK_SECONDS = 0.1
"""Longest piece of sound that `stream` converts at once."""

InThread = Callable[[Callable[[], list[Frame]]], Awaitable[list[Frame]]]
"""Runs a function on another thread and awaits its result: asyncio.to_thread, or the like of another event loop."""


class TalkingPortrait:
    """push(pcm, rate) -> the frames whose look-ahead is complete; any chunking gives the frames of one push.

    Frame k shows the face at second k / fps of the sound. Without sound there are no frames: push silence while nobody
    speaks, and the face idles. One thread at a time may use an object, `controls` excepted; several objects may run
    in parallel and share a Portrait.
    """

    def __init__(
        self,
        portrait: Portrait | Path | str,
        *,
        size: tuple[int, int] = (FRAME_SIZE, FRAME_SIZE),
        fps: int = 25,
        controls: Controls | None = None,
        background: str = "photo",
        seed: int = 0,
        mark: DisclosureMark | Unmarked | None = None,
        number: int = LIBRARY_NUMBER,
    ) -> None:
        """Loads models and portrait, and draws one frame, so that the first push is as fast as the others.

        `portrait` is a registered one (open_portrait), a photo file or a built-in name. `size` is (width, height):
        512 x 512 is the head crop, any other size a webcam's framing. `background` is photo, blur, #RRGGBB, an image
        file or transparent (RGBA frames). `seed` chooses the random head motion. `mark` None draws the default AI
        mark; Unmarked leaves it out. `number` (32 bits) is what detectors read from the invisible mark.
        Raises UserError.
        """
        _check(size, fps)
        control_limits.check(controls or Controls())
        self.fps = fps
        self.mark = mark or DisclosureMark()
        self.portrait = portrait if isinstance(portrait, Portrait) else open_portrait(portrait)
        """May be given to other objects; its `notes` are messages for the user."""
        self._decoder = _open_decoder(self.portrait, size, background)
        self._watermark = Watermark(number)
        self._generator = MotionGenerator(seed, controls)
        self._busy = False
        self.reset()
        self._draw(self._buffer.at(0.0), 0.0)
        self.reset()

    @property
    def controls(self) -> Controls:
        """What the face follows. Any thread may set it; the next sound follows, and changes ease in within 300 ms."""
        return self._generator.controls

    @controls.setter
    def controls(self, controls: Controls) -> None:
        control_limits.check(controls)
        self._generator.controls = controls

    @property
    def look_ahead(self) -> int:
        """Samples at 16 kHz after its own that a motion point waits for."""
        return self._generator.look_ahead

    @property
    def latency(self) -> float:
        """Seconds of sound after its own that a frame waits for, at most; resampling adds 1 ms, drawing its time."""
        samples = (sample_of_frame(index, self.fps) for index in range(self.fps))
        return (max(-sample % SAMPLES_PER_MOTION for sample in samples) + self.look_ahead) / SAMPLE_RATE

    def push(self, pcm: Pcm, rate: int) -> list[Frame]:
        """Frames that this sound completes, in order. A second of sound makes `fps` frames, so push short blocks.

        `pcm` [n] or [n, channels], int16 or float32 in -1..1, at `rate` Hz; of more than two channels the first two
        count. `rate` stays the same until `reset`. Frame.captured_at assumes that the last sample was recorded
        at this call. Raises UserError.
        """
        with self._used():
            return self._frames(self._generator.push(self._chunk(self._converter_for(rate).push(pcm))))

    def flush(self) -> list[Frame]:
        """The rest of the frames at the end of the sound. `reset` comes before more sound."""
        with self._used():
            motions = self._generator.push(self._chunk(self._converter.flush())) if self._converter else []
            self._ended = True
            return self._frames([*motions, *self._generator.flush()])

    def reset(self) -> None:
        """Back to frame 0 and to the seed's first head motion; sound pushed before is forgotten."""
        self._generator.reset()
        self._buffer = MotionBuffer()
        self._converter: PcmConverter | None = None
        self._index = self._heard = 0
        self._heard_at = time.perf_counter()
        self._ended = False

    async def stream(self, sound: AsyncIterable[Pcm], rate: int, in_thread: InThread) -> AsyncIterator[Frame]:
        """The frames of `sound`, drawn where `in_thread` runs them, so that the event loop stays free.

        `in_thread` is asyncio.to_thread. After a cancelled `stream`, wait for its thread before the next call.
        Raises UserError.
        """
        async for block in sound:
            for piece in _pieces(block, rate):
                for frame in await in_thread(partial(self.push, piece, rate)):
                    yield frame
        for frame in await in_thread(self.flush):
            yield frame

    def _converter_for(self, rate: int) -> PcmConverter:
        if self._ended:
            raise UserError("The sound has ended; call reset before more of it is pushed.")
        if self._converter is None:
            self._converter = PcmConverter(rate)
        if self._converter.rate != rate:
            raise UserError(
                "The sound began at {rate} Hz and goes on at {other} Hz; call reset before the rate changes.",
                rate=self._converter.rate,
                other=rate,
            )
        return self._converter

    def _chunk(self, samples: Floats) -> AudioChunk:
        start, self._heard = self._heard, self._heard + len(samples)
        self._heard_at = time.perf_counter()
        return AudioChunk(samples, start, self._heard_at)

    def _frames(self, motions: list[Motion]) -> list[Frame]:
        for motion in motions:
            self._buffer.push(motion)
        return list(self._drawn())

    def _drawn(self) -> Iterator[Frame]:
        newest = self._buffer.newest
        while newest is not None and (sample := sample_of_frame(self._index, self.fps)) <= newest:
            if self._index >= frame_count(self._heard, self.fps):
                return
            yield self._draw(self._buffer.at(sample), sample)

    def _draw(self, motion: Motion, sample: float) -> Frame:
        mark = self.mark if isinstance(self.mark, DisclosureMark) else None
        pixels = self._decoder.render(motion, Marks(mark, self._watermark))
        index, self._index = self._index, self._index + 1
        return Frame(index, pixels, self._heard_at - (self._heard - sample) / SAMPLE_RATE)

    @contextmanager
    def _used(self) -> Iterator[None]:
        """Refuses a second thread, whose frames would mix with the first one's."""
        if self._busy:
            raise UserError("Two threads use one TalkingPortrait at once; give each one its own.")
        self._busy = True
        try:
            yield
        finally:
            self._busy = False


def open_portrait(photo: Path | str) -> Portrait:
    """Registers a photo file or a built-in name such as "felix", or loads it from the user's cache.

    Raises UserError if the photo is missing or unfit.
    """
    known = None if Path(photo).is_file() else builtins.find(str(photo))
    return portrait_cache.load_or_register(known or Path(photo))


def _open_decoder(portrait: Portrait, size: tuple[int, int], background: str) -> Decoder:
    return open_decoder(portrait, Scene(portrait, place(portrait, *size), parse_backdrop(background)))


def _check(size: tuple[int, int], fps: int) -> None:
    low, high = SIDES
    if len(size) != 2 or not all(isinstance(side, int) and low <= side <= high for side in size):
        raise UserError(
            "A frame is {low} to {high} pixels wide and high, not {size}.", low=low, high=high, size=list(size)
        )
    if not (isinstance(fps, int) and 1 <= fps <= FASTEST):
        raise UserError("A portrait makes 1 to {most} whole frames a second, not {fps}.", most=FASTEST, fps=fps)


def _pieces(block: Pcm, rate: int) -> Iterator[Pcm]:
    """Pieces [n] or [n, channels] of at most BLOCK_SECONDS."""
    length = max(1, round(rate * BLOCK_SECONDS))
    for start in range(0, len(block), length):
        yield block[start : start + length]
