"""python -m examples.frame_processor PORTRAIT SOUND: a face for a voice agent, as a frame processor of pipecat.

With pipecat installed, take the frames from `pipecat.frames.frames`, FrameProcessor from
`pipecat.processors.frame_processor`, and put a PortraitProcessor between speech synthesis and transport. Nothing
here needs that package, a server or an account.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from inference.api import SAMPLE_RATE, Frame, Pcm, Portrait, TalkingPortrait, UserError, read_sound


@dataclass
class TTSAudioRawFrame:
    """Stands for pipecat's: synthesised speech, int16."""

    audio: bytes
    sample_rate: int
    num_channels: int


@dataclass
class OutputImageRawFrame:
    """Stands for pipecat's."""

    image: bytes
    size: tuple[int, int]
    format: str


class TTSStoppedFrame:
    """Stands for pipecat's: the sentence is complete."""


class InterruptionFrame:
    """Stands for pipecat's: the user speaks, and the agent stops."""


DOWNSTREAM = "downstream"
"""Stands for FrameDirection.DOWNSTREAM: towards the transport."""
Passed = TTSAudioRawFrame | OutputImageRawFrame | TTSStoppedFrame | InterruptionFrame


class FrameProcessor:
    """Stands for pipecat's: `push_frame` hands a frame to the next processor, here to a list."""

    def __init__(self) -> None:
        self.passed: list[Passed] = []

    async def process_frame(self, frame: Passed, direction: str) -> None:
        """Takes one frame."""

    async def push_frame(self, frame: Passed, direction: str) -> None:
        """To the next processor."""
        if direction == DOWNSTREAM:
            self.passed.append(frame)


class PortraitProcessor(FrameProcessor):
    """Adds the pictures of synthesised speech; the transport keeps sound and pictures in order."""

    def __init__(self, portrait: Portrait | str, fps: int = 25) -> None:
        super().__init__()
        self._portrait = TalkingPortrait(portrait, fps=fps)
        self._rate = 0

    async def process_frame(self, frame: Passed, direction: str) -> None:
        """Speech passes after the pictures that it completes; the end of a sentence brings the last ones."""
        await super().process_frame(frame, direction)
        if isinstance(frame, TTSAudioRawFrame):
            self._rate = frame.sample_rate
            samples = np.frombuffer(frame.audio, np.int16).reshape(-1, frame.num_channels)
            await self._show(samples, direction)
        elif self._rate:
            # Silence as long as the look-ahead: the mouth comes to rest, and the head goes on from where it is.
            await self._show(np.zeros(round(self._rate * self._portrait.latency), np.int16), direction)
        await self.push_frame(frame, direction)

    async def _show(self, samples: Pcm, direction: str) -> None:
        for shown in await asyncio.to_thread(self._portrait.push, samples, self._rate):
            await self.push_frame(_image(shown), direction)


def _image(frame: Frame) -> OutputImageRawFrame:
    height, width = frame.pixels.shape[:2]
    return OutputImageRawFrame(frame.pixels.tobytes(), (width, height), "RGB")


async def converse(photo: str, sound: Path) -> list[Passed]:
    """What comes out while an agent says one sentence in pieces of 100 ms."""
    processor = await asyncio.to_thread(PortraitProcessor, photo)
    said, piece = (read_sound(sound) * 32767).astype(np.int16), SAMPLE_RATE // 10
    for start in range(0, len(said), piece):
        audio = said[start : start + piece].tobytes()
        await processor.process_frame(TTSAudioRawFrame(audio, SAMPLE_RATE, 1), DOWNSTREAM)
    await processor.process_frame(TTSStoppedFrame(), DOWNSTREAM)
    return processor.passed


def main(photo: str, sound: str) -> int:
    """Prints what a transport gets of one sentence; returns the exit status."""
    try:
        passed = asyncio.run(converse(photo, Path(sound)))
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    spoken = sum(isinstance(frame, TTSAudioRawFrame) for frame in passed)
    print(f"{sum(isinstance(frame, OutputImageRawFrame) for frame in passed)} pictures, {spoken} pieces of voice")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("portrait", help="a photo, or the name of a built-in portrait such as felix")
    parser.add_argument("sound", help="a sound file")
    given = parser.parse_args()
    sys.exit(main(given.portrait, given.sound))
